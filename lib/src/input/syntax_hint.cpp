// SPDX-License-Identifier: MIT
/// Mistakes of people who know spreadsheets, recognised by the line that toml++ refuses.
#include <algorithm>
#include <optional>

#include "gonogo/base/text.hpp"
#include "input/brace_slip.hpp"
#include "input/toml_scan.hpp"
#include "input/toml_words.hpp"
#include "input/value_slip.hpp"
#include "input/written_number.hpp"

namespace gonogo {
namespace {

/// The value of `key = value` on a line, without a comment, and the column it starts at.
struct Value {
  std::string text = {};
  int column = 1;
};

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

/// What is wrong with a line as a whole; with an empty message, toml++ describes it.
struct LineFault {
  Message message = {};
  Message hint = {};
};

LineFault explain_line(const std::string& line, int column, std::string_view description) {
  if (contains(description, "control characters") && column > code_points(line)) {
    return {.message = say("this text is not closed"),
            .hint = say("text ends with the quote it began with, on the same line")};
  }
  if (contains(description, "nested value depth"))
    return {.message = say("lists or tables in one another, deeper than any bid needs")};
  if (contains(description, "closing ']'")) {
    return {.message = say("this list is not closed"),
            .hint = say("values are separated by commas, a list ends with ]")};
  }
  if (comes_from_above(line, column, description)) {
    return {.message = say("a bracket or quote that was opened above is not closed")};
  }
  if (contains(description, "expected '='")) {
    return {.hint = contains(line, ":") ? say("a key and its value are joined by =, not :")
                                        : say("a line is a [section], or key = value")};
  }
  if (contains(description, "expected ']'")) {
    return {.hint = say("write the name of a section in brackets: [cost.care]")};
  }
  if (contains(description, "inline table")) {
    return {.hint = say("a table in braces is on one line; longer ones are [section.id]")};
  }
  if (contains(description, "date") || contains(description, " time")) {
    return {.message = say("this is no date"), .hint = say("a date is written 2027-03-15")};
  }
  if (contains(description, "representable") || contains(description, "interpreted")) {
    return {.message = say("this number is too large"),
            .hint = say("numbers stay below 1e15 in size")};
  }
  return {};
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

/// The line above `line` that has `key` first, in the same table or as the same header; 0 if it is
/// not found.
int first_definition(const std::vector<std::string>& lines, int line, const std::string& key) {
  const std::string& again = lines[static_cast<std::size_t>(line - 1)];
  const bool header = again.substr(indent_of(again), 1) == "[";
  for (int above = line - 1; above > 0; --above) {
    const std::string& text = lines[static_cast<std::size_t>(above - 1)];
    const std::string_view body = std::string_view(text).substr(indent_of(text));
    if (header && body.substr(0, body.find(']')) ==
                      std::string_view(again).substr(indent_of(again)).substr(0, body.find(']')))
      return above;
    if (header) continue;
    const std::string_view rest =
        body.substr(0, key.size()) == key ? body.substr(key.size()) : std::string_view();
    if (!rest.empty() && rest.substr(indent_of(rest), 1) == "=") return above;
    if (body.substr(0, 1) == "[") break;
  }
  return 0;
}

/// "cannot redefine existing integer 'a' as ...": `a` is there twice.
Diagnostic duplicate(Place place, const std::vector<std::string>& lines,
                     const std::string& description) {
  const std::size_t open = description.find('\'');
  const std::string key = description.substr(open + 1, description.find('\'', open + 1) - open - 1);
  const std::string last = key.substr(key.rfind('.') == std::string::npos ? 0 : key.rfind('.') + 1);
  const std::string& text = lines[static_cast<std::size_t>(place.line - 1)];
  const auto mark = [&](Place there) {
    const std::string& line = lines[static_cast<std::size_t>(there.line - 1)];
    const std::size_t at = line.find(last);
    there.column = at == std::string::npos ? 1 : code_points(line.substr(0, at)) + 1;
    there.length = at == std::string::npos ? 1 : std::max(1, code_points(last));
    return there;
  };
  Diagnostic found = {.code = "duplicate-key",
                      .message = say("'{1}' is defined twice", verbatim(key)),
                      .place = place};
  if (text.find(last) != std::string::npos) found.place = mark(place);
  if (const int above = first_definition(lines, place.line, last)) {
    Place first = place;
    first.line = above;
    found.related.push_back({.place = mark(first), .message = say("the first one is here")});
  }
  return found;
}

}  // namespace

bool comes_from_above(const std::string& line, int column, std::string_view description) {
  const bool at_start = code_points(line.substr(0, line.find_first_not_of(" \t"))) + 1 == column;
  const bool value_missing = contains(description, "value type") && at_start;
  return contains(description, "end-of-file") || contains(description, "closing ']'") ||
         value_missing;
}

Diagnostic syntax_error(const std::string& file, const std::vector<std::string>& lines, int line,
                        int column, std::string_view description) {
  const std::string& text = lines[static_cast<std::size_t>(line - 1)];
  Diagnostic found = {.code = "syntax", .place = {.file = file, .line = line, .column = column}};
  if (contains(description, "cannot redefine"))
    return duplicate(found.place, lines, own_words(description));
  if (const auto slip = find_brace_slip(text)) {
    found.place.column = slip->column;
    found.place.length = slip->length;
    found.message = slip->message;
    found.hint = slip->hint;
    return found;
  }
  const LineFault line_fault = explain_line(text, column, description);
  found.message = line_fault.message.empty()
                      ? say("not TOML: {1}", toml_words(own_words(description)))
                      : line_fault.message;
  found.hint = line_fault.hint;
  const std::optional<Value> value = value_of(text);
  if (!value || value->column > column + code_points(value->text) || column < value->column - 1)
    return found;
  const Message slip =
      found.hint.empty() && line_fault.message.empty() ? hint_for_value(value->text) : Message();
  const bool whole_value =
      !slip.empty() || contains(description, "date") || !line_fault.message.empty();
  if (!slip.empty()) found.hint = slip;
  if (!slip.empty() && value->text.ends_with(','))
    found.message = say("a line ends without a comma");
  else if (!slip.empty() && !parse_number(value->text) && number_in(value->text))
    found.message = fault_in(value->text);
  if (!whole_value || value->text.empty()) return found;
  found.place.column = value->column;
  found.place.length = std::max(1, code_points(value->text));
  return found;
}

}  // namespace gonogo
