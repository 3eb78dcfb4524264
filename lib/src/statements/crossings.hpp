// SPDX-License-Identifier: MIT
/// When a running total pays back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "statements/books.hpp"

namespace gonogo {

/// A running total that pays back.
struct Recovery {
  std::string id = {};  ///< of the row of crossings
  Message label = {};
  RowId total = no_row;
  RowId sizes = no_row;  ///< of the amounts that it sums up, without signs
  /// The total at the end of a step, before what is dated moves. Empty: it is the total.
  std::optional<Term> accrued = {};
};

/// The time in years from which the running total is not below zero, in the step in which it becomes
/// so; 0 in all other steps. The payback is the greatest of these. A total within rounding of zero
/// has reached it.
void add_crossings(Books& books, const Recovery& of);

/// Length of each step in years, and of time 0: 0.
Term step_lengths(Books& books);

/// Adds the row ID.sizes of the amounts that rounding errors of a flow are relative to.
RowId add_sizes(Books& books, const std::string& id, RowId flow, const std::vector<Posting>& parts);

}  // namespace gonogo
