// SPDX-License-Identifier: MIT
#include "analysis/live_block.hpp"

#include <algorithm>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/measure/rounding.hpp"

namespace gonogo {

LiveBlock::LiveBlock(WorkbookBlock block, const InputCells& inputs,
                     std::function<Formula(Measure)> measure_place)
    : model_(block.formulas),
      values_(block.values),
      suffix_(block.suffix),
      cells_(std::move(block), inputs) {
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

MeasureFormula LiveBlock::formula_of(const MeasureResult& result) const {
  return measure_formula(*model_, result.wanted, {result.value, result.why}, formulas_);
}

MeasureFormula LiveBlock::rule_value(const MeasureResult& measured) const {
  const WantedMeasure& wanted = measured.wanted;
  MeasureFormula formula = formula_of(measured);
  const bool plain =
      wanted.perspective == 0 && wanted.flow == FlowKind::project && wanted.year_ends == 0;
  if (formula.value.empty() || !plain) return formula;
  if (Formula cell = formulas_.measure(wanted.measure); !cell.empty())
    formula.value = std::move(cell);
  return formula;
}

Formula LiveBlock::margin_of(const BoundRule& rule, const RulePlaces& at) const {
  const std::string sign = rule.at_least ? "" : "-";
  if (rule.measure->decided_by)
    return joined({sign, present_value_formula(*model_, rule.flow, at.limit, formulas_)});
  const std::string points = counts_points(rule) ? "100*" : "";
  return if_formula(joined({"ISNUMBER(", at.value, ")"}),
                    joined({sign + points + "(", at.value, "-", at.limit, ")"}), quoted_text({}));
}

Formula LiveBlock::rounding_of(const BoundRule& rule, const RuleResult& result,
                               const RulePlaces& at) const {
  const std::string least = shortest(rounding_error(0, 1)) + "*ABS(";
  if (rule.measure->decided_by)
    return joined(
        {least, at.margin, ")+", present_value_rounding(*model_, rule.flow, at.limit, formulas_)});
  return joined({least, at.limit, ")+",
                 rounding_formula(*model_, result.measured.wanted, at.value, formulas_)});
}

Formula LiveBlock::steps_to_rate(RowId flow, NodeId start) {
  const auto found = steps_.find(flow);
  if (found != steps_.end()) return found->second.result;
  auto steps =
      rate_steps(*model_, cells_,
                 {.id = "rate_steps." + model_->sheet.rows()[flow].id + suffix_,
                  .flow = flow,
                  .start = start == no_node ? Formula{"0.1"} : cells_.scalar(start),
                  .start_value = start == no_node ? 0.1 : cells_.snapshot().value(start, 0),
                  .otherwise = reason_text(measures::irr, Why::unresolved)});
  if (!steps) return {};
  return steps_.emplace(flow, std::move(*steps)).first->second.result;
}

std::vector<Table> LiveBlock::rate_tables() const {
  std::vector<Table> tables;
  for (const auto& [flow, steps] : steps_) tables.push_back(steps.table);
  return tables;
}

}  // namespace gonogo
