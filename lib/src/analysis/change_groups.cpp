// SPDX-License-Identifier: MIT
#include "analysis/change_groups.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <utility>

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

/// Which of the structural groups are as the new bid has them: a bit each.
using State = std::uint32_t;

/// All states where these are few, else those with at most two groups from one bid: as many from either, so
/// that the groups are the same whichever bid is the old one.
std::vector<State> states_of(std::size_t count) {
  constexpr std::size_t few = 8;
  std::vector<State> states;
  const State all = (State{1} << count) - 1;
  for (State each = 0; count <= few && each <= all; ++each) states.push_back(each);
  if (count <= few) return states;
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a; b < count; ++b) {  // of one group where both are the same
      const State some = State{1} << a | State{1} << b;
      states.push_back(some), states.push_back(all ^ some);
    }
  }
  states.push_back(0), states.push_back(all);
  return states;
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

/// What makes a bid of a state that is none, each by itself, is joined. False: nothing is to be joined.
bool ChangeGroups::join_some(std::size_t years) {
  const std::vector<std::size_t> flow = flow_groups();
  std::vector<ItemGroup> groups;
  for (const std::size_t g : flow) groups.push_back(groups_[g]);
  const Blends blends(before_, after_, items_, groups, years);
  std::vector<std::size_t> structural;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (blends.structural(g)) structural.push_back(g);
  }
  constexpr std::size_t most_structural = 30;
  if (structural.size() < 2 || structural.size() > most_structural) return false;
  const std::vector<State> states = states_of(structural.size());
  std::vector<std::vector<bool>> blended;
  for (const State state : states) {
    blended.emplace_back(groups.size());
    for (std::size_t k = 0; k < structural.size(); ++k)
      blended.back()[structural[k]] = (state >> k & 1) != 0;
  }
  const auto worths = blends.worths(blended);
  std::map<State, bool> has_value;
  for (std::size_t i = 0; i < states.size(); ++i) has_value[states[i]] = !std::isnan(worths[i].npv);
  const auto is_bid = [&](State state) {
    const auto known = has_value.find(state);
    return known != has_value.end() && known->second;
  };
  std::vector<std::vector<std::size_t>> together;
  for (const auto& [state, value] : has_value) {
    if (value) continue;
    std::vector<std::size_t> each;
    for (std::size_t k = 0; k < structural.size(); ++k) {
      if (is_bid(state ^ (State{1} << k))) each.push_back(flow[structural[k]]);
    }
    if (each.size() > 1) together.push_back(std::move(each));
  }
  const bool all_are_bids =
      std::all_of(has_value.begin(), has_value.end(), [](const auto& each) { return each.second; });
  if (all_are_bids) return false;
  if (together.empty()) {
    std::vector<std::size_t> all;
    for (const std::size_t each : structural) all.push_back(flow[each]);
    together.push_back(std::move(all));
  }
  join_sets(together);
  return true;
}

/// Joins the groups of each set, and sets that share one.
void ChangeGroups::join_sets(const std::vector<std::vector<std::size_t>>& sets) {
  std::vector<std::size_t> root(groups_.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  for (const auto& set : sets) {
    for (const std::size_t each : set) {
      const std::size_t from = root[each], to = root[set.front()];
      std::replace(root.begin(), root.end(), from, to);
    }
  }
  std::vector<ItemGroup> joined;
  std::map<std::size_t, std::size_t> places;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const auto [place, is_new] = places.emplace(root[g], joined.size());
    if (is_new) joined.emplace_back();
    ItemGroup& group = joined[place->second];
    group.insert(group.end(), groups_[g].begin(), groups_[g].end());
    std::sort(group.begin(), group.end());
  }
  groups_ = std::move(joined);
}

void ChangeGroups::separate(std::size_t years) {
  while (flow_groups().size() > 1 && join_some(years)) {
  }
}

void ChangeGroups::join_more(std::size_t stuck, std::size_t years) {
  const std::vector<std::size_t> flow = flow_groups();
  if (flow.size() < 2) return join(stuck, stuck + 1);
  std::vector<ItemGroup> groups;
  for (const std::size_t g : flow) groups.push_back(groups_[g]);
  const Blends blends(before_, after_, items_, groups, years);
  std::vector<std::size_t> structural;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (blends.structural(g)) structural.push_back(flow[g]);
  }
  join_sets({structural.size() > 1 ? structural : flow});
}

}  // namespace gonogo
