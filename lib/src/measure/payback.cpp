// SPDX-License-Identifier: MIT
#include "gonogo/measure/payback.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace gonogo {

namespace {

void require_series(std::span<const double> cumulative, std::span<const Years> times) {
  if (cumulative.empty() || cumulative.size() != times.size()) {
    throw std::invalid_argument("payback needs a cumulative flow and as many times");
  }
  if (std::any_of(cumulative.begin(), cumulative.end(), [](double c) { return std::isnan(c); })) {
    throw std::invalid_argument("payback of a flow that is not a number");
  }
}

/// Where the straight line from step i - 1 to step i passes zero; one end is negative, the other is
/// not.
Years interpolate(std::span<const double> cumulative, std::span<const Years> times, std::size_t i) {
  const double before = cumulative[i - 1];
  const double share = before / (before - cumulative[i]);
  return times[i - 1] + share * (times[i] - times[i - 1]);
}

}  // namespace

PaybackTime payback_time(std::span<const double> cumulative, std::span<const Years> times) {
  require_series(cumulative, times);
  if (cumulative.back() < 0) return {.status = PaybackStatus::never};
  std::size_t i = cumulative.size();
  while (i > 0 && cumulative[i - 1] >= 0) --i;  // i - 1: the last that is negative
  if (i == 0) return {.status = PaybackStatus::immediate, .time = times.front()};
  return {.status = PaybackStatus::reached, .time = interpolate(cumulative, times, i)};
}

Payback payback(std::span<const double> cumulative, std::span<const Years> times) {
  const PaybackTime found = payback_time(cumulative, times);
  Payback result{.status = found.status, .time = found.time};
  for (std::size_t i = 1; i < cumulative.size(); ++i) {
    const bool was_short = cumulative[i - 1] < 0;
    if (was_short != (cumulative[i] < 0)) {
      result.crossings.push_back({.time = interpolate(cumulative, times, i), .upward = was_short});
    }
  }
  return result;
}

}  // namespace gonogo
