// SPDX-License-Identifier: MIT
/// What the definitions of measures write formulas with.
#pragma once

#include "gonogo/base/cell_formula.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/model/measure_cells.hpp"

namespace gonogo {

/// One measure to write as a formula.
struct FormulaCase {
  const Model& model;
  const WantedMeasure& wanted;
  const Answer& answer;
  const MeasureCells& cells;
  RowId flow_id;  ///< of the wanted flow

  const Perspective& view() const { return model.perspectives[wanted.perspective]; }
  bool of_equity() const { return wanted.flow == FlowKind::equity; }
  bool of_project() const { return !of_equity() && flow_id == model.flows.project; }
  NodeId discount() const { return of_equity() ? view().equity : view().discount; }
  RowId factor() const { return factor_row(view(), wanted.flow); }
  Formula flow() const { return cells.row(flow_id); }
  Formula sum(RowId row) const { return function("SUM(", row); }
  Formula least(RowId row) const { return function("MIN(", row); }
  Formula greatest(RowId row) const { return function("MAX(", row); }
  /// A rate needs an outlay and a receipt.
  Formula with_both_signs(const Formula& no_outlay, const Formula& no_receipt,
                          const Formula& value) const {
    return if_formula(joined({least(flow_id), ">=0"}), no_outlay,
                      if_formula(joined({greatest(flow_id), "<=0"}), no_receipt, value));
  }
  /// flow_rounding() as a number of a formula.
  std::string share_of_error() const {
    return shortest(flow_rounding(model.proposal, model.sheet.axis()));
  }
  /// The error that rounding can leave in a sum of the flow, each step weighted by its factor;
  /// without factors by 1. See error_of_sum in measure_case.hpp.
  Formula error_of_sum(const Formula& factors = {}) const {
    const bool financed = of_equity() && model.flows.equity_sizes != no_row;
    const RowId sizes = financed ? model.flows.equity_sizes : model.flows.sizes;
    if (factors.empty()) return joined({share_of_error() + "*", sum(sizes)});
    return joined({share_of_error() + "*SUMPRODUCT(", cells.row(sizes), ",", factors, ")"});
  }
  Formula reason(Why why) const { return quoted_text(cells.reason(wanted.measure, why)); }

 private:
  Formula function(const char* name, RowId row) const {
    return joined({name, cells.row(row), ")"});
  }
};

}  // namespace gonogo
