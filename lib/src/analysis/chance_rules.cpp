// SPDX-License-Identifier: MIT
#include "analysis/chance_rules.hpp"

#include <algorithm>

#include "analysis/chance_cases.hpp"

namespace gonogo {
namespace {

constexpr std::size_t first_trials = 16'384, most_trials = 262'144;

RuleChance judged(const ChanceCases& cases, const std::vector<CaseState>& states, double required) {
  RuleChance found{.required = required, .cases = cases.count()};
  found.passes = share_of(cases.count(), cases.weights(), [&](std::size_t i) {
    return states[i] == CaseState::passes || states[i] == CaseState::does_not_apply;
  });
  constexpr double rounding = 1e-12;  // of probabilities that are added up
  if (found.passes.exact() && found.passes.value >= required - rounding)
    found.required = std::min(required, found.passes.value);
  found.undecided =
      !found.passes.exact() && found.passes.low < required && found.passes.high >= required;
  return found;
}

/// What the cases say, once computed.
std::vector<RuleChance> judged_in(const ChanceModel& chance, const Model& model,
                                  std::size_t trials) {
  const ChanceCases cases(chance, {.trials = trials});
  const CaseOutcomes outcomes = run_cases(chance, cases, {}, {0, cases.count()});
  std::vector<RuleChance> found;
  for (std::size_t r = 0; r < model.rules.size(); ++r) {
    const auto& required = model.rules[r].rule.probability;
    if (required) found.push_back(judged(cases, outcomes.rules[r], *required));
  }
  return found;
}

}  // namespace

bool has_chance_rules(const Model& model) {
  return std::any_of(model.rules.begin(), model.rules.end(),
                     [](const BoundRule& each) { return each.rule.probability.has_value(); });
}

std::vector<std::string> chance_rule_ids(const Model& model) {
  std::vector<std::string> ids;
  for (const BoundRule& each : model.rules) {
    if (each.rule.probability) ids.push_back(each.rule.id);
  }
  return ids;
}

Checked<std::vector<RuleChance>> judge_chance_rules(const Bid& bid) {
  Checked<std::vector<RuleChance>> result;
  Checked<ChanceModel> chance = chance_model_of(bid);
  result.diagnostics = std::move(chance.diagnostics);
  if (!chance.value) return result;
  const std::size_t most = affordable_trials(*chance.value, most_trials);
  for (std::size_t trials = std::min(first_trials, most);; trials *= 2) {
    result.value = judged_in(*chance.value, *bid.model, trials);
    const bool open = std::any_of(result.value->begin(), result.value->end(),
                                  [](const RuleChance& each) { return each.undecided; });
    if (!open || trials >= most) return result;
  }
}

}  // namespace gonogo
