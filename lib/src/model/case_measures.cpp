// SPDX-License-Identifier: MIT
#include "model/case_measures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "gonogo/base/no_value.hpp"
#include "gonogo/measure/rounding.hpp"
#include "gonogo/model/condition.hpp"

namespace gonogo {

std::vector<RowId> rows_of(const Model& model, const WantedMeasure& wanted) {
  std::vector<RowId> rows = {flow_row(model.flows, wanted.flow)};
  for (RowId Flows::*const member : wanted.measure->rows) {
    if (member != nullptr) rows.push_back(model.flows.*member);
  }
  for (const Posting& each : model.flows.parts) rows.push_back(each.row);
  if (wanted.flow == FlowKind::equity) {
    for (const Posting& each : model.flows.equity_parts) rows.push_back(each.row);
  }
  std::erase(rows, no_row);
  return rows;
}

std::vector<RowId> rows_of(const Model& model, const BoundRule& rule) {
  std::vector<RowId> rows = rows_of(model, measure_of(rule));
  if (!rule.condition) return rows;
  for (const ConditionOperand& each : rule.condition->operands) {
    if (each.measure) {
      const std::vector<RowId> more = rows_of(model, WantedMeasure{*each.measure});
      rows.insert(rows.end(), more.begin(), more.end());
    } else if (each.total != no_row) {
      rows.push_back(each.total);
    }
  }
  return rows;
}

bool lacks_rate(const Model& model, const WantedMeasure& wanted) {
  const Perspective& view = model.perspectives[wanted.perspective];
  const auto& rates = wanted.measure->rates;
  return !wanted.rate && std::any_of(rates.begin(), rates.end(), [&](NodeId Perspective::*rate) {
    return rate != nullptr && view.*rate_for(wanted.flow, rate) == no_node;
  });
}

CaseMeasures::CaseMeasures(const Model& model, std::vector<WantedMeasure> wanted) : model_(model) {
  for (const WantedMeasure& each : wanted) wanted_.push_back({.wanted = each});
  for (const BoundRule& each : model.rules) rules_.push_back({.wanted = measure_of(each)});
}

void CaseMeasures::begin(const CaseNumbers& numbers, NpvAtPrices npv_at_prices) {
  numbers_ = &numbers;
  npv_at_prices_ = std::move(npv_at_prices);
  sizes_.is_known = false;
  for (Subject& each : wanted_) each.scratch.is_cumulated = false;
  for (Subject& each : rules_) each.scratch.is_cumulated = false;
}

std::span<const double> CaseMeasures::flow_of(const WantedMeasure& wanted) const {
  return numbers_->row(flow_row(model_.flows, wanted.flow));
}

MeasureCase CaseMeasures::case_of(const WantedMeasure& wanted, MeasureScratch& scratch) {
  return {model_,
          *numbers_,
          wanted,
          flow_of(wanted),
          scratch,
          sizes_,
          npv_at_prices_ ? &npv_at_prices_ : nullptr};
}

Answer CaseMeasures::compute(const WantedMeasure& wanted, MeasureScratch& scratch) {
  const auto flow = flow_of(wanted);
  if (flow.empty()) return without(Why::not_applicable);
  if (!all_finite(flow)) return without(Why::fault);
  if (lacks_rate(model_, wanted)) return without(Why::not_stated);
  return wanted.measure->compute(case_of(wanted, scratch));
}

double CaseMeasures::rounding_of(const WantedMeasure& wanted, MeasureScratch& scratch,
                                 double value) {
  const double least = rounding_error(0, std::abs(value));
  if (!wanted.measure->rounding) return least;
  return least + wanted.measure->rounding(case_of(wanted, scratch), value);
}

Answer CaseMeasures::measure(std::size_t index) {
  return compute(wanted_[index].wanted, wanted_[index].scratch);
}

double CaseMeasures::rounding(std::size_t index, double value) {
  return rounding_of(wanted_[index].wanted, wanted_[index].scratch, value);
}

Answer CaseMeasures::measured(std::size_t rule) {
  return compute(rules_[rule].wanted, rules_[rule].scratch);
}

double CaseMeasures::operand(const ConditionOperand& operand, std::size_t perspective) {
  if (!operand.measure) return operand.unit * sum_of(numbers_->row(operand.total));
  MeasureScratch scratch;
  const Answer found = compute({*operand.measure, FlowKind::project, perspective, {}, 0}, scratch);
  return found.why == Why::computed ? operand.unit * found.value : no_value;
}

Skipped CaseMeasures::skipped(std::size_t rule) {
  const BoundRule& bound = model_.rules[rule];
  if (!bound.of_kind) return Skipped::kind;
  if (!bound.condition) return Skipped::no;
  std::vector<double> values;
  for (const ConditionOperand& each : bound.condition->operands)
    values.push_back(operand(each, bound.perspective));
  return holds(*bound.condition, values) ? Skipped::no : Skipped::size;
}

CaseMeasures::Judged CaseMeasures::judged(std::size_t rule) {
  if (skipped(rule) != Skipped::no) return {without(Why::not_applicable), no_value};
  const double limit = numbers_->limits[rule];
  const double sign = model_.rules[rule].at_least ? 1 : -1;
  if (!std::isfinite(limit)) return {without(Why::fault), no_value};
  Subject& subject = rules_[rule];
  WantedMeasure wanted = subject.wanted;
  const MeasureDefinition* const decisive = wanted.measure->decided_by;
  if (decisive) {
    wanted.measure = *decisive;
    wanted.rate = limit;
  }
  const Answer found = compute(wanted, subject.scratch);
  const bool scored = subject.wanted.measure->score != nullptr;
  if (found.why != Why::computed) {
    const Score left = scored ? score(rule) : Score{no_value, 0};
    return {found, left.value, left.error};
  }
  // A present value at the limit is compared with 0.
  const double threshold = decisive ? 0 : limit;
  const double error =
      rounding_of(wanted, subject.scratch, found.value) + rounding_error(0, std::abs(threshold));
  const double margin = sign * (found.value - threshold), rounded = settled(margin, error);
  if (!scored) return {checked(rounded), margin + error, error};
  // The score decides, so that a search for its sign finds where the margin changes.
  const Score decisive_score = score(rule);
  const bool passes = decisive_score.value >= 0;
  constexpr double least_short = -std::numeric_limits<double>::min();
  return {checked(passes ? std::max(rounded, 0.0) : std::min(margin, least_short)),
          decisive_score.value, decisive_score.error};
}

/// The score of Outcomes, with rounding on its side.
Score CaseMeasures::score(std::size_t rule) {
  Subject& subject = rules_[rule];
  if (lacks_rate(model_, subject.wanted)) return {no_value, 0};
  const auto flow = flow_of(subject.wanted);
  if (flow.empty() || !all_finite(flow)) return {no_value, 0};
  const Score found = subject.wanted.measure->score(case_of(subject.wanted, subject.scratch),
                                                    numbers_->limits[rule]);
  return {(model_.rules[rule].at_least ? 1 : -1) * found.value + found.error, found.error};
}

}  // namespace gonogo
