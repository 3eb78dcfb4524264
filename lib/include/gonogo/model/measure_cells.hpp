// SPDX-License-Identifier: MIT
/// Measures as formulas over the cells of a workbook.
#pragma once

#include <functional>
#include <string>

#include "gonogo/base/cell_formula.hpp"
#include "gonogo/base/message.hpp"
#include "gonogo/model/model.hpp"
#include "gonogo/model/wanted_measure.hpp"

namespace gonogo {

/// How a workbook refers to the numbers that a measure is computed from.
struct MeasureCells {
  std::function<Formula(RowId)> row = {};      ///< the range of a row over all columns
  std::function<Formula(NodeId)> scalar = {};  ///< a rate
  /// The cell of a measure of the project flow at the first perspective. Empty: it has no cell.
  std::function<Formula(Measure)> measure = {};
  /// Whether the row has receipts and outlays now.
  std::function<bool(RowId)> has_both_signs = {};
  /// The cell with the rate at which the present value of a flow is 0, found by Newton's steps from
  /// a start: for flows at uneven times, which IRR() does not know. Empty if the steps do not
  /// converge.
  std::function<Formula(RowId flow, NodeId start)> rate_steps = {};
  /// The text that the reports print instead of a value.
  std::function<Message(Measure, Why)> reason = {};
};

/// The formula of a measure; it prints the words of the reports where there is no value. Empty
/// where none would stay true when an input changes: the measure has no value now for a reason that
/// a spreadsheet cannot see ("more than one"), or the workbook has no row for it.
MeasureFormula measure_formula(const Model& model, const WantedMeasure& wanted,
                               const Answer& answer, const MeasureCells& cells);

/// The error that rounding can leave in a measure whose formula is not empty, of the value in a
/// cell: what its `rounding` says of a case.
Formula rounding_formula(const Model& model, const WantedMeasure& wanted, const Formula& value,
                         const MeasureCells& cells);

/// The same of present_value_formula.
Formula present_value_rounding(const Model& model, FlowKind flow, const Formula& rate,
                               const MeasureCells& cells);

/// The net present value of a flow at a rate. Note: `rate` must be a cell or a number.
Formula present_value_formula(const Model& model, FlowKind flow, const Formula& rate,
                              const MeasureCells& cells);

}  // namespace gonogo
