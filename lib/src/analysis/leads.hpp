// SPDX-License-Identifier: MIT
/// Up to which values of its numbers the best of several alternatives stays ahead.
#pragma once

#include <cstddef>
#include <vector>

#include "gonogo/analysis/comparison.hpp"

namespace gonogo {

/// Of the best alternative over the others. `factors`: from the NPV of each to what they are ranked by.
/// Drivers alone are searched, as switching.hpp does: from nothing to four times each. One that several
/// alternatives have with the same value moves in all of them.
std::vector<Lead> leads_of(const std::vector<Alternative>& alternatives, std::size_t best,
                           const std::vector<double>& factors);

}  // namespace gonogo
