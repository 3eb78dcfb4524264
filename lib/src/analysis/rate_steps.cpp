// SPDX-License-Identifier: MIT
#include "analysis/rate_steps.hpp"

#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/elementary.hpp"

namespace gonogo {
namespace {

constexpr std::size_t steps = 20;
constexpr double settled = 1e-10;  ///< the iteration ends at a smaller change of the rate

/// sum of amount[i] * weight(time[i]) / (1 + rate)^time[i]
template <class Weight>
double worth(const Model& model, std::span<const double> amounts, double rate, Weight weight) {
  double sum = 0;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    const Years time = model.flow_time[i];
    sum += amounts[i] * weight(time) * portable::pow(1 + rate, -time);
  }
  return sum;
}

}  // namespace

std::optional<RateSteps> rate_steps(const Model& model, const WorkbookCells& cells,
                                    const RateStepsOptions& options) {
  RateSteps result;
  Table& table = result.table;
  table = {.id = options.id,
           .columns = {{.id = "step", .title = say("Step"), .kind = Kind::count},
                       {.id = "rate", .title = say("Rate"), .kind = Kind::rate},
                       {.id = "present_value", .title = say("Present value"), .kind = Kind::money},
                       {.id = "slope", .title = say("Weighted by time"), .kind = Kind::money}}};
  const Formula flow = cells.row(options.flow), time = cells.row(model.flows.time);
  const auto at = [&](std::size_t row, std::size_t column) {
    return Formula{CellReference{.table = options.id, .row = row, .column = column}};
  };
  const auto& amounts = cells.snapshot().row(options.flow);
  double rate = options.start_value, moved = 1;
  Formula formula = options.start;
  for (std::size_t step = 0; step <= steps; ++step) {
    const double value = worth(model, amounts, rate, [](Years) { return 1.0; });
    const double slope = worth(model, amounts, rate, [](Years t) { return t; });
    const Formula factors = joined({"(1+", at(step, 1), ")^-", time});
    table.rows.push_back(
        {.id = std::to_string(step),
         .cells = {{.value = static_cast<double>(step)},
                   {.value = rate, .formula = formula},
                   {.value = value, .formula = joined({"SUMPRODUCT(", flow, ",", factors, ")"})},
                   {.value = slope,
                    .formula = joined({"SUMPRODUCT(", flow, ",", time, ",", factors, ")"})}}});
    if (!std::isfinite(rate) || !std::isfinite(value) || !std::isfinite(slope)) return {};
    formula = joined({"(1+", at(step, 1), ")*EXP(", at(step, 2), "/", at(step, 3), ")-1"});
    const double next = (1 + rate) * portable::exp(value / slope) - 1;
    if (step == steps) break;
    moved = next - rate;
    rate = next;
  }
  if (!(std::abs(moved) < settled)) return {};
  result.rate = rate;
  result.result = joined({"IF(ABS(", at(steps, 1), "-", at(steps - 1, 1), ")<1E-10,", at(steps, 1),
                          ",", quoted_text(options.otherwise), ")"});
  return result;
}

}  // namespace gonogo
