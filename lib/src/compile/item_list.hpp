// SPDX-License-Identifier: MIT
/// The items of a bid: everything that a formula may name.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

struct Item {
  enum class Kind {
    driver,        ///< "drivers.price"
    quantity,      ///< "quantities.calls"
    line,          ///< "revenue.calls", "other_income.x", "benefit.x", "cost.x"
    asset,         ///< "investment.line": outlays
    in_place,      ///< "investment.line.in_place": the cost of what is in service or being built
    depreciation,  ///< "depreciation.line"
    total,         ///< "revenue", "cost", ..., "investment", "in_place", "depreciation"
  } kind = Kind::line;
  std::string id = {};
  std::size_t index = 0;  ///< in its list of the proposal; 0 for a total
  bool flow = false;      ///< money of a step: a formula converts it to its own `per`
  Place place = {};
};

class ItemList {
 public:
  explicit ItemList(const Proposal& proposal);

  /// In the order of their rows: drivers, quantities, lines with the total of each section, assets.
  const std::vector<Item>& items() const { return items_; }

  /// Null where there is none.
  const Item* find(const std::string& id) const;

  /// The item that a name in a formula means: "price", "revenue.calls", "investment" (the cost in
  /// place). Null where there is none.
  const Item* named(const std::string& name) const;

  /// The items that a total adds up. Excluded items are in no total.
  std::vector<const Item*> parts_of(const Item& total) const;

  /// Whether a line is a sum at a moment, or a total has such a line.
  bool comes_at_once(const Item& item) const;

 private:
  void add(Item item);
  void add_section(const std::string& section);
  void add_assets();

  const Proposal& proposal_;
  std::vector<Item> items_;
  std::unordered_map<std::string, std::size_t> positions_;
};

}  // namespace gonogo
