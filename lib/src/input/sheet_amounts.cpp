// SPDX-License-Identifier: MIT
#include "input/sheet_amounts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// A cell without blanks and signs of money; brackets and minuses are its sign.
struct Bare {
  std::string digits = {};  ///< with the signs between them
  bool negative = false;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

Bare bare(std::string_view cell) {
  // No-break and wide blanks, minuses and dashes, wide brackets, signs of money, groups by apostrophe.
  constexpr std::array<std::array<std::string_view, 2>, 17> forms = {{{"\u00A0", ""},
                                                                      {"\u202F", ""},
                                                                      {"\u2009", ""},
                                                                      {"\u3000", ""},
                                                                      {" ", ""},
                                                                      {"\u2212", "-"},
                                                                      {"\u2013", "-"},
                                                                      {"\u2014", "-"},
                                                                      {"（", "("},
                                                                      {"）", ")"},
                                                                      {"¥", ""},
                                                                      {"￥", ""},
                                                                      {"$", ""},
                                                                      {"€", ""},
                                                                      {"£", ""},
                                                                      {"'", ""},
                                                                      {"’", ""}}};
  std::string text(cell);
  for (const auto& [from, to] : forms) replace_all(text, from, to);
  Bare result;
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    result.negative = true;
    text = text.substr(1, text.size() - 2);
  }
  if (text.size() > 1 && (text.front() == '-' || text.front() == '+')) {
    result.negative = result.negative || text.front() == '-';
    text.erase(0, 1);
  } else if (text.size() > 1 && text.back() == '-') {
    result.negative = true;
    text.pop_back();
  }
  result.digits = text;
  return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Digits with points and commas between or before them, perhaps an exponent.
bool is_number(std::string_view text) {
  const std::size_t exponent = text.find_first_of("eE");
  if (exponent != std::string_view::npos) {
    std::string_view power = text.substr(exponent + 1);
    if (power.starts_with('+') || power.starts_with('-')) power.remove_prefix(1);
    if (power.empty() || !std::all_of(power.begin(), power.end(), is_digit)) return false;
    text = text.substr(0, exponent);
  }
  const auto fits = [](char c) { return is_digit(c) || c == '.' || c == ','; };
  return std::all_of(text.begin(), text.end(), fits) &&
         std::any_of(text.begin(), text.end(), is_digit);
}

/// The sign of the decimals that a number proves: 0 where it may be either.
char proven(std::string_view digits) {
  const std::size_t last = digits.find_last_of(".,");
  if (last == std::string_view::npos) return 0;
  const std::size_t first = digits.find_first_of(".,");
  const char other = digits[last] == '.' ? ',' : '.';
  if (first != last) return digits[first] == digits[last] ? other : digits[last];
  const std::size_t end = std::min(digits.find_first_of("eE"), digits.size());
  const bool may_be_group = end - last == 4 && last >= 1 && last <= 3 && digits.front() != '0';
  return may_be_group ? '\0' : digits[last];
}

bool is_ambiguous(std::string_view digits) {
  return proven(digits) == 0 && digits.find_first_of(".,") != std::string_view::npos;
}

/// Groups of three behind the first one.
bool is_grouped(std::string_view whole, char group) {
  std::size_t at = whole.find(group);
  if (at == std::string_view::npos) return true;
  if (at == 0 || at > 3) return false;
  for (; at != std::string_view::npos; at = whole.find(group, at + 1)) {
    const std::size_t next = std::min(whole.find(group, at + 1), whole.size());
    if (next - at != 4) return false;
  }
  return true;
}

}  // namespace

SheetCell kind_of_cell(std::string_view text) {
  const Bare cell = bare(text);
  if (cell.digits.empty() || cell.digits == "-") return SheetCell::empty;
  if (is_number(cell.digits)) return SheetCell::amount;
  const bool rate = cell.digits.ends_with('%') &&
                    is_number(std::string_view(cell.digits).substr(0, cell.digits.size() - 1));
  return rate ? SheetCell::rate : SheetCell::text;
}

Checked<AmountStyle> style_of(const std::vector<CsvField>& amounts, char separator, char decimal) {
  AmountStyle style{.decimal = decimal};
  const CsvField* open = nullptr;
  for (const CsvField& each : amounts) {
    const std::string digits = bare(each.text).digits;
    if (style.decimal == 0) style.decimal = proven(digits);
    if (open == nullptr && is_ambiguous(digits)) open = &each;
  }
  if (style.decimal == 0 && open != nullptr && separator != ',') {
    Diagnostics found;
    add_error(found, "bad-sheet", say("'{1}' may be one number or several", verbatim(open->text)),
              open->place, say("say --decimal=, or --decimal=. for the sign of the decimals"));
    return {.diagnostics = std::move(found)};
  }
  if (style.decimal == 0) style.decimal = '.';
  for (const CsvField& each : amounts) {
    const std::string digits = bare(each.text).digits;
    const std::size_t point = digits.find(style.decimal);
    const std::size_t end = std::min(digits.find_first_of("eE"), digits.size());
    if (point < end) style.decimals = std::max(style.decimals, static_cast<int>(end - point) - 1);
  }
  return {.value = style};
}

std::optional<double> amount_of(std::string_view text, const AmountStyle& style) {
  Bare cell = bare(text);
  const char group = style.decimal == '.' ? ',' : '.';
  const std::size_t point =
      std::min(cell.digits.find(style.decimal), cell.digits.find_first_of("eE"));
  if (!is_grouped(std::string_view(cell.digits).substr(0, point), group)) return {};
  std::erase(cell.digits, group);
  std::replace(cell.digits.begin(), cell.digits.end(), style.decimal, '.');
  // What TOML does not allow, and sheets show: ".5", "5.", "007".
  if (cell.digits.starts_with('.')) cell.digits.insert(0, 1, '0');
  if (cell.digits.ends_with('.')) cell.digits.pop_back();
  while (cell.digits.size() > 1 && cell.digits[0] == '0' && is_digit(cell.digits[1]))
    cell.digits.erase(0, 1);
  const std::optional<double> value = parse_number(cell.digits);
  if (!value || std::abs(*value) >= 1e15) return {};
  return cell.negative && *value != 0 ? -*value : *value;
}

}  // namespace gonogo
