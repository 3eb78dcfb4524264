// SPDX-License-Identifier: MIT
#include "gonogo/analysis/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "analysis/chance_rules.hpp"
#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/base/no_value.hpp"
#include "gonogo/model/fault.hpp"
#include "gonogo/model/rule_measure.hpp"
#include "gonogo/run/residues.hpp"

namespace gonogo {
namespace {

RuleOutcome outcome_of(double margin, Why why) {
  switch (why) {
    case Why::computed:
      return margin >= 0 ? RuleOutcome::pass : RuleOutcome::fail;
    case Why::not_applicable:
      return RuleOutcome::does_not_apply;
    case Why::never:
    case Why::none:
      return RuleOutcome::fail;
    case Why::several:
    case Why::every_rate:
    case Why::unresolved:
    case Why::not_stated:
    case Why::fault:
      break;
  }
  return RuleOutcome::cannot_compute;
}

/// What a rule is judged on: the bid, or the bid under a scenario.
const EvaluatedModel& judged_on(const Bid& bid, const BoundRule& rule) {
  const auto& scenario = rule.rule.scenario;
  return scenario ? bid.scenarios.at(scenario->value) : bid.model;
}

/// Of several internal rates the one to show beside the reason.
std::optional<Rate> usual_rate(const EvaluatedModel& model, FlowKind flow, const Answer& answer) {
  if (answer.why != Why::several) return {};
  const std::vector<double>& values = model.snapshot().row(flow_row(model->flows, flow));
  return internal_rates(without_residues(values), model->flow_time)
      .only_between(least_usual_rate, greatest_usual_rate);
}

MeasureResult result_of(const EvaluatedModel& model, const WantedMeasure& wanted,
                        const Answer& answer) {
  return {wanted, answer.value, answer.why, usual_rate(model, wanted.flow, answer)};
}

/// `model`: what the rule is judged on.
RuleResult judged(const EvaluatedModel& model, std::size_t index) {
  const BoundRule& rule = model->rules[index];
  const RuleAnswer& found = model.rules()[index];
  return {.rule = index,
          .limit = found.limit,
          .measured = result_of(model, measure_of(rule), found.measured),
          .margin = found.margin.value,
          .by_present_value = rule.measure->decided_by != nullptr,
          .outcome = outcome_of(found.margin.value, found.margin.why),
          .skipped = found.skipped};
}

/// Puts what the simulated cases say in place of what the bid as written says.
void judge_by_chance(const Bid& bid, Evaluation& result) {
  const Checked<std::vector<RuleChance>> found = judge_chance_rules(bid);
  for (const Diagnostic& each : found.diagnostics) {
    if (each.severity == Severity::error) result.faults.push_back(each);
  }
  std::size_t next = 0;
  for (RuleResult& each : result.rules) {
    if (!bid.model->rules[each.rule].rule.probability) continue;
    each.margin = no_value;
    each.by_present_value = false;
    if (!found.value) {
      each.outcome = RuleOutcome::cannot_compute;
      continue;
    }
    each.chance = (*found.value)[next++];
    if (each.skipped != Skipped::no) continue;
    const bool shown =
        !each.chance->undecided && each.chance->passes.value >= each.chance->required;
    each.outcome = shown ? RuleOutcome::pass : RuleOutcome::fail;
  }
}

void find_faults(const Bid& bid, Evaluation& result) {
  if (const auto& fault = bid.model.fault()) result.faults.push_back(*fault);
  for (Diagnostic& each : scenario_faults(bid)) result.faults.push_back(std::move(each));
  for (Diagnostic& each : missing_rates(bid)) result.faults.push_back(std::move(each));
}

bool none_applies(const std::vector<RuleResult>& rules) {
  return !rules.empty() && std::all_of(rules.begin(), rules.end(), [](const RuleResult& each) {
    return each.outcome == RuleOutcome::does_not_apply;
  });
}

/// A bid to which no rule applies has not been judged.
std::optional<Diagnostic> lacks_judge(const Model& model, const std::vector<RuleResult>& results) {
  if (!none_applies(results)) return {};
  std::vector<Message> names;
  for (const RuleResult& each : results) names.push_back(verbatim(model.rules[each.rule].rule.id));
  return Diagnostic{
      .code = "no-judge",
      .message = say("no rule applies to this bid: {1}", listed(Join::comma, std::move(names))),
      .place = model.rules[results.front().rule].rule.place,
      .hint = say("state one that every bid can be judged by, such as an npv of at least 0")};
}

}  // namespace

const MeasureResult* Evaluation::find(Measure measure, FlowKind flow) const {
  const auto found = std::find_if(measures.begin(), measures.end(), [&](const MeasureResult& each) {
    return each.wanted.measure == measure && each.wanted.flow == flow;
  });
  return found == measures.end() ? nullptr : &*found;
}

Diagnostics missing_rates(const Bid& bid) {
  Diagnostics found;
  for (std::size_t r = 0; r < bid.model->rules.size(); ++r) {
    const EvaluatedModel& model = judged_on(bid, bid.model->rules[r]);
    if (model.rules()[r].skipped != Skipped::no) continue;
    if (auto missing = missing_rate(*model, model->rules[r])) found.push_back(std::move(*missing));
  }
  return found;
}

Verdict verdict_of(const Model& model, const std::vector<RuleResult>& rules) {
  Verdict verdict = Verdict::go;
  if (none_applies(rules)) return Verdict::not_judged;
  for (const RuleResult& each : rules) {
    if (each.outcome == RuleOutcome::cannot_compute) return Verdict::not_judged;
    if (each.outcome != RuleOutcome::fail) continue;
    const bool must = weight_of(model.rules[each.rule]) == Must::must;
    verdict = std::max(verdict, must ? Verdict::no_go : Verdict::conditional);
  }
  return verdict;
}

Evaluation evaluate(const Bid& bid) {
  const Model& model = *bid.model;
  Evaluation result;
  for (const MeasureDefinition* each : measures::list) {
    if (each->of_loans && model.proposal.loans.empty()) continue;
    if (each->of_price && !bid.model.judges_prices()) continue;
    result.measures.push_back(result_of(bid.model, {*each}, bid.model.measure(*each)));
  }
  if (!model.proposal.loans.empty()) {
    for (const MeasureDefinition* each : measures::of_equity) {
      result.measures.push_back(
          result_of(bid.model, {*each, FlowKind::equity}, bid.model.equity_measure(*each)));
    }
  }
  for (std::size_t r = 0; r < model.rules.size(); ++r) {
    result.rules.push_back(judged(judged_on(bid, model.rules[r]), r));
  }
  find_faults(bid, result);
  if (has_chance_rules(model)) judge_by_chance(bid, result);
  if (auto unjudged = lacks_judge(model, result.rules)) result.faults.push_back(*unjudged);
  result.verdict = result.faults.empty() ? verdict_of(model, result.rules) : Verdict::not_judged;
  const std::vector<double>& flow = bid.model.snapshot().row(model.flows.project);
  if (std::all_of(flow.begin(), flow.end(), [](double v) { return std::isfinite(v); }))
    result.rates = internal_rates(without_residues(flow), model.flow_time);
  return result;
}

Diagnostics scenario_faults(const Bid& bid) {
  Diagnostics faults;
  for (const auto& [id, scenario] : bid.scenarios) {
    if (!scenario.fault()) continue;
    Diagnostic fault = *scenario.fault();
    fault.message = say("{1} (scenario '{2}')", fault.message, verbatim(id));
    faults.push_back(std::move(fault));
  }
  return faults;
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
