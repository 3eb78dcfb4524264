// SPDX-License-Identifier: MIT
#include "gonogo/model/measure_cells.hpp"

#include "gonogo/measure/rounding.hpp"
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

Formula rounding_formula(const Model& model, const WantedMeasure& wanted, const Formula& value,
                         const MeasureCells& cells) {
  const Formula least = joined({shortest(rounding_error(0, 1)) + "*ABS(", value, ")"});
  if (wanted.measure->rounding_formula == nullptr) return least;
  const FormulaCase written{model, wanted, {}, cells, flow_row(model.flows, wanted.flow)};
  return joined({least, "+", wanted.measure->rounding_formula(written, value)});
}

}  // namespace gonogo
