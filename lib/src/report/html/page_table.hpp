// SPDX-License-Identifier: MIT
/// A table of a page.
#pragma once

#include <string>

#include "gonogo/report/report.hpp"

namespace gonogo {

/// A <table> in a frame that scrolls, with its remarks below; empty where there is nothing to draw.
/// `name` is what the frame is called where the table has no title.
std::string page_table(const Table& table, const Message& name, Language language);

/// The class of a tone: "good", "bad", ...; empty for plain.
std::string_view class_of(Tone tone);

}  // namespace gonogo
