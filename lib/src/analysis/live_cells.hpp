// SPDX-License-Identifier: MIT
/// Formulas for the cells of a report, over the inputs and rows of the same workbook.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analysis/live_block.hpp"
#include "gonogo/analysis/evaluation.hpp"
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
  LiveCells(const Bid& bid, const Evaluation& evaluation);
  LiveCells(const LiveCells&) = delete;
  LiveCells& operator=(const LiveCells&) = delete;

  void attach(Cell& cell, NodeId rate) const { cell.formula = main().cells().scalar(rate); }
  void attach(Cell& cell, const MeasureResult& result);
  void attach(const RuleCells& row, const RuleResult& result);
  /// The verdict by the codes of the rules that follow the inputs. Where not all do, the words say so.
  void attach(Cell& verdict, const RangeReference& codes,
              const std::vector<RuleResult>& rules) const;
  /// The ids of the rules whose result is a constant: those on bids of some kind or size, by chance,
  /// or on a measure without a formula.
  std::vector<std::string> unjudged_rules(const std::vector<RuleResult>& rules) const;

  static void fix(Cell& cell);
  /// The text, marked as one that does not follow the inputs.
  static Message as_evaluated(const Message& text);

  /// Its name. Requires a choice.
  Cell scenario_in_use() const;
  const InputCells& inputs() const { return *inputs_; }
  const WorkbookCells& cells() const { return main().cells(); }

  void add_inputs_sheet(Report& report) const { add_inputs(*inputs_, report); }
  /// Appends the other sheets that the formulas refer to.
  void add_sheets(Report& report) const;

 private:
  const LiveBlock& main() const { return *blocks_.front(); }
  /// Whose numbers judge the rule; null: none in this workbook.
  const LiveBlock* block_of(const BoundRule& rule) const;
  void add_block(WorkbookBlock block, const std::string& scenario);
  /// Whether a rule stays as it was evaluated: of other bids, or of bids of some size.
  bool is_fixed(const BoundRule& rule) const;
  bool is_live(const RuleResult& result) const;
  Table measures_table() const;
  Section scenarios_section() const;
  void add_rate_steps(Report& report) const;

  const Evaluation& evaluation_;
  std::unique_ptr<InputCells> inputs_;
  /// Of the scenario in use, then of scenarios that rules are judged in.
  std::vector<std::unique_ptr<LiveBlock>> blocks_ = {};
  std::vector<std::string> scenario_of_ = {};  ///< of each block; empty: the one in use
};

}  // namespace gonogo
