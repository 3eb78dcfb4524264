// SPDX-License-Identifier: MIT
/// What is looked up of each of two versions that are compared.
#pragma once

#include <optional>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/evaluation.hpp"

namespace gonogo {

/// Empty where the bid has none.
std::optional<double> npv_of(const Bid& bid);

/// The result, in the bid, of a rule of the other version; null: the bid has no such rule.
const RuleResult* result_named(const Bid& bid, const Evaluation& found, const BoundRule& wanted);

}  // namespace gonogo
