// SPDX-License-Identifier: MIT
#include "gonogo/proposal/sections.hpp"

#include <stdexcept>
#include <string>

#include "gonogo/sheet/operation.hpp"

namespace gonogo {

const FileSection& section_named(std::string_view name) {
  const FileSection* found = find_section(name);
  if (found == nullptr) throw std::out_of_range("no section " + std::string(name));
  return *found;
}

std::vector<const FileSection*> line_sections() {
  std::vector<const FileSection*> result;
  for (const FileSection& each : sections) {
    if (each.of_lines()) result.push_back(&each);
  }
  return result;
}

std::vector<std::string> named_words() {
  std::vector<std::string> words = {"year", "quarter", "month", "operation_year"};
  for (const FileSection& each : sections) {
    if (each.named) words.emplace_back(each.name);
  }
  words.emplace_back("depreciation");
  return words;
}

bool is_reserved(std::string_view id) {
  const auto has = [&](const std::vector<std::string>& words) {
    return std::find(words.begin(), words.end(), id) != words.end();
  };
  const FileSection* total = find_section(id);
  // The flows of a base are no reserved words: `lost` is a fine name for a line.
  const Operation* function = find_function(id);
  return id == "times" || id == "plus" || id == "in_place" || has(named_words()) ||
         (function != nullptr && !function->of_base) ||
         (total != nullptr && total->side != Side::none);
}

}  // namespace gonogo
