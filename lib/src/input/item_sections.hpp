// SPDX-License-Identifier: MIT
/// The shape of the files, as far as addresses need it.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace gonogo {

/// Sections whose tables are keyed by an id, and the key without which an item is none.
struct ItemSection {
  std::string_view name = {};
  std::string_view needs = {};
  bool levers = false;  ///< items (and but for drivers the whole) can be moved by times and plus
};

inline constexpr std::array item_sections = {
    ItemSection{"drivers", "value", true},
    ItemSection{"quantities", "formula", true},
    ItemSection{"investment", "amount", true},
    ItemSection{"revenue", "amount", true},
    ItemSection{"other_income", "amount", true},
    ItemSection{"benefit", "amount", true},
    ItemSection{"cost", "amount", true},
    ItemSection{"working_capital", "level", true},
    ItemSection{"rule", "measure", false},
    ItemSection{"scenario", "", false},
    ItemSection{"loan", "", false},
};

inline const ItemSection* find_item_section(std::string_view name) {
  const auto at = std::find_if(item_sections.begin(), item_sections.end(),
                               [&](const auto& s) { return s.name == name; });
  return at == item_sections.end() ? nullptr : &*at;
}

/// Sections of plain keys.
inline constexpr std::array<std::string_view, 8> key_sections = {
    "project", "tax", "rates", "conventions", "policy", "uplift", "vat", "correlation"};

inline bool is_section(std::string_view name) {
  return find_item_section(name) != nullptr ||
         std::find(key_sections.begin(), key_sections.end(), name) != key_sections.end();
}

}  // namespace gonogo
