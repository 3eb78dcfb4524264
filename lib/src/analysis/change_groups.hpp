// SPDX-License-Identifier: MIT
/// Which changes of a bid are taken together, as they make no bid without each other.
#pragma once

#include <vector>

#include "analysis/blends.hpp"

namespace gonogo {

class ChangeGroups {
 public:
  /// Items are joined that name each other. All outlive it.
  ChangeGroups(const Bid& before, const Bid& after, const std::vector<EditedItem>& items);

  /// In the order of the file. Items with remarks alone are in none.
  const std::vector<ItemGroup>& list() const { return groups_; }

  /// Joins what has no value alone, or without which the rest has none.
  void separate(std::size_t years);

  /// Joins all that compile the bid again; if these are one already, all. Where no more than one group
  /// changes the flow, the one that is stuck and the next.
  void join_more(std::size_t stuck, std::size_t years);

 private:
  std::vector<std::size_t> flow_groups() const;
  bool join_some(std::size_t years);
  void join_sets(const std::vector<std::vector<std::size_t>>& sets);
  void join(std::size_t a, std::size_t b);

  const Bid& before_;
  const Bid& after_;
  const std::vector<EditedItem>& items_;
  std::vector<ItemGroup> groups_ = {};
};

}  // namespace gonogo
