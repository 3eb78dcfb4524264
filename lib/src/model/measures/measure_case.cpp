// SPDX-License-Identifier: MIT
#include "model/measures/measure_case.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gonogo/base/no_value.hpp"
#include "gonogo/measure/rounding.hpp"

namespace gonogo {

Answer without(Why why) { return {no_value, why}; }

Answer checked(double value) { return std::isfinite(value) ? Answer{value} : without(Why::fault); }

Answer checked(const std::optional<double>& value) {
  return value ? checked(*value) : without(Why::not_applicable);
}

bool all_finite(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

double sum_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double error_of_sum(const MeasureCase& values, std::span<const double> factors) {
  double sum = 0;
  const auto add = [&](std::span<const double> amounts) {
    for (std::size_t c = 0; c < amounts.size(); ++c)
      sum += std::abs(amounts[c]) * (factors.empty() ? 1 : factors[c]);
  };
  add(values.flow);
  for (const Posting& each : values.model.flows.parts) add(values.row(each.row));
  // Each part of a flow is itself a sum of items.
  const Proposal& bid = values.model.proposal;
  const std::size_t items = bid.lines.size() + bid.investment.size() + bid.working_capital.size();
  return rounding_error(values.flow.size() + items, sum);
}

}  // namespace gonogo
