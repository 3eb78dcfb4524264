// SPDX-License-Identifier: MIT
/// Breaks text into lines by the columns it fills on a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gonogo {

using Lines = std::vector<std::string>;

/// Printable text broken at blanks and between wide characters so that no line is wider than
/// `width` (at least 2); words that are wider are cut. At least one line.
Lines wrap(std::string_view text, int width);

/// Width of the widest part that wrap() does not cut: of "drivers.price" it is "drivers.".
int widest_part(std::string_view text);

/// Width of the widest piece that wrap() would rather not cut.
int widest_word(std::string_view text);

/// Takes as much off the beginning of `rest` as fits into `width` columns.
std::string take_width(std::string_view& rest, int width);

}  // namespace gonogo
