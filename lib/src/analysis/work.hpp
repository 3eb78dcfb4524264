// SPDX-License-Identifier: MIT
/// How much it takes to compute a case: what limits the searches of bids at the limits of size.
#pragma once

#include <span>
#include <vector>

#include "gonogo/analysis/variable.hpp"
#include "gonogo/model/model.hpp"

namespace gonogo {

/// The operations of a case in which the numbers at these addresses move, a power as many: the same
/// on every machine. What does not depend on them is computed once for all cases, and what is the same
/// in all columns once for all of them.
double work_of_case(const Model& model, std::span<const Address> moved);

/// What a study does for each of its numbers.
struct WorkOfNumber {
  double cases = 0;
  double passes = 0;  ///< over all operations of the sheet
};

/// Where rules turn along a number: a scan, its jumps, and the closing of brackets.
inline constexpr WorkOfNumber work_of_search = {.cases = 300, .passes = 100};

/// Takes off the last of the numbers, those that a study has no time for, and returns them: one at
/// least stays. They are run together, so that a case of one takes what depends on any.
std::vector<Variable> take_off(double most_work, const Model& model, std::vector<Variable>& numbers,
                               WorkOfNumber each);

}  // namespace gonogo
