// SPDX-License-Identifier: MIT
/// Measures and rules as formulas over one block of rows of a workbook.
#pragma once

#include <functional>
#include <map>

#include "analysis/rate_steps.hpp"
#include "analysis/workbook_cells.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/model/measure_cells.hpp"

namespace gonogo {

/// Where a formula finds the limit, the value and the headroom of a rule.
struct RulePlaces {
  Formula limit, value, margin;
};

class LiveBlock {
 public:
  /// `measure_place`: the cell of a measure of the project flow at the first perspective, computed
  /// from this block; empty where the report has none. Requires: `inputs` outlives it.
  LiveBlock(WorkbookBlock block, const InputCells& inputs,
            std::function<Formula(Measure)> measure_place);
  LiveBlock(const LiveBlock&) = delete;
  LiveBlock& operator=(const LiveBlock&) = delete;

  const Model& model() const { return *model_; }
  const EvaluatedModel& values() const { return values_; }
  const WorkbookCells& cells() const { return cells_; }

  /// Empty: it does not follow the inputs.
  MeasureFormula formula_of(const MeasureResult& result) const;
  /// The cell of the measure, or its formula where it is computed for another flow, other rates or
  /// a year.
  MeasureFormula rule_value(const MeasureResult& measured) const;
  /// Whether the headroom of a rule is counted in percentage points: per cent would be of the limit.
  static bool counts_points(const BoundRule& rule) {
    return margin_kind_of(rule.measure) == Kind::rate;
  }
  Formula margin_of(const BoundRule& rule, const RulePlaces& at) const;
  /// What rounding can take off a margin, as CaseMeasures::judged says.
  Formula rounding_of(const BoundRule& rule, const RuleResult& result, const RulePlaces& at) const;

  /// Newton's steps to the rates that formulas needed so far.
  std::vector<Table> rate_tables() const;

 private:
  Formula steps_to_rate(RowId flow, NodeId start);

  EvaluatedModel model_, values_;
  std::string suffix_;
  WorkbookCells cells_;
  MeasureCells formulas_ = {};
  std::map<RowId, RateSteps> steps_ = {};
};

}  // namespace gonogo
