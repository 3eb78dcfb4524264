// SPDX-License-Identifier: MIT
/// Measures, margins and results of rules as formulas over the cells of a workbook.
#pragma once

#include <functional>
#include <string>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/model/model.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// How a workbook refers to rows, rates and other measures.
struct CellsOf {
  std::function<Formula(RowId)> row = {};      ///< the range of a row over all columns
  std::function<Formula(NodeId)> scalar = {};  ///< a rate
  /// The cell of another measure, where the workbook has one: of the project flow, at the first
  /// perspective.
  std::function<Formula(Measure)> measure = {};
  /// Whether the row has receipts and outlays now.
  std::function<bool(RowId)> has_both_signs = {};
  /// The cell where Newton's steps from a rate end up at the rate at which a flow is worth nothing:
  /// for flows that are not evenly spaced, which IRR() does not know. Empty where they do not end
  /// up at one.
  std::function<Formula(RowId flow, const Formula& start)> rate_steps = {};
};

/// The formula of a measure over the rows. It says the same words as `measure_cell` where there is
/// no value. Empty where none would stay true: the measure has no value here for a reason that a
/// spreadsheet cannot see ("more than one"), or the workbook has no row for it.
Formula measure_formula(const Model& model, const MeasureResult& result, const CellsOf& cells);

/// The margin of a rule over the cells of its value and limit: at least 0 where it passes.
Formula margin_formula(const Model& model, const BoundRule& rule, const Formula& value,
                       const Formula& limit, const CellsOf& cells);

/// What a rule says, by the cells of its value and margin, in these words.
struct ResultWords {
  std::string passes = {}, fails = {}, not_applicable = {};
  std::string no_measure = {};  ///< what the value says where the rule does not apply
};
Formula result_formula(const Formula& value, const Formula& margin, const ResultWords& words);

/// The flow a measure is taken of; `nothing` where the bid has none.
RowId flow_row(const Model& model, FlowKind kind);

/// Formulas in a row.
Formula joined(std::initializer_list<Formula> parts);
Formula formula_text(std::string words);

}  // namespace gonogo
