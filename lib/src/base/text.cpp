// SPDX-License-Identifier: MIT
#include "gonogo/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.hpp"

namespace gonogo {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Copies the digits at the head of `rest` without their underscores; false unless there is one at
/// least and every underscore is between two.
bool take_digits(std::string_view& rest, std::string& digits) {
  const auto before = digits.size();
  while (!rest.empty() && is_digit(rest.front())) {
    digits += rest.front();
    rest.remove_prefix(1);
    if (rest.size() > 1 && rest[0] == '_' && is_digit(rest[1])) rest.remove_prefix(1);
  }
  return digits.size() > before;
}

void take_sign(std::string_view& rest, std::string& digits) {
  if (rest.empty() || (rest.front() != '+' && rest.front() != '-')) return;
  if (rest.front() == '-') digits += '-';
  rest.remove_prefix(1);
}

bool take_whole_part(std::string_view& rest, std::string& digits) {
  const bool leading_zero =
      rest.size() > 1 && rest[0] == '0' && (is_digit(rest[1]) || rest[1] == '_');
  return !leading_zero && take_digits(rest, digits);
}

bool take_fraction(std::string_view& rest, std::string& digits) {
  if (rest.empty() || rest.front() != '.') return true;
  rest.remove_prefix(1);
  digits += '.';
  return take_digits(rest, digits);
}

bool take_exponent(std::string_view& rest, std::string& digits) {
  if (rest.empty() || (rest.front() != 'e' && rest.front() != 'E')) return true;
  rest.remove_prefix(1);
  digits += 'e';
  take_sign(rest, digits);
  return take_digits(rest, digits);
}

void append_utf8(std::string& text, char32_t value) {
  text += static_cast<char>(0xE0 | (value >> 12));  // only called for U+0800..U+FFFF
  text += static_cast<char>(0x80 | ((value >> 6) & 0x3F));
  text += static_cast<char>(0x80 | (value & 0x3F));
}

/// Marks, embeddings, overrides and isolates reorder what a reader sees ("Trojan Source", Boucher &
/// Anderson 2021); the separators break lines in some terminals.
bool deceives(char32_t c) {
  const bool mark = c == 0x061C || c == 0x200E || c == 0x200F || c == 0xFEFF;
  return mark || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 ||
         c == 0x2029;
}

/// No character ever: XML does not allow the last two (a workbook would not open).
bool is_noncharacter(char32_t c) {
  return (c >= 0xFDD0 && c <= 0xFDEF) || c == 0xFFFE || c == 0xFFFF;
}

}  // namespace

// The grammar is checked by hand because std::from_chars knows no '_' and accepts "010", ".5", inf and nan; it
// converts the digits.
std::optional<double> parse_number(std::string_view text) {
  std::string digits;
  take_sign(text, digits);
  if (!take_whole_part(text, digits) || !take_fraction(text, digits) ||
      !take_exponent(text, digits) || !text.empty()) {
    return std::nullopt;
  }
  double value = 0;
  const auto* last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, value);
  if (error != std::errc() || end != last || !std::isfinite(value)) return std::nullopt;
  return value;
}

double to_digits(double value, int digits) {
  return std::strtod(fmt::format("{:.{}e}", value, digits - 1).c_str(), nullptr);
}

std::string shortest(double value) { return fmt::format("{}", value); }

std::string grouped(double value, int decimals) {
  const auto plain = fmt::format("{:.{}f}", std::abs(value), decimals);
  const auto whole = std::min(plain.find('.'), plain.size());
  std::string text;
  if (value < 0 && plain.find_first_not_of("0.") != std::string::npos) text += '-';
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) text += ',';
    text += plain[i];
  }
  return text.append(plain, whole);
}

int display_width(std::string_view utf8) {
  int width = 0;
  while (!utf8.empty()) width += take_code_point(utf8).width;
  return width;
}

int code_points(std::string_view utf8) {
  int count = 0;
  for (; !utf8.empty(); ++count) take_code_point(utf8);
  return count;
}

std::string printable(std::string_view utf8, Tabs tabs) {
  std::string text;
  text.reserve(utf8.size());
  while (!utf8.empty()) {
    const auto point = take_code_point(utf8);
    const auto c = point.value;
    if (point.is_tab()) {
      text += tabs == Tabs::kept ? '\t' : ' ';
    } else if (c < 0x20) {
      append_utf8(text, 0x2400 + c);
    } else if (c == 0x7F) {
      append_utf8(text, 0x2421);
    } else if ((c > 0x7F && c < 0xA0) || deceives(c) || is_noncharacter(c) || c == 0xFFFD) {
      append_utf8(text, 0xFFFD);
    } else {
      text += point.bytes;
    }
  }
  return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

}  // namespace gonogo
