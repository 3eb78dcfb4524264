// SPDX-License-Identifier: MIT
#include "input/value_slip.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include "gonogo/base/text.hpp"
#include "input/written_number.hpp"

namespace gonogo {
namespace {

bool is_word(std::string_view text) {
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0 &&
         std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '.'; });
}

/// The number that a text begins with, and what follows it.
struct Leading {
  double number = 0;
  std::string rest = {};
};

std::optional<Leading> leading_number(std::string_view text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789_.,+-"), text.size());
  std::string digits(text.substr(0, end));
  std::erase(digits, ',');
  const std::optional<double> number = parse_number(digits);
  if (!number) return {};
  return Leading{.number = *number, .rest = trimmed(text.substr(end))};
}

bool has_comma_groups(std::string_view text) {
  const std::size_t comma = text.find(',');
  return comma != std::string_view::npos && comma > 0 &&
         text.find_first_not_of("0123456789,._ ") == std::string_view::npos;
}

bool is_formula(std::string_view value) {
  return value.find_first_of("+-*/^(<>") != std::string_view::npos &&
         value.find_first_of("\"'[{") == std::string_view::npos;
}

}  // namespace

Message hint_for_value(const std::string& value) {
  if (value.empty()) return say("write a value after the =");
  if (value.starts_with('='))
    return say("write the formula in quotes, without a leading =: \"{1}\"",
               verbatim(trimmed(value.substr(1))));
  if (value == "True" || value == "TRUE" || value == "yes") return say("write true");
  if (value == "False" || value == "FALSE" || value == "no") return say("write false");
  if (value.ends_with(',')) return say("leave the comma at the end of the line out");
  const auto number = number_in(value);
  if (has_comma_groups(value)) {
    return number ? say("write {1}; a list is in brackets: [{2}]", verbatim(number->toml),
                        verbatim(value))
                  : say("a list is in brackets: [{1}]", verbatim(value));
  }
  if (const auto date = date_written_elsewhere(value))
    return say("a date is written {1}", verbatim(*date));
  if (value.starts_with('.') && parse_number("0" + value))
    return say("write 0{1}", verbatim(value));
  const auto leading = leading_number(value);
  if (leading && leading->rest == "%")
    return say("a fraction is meant: {1}", verbatim(shortest(leading->number / 100)));
  if (number && number->toml != value) return hint_for(*number);
  if (leading && is_word(leading->rest))
    return say("write text in quotes: \"{1}\"", verbatim(value));
  if (is_word(value)) return say("write text in quotes: \"{1}\"", verbatim(value));
  const std::size_t significant = value.find_first_not_of('0');
  const bool zeros = significant != 0 && significant != std::string::npos &&
                     value.find_first_not_of("0123456789_") == std::string::npos;
  if (zeros) return say("write {1}", verbatim(value.substr(significant)));
  if (value.ends_with('.') && parse_number(value.substr(0, value.size() - 1)))
    return say("write {1}", verbatim(value.substr(0, value.size() - 1)));
  if (is_formula(value)) return say("write the formula in quotes: \"{1}\"", verbatim(value));
  return {};
}

Message fault_in_value(const std::string& value) {
  if (number_in(value)) return fault_in(value);
  if (is_word(value)) return say("text needs quotes");
  return is_formula(value) ? say("a formula needs quotes")
                           : say("this is not how a value is written");
}

}  // namespace gonogo
