// SPDX-License-Identifier: MIT
/// Which entry of a list or schedule is in force in each column.
#pragma once

#include <vector>

#include "compile/calendar.hpp"

namespace gonogo {

struct Listing {
  std::vector<double> index;        ///< for each column the number of the entry, from 1; 0: none
  int last_from = 0;                ///< column from which the last entry is in force
  std::vector<Scalar> values = {};  ///< the entries, in the order of their numbers
};

/// A list, by blocks of the item's own time from column `first` on. It holds its last value, or
/// starts again (`repeat`).
Listing list_by_blocks(const Calendar& calendar, const ValueList& list, const TimeKeys& keys,
                       int first);

/// A schedule: each entry holds until the next one. `columns` is the number of columns.
Listing schedule_by_labels(const Calendar& calendar, const std::vector<Entry>& schedule,
                           Calendar::Entries entries, int columns);

}  // namespace gonogo
