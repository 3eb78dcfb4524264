// SPDX-License-Identifier: MIT
#include "analysis/live_cells.hpp"

#include <algorithm>
#include <array>

#include "analysis/rule_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/measure/rounding.hpp"

namespace gonogo {
namespace {

/// Reasons that no number of the workbook can remove.
bool is_lasting(Why why) { return why == Why::not_stated || why == Why::fault; }

/// Whether a rule stays as it was evaluated: under a scenario, of other bids, or of bids of some size.
bool is_fixed(const BoundRule& rule) {
  return rule.rule.scenario || !rule.of_kind || rule.condition || rule.rule.probability;
}

/// CHOOSE(code,text,...)
Formula choose(const Formula& code, const std::array<Message, 5>& texts) {
  Formula result = joined({"CHOOSE(", code});
  for (const Message& each : texts) result = joined({result, ",", quoted_text(each)});
  return joined({result, ")"});
}

Formula number(RuleCode code) { return {std::to_string(static_cast<int>(code))}; }

}  // namespace

RuleCode code_of(RuleOutcome outcome, Must severity) {
  switch (outcome) {
    case RuleOutcome::pass:
      return RuleCode::passes;
    case RuleOutcome::does_not_apply:
      return RuleCode::does_not_apply;
    case RuleOutcome::fail:
      return severity == Must::must ? RuleCode::must_fails : RuleCode::should_fails;
    case RuleOutcome::cannot_compute:
      break;
  }
  return RuleCode::cannot_compute;
}

LiveCells::LiveCells(const EvaluatedModel& model, std::function<Formula(Measure)> measure_place)
    : model_(model), cells_(model) {
  formulas_.row = [this](RowId row) { return cells_.row(row); };
  formulas_.scalar = [this](NodeId node) { return joined({"(", cells_.scalar(node), ")"}); };
  formulas_.measure = std::move(measure_place);
  formulas_.has_both_signs = [this](RowId row) {
    const auto& values = cells_.snapshot().row(row);
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    return *least < 0 && *greatest > 0;
  };
  formulas_.rate_steps = [this](RowId flow, NodeId start) { return steps_to_rate(flow, start); };
  formulas_.reason = [](Measure measure, Why why) { return reason_text(measure, why); };
}

Message LiveCells::as_evaluated(const Message& text) { return say("{1} (as evaluated)", text); }

void LiveCells::fix(Cell& cell) {
  if (const Message text = value_text(cell); !text.empty())
    cell = {.value = as_evaluated(text), .kind = Kind::text};
}

MeasureFormula LiveCells::formula_of(const MeasureResult& result) const {
  return measure_formula(*model_, result.wanted, {result.value, result.why}, formulas_);
}

void LiveCells::attach(Cell& cell, const MeasureResult& result) {
  Formula formula = formula_of(result).value;
  if (!formula.empty()) {
    cell.formula = std::move(formula);
  } else if (!is_lasting(result.why)) {
    fix(cell);
  }
}

/// The cell of the measure, or its formula where it is computed for another flow, other rates or a year.
MeasureFormula LiveCells::rule_value(const MeasureResult& measured) const {
  const WantedMeasure& wanted = measured.wanted;
  MeasureFormula formula = formula_of(measured);
  const bool plain =
      wanted.perspective == 0 && wanted.flow == FlowKind::project && wanted.year_ends == 0;
  if (formula.value.empty() || !plain) return formula;
  if (Formula cell = formulas_.measure(wanted.measure); !cell.empty())
    formula.value = std::move(cell);
  return formula;
}

Formula LiveCells::margin_of(const BoundRule& rule, const RuleCells& row) const {
  const Formula value{row.value.place}, limit{row.limit.place};
  const std::string sign = rule.at_least ? "" : "-";
  if (rule.measure->decided_by)
    return joined({sign, present_value_formula(*model_, rule.flow, limit, formulas_)});
  return if_formula(joined({"ISNUMBER(", value, ")"}), joined({sign + "(", value, "-", limit, ")"}),
                    quoted_text({}));
}

/// What rounding can take off a margin, as CaseMeasures::judged says.
Formula LiveCells::rounding_of(const BoundRule& rule, const RuleResult& result,
                               const RuleCells& row) const {
  const Formula margin{row.margin.place}, limit{row.limit.place}, value{row.value.place};
  const std::string least = shortest(rounding_error(0, 1)) + "*ABS(";
  if (rule.measure->decided_by)
    return joined(
        {least, margin, ")+", present_value_rounding(*model_, rule.flow, limit, formulas_)});
  return joined(
      {least, limit, ")+", rounding_formula(*model_, result.measured.wanted, value, formulas_)});
}

/// What is judged under a scenario is computed by another sheet, and does not follow the inputs; it
/// has no code, so that it does not decide the verdict.
void LiveCells::attach(const RuleCells& row, const RuleResult& result) {
  const BoundRule& rule = model_->rules[result.rule];
  const Must severity = weight_of(rule);
  const Message failed =
      rule.waiver ? waived_text(*rule.waiver) : outcome_text(RuleOutcome::fail, Must::should);
  if (is_fixed(rule)) {
    for (const PlacedCell* each : {&row.limit, &row.value, &row.margin, &row.result})
      fix(each->cell);
    return;
  }
  row.limit.cell.formula = cells_.scalar(rule.limit);
  if (is_lasting(result.measured.why)) {
    row.code.cell = {.value = static_cast<double>(code_of(result.outcome, severity)),
                     .kind = Kind::count};
    return;
  }
  const MeasureFormula measured = rule_value(result.measured);
  const bool lives = !measured.value.empty();
  if (lives) {
    row.value.cell.formula = measured.value;
  } else {
    fix(row.value.cell);
  }
  // The present value at the limit decides on a rate, whether the rate is live or not.
  if (!lives && rule.measure->decided_by == nullptr) {
    fix(row.margin.cell);
    fix(row.result.cell);
    return;
  }
  row.code.cell = {.value = static_cast<double>(code_of(result.outcome, severity)),
                   .kind = Kind::count};
  row.margin.cell.formula = margin_of(rule, row);
  const Formula margin{row.margin.place};
  const Formula fails = number(code_of(RuleOutcome::fail, severity));
  const Formula without_value =
      measured.not_applicable.empty()
          ? fails
          : if_formula(measured.not_applicable, number(RuleCode::does_not_apply), fails);
  row.code.cell.formula =
      if_formula(joined({"ISNUMBER(", margin, ")"}),
                 if_formula(joined({margin, ">=-(", rounding_of(rule, result, row), ")"}),
                            number(RuleCode::passes), fails),
                 without_value);
  row.result.cell.formula =
      choose(Formula{row.code.place}, {outcome_text(RuleOutcome::pass, severity),
                                       outcome_text(RuleOutcome::does_not_apply, severity), failed,
                                       outcome_text(RuleOutcome::fail, Must::must),
                                       outcome_text(RuleOutcome::cannot_compute, severity)});
}

/// Whether the result follows the inputs, or can never change.
bool LiveCells::is_live(const RuleResult& result) const {
  const BoundRule& rule = model_->rules[result.rule];
  if (is_fixed(rule)) return !rule.of_kind;
  return is_lasting(result.measured.why) || rule.measure->decided_by != nullptr ||
         !rule_value(result.measured).value.empty();
}

std::vector<std::string> LiveCells::unjudged_rules(const std::vector<RuleResult>& rules) const {
  std::vector<std::string> ids;
  for (const RuleResult& each : rules) {
    if (!is_live(each)) ids.push_back(model_->rules[each.rule].rule.id);
  }
  return ids;
}

void LiveCells::attach(Cell& verdict, const RangeReference& codes,
                       const std::vector<RuleResult>& rules) const {
  const bool partly = !unjudged_rules(rules).empty();
  // A mandatory rule that fails is a NO-GO whatever the others say; anything better may be worse.
  const auto words = [&](Verdict each) {
    const Message word = verdict_text(each);
    return partly && each != Verdict::no_go ? say("{1} as far as this workbook can judge", word)
                                            : word;
  };
  const std::array by_code = {words(Verdict::go), words(Verdict::go), words(Verdict::conditional),
                              words(Verdict::no_go), words(Verdict::not_judged)};
  int greatest = static_cast<int>(RuleCode::passes);
  for (const RuleResult& each : rules) {
    const Must severity = weight_of(model_->rules[each.rule]);
    if (is_live(each))
      greatest = std::max(greatest, static_cast<int>(code_of(each.outcome, severity)));
  }
  verdict.value = by_code[static_cast<std::size_t>(greatest) - 1];
  verdict.formula = choose(joined({"MAX(1,", Formula{codes}, ")"}), by_code);
}

Formula LiveCells::steps_to_rate(RowId flow, NodeId start) {
  const auto found = steps_.find(flow);
  if (found != steps_.end()) return found->second.result;
  auto steps =
      rate_steps(*model_, cells_,
                 {.id = "rate_steps." + model_->sheet.rows()[flow].id,
                  .flow = flow,
                  .start = start == no_node ? Formula{"0.1"} : cells_.scalar(start),
                  .start_value = start == no_node ? 0.1 : cells_.snapshot().value(start, 0),
                  .otherwise = reason_text(measures::irr, Why::unresolved)});
  if (!steps) return {};
  return steps_.emplace(flow, std::move(*steps)).first->second.result;
}

void LiveCells::add_sheets(Report& report) {
  add_cells(cells_, report);
  if (steps_.empty()) return;
  Section section{.id = "rate_steps", .title = say("Rate of return")};
  section.blocks.push_back(Paragraph{
      .text = say("Newton's steps to the rate of return: the flows are not evenly spaced.")});
  for (auto& [flow, steps] : steps_) section.blocks.push_back(std::move(steps.table));
  report.sections.push_back(std::move(section));
}

}  // namespace gonogo
