// SPDX-License-Identifier: MIT
#include "gonogo/proposal/sections.hpp"

#include <algorithm>
#include <array>
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

namespace {

constexpr std::array<std::string_view, 4> words_of_time = {"year", "quarter", "month",
                                                           "operation_year"};
constexpr std::string_view word_of_assets = "depreciation";

bool is_named_word(std::string_view id) {
  return id == word_of_assets ||
         std::find(words_of_time.begin(), words_of_time.end(), id) != words_of_time.end() ||
         std::any_of(std::begin(sections), std::end(sections),
                     [&](const FileSection& each) { return each.named && each.name == id; });
}

}  // namespace

std::vector<std::string> named_words() {
  std::vector<std::string> words(words_of_time.begin(), words_of_time.end());
  for (const FileSection& each : sections) {
    if (each.named) words.emplace_back(each.name);
  }
  words.emplace_back(word_of_assets);
  return words;
}

bool is_reserved(std::string_view id) {
  const FileSection* total = find_section(id);
  // The flows of a base are no reserved words: `lost` is a fine name for a line.
  const Operation* function = find_function(id);
  return id == "times" || id == "plus" || id == "in_place" || is_named_word(id) ||
         (function != nullptr && !function->of_base) ||
         (total != nullptr && total->side != Side::none);
}

}  // namespace gonogo
