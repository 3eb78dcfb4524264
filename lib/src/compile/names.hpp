// SPDX-License-Identifier: MIT
/// What the names in expressions mean.
#pragma once

#include <functional>
#include <string>

#include "compile/item_list.hpp"
#include "compile/resolved.hpp"
#include "compile/usage.hpp"
#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// The value of an item: a row; or a constant, for a driver that does not vary in time. Neither,
/// while the item is part of a cycle.
struct Meaning {
  Term constant = {};
  RowId row = no_row;
};

struct Names {
  const ItemList& items;

  /// What the item means in a formula of `owner` (the id of an item). Builds the item if necessary.
  std::function<Meaning(const Item& item, const std::string& owner)> meaning;

  /// The n-th value that a driver lists, from 1; `x[n]` in a formula. Requires that it has n values.
  std::function<Term(const Item& driver, std::size_t n)> listed;

  /// A price by tiers as a settled formula sees it: by what the whole year counts.
  std::function<Resolved(const Item& price, const Usage& usage)> priced;
};

}  // namespace gonogo
