// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <vector>

#include "gonogo/base/elementary.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/measure/ratios.hpp"
#include "gonogo/model/measures.hpp"
#include "model/measures/formula_case.hpp"
#include "model/measures/measure_case.hpp"

namespace gonogo {
namespace {

Answer modified_rate(const MeasureCase& values) {
  const auto& rates = values.rates();
  if (!(rates.finance > -1 && rates.reinvest > -1)) return without(Why::fault);
  // To the last column, the tail included: a horizon that moved with the money would make the
  // measure jump.
  const auto found =
      gonogo::mirr(values.flow, values.model.flow_time, {rates.finance, rates.reinvest});
  if (found) return checked(*found);
  const bool receipts =
      std::any_of(values.flow.begin(), values.flow.end(), [](double v) { return v > 0; });
  return without(receipts ? Why::not_applicable : Why::none);
}

/// The error of one side, receipts (sign 1) or outlays (-1), as a part of it.
double error_of_side(const MeasureCase& values, Rate rate, Years carried_to, double sign) {
  const std::vector<Years>& times = values.model.flow_time;
  std::vector<double> factors;
  double sum = 0;
  for (std::size_t c = 0; c < times.size(); ++c) {
    factors.push_back(portable::pow(1 + rate, carried_to - times[c]));
    sum += std::max(sign * values.flow[c], 0.0) * factors.back();
  }
  return error_of_sum(values, factors) / sum;
}

double rounding(const MeasureCase& values, double value) {
  const Years first = values.model.flow_time.front(), last = values.model.flow_time.back();
  const double error = error_of_side(values, values.rates().reinvest, last, 1) +
                       error_of_side(values, values.rates().finance, first, -1);
  return (1 + value) * error / (last - first);
}

/// The parts of the formula: receipts carried to the last time money moves, outlays discounted to
/// the first, and the errors that rounding can leave in both.
struct Sides {
  Formula receipts, outlays, receipts_error, outlays_error;
  std::string years;
};

Sides sides_of(const FormulaCase& written) {
  const Perspective& view = written.view();
  const Formula flow = written.flow(), time = written.cells.row(written.model.flows.time);
  const std::string first = shortest(written.model.flow_time.front());
  const std::string last = shortest(written.model.flow_time.back());
  const Formula carried =
      joined({"(1+", written.cells.scalar(view.reinvest), ")^(" + last + "-", time, ")"});
  const Formula discounted =
      joined({"(1+", written.cells.scalar(view.finance), ")^(" + first + "-", time, ")"});
  return {.receipts = joined({"SUMPRODUCT((", flow, ">0)*", flow, "*", carried, ")"}),
          .outlays = joined({"-SUMPRODUCT((", flow, "<0)*", flow, "*", discounted, ")"}),
          .receipts_error = written.error_of_sum(carried),
          .outlays_error = written.error_of_sum(discounted),
          .years = "(" + last + "-" + first + ")"};
}

MeasureFormula formula(const FormulaCase& written) {
  const Sides sides = sides_of(written);
  const Formula value =
      joined({"(", sides.receipts, "/(", sides.outlays, "))^(1/" + sides.years + ")-1"});
  const Formula least = written.least(written.flow_id);
  const Formula greatest = written.greatest(written.flow_id);
  const Formula no_outlay = if_formula(joined({greatest, "<=0"}), written.reason(Why::none),
                                       written.reason(Why::not_applicable));
  return {written.with_both_signs(no_outlay, written.reason(Why::none), value),
          joined({"AND(", least, ">=0,", greatest, ">0)"})};
}

/// The first order of the errors of both sides.
Formula error_formula(const FormulaCase& written, const Formula& value) {
  const Sides sides = sides_of(written);
  return joined({"(1+", value, ")*(", sides.receipts_error, "/", sides.receipts, "+",
                 sides.outlays_error, "/(", sides.outlays, "))/" + sides.years});
}

}  // namespace

namespace measures {

constinit const MeasureDefinition mirr = {
    .id = "mirr",
    .kind = Kind::rate,
    .title = "Modified IRR",
    .short_title = "MIRR",
    .rates = {&Perspective::finance, &Perspective::reinvest},
    .compute = modified_rate,
    .rounding = rounding,
    .inapplicable = "there is no outlay",
    .none = "there are no receipts",
    .explanation =
        "mirr = (receipts carried to the end at the reinvestment rate / outlays "
        "discounted at the finance rate)^(1 / years) - 1",
    .sources = [](const Model& model) -> MeasureSources {
      const Perspective& view = model.perspectives.front();
      return {{model.flows.project}, {view.finance, view.reinvest}};
    },
    .formula = formula,
    .rounding_formula = error_formula};

}  // namespace measures
}  // namespace gonogo
