// SPDX-License-Identifier: MIT
#include "model/measures/measure_case.hpp"

#include <algorithm>
#include <array>
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

namespace {

const std::vector<double>& sizes_of_parts(const MeasureCase& values) {
  CaseSizes& sizes = values.sizes;
  if (sizes.is_known) return sizes.parts;
  sizes.is_known = true;
  sizes.parts.assign(values.flow.size(), 0);
  for (const Posting& each : values.model.flows.parts) {
    const auto amounts = values.row(each.row);
    for (std::size_t c = 0; c < amounts.size(); ++c) sizes.parts[c] += std::abs(amounts[c]);
  }
  return sizes.parts;
}

}  // namespace

double error_of_sum(const MeasureCase& values, std::span<const double> factors) {
  const std::vector<double>& parts = sizes_of_parts(values);
  const auto factor = [&](std::size_t c) { return factors.empty() ? 1 : factors[c]; };
  // Four sums, as none waits for the other.
  std::array<double, 4> sums = {};
  for (std::size_t c = 0; c < parts.size(); ++c)
    sums[c % 4] += (std::abs(values.flow[c]) + parts[c]) * factor(c);
  if (values.of_equity()) {
    for (const Posting& each : values.model.flows.equity_parts) {
      const auto amounts = values.row(each.row);
      for (std::size_t c = 0; c < amounts.size(); ++c)
        sums[c % 4] += std::abs(amounts[c]) * factor(c);
    }
  }
  return flow_rounding(values.model.proposal, values.model.sheet.axis()) * sum_of(sums);
}

}  // namespace gonogo
