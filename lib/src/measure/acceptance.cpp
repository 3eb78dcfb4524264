// SPDX-License-Identifier: MIT
#include "gonogo/measure/acceptance.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/elementary.hpp"
#include "gonogo/measure/present_value.hpp"
#include "measure/growth.hpp"

namespace gonogo {

namespace {

/// Intervals between roots, given the sign of the present value as the rate falls towards -1.
std::vector<RateInterval> between_roots(bool positive, const Irr& irr) {
  std::vector<RateInterval> intervals;
  RateInterval current;
  for (const IrrRoot& root : irr.roots) {
    if (root.slope == Slope::touching) continue;
    if (positive) {
      current.high = root.rate;
      intervals.push_back(current);
    }
    positive = root.slope == Slope::rising;
    current = {.low = root.rate};
  }
  if (positive) intervals.push_back(current);
  return intervals;
}

}  // namespace

std::vector<RateInterval> acceptable_rates(std::span<const double> flow, const Irr& irr) {
  const auto last = std::find_if(flow.rbegin(), flow.rend(), [](double f) { return f != 0; });
  return between_roots(last != flow.rend() && *last > 0, irr);
}

std::vector<RateInterval> acceptable_rates(std::span<const double> flow,
                                           std::span<const Years> times, const Irr& irr) {
  require_same_length(flow.size(), times.size());
  Years latest = -std::numeric_limits<double>::infinity();
  double sum = 0;
  for (std::size_t i = 0; i < flow.size(); ++i) {
    if (flow[i] == 0 || times[i] < latest) continue;
    sum = times[i] > latest ? flow[i] : sum + flow[i];
    latest = times[i];
  }
  return between_roots(sum > 0, irr);
}

std::vector<Money> project_balances(std::span<const double> flow, std::span<const Years> times,
                                    Rate rate) {
  require_same_length(flow.size(), times.size());
  const double growth = log_growth(rate);
  std::vector<Money> balances(flow.begin(), flow.end());
  for (std::size_t i = 1; i < flow.size(); ++i) {
    balances[i] += balances[i - 1] * portable::exp(growth * (times[i] - times[i - 1]));
  }
  return balances;
}

bool one_positive_rate(std::span<const double> flow) {
  int changes = 0;
  double sum = 0;
  double before = 0;
  for (const double amount : flow) {
    sum += amount;
    if (sum == 0) continue;
    if (before * sum < 0) ++changes;
    before = sum > 0 ? 1 : -1;
  }
  return changes == 1 && sum != 0;
}

Irr crossover_rates(std::span<const double> a, std::span<const double> b) {
  std::vector<double> difference(std::max(a.size(), b.size()));
  for (std::size_t i = 0; i < difference.size(); ++i) {
    difference[i] = (i < a.size() ? a[i] : 0) - (i < b.size() ? b[i] : 0);
  }
  return internal_rates(difference);
}

std::vector<Money> value_profile(std::span<const double> flow, std::span<const Years> times,
                                 std::span<const Rate> rates) {
  std::vector<Money> values;
  values.reserve(rates.size());
  for (const Rate rate : rates) values.push_back(present_value(flow, times, rate));
  return values;
}

}  // namespace gonogo
