// SPDX-License-Identifier: MIT
#include "gonogo/model/measure_cells.hpp"

#include "model/measures/formula_case.hpp"

namespace gonogo {

MeasureFormula measure_formula(const Model& model, const WantedMeasure& wanted,
                               const Answer& answer, const MeasureCells& cells) {
  const RowId flow = flow_row(model.flows, wanted.flow);
  if (flow == no_row || answer.why == Why::not_stated || answer.why == Why::fault) return {};
  if (!(model.flow_time.back() > model.flow_time.front())) return {};
  if (wanted.measure->formula == nullptr) return {};
  return wanted.measure->formula({model, wanted, answer, cells, flow});
}

}  // namespace gonogo
