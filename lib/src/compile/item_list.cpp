// SPDX-License-Identifier: MIT
#include "compile/item_list.hpp"

#include <algorithm>

#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

/// Totals that formulas may name. They name the total of investment as the cost in place.
bool is_total(const std::string& name) {
  if (name == "depreciation") return true;
  const FileSection* section = find_section(name);
  return section != nullptr && section->of_lines() && section->named;
}

bool is_line(const std::string& name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos) return false;
  const FileSection* section = find_section(std::string_view(name).substr(0, dot));
  return section != nullptr && section->of_lines();
}

}  // namespace

ItemList::ItemList(const Proposal& proposal) : proposal_(proposal) {
  for (std::size_t i = 0; i < proposal.drivers.size(); ++i) {
    const Driver& each = proposal.drivers[i];
    add({.kind = Item::Kind::driver, .id = "drivers." + each.id, .index = i, .place = each.place});
  }
  for (std::size_t i = 0; i < proposal.quantities.size(); ++i) {
    const NamedQuantity& each = proposal.quantities[i];
    add({.kind = Item::Kind::quantity,
         .id = "quantities." + each.id,
         .index = i,
         .flow = each.per.has_value() && !each.by_tiers() && !each.rolls(),
         .place = each.place});
  }
  for (const FileSection* lines : line_sections()) add_section(std::string(lines->name));
  add_assets();
}

void ItemList::add(Item item) {
  // The first keeps an id that occurs twice.
  positions_.emplace(item.id, items_.size());
  items_.push_back(std::move(item));
}

void ItemList::add_section(const std::string& section) {
  for (std::size_t i = 0; i < proposal_.lines.size(); ++i) {
    const Line& each = proposal_.lines[i];
    if (each.section != section) continue;
    add({.kind = Item::Kind::line,
         .id = section + "." + each.id,
         .index = i,
         .flow = true,
         .place = each.place});
  }
  add({.kind = Item::Kind::total, .id = section, .flow = true});
}

void ItemList::add_assets() {
  using K = Item::Kind;
  for (std::size_t i = 0; i < proposal_.investment.size(); ++i) {
    const Investment& each = proposal_.investment[i];
    const std::string id = "investment." + each.id;
    const std::string depreciation = "depreciation." + each.id;
    add({.kind = K::asset, .id = id, .index = i, .flow = true, .place = each.place});
    add({.kind = K::in_place, .id = id + ".in_place", .index = i, .place = each.place});
    add({.kind = K::depreciation,
         .id = depreciation,
         .index = i,
         .flow = true,
         .place = each.place});
  }
  add({.kind = K::total, .id = "investment", .flow = true});
  add({.kind = K::total, .id = "in_place"});
  add({.kind = K::total, .id = "depreciation", .flow = true});
}

const Item* ItemList::find(const std::string& id) const {
  const auto found = positions_.find(id);
  return found == positions_.end() ? nullptr : &items_[found->second];
}

const Item* ItemList::named(const std::string& name) const {
  if (name == "investment") return find("in_place");
  if (name.starts_with("investment.")) return find(name + ".in_place");
  if (is_total(name) || is_line(name)) return find(name);
  if (name.find('.') != std::string::npos) return nullptr;
  const Item* driver = find("drivers." + name);
  return driver ? driver : find("quantities." + name);
}

std::vector<const Item*> ItemList::parts_of(const Item& total) const {
  std::vector<const Item*> parts;
  for (const Investment& asset : proposal_.investment) {
    if (asset.excluded) continue;
    const std::string outlay = "investment." + asset.id;
    // What is already owned is not paid for.
    if (total.id == "investment" && !asset.existing) parts.push_back(find(outlay));
    if (total.id == "in_place") parts.push_back(find(outlay + ".in_place"));
    if (total.id == "depreciation") parts.push_back(find("depreciation." + asset.id));
  }
  for (const Line& line : proposal_.lines) {
    if (line.section == total.id && !line.excluded) parts.push_back(find(total.id + "." + line.id));
  }
  return parts;
}

bool ItemList::comes_at_once(const Item& item) const {
  if (item.kind == Item::Kind::line) return !proposal_.lines[item.index].per;
  if (!is_total(item.id)) return false;
  const auto parts = parts_of(item);
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Item* part) { return comes_at_once(*part); });
}

}  // namespace gonogo
