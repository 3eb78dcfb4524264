// SPDX-License-Identifier: MIT
/// Formulas for the cells of a report, over the inputs and rows of the same workbook.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "analysis/rate_steps.hpp"
#include "analysis/workbook_cells.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/model/measure_cells.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// A cell of a table that is being built, and where a formula finds it.
struct PlacedCell {
  Cell& cell;
  CellReference place;
};

/// The cells of a rule that follow the inputs.
struct RuleCells {
  PlacedCell limit, value, margin, result;
  /// The result as a number, for formulas: no formula compares words, which are translated.
  PlacedCell code;
};

/// Results of a rule as numbers. The verdict is that of the greatest. A rule that does not follow the
/// inputs has none: its result says nothing about other inputs.
enum class RuleCode { passes = 1, does_not_apply, should_fails, must_fails, cannot_compute };
RuleCode code_of(RuleOutcome outcome, Must severity);

/// Attaches formulas where a table is built. What cannot follow the inputs becomes a text that says
/// so, because a number would look live and be out of date.
class LiveCells {
 public:
  /// `measure_place`: the cell of a measure of the project flow at the first perspective; empty
  /// where the report has none.
  LiveCells(const EvaluatedModel& model, std::function<Formula(Measure)> measure_place);
  LiveCells(const LiveCells&) = delete;
  LiveCells& operator=(const LiveCells&) = delete;

  void attach(Cell& cell, NodeId rate) const { cell.formula = cells_.scalar(rate); }
  void attach(Cell& cell, const MeasureResult& result);
  void attach(const RuleCells& row, const RuleResult& result);
  /// The verdict by the codes of the rules that follow the inputs. Where not all do, the words say so.
  void attach(Cell& verdict, const RangeReference& codes,
              const std::vector<RuleResult>& rules) const;
  /// The ids of the rules whose result is a constant: those judged in a scenario, and those on a
  /// measure without a formula.
  std::vector<std::string> unjudged_rules(const std::vector<RuleResult>& rules) const;

  static void fix(Cell& cell);
  /// The text, marked as one that does not follow the inputs.
  static Message as_evaluated(const Message& text);

  /// Appends the sheets that the formulas refer to.
  void add_sheets(Report& report);

 private:
  MeasureFormula formula_of(const MeasureResult& result) const;
  MeasureFormula rule_value(const MeasureResult& measured) const;
  bool is_live(const RuleResult& result) const;
  Formula margin_of(const BoundRule& rule, const RuleCells& row) const;
  Formula rounding_of(const BoundRule& rule, const RuleResult& result, const RuleCells& row) const;
  Formula steps_to_rate(RowId flow, NodeId start);

  EvaluatedModel model_;
  WorkbookCells cells_;
  MeasureCells formulas_ = {};
  std::map<RowId, RateSteps> steps_ = {};
};

}  // namespace gonogo
