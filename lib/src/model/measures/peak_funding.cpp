// SPDX-License-Identifier: MIT
#include <numeric>

#include "gonogo/measure/ratios.hpp"
#include "gonogo/model/measures.hpp"
#include "model/measures/formula_case.hpp"
#include "model/measures/measure_case.hpp"

namespace gonogo {
namespace {

Answer deepest_funding(const MeasureCase& values) {
  std::vector<double>& sums = values.scratch.cumulative.sums;
  sums.resize(values.flow.size());
  std::partial_sum(values.flow.begin(), values.flow.end(), sums.begin());
  return checked(peak_funding(sums));
}

}  // namespace

namespace measures {

constinit const MeasureDefinition peak_funding = {
    .id = "peak_funding",
    .kind = Kind::money,
    .better = Better::less,
    .title = "Peak funding",
    .compute = deepest_funding,
    .rounding = [](const MeasureCase& values, double) { return error_of_sum(values, {}); },
    .explanation = "peak_funding = -min(cumulative_cash_flow), at least 0",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.cumulative}, {}};
    },
    .formula = [](const FormulaCase& written) -> MeasureFormula {
      const Flows& flows = written.model.flows;
      if (!written.of_project() && !written.of_equity()) return {};
      const RowId sums = written.of_equity() ? flows.equity_cumulative : flows.cumulative;
      return {joined({"MAX(0,-", written.least(sums), ")"}), {}};
    },
    .rounding_formula = [](const FormulaCase& written,
                           const Formula&) { return written.error_of_sum(); }};

}  // namespace measures
}  // namespace gonogo
