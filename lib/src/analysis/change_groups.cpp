// SPDX-License-Identifier: MIT
#include "analysis/change_groups.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace gonogo {
namespace {

/// Items that are joined by links between them, in the order of their first.
std::vector<ItemGroup> joined(const std::vector<std::vector<std::size_t>>& links,
                              const std::vector<EditedItem>& items) {
  std::vector<ItemGroup> groups;
  std::vector<bool> seen(items.size());
  for (std::size_t start = 0; start < items.size(); ++start) {
    if (seen[start] || items[start].only_remarks()) continue;
    ItemGroup group = {start};
    seen[start] = true;
    for (std::size_t next = 0; next < group.size(); ++next) {
      for (const std::size_t link : links[group[next]]) {
        if (seen[link] || items[link].only_remarks()) continue;
        seen[link] = true;
        group.push_back(link);
      }
    }
    std::sort(group.begin(), group.end());
    groups.push_back(std::move(group));
  }
  return groups;
}

/// All groups but some, or some alone.
std::vector<bool> coalition(std::size_t count, std::initializer_list<std::size_t> some,
                            bool taken) {
  std::vector<bool> result(count, !taken);
  for (const std::size_t each : some) result[each] = taken;
  return result;
}

}  // namespace

ChangeGroups::ChangeGroups(const Bid& before, const Bid& after,
                           const std::vector<EditedItem>& items)
    : before_(before),
      after_(after),
      items_(items),
      groups_(joined(bound_items(*before.documents, *after.documents, items), items)) {}

void ChangeGroups::join(std::size_t a, std::size_t b) {
  if (a > b) std::swap(a, b);
  groups_[a].insert(groups_[a].end(), groups_[b].begin(), groups_[b].end());
  std::sort(groups_[a].begin(), groups_[a].end());
  groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(b));
}

std::vector<std::size_t> ChangeGroups::flow_groups() const {
  std::vector<std::size_t> flow;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    if (std::any_of(groups_[g].begin(), groups_[g].end(),
                    [&](std::size_t i) { return items_[i].in_flow(before_.options.scenario); }))
      flow.push_back(g);
  }
  return flow;
}

void ChangeGroups::join_all(const std::vector<std::size_t>& wanted) {
  for (std::size_t i = wanted.size(); i-- > 1;) join(wanted.front(), wanted[i]);
}

/// False: nothing needs to be joined.
bool ChangeGroups::join_one(std::size_t years) {
  const std::vector<std::size_t> flow = flow_groups();
  std::vector<ItemGroup> groups;
  for (const std::size_t g : flow) groups.push_back(groups_[g]);
  const Blends blends(before_, after_, items_, groups, years);
  std::vector<std::size_t> structural;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (blends.structural(g)) structural.push_back(g);
  }
  std::vector<std::vector<bool>> alone;
  for (const bool taken : {true, false}) {
    for (const std::size_t g : structural) alone.push_back(coalition(groups.size(), {g}, taken));
  }
  const auto found = blends.worths(alone);
  for (std::size_t t = 0; t < alone.size(); ++t) {
    if (!std::isnan(found[t].npv)) continue;
    const bool taken = t < structural.size();
    const std::size_t g = structural[t % structural.size()];
    std::vector<std::vector<bool>> pairs;
    for (const std::size_t other : structural)
      pairs.push_back(coalition(groups.size(), {g, other}, taken));
    const auto together = blends.worths(pairs);
    for (std::size_t o = 0; o < structural.size(); ++o) {
      if (structural[o] == g || std::isnan(together[o].npv)) continue;
      join(flow[g], flow[structural[o]]);
      return true;
    }
    if (structural.size() < 2) return false;
    std::vector<std::size_t> all;
    for (const std::size_t each : structural) all.push_back(flow[each]);
    join_all(all);
    return true;
  }
  return false;
}

void ChangeGroups::separate(std::size_t years) {
  while (flow_groups().size() > 1 && join_one(years)) {
  }
}

void ChangeGroups::join_more(std::size_t years) {
  const std::vector<std::size_t> flow = flow_groups();
  std::vector<ItemGroup> groups;
  for (const std::size_t g : flow) groups.push_back(groups_[g]);
  const Blends blends(before_, after_, items_, groups, years);
  std::vector<std::size_t> structural;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (blends.structural(g)) structural.push_back(flow[g]);
  }
  join_all(structural.size() > 1 ? structural : flow);
}

}  // namespace gonogo
