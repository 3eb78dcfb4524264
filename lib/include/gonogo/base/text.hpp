// SPDX-License-Identifier: MIT
/// Text without a locale: numbers in and out, widths as a terminal shows them, near misses.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gonogo {

/// A decimal number as TOML and a command line write it: digits, '_' between digits, one '.', an exponent; nothing
/// else (no inf, nan, hex, blanks). Empty where the text is not one or not finite.
std::optional<double> parse_number(std::string_view text);

/// The shortest text that reads back as the same double ("0.1", "1e+22"). `value` must be finite.
std::string shortest(double value);

/// Fixed decimals with thousands separators: grouped(-1234.5, 2) == "-1,234.50". Never "-0.00".
std::string grouped(double value, int decimals);

/// Columns of a terminal that `utf8` fills: CJK characters two, combining marks none, tabs one.
int display_width(std::string_view utf8);

/// Number of code points; invalid bytes count one each.
int code_points(std::string_view utf8);

/// The candidate nearest to `word`, if it is near enough to be what was meant (edit distance, transpositions one).
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

std::vector<std::string> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);

}  // namespace gonogo
