// SPDX-License-Identifier: MIT
/// The rates at which NPV is positive, and tests of whether an internal rate may decide.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "gonogo/base/units.hpp"
#include "gonogo/measure/internal_rates.hpp"

namespace gonogo {

/// Rates low < r < high; -1 and infinity are the ends of the range of rates.
struct RateInterval {
  Rate low = -1;
  Rate high = std::numeric_limits<double>::infinity();
};

/// The intervals of rates at which the flow has a positive present value, ascending. `irr` is
/// internal_rates(flow), with the same times if any. A cluster that touches zero is not excluded.
std::vector<RateInterval> acceptable_rates(std::span<const double> flow, const Irr& irr);
std::vector<RateInterval> acceptable_rates(std::span<const double> flow,
                                           std::span<const Years> times, const Irr& irr);

/// The money invested (negative) or held after each flow, if every balance earns or costs `rate`:
/// balance[i] = balance[i - 1] (1 + rate)^(times[i] - times[i - 1]) + flow[i]. Times ascend. At an
/// internal rate the last is zero; if none before is positive, money is invested throughout and the
/// rate is its return. Source: Teichroew, Robichek & Montalbano, Management
/// Science 11-12, 1965.
std::vector<Money> project_balances(std::span<const double> flow, std::span<const Years> times,
                                    Rate rate);

/// Norstrom's test: the cumulative flow changes its sign once and does not end at zero, so that
/// just one internal rate is positive. Note: there may be negative rates as well. Source: Norstrom, J.
/// of Financial and Quantitative Analysis 7, 1972.
bool one_positive_rate(std::span<const double> flow);

/// Fisher's crossover: the rates at which two flows have the same NPV, and so the better flow may
/// change. Zeros continue the shorter flow.
Irr crossover_rates(std::span<const double> a, std::span<const double> b);

/// Present value at each of several rates, for a profile.
std::vector<Money> value_profile(std::span<const double> flow, std::span<const Years> times,
                                 std::span<const Rate> rates);

}  // namespace gonogo
