// SPDX-License-Identifier: MIT
/// The condition of a rule, `when`: the bids that the rule judges.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/model/model.hpp"

namespace gonogo {

/// Reports names that are no measure and no total, and functions of time.
void check_condition(const Expression& comparison, Diagnostics& found);

/// The names of a condition with their rows and measures, each once. `money`: what one unit of the
/// bid's money is in the rule's.
BoundCondition bind_condition(const Expression& comparison, const Sheet& sheet, double money);

/// Whether the comparison holds for values of the operands in their order. Values that differ by no
/// more than rounding can are equal. Without a value it holds: the rule then judges the bid.
bool holds(const BoundCondition& condition, const std::vector<double>& values);

}  // namespace gonogo
