// SPDX-License-Identifier: MIT
#include "model/case_measures.hpp"

#include <cmath>

#include "gonogo/base/no_value.hpp"

namespace gonogo {

WantedMeasure measure_of(const BoundRule& rule) {
  return {rule.measure, rule.flow, rule.perspective};
}

std::vector<RowId> rows_of(const Model& model, const WantedMeasure& wanted) {
  std::vector<RowId> rows = {flow_row(model.flows, wanted.flow)};
  for (RowId Flows::*const member : wanted.measure->rows) {
    if (member != nullptr) rows.push_back(model.flows.*member);
  }
  std::erase(rows, no_row);
  return rows;
}

CaseMeasures::CaseMeasures(const Model& model, std::vector<WantedMeasure> wanted) : model_(model) {
  for (const WantedMeasure& each : wanted) wanted_.push_back({.wanted = each});
  for (const BoundRule& each : model.rules) rules_.push_back({.wanted = measure_of(each)});
}

Answer CaseMeasures::compute(const CaseNumbers& numbers, const WantedMeasure& wanted,
                             MeasureScratch& scratch) {
  const auto flow = numbers.row(flow_row(model_.flows, wanted.flow));
  if (flow.empty()) return without(Why::not_applicable);
  if (!all_finite(flow)) return without(Why::fault);
  if (!is_built(wanted.measure)) return without(Why::not_applicable);
  return wanted.measure->compute({model_, numbers, wanted, flow, scratch});
}

Answer CaseMeasures::measure(const CaseNumbers& numbers, std::size_t index) {
  return compute(numbers, wanted_[index].wanted, wanted_[index].scratch);
}

Answer CaseMeasures::measured(const CaseNumbers& numbers, std::size_t rule) {
  return compute(numbers, rules_[rule].wanted, rules_[rule].scratch);
}

Answer CaseMeasures::margin(const CaseNumbers& numbers, std::size_t rule) {
  const double limit = numbers.limits[rule];
  const double sign = model_.rules[rule].at_least ? 1 : -1;
  if (!std::isfinite(limit)) return without(Why::fault);
  Subject& subject = rules_[rule];
  WantedMeasure wanted = subject.wanted;
  const MeasureDefinition* const decisive = wanted.measure->decided_by;
  if (decisive) {
    wanted.measure = *decisive;
    wanted.rate = limit;
  }
  const Answer found = compute(numbers, wanted, subject.scratch);
  if (found.why != Why::computed) return found;
  return checked(sign * (decisive ? found.value : found.value - limit));
}

double CaseMeasures::slack(const CaseNumbers& numbers, std::size_t rule) {
  Subject& subject = rules_[rule];
  const auto score = subject.wanted.measure->score;
  if (!score) return margin(numbers, rule).value;
  const auto flow = numbers.row(flow_row(model_.flows, subject.wanted.flow));
  if (flow.empty() || !all_finite(flow) || !std::isfinite(numbers.limits[rule])) return no_value;
  return (model_.rules[rule].at_least ? 1 : -1) *
         score({model_, numbers, subject.wanted, flow, subject.scratch}, numbers.limits[rule]);
}

}  // namespace gonogo
