// SPDX-License-Identifier: MIT
#include "gonogo/measure/payback.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gonogo/measure/rounding.hpp"

namespace gonogo {

namespace {

bool any_nan(std::span<const double> values) {
  return std::any_of(values.begin(), values.end(), [](double v) { return std::isnan(v); });
}

void require_series(const CumulativeFlow& flow) {
  const std::size_t size = flow.sums.size();
  if (size == 0 || flow.times.size() != size ||
      (!flow.accrued.empty() && flow.accrued.size() != size))
    throw std::invalid_argument("payback needs a cumulative flow and as many times");
  if (any_nan(flow.sums) || any_nan(flow.accrued))
    throw std::invalid_argument("payback of a flow that is not a number");
}

/// The sum at the end of step i, before what moves there. The first time has no step before it.
double accrued(const CumulativeFlow& flow, std::size_t i) {
  return i == 0 || flow.accrued.empty() ? flow.sums[i] : flow.accrued[i];
}

/// Where the straight line through step i passes zero; one end is negative, the other is not.
Years interpolate(const CumulativeFlow& flow, std::size_t i) {
  const double before = flow.sums[i - 1];
  const double share = before / (before - accrued(flow, i));
  return flow.times[i - 1] + share * (flow.times[i] - flow.times[i - 1]);
}

}  // namespace

PaybackTime payback_time(const CumulativeFlow& flow) {
  require_series(flow);
  if (flow.sums.back() < 0) return {.status = PaybackStatus::never};
  for (std::size_t i = flow.sums.size() - 1; i > 0; --i) {
    if (accrued(flow, i) < 0) return {.status = PaybackStatus::reached, .time = flow.times[i]};
    if (flow.sums[i - 1] < 0)
      return {.status = PaybackStatus::reached, .time = interpolate(flow, i)};
  }
  return {.status = PaybackStatus::immediate, .time = flow.times.front()};
}

Payback payback(const CumulativeFlow& flow) {
  const PaybackTime found = payback_time(flow);
  Payback result{.status = found.status, .time = found.time};
  for (std::size_t i = 1; i < flow.sums.size(); ++i) {
    const bool begins_short = flow.sums[i - 1] < 0, ends_short = accrued(flow, i) < 0;
    if (begins_short != ends_short)
      result.crossings.push_back({.time = interpolate(flow, i), .upward = begins_short});
    if (ends_short != (flow.sums[i] < 0))
      result.crossings.push_back({.time = flow.times[i], .upward = ends_short});
  }
  return result;
}

double lowest_from(const CumulativeFlow& flow, Years time) {
  require_series(flow);
  const std::size_t size = flow.sums.size();
  const double error = rounding_error(0, std::abs(time));
  std::size_t i = 0;  // the step that ends at the time or after it
  while (i < size && flow.times[i] < time - error) ++i;
  if (i == size) return flow.sums.back();
  double lowest = flow.sums[i];
  if (i > 0 && flow.times[i] > time + error) {
    const double before = flow.sums[i - 1], end = accrued(flow, i);
    const double share = (time - flow.times[i - 1]) / (flow.times[i] - flow.times[i - 1]);
    lowest = std::min({lowest, before + share * (end - before), end});
  }
  for (++i; i < size; ++i) lowest = std::min({lowest, accrued(flow, i), flow.sums[i]});
  return lowest;
}

}  // namespace gonogo
