// SPDX-License-Identifier: MIT
/// JSON for formats that are no reports, written as reports are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace gonogo {

struct JsonValue;

using JsonElements = std::vector<JsonValue>;
using JsonMembers = std::vector<std::pair<std::string, JsonValue>>;  ///< in their order

struct JsonValue {
  std::variant<std::string, std::int64_t, JsonElements, JsonMembers> value = {};

  JsonValue(std::string text) : value(std::move(text)) {}
  JsonValue(const char* text) : value(std::string(text)) {}
  JsonValue(std::int64_t number) : value(number) {}
  JsonValue(int number) : value(std::int64_t{number}) {}
  JsonValue(JsonElements elements) : value(std::move(elements)) {}
  JsonValue(JsonMembers members) : value(std::move(members)) {}
};

/// In lines, without a final newline; all but the first are indented by `depth` spaces, as what stands in
/// other JSON. Text that is not UTF-8 gets replacement characters, and what a terminal would obey is
/// escaped. Defined in render_json.cpp.
std::string json_text(const JsonValue& value, std::size_t depth);

/// The elements of a list that is written one by one, each on lines of its own: "[", what `add` returns,
/// `end`, "]".
class JsonList {
 public:
  /// `depth`: how many spaces the line is indented by that the list begins on.
  explicit JsonList(std::size_t depth) : depth_(depth) {}
  std::string add(const JsonValue& value);
  std::string end() const;

 private:
  std::size_t depth_;
  bool empty_ = true;
};

}  // namespace gonogo
