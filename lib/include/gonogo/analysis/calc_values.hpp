// SPDX-License-Identifier: MIT
/// Numbers as people and spreadsheets write them: the parts of a text, without guessing at commas.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// What separates the decimals. Where it is stated, the other of the two signs groups thousands.
enum class DecimalSign { unstated, point, comma };

struct ReadValues {
  std::vector<std::string> parts = {};  ///< each a number for parse_number, or a date
  Message error = {};                   ///< empty: the text is good
  Message hint = {};
};

/// The parts of a text, separated by blanks, semicolons, tabs, lines, and commas. A separator at the
/// end of a line does not count, nor do empty lines before the first value and after the last.
///
/// A comma between digits is refused, by its line, where it may as well be a decimal sign or group
/// thousands: "-1,200.00", "-1200,50", "100,200,300", "60,1,234". So is a blank where semicolons or
/// lines separate: "-1 200" in a column. With a stated sign no comma separates. A cell without a
/// value is an error, as it is in a series of a bid.
ReadValues read_values(std::string_view text, DecimalSign sign);

/// What to write instead of a text that is no number; empty if the mistake is not a known one.
Message number_hint(std::string_view text);

}  // namespace gonogo
