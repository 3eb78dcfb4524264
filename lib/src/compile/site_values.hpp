// SPDX-License-Identifier: MIT
/// The rows of a list of sites as columns of time.
#pragma once

#include <optional>
#include <vector>

#include "compile/compilation.hpp"

namespace gonogo {

/// The columns in which one row of a list counts; a date is its month. What begins after the period
/// has none, and what ends after it ends with it.
Window site_window(const Calendar& calendar, const std::optional<Date>& start, const TimeAxis& axis,
                   const Sites& sites, std::size_t row);

/// The sum of the rows that count in each column, of an item whose first is `first`. Warns of rows
/// that count before it, where they are lost.
std::vector<double> site_values(const Compilation& bid, const SiteSum& sum, int first);

}  // namespace gonogo
