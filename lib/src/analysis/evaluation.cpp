// SPDX-License-Identifier: MIT
#include "gonogo/analysis/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "gonogo/model/snapshot_of.hpp"

namespace gonogo {
namespace {

/// What reports print.
std::vector<WantedMeasure> printed() {
  std::vector<WantedMeasure> wanted;
  for (const MeasureDefinition* each : measures::list) {
    if (is_built(*each)) wanted.push_back({*each});
  }
  return wanted;
}

MeasureResult result_at(const Outcomes& outcomes, std::size_t index, const WantedMeasure& wanted) {
  return {wanted, outcomes.measures[index].value[0], outcomes.measures[index].why[0]};
}

RuleOutcome outcome_of(double margin, Why why) {
  switch (why) {
    case Why::computed:
      return margin >= 0 ? RuleOutcome::pass : RuleOutcome::fail;
    case Why::not_applicable:
      return RuleOutcome::does_not_apply;
    case Why::never:
    case Why::none:
      return RuleOutcome::fail;
    default:
      break;
  }
  return RuleOutcome::cannot_compute;
}

/// What is computed for a model in one run: what is printed, then what its rules limit.
Wanted wanted_of(const Model& model) {
  Wanted wanted{.measures = printed()};
  for (const BoundRule& rule : model.rules)
    wanted.measures.push_back({rule.measure, rule.flow, rule.perspective});
  return wanted;
}

/// One rule on the model it speaks of: the bid, or the bid under a scenario.
RuleResult judged(const Model& model, const Outcomes& found, std::size_t index) {
  const BoundRule& rule = model.rules[index];
  RuleResult result{.rule = index,
                    .limit = snapshot_of(model).value(rule.limit, 0),
                    .measured = result_at(found, printed().size() + index,
                                          {rule.measure, rule.flow, rule.perspective}),
                    .margin = found.margins[index].value[0],
                    .by_present_value = rule.measure->decided_by != nullptr};
  result.outcome = outcome_of(result.margin, found.margins[index].why[0]);
  return result;
}

void find_faults(const Bid& bid, Evaluation& result) {
  if (auto fault = find_fault(*bid.model)) result.faults.push_back(std::move(*fault));
  for (const auto& [id, scenario] : bid.scenarios) {
    auto fault = find_fault(*scenario);
    if (!fault) continue;
    fault->message += " (scenario '" + id + "')";
    result.faults.push_back(std::move(*fault));
  }
}

}  // namespace

Verdict verdict_of(const Model& model, const std::vector<RuleResult>& rules) {
  Verdict verdict = Verdict::go;
  for (const RuleResult& each : rules) {
    if (each.outcome == RuleOutcome::cannot_compute) return Verdict::not_judged;
    if (each.outcome != RuleOutcome::fail) continue;
    const bool must = model.rules[each.rule].rule.severity == Must::must;
    verdict = std::max(verdict, must ? Verdict::no_go : Verdict::conditional);
  }
  return verdict;
}

Evaluation evaluate(const Bid& bid) {
  const Model& model = *bid.model;
  Evaluation result;
  const Wanted wanted = wanted_of(model);
  const Outcomes outcomes = run(model, wanted);
  for (std::size_t m = 0; m < printed().size(); ++m)
    result.measures.push_back(result_at(outcomes, m, wanted.measures[m]));
  std::map<std::string, Outcomes> scenarios;
  for (const auto& [id, scenario] : bid.scenarios)
    scenarios.emplace(id, run(*scenario, wanted_of(*scenario)));
  for (std::size_t r = 0; r < model.rules.size(); ++r) {
    const auto& scenario = model.rules[r].rule.scenario;
    result.rules.push_back(
        scenario ? judged(*bid.scenarios.at(scenario->value), scenarios.at(scenario->value), r)
                 : judged(model, outcomes, r));
  }
  find_faults(bid, result);
  result.verdict = result.faults.empty() ? verdict_of(model, result.rules) : Verdict::not_judged;
  const std::vector<double> flow = snapshot_of(model).row(model.flows.project);
  if (std::all_of(flow.begin(), flow.end(), [](double v) { return std::isfinite(v); }))
    result.rates = internal_rates(flow, model.flow_time);
  return result;
}

std::string_view id_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::go:
      return "go";
    case Verdict::conditional:
      return "conditional";
    case Verdict::no_go:
      return "no_go";
    case Verdict::not_judged:
      break;
  }
  return "not_judged";
}

std::string_view id_of(RuleOutcome outcome) {
  switch (outcome) {
    case RuleOutcome::pass:
      return "pass";
    case RuleOutcome::fail:
      return "fail";
    case RuleOutcome::does_not_apply:
      return "does_not_apply";
    case RuleOutcome::cannot_compute:
      break;
  }
  return "cannot_compute";
}

}  // namespace gonogo
