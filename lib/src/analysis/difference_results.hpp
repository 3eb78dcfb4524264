// SPDX-License-Identifier: MIT
/// What is looked up of each of two versions that are compared.
#pragma once

#include <optional>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/difference.hpp"
#include "gonogo/analysis/evaluation.hpp"

namespace gonogo {

/// Empty where the bid has none.
std::optional<double> npv_of(const Bid& bid);

/// The result, in the bid, of a rule of the other version; null: the bid has no such rule.
const RuleResult* result_named(const Bid& bid, const Evaluation& found, const BoundRule& wanted);

/// The rules whose result differs between two evaluations.
std::vector<RuleTurned> turned_between(const Bid& before, const Evaluation& old_results,
                                       const Bid& after, const Evaluation& new_results);

}  // namespace gonogo
