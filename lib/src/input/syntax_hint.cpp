// SPDX-License-Identifier: MIT
/// Slips of people who know spreadsheets, told from the line on which TOML gave up.
#include <algorithm>
#include <cctype>
#include <optional>

#include "gonogo/base/text.hpp"
#include "input/say.hpp"
#include "input/toml_scan.hpp"

namespace gonogo {
namespace {

/// The value of `key = value` on a line, without a comment, and the column it starts at.
struct Value {
  std::string text = {};
  int column = 1;
};

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::optional<Value> value_of(const std::string& line) {
  const std::size_t equals = line.find('=');
  if (equals == std::string::npos || line.find_first_not_of(" \t") == equals) return {};
  const std::size_t first = line.find_first_not_of(" \t", equals + 1);
  if (first == std::string::npos)
    return Value{.text = "", .column = code_points(line.substr(0, equals)) + 1};
  const std::size_t end = line.find('#', first);
  const std::string text =
      trimmed(std::string_view(line).substr(first, end == std::string::npos ? end : end - first));
  return Value{.text = text, .column = code_points(line.substr(0, first)) + 1};
}

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

std::string without_commas(std::string text) {
  std::replace(text.begin(), text.end(), ',', '_');
  return text;
}

/// What to write instead of a value that TOML does not know; empty where the slip is not a known
/// one.
std::string hint_for_value(const std::string& value) {
  if (value.empty()) return say("write a value after the =");
  if (value.front() == '=')
    return say("a formula stands in quotes, without a leading =: \"{}\"",
               {trimmed(value.substr(1))});
  if (value == "True" || value == "TRUE" || value == "yes") return say("write true");
  if (value == "False" || value == "FALSE" || value == "no") return say("write false");
  if (has_comma_groups(value))
    return say("write {}; a list stands in brackets: [{}]", {without_commas(value), value});
  if (value.front() == '.' && parse_number("0" + value)) return say("write 0{}", {value});
  if (const auto leading = leading_number(value)) {
    if (leading->rest == "%")
      return say("a fraction is meant: {}", {shortest(leading->number / 100)});
    if (is_word(leading->rest)) return say("text stands in quotes: \"{}\"", {value});
  }
  if (is_word(value)) return say("text stands in quotes: \"{}\"", {value});
  const bool formula = value.find_first_of("+-*/^(<>") != std::string::npos &&
                       value.find_first_of("\"'[{") == std::string::npos;
  if (formula) return say("a formula stands in quotes: \"{}\"", {value});
  return {};
}

/// "Error while parsing string: unknown escape" -> "unknown escape".
std::string own_words(std::string_view description) {
  const std::size_t colon = description.find(": ");
  const bool theirs =
      description.substr(0, 12) == "Error while " && colon != std::string_view::npos;
  std::string text(theirs ? description.substr(colon + 2) : description);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// What was meant by a line that is no `key = value`.
std::string hint_for_line(const std::string& line, std::string_view description) {
  if (contains(description, "expected '='") && contains(line, ":"))
    return say("a key and its value are joined by =, not :");
  if (contains(description, "expected '='")) return say("a line is a [section], or key = value");
  if (contains(description, "inline table"))
    return say("a table in braces stands on one line; longer ones are [section.id]");
  if (contains(description, "end-of-file"))
    return say("a bracket or quote that was opened above is not closed");
  return {};
}

}  // namespace

Diagnostic syntax_error(const std::string& file, const std::string& line_text, int line, int column,
                        std::string_view description) {
  Diagnostic found = {.code = "syntax", .place = {.file = file, .line = line, .column = column}};
  if (contains(description, "cannot redefine")) {
    found.code = "duplicate-key";
    found.message = say("{} is defined twice",
                        {own_words(description).substr(own_words(description).find('\''))});
    found.hint = say("remove one of the two");
    return found;
  }
  found.message = say("not TOML: {}", {own_words(description)});
  found.hint = hint_for_line(line_text, description);
  if (!found.hint.empty()) return found;
  const std::optional<Value> value = value_of(line_text);
  if (!value || value->column > column + code_points(value->text) || column < value->column - 1)
    return found;
  found.hint = hint_for_value(value->text);
  if (found.hint.empty()) return found;
  found.place.column = value->column;
  found.place.length = std::max(1, code_points(value->text));
  return found;
}

}  // namespace gonogo
