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

std::vector<RuleTurned> turned_between(const Bid& before, const Evaluation& old_results,
                                       const Bid& after, const Evaluation& new_results) {
  std::vector<RuleTurned> turned;
  for (const RuleResult& each : new_results.rules) {
    const BoundRule& rule = after.model->rules[each.rule];
    const RuleResult* was = result_named(before, old_results, rule);
    if (was && was->outcome == each.outcome) continue;
    turned.push_back({.rule = rule.rule.id,
                      .severity = rule.rule.severity,
                      .before = was ? std::optional(was->outcome) : std::nullopt,
                      .after = each.outcome});
  }
  for (const RuleResult& each : old_results.rules) {
    const BoundRule& rule = before.model->rules[each.rule];
    if (result_named(after, new_results, rule)) continue;
    turned.push_back(
        {.rule = rule.rule.id, .severity = rule.rule.severity, .before = each.outcome});
  }
  return turned;
}

}  // namespace gonogo
