// SPDX-License-Identifier: MIT
/// What bids between two versions are worth: those with some of the changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/input/edits.hpp"

namespace gonogo {

/// The net present value, and the present value of each project year. Without value: npv is NaN.
struct BlendWorth {
  double npv = 0;
  std::vector<double> years = {};
};

/// Of the bid as written.
BlendWorth worth_of(const EvaluatedModel& model, std::size_t years);

/// A group of items, by index.
using ItemGroup = std::vector<std::size_t>;

class Blends {
 public:
  /// Requires: both outlive it. `groups`: the items that are taken together; only those that the flow
  /// depends on. `years`: as many as the longer of the two bids has, time 0 included.
  Blends(const Bid& before, const Bid& after, const std::vector<EditedItem>& items,
         std::vector<ItemGroup> groups, std::size_t years);

  /// One for each coalition, which says of each group whether it is as in the new bid.
  std::vector<BlendWorth> worths(const std::vector<std::vector<bool>>& coalitions) const;

  /// Whether a change of the group compiles the bid again.
  bool structural(std::size_t group) const { return moved_[group].empty(); }
  std::size_t structures() const;

 private:
  /// A number that a group changes.
  struct Moved {
    Address address = {};
    double before = 0, after = 0;
  };

  std::vector<Moved> numbers_of(const ItemGroup& group) const;
  bool agrees_with_files() const;
  std::optional<Model> compiled(const std::vector<bool>& coalition) const;
  void run(const std::vector<bool>& structure, const std::vector<std::size_t>& members,
           const std::vector<std::vector<bool>>& coalitions, std::vector<BlendWorth>& into) const;

  const Bid& before_;
  const Bid& after_;
  const std::vector<EditedItem>& items_;
  std::vector<ItemGroup> groups_;
  std::size_t years_;
  std::vector<std::vector<Moved>> moved_ = {};  ///< by group; empty: it is structural
};

/// The documents with those items as in the new bid.
std::shared_ptr<const Documents> blend_of(const Bid& before, const Bid& after,
                                          const std::vector<EditedItem>& items,
                                          const std::vector<ItemGroup>& groups,
                                          const std::vector<bool>& coalition);

}  // namespace gonogo
