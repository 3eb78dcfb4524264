// SPDX-License-Identifier: MIT
/// Net present and future values to the last digit, also where receipts and outlays nearly cancel.
///
/// Computed in twice the precision of a double, at some 50 times the cost of present_value, which
/// serves the many cases of an analysis. Empty where a value does not exist or is beyond the range
/// of double.
#pragma once

#include <optional>
#include <span>

#include "gonogo/base/units.hpp"

namespace gonogo {

/// NPV of flow[i] at the end of period first_period + i. Excel's NPV has first_period = 1; with 0
/// the first amount is today's. Any rate but -1: Excel computes rates below it, too.
std::optional<Money> net_present_value(std::span<const double> flow, Rate rate, int first_period);

/// The same at the end of `period`.
std::optional<Money> net_future_value(std::span<const double> flow, Rate rate, int first_period,
                                      double period);

/// Amounts at times counted in parts of a year, `per_year` of them: days of 365 are exact so, as
/// years they are not.
struct TimedFlow {
  std::span<const double> amounts = {};
  std::span<const double> times = {};
  double per_year = 1;
};

/// XNPV: at the time 0. The rate is annual, above -1.
std::optional<Money> net_present_value(const TimedFlow& flow, Rate rate);

/// XNFV: at the last of the times.
std::optional<Money> net_future_value(const TimedFlow& flow, Rate rate);

/// MIRR of even periods as Excel computes it; see mirr in ratios.hpp. Empty also where the quotient
/// has no real root, which rates below -1 can bring about.
struct MirrRates;
std::optional<Rate> modified_internal_rate(std::span<const double> flow, MirrRates rates);

}  // namespace gonogo
