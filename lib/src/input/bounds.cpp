// SPDX-License-Identifier: MIT
#include "input/bounds.hpp"

#include <utility>

#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

std::size_t count_values(const Node& node) {
  std::size_t count = 1;
  for (const Node& item : node.items) count += count_values(item);
  return count;
}

std::size_t count_items(const Node& root) {
  std::size_t count = 0;
  for (const Node& node : root.items) {
    const FileSection* section = find_section(node.key);
    count += section != nullptr && section->shape == SectionShape::items ? node.items.size() : 0;
  }
  return count;
}

}  // namespace

Diagnostics check_bounds(const Document& document) {
  const Node& root = document.root;
  const Node* scenarios = root.find(section::scenario);
  const auto too_many = [&](Message message) {
    return Diagnostics{
        {.code = "too-many", .message = std::move(message), .place = {.file = document.file}}};
  };
  if (count_values(root) > most_values) return too_many(say("more than 100,000 keys and values"));
  if (count_items(root) > most_items)
    return too_many(say("more than 2,000 drivers, quantities and lines"));
  if (root.items.size() > most_sections) return too_many(say("more than 50 sections"));
  if (scenarios != nullptr && scenarios->items.size() > most_scenarios)
    return too_many(say("more than 100 scenarios"));
  return {};
}

}  // namespace gonogo
