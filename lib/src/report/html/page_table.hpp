// SPDX-License-Identifier: MIT
/// A table of a page.
#pragma once

#include <string>

#include "gonogo/report/report.hpp"

namespace gonogo {

/// Whether a script finds the rows and columns of a table by their ids. Then rows that are not drawn
/// are there, but hidden.
enum class Addressed { no, yes };

/// A <table> in a frame that scrolls, with its remarks below; empty where there is nothing to draw.
/// `name` is what the frame is called where the table has no title.
std::string page_table(const Table& table, const Message& name, Language language,
                       Addressed addressed = Addressed::no);

/// The class of a tone: "good", "bad", ...; empty for plain.
std::string_view class_of(Tone tone);

}  // namespace gonogo
