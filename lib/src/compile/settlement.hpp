// SPDX-License-Identifier: MIT
/// The years by which a line is settled: its formula sees each as a whole, and what it gives is
/// earned or owed in the last step.
#pragma once

#include <optional>
#include <vector>

#include "compile/compilation.hpp"

namespace gonogo {

struct Settlement {
  std::vector<double> opens = {};  ///< 1 in the first step of each year, one a column
  std::vector<double> ends = {};   ///< 1 in the last
};

/// The years of an item with that window. Empty where each step is a year: then nothing is summed.
/// Reports book years that no step ends with.
std::optional<Settlement> settlement_of(Compilation& bid, const std::optional<Placed<Settled>>& by,
                                        Window window);

/// Length in `unit` of the year so far, one a column; 0 outside the window.
std::vector<double> length_of_year(const Calendar& calendar, const Settlement& years, Unit unit,
                                   Window window);

/// The same in the last step of each year, where it is settled; 0 in the other steps.
std::vector<double> settled_lengths(const Calendar& calendar, const Settlement& years, Unit unit,
                                    Window window);

}  // namespace gonogo
