// SPDX-License-Identifier: MIT
#include "gonogo/measure/net_value.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/measure/ratios.hpp"
#include "measure/double_double.hpp"
#include "measure/growth.hpp"

namespace gonogo {

namespace {

std::optional<double> finite(DoubleDouble value) {
  const double rounded = to_double(value);
  if (!std::isfinite(rounded)) return {};
  return rounded;
}

/// The sum of flow[i] * factor^i.
template <class Choose>
DoubleDouble polynomial(std::span<const double> flow, DoubleDouble factor, Choose choose) {
  DoubleDouble sum = 0.0;
  for (std::size_t i = flow.size(); i-- > 0;) sum = sum * factor + DoubleDouble(choose(flow[i]));
  return sum;
}

double itself(double amount) { return amount; }
double receipt(double amount) { return std::max(amount, 0.0); }
double outlay(double amount) { return std::min(amount, 0.0); }

DoubleDouble value_at(const TimedFlow& flow, Rate rate, double when) {
  require_same_length(flow.amounts.size(), flow.times.size());
  const DoubleDouble growth = log1p(DoubleDouble(rate)) / DoubleDouble(flow.per_year);
  DoubleDouble sum = 0.0;
  for (std::size_t i = 0; i < flow.times.size(); ++i) {
    sum = sum + DoubleDouble(flow.amounts[i]) * exp(growth * two_sum(when, -flow.times[i]));
  }
  return sum;
}

}  // namespace

std::optional<Money> net_present_value(std::span<const double> flow, Rate rate, int first_period) {
  return net_future_value(flow, rate, first_period, 0);
}

std::optional<Money> net_future_value(std::span<const double> flow, Rate rate, int first_period,
                                      double period) {
  const DoubleDouble growth = two_sum(1, rate);
  if (growth.high == 0 || (growth.high < 0 && period != std::nearbyint(period))) return {};
  const DoubleDouble sum = polynomial(flow, DoubleDouble(1.0) / growth, itself);
  return finite(sum * power(growth, period - first_period));
}

std::optional<Money> net_present_value(const TimedFlow& flow, Rate rate) {
  if (!(rate > -1)) return {};
  return finite(value_at(flow, rate, 0));
}

std::optional<Money> net_future_value(const TimedFlow& flow, Rate rate) {
  if (!(rate > -1) || flow.times.empty()) return {};
  return finite(value_at(flow, rate, *std::max_element(flow.times.begin(), flow.times.end())));
}

std::optional<Rate> modified_internal_rate(std::span<const double> flow, MirrRates rates) {
  const DoubleDouble finance = two_sum(1, rates.finance);
  const DoubleDouble reinvest = two_sum(1, rates.reinvest);
  if (flow.size() < 2 || finance.high == 0 || reinvest.high == 0) return {};
  const double periods = static_cast<double>(flow.size() - 1);
  const DoubleDouble receipts =
      polynomial(flow, DoubleDouble(1.0) / reinvest, receipt) * power(reinvest, periods);
  const DoubleDouble outlays = -polynomial(flow, DoubleDouble(1.0) / finance, outlay);
  if (receipts.high == 0 || outlays.high == 0) return {};
  const DoubleDouble quotient = receipts / outlays;
  if (!(quotient.high > 0)) return {};
  return finite(expm1(log(quotient) / DoubleDouble(periods)));
}

}  // namespace gonogo
