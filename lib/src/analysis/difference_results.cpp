// SPDX-License-Identifier: MIT
#include "analysis/difference_results.hpp"

namespace gonogo {

std::optional<double> npv_of(const Bid& bid) {
  const Answer npv = bid.model.measure(measures::npv);
  return npv.why == Why::computed ? std::optional(npv.value) : std::nullopt;
}

const RuleResult* result_named(const Bid& bid, const Evaluation& found, const BoundRule& wanted) {
  for (const RuleResult& each : found.rules) {
    const BoundRule& rule = bid.model->rules[each.rule];
    if (rule.rule.id == wanted.rule.id && rule.of_policy == wanted.of_policy) return &each;
  }
  return nullptr;
}

}  // namespace gonogo
