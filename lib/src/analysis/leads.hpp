// SPDX-License-Identifier: MIT
/// Up to which values of its numbers the better of two alternatives stays ahead.
#pragma once

#include <utility>
#include <vector>

#include "gonogo/analysis/comparison.hpp"

namespace gonogo {

/// `best` and `next` with their places in the comparison; `factors`: from the NPV of each to what they
/// are ranked by. Drivers alone are searched, as switching.hpp does: from nothing to four times each.
std::vector<Lead> leads_of(const Alternative& best, std::size_t best_place, const Alternative& next,
                           std::size_t next_place, std::pair<double, double> factors);

}  // namespace gonogo
