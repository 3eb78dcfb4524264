// SPDX-License-Identifier: MIT
#include "gonogo/measure/ratios.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/elementary.hpp"
#include "measure/compensated_sum.hpp"
#include "measure/growth.hpp"

namespace gonogo {

namespace {

/// Receipts and outlays, each weighted by its own factor of time.
struct Sides {
  CompensatedSum receipts = {};
  CompensatedSum outlays = {};
};

}  // namespace

std::optional<Rate> mirr(std::span<const double> flow, std::span<const Years> times,
                         MirrRates rates) {
  require_same_length(flow.size(), times.size());
  const double finance = log_growth(rates.finance);
  const double reinvest = log_growth(rates.reinvest);
  if (flow.empty() || !(times.back() > times.front())) return {};
  Sides sides;
  for (std::size_t i = 0; i < flow.size(); ++i) {
    if (flow[i] > 0)
      sides.receipts.add(flow[i] * portable::exp(reinvest * (times.back() - times[i])));
    if (flow[i] < 0)
      sides.outlays.add(-flow[i] * portable::exp(finance * (times.front() - times[i])));
  }
  const double receipts = sides.receipts.value();
  const double outlays = sides.outlays.value();
  if (!(receipts > 0 && outlays > 0)) return {};
  return portable::expm1(portable::log(receipts / outlays) / (times.back() - times.front()));
}

std::optional<double> profitability_index(std::span<const double> flow,
                                          std::span<const double> discount_factors) {
  require_same_length(flow.size(), discount_factors.size());
  Sides sides;
  for (std::size_t i = 0; i < flow.size(); ++i) {
    if (flow[i] > 0) sides.receipts.add(flow[i] * discount_factors[i]);
    if (flow[i] < 0) sides.outlays.add(-flow[i] * discount_factors[i]);
  }
  if (!(sides.outlays.value() > 0)) return {};
  return sides.receipts.value() / sides.outlays.value();
}

std::optional<double> profitability_index(Money npv, Money pv_investment) {
  if (!(pv_investment > 0)) return {};
  return (npv + pv_investment) / pv_investment;
}

std::optional<double> npv_ratio(Money npv, Money pv_investment) {
  if (!(pv_investment > 0)) return {};
  return npv / pv_investment;
}

Money peak_funding(std::span<const double> cumulative) {
  double lowest = 0;
  for (const double value : cumulative) lowest = std::min(lowest, value);
  return lowest < 0 ? -lowest : 0;
}

std::optional<Money> equivalent_annual_value(Money npv, Years years, Rate rate) {
  const double growth = log_growth(rate);
  if (!(years > 0)) return {};
  if (rate == 0) return npv / years;
  return npv * rate / -portable::expm1(-growth * years);
}

std::optional<Money> perpetual_value(Money npv, Years years, Rate rate) {
  const double growth = log_growth(rate);
  if (!(years > 0 && rate > 0)) return {};
  return npv / -portable::expm1(-growth * years);
}

std::optional<Money> chained_value(Money npv, Years years, Rate rate, int times) {
  const double growth = log_growth(rate);
  if (!(years > 0) || times < 1) return {};
  if (rate == 0) return npv * times;
  return npv * portable::expm1(-growth * years * times) / portable::expm1(-growth * years);
}

std::optional<double> return_on_investment(Money average_yearly_profit, Money investment) {
  if (!(investment > 0)) return {};
  return average_yearly_profit / investment;
}

}  // namespace gonogo
