// SPDX-License-Identifier: MIT
/// Text without a locale: numbers in and out, widths as a terminal shows them, near misses.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gonogo {

/// A decimal number as TOML and a command line write it: a sign, digits without a leading zero, '_'
/// between digits, one '.' between digits, an exponent; nothing else (no inf, nan, hex, blanks,
/// "010", ".5", "5."). Empty where the text is not one, or is beyond the reach of a double (1e400,
/// 1e-400).
std::optional<double> parse_number(std::string_view text);

/// The nearest number of so many significant digits: 1.3, not 1.2999999999999998.
/// Requires: `digits` is 1 to 17.
double to_digits(double value, int digits);

/// The shortest text that reads back as the same double ("0.1", "1e+22"). `value` must be finite.
std::string shortest(double value);

/// Fixed decimals with thousands separators: grouped(-1234.5, 2) == "-1,234.50". Never "-0.00".
std::string grouped(double value, int decimals);

/// Columns of a terminal that `utf8` fills: CJK characters two, combining marks none, tabs one.
int display_width(std::string_view utf8);

/// Number of code points; invalid bytes count one each.
int code_points(std::string_view utf8);

enum class Tabs { blank, kept };

/// The text made safe for a terminal, whoever wrote it: valid UTF-8 on one line. Control characters
/// become their pictures (ESC: U+241B), invalid bytes and characters that turn the direction of
/// text U+FFFD. Code points keep their number. Tabs become blanks unless they are kept.
std::string printable(std::string_view utf8, Tabs tabs = Tabs::blank);

/// The candidate nearest to `word`, the first of equals, if it is near enough to be what was meant:
/// at most a third of the letters differ (of two letters one), an exchange of neighbours counting
/// one and the case of ASCII letters nothing (optimal string alignment, after Damerau 1964).
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

/// Without the blanks and tabs at both ends.
std::string trimmed(std::string_view text);

/// The parts between separators, as many as separators and one: split("", ',') is one empty part.
std::vector<std::string> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);

}  // namespace gonogo
