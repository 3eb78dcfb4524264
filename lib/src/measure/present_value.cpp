// SPDX-License-Identifier: MIT
#include "gonogo/measure/present_value.hpp"

#include <cmath>

#include "gonogo/base/elementary.hpp"
#include "measure/compensated_sum.hpp"
#include "measure/growth.hpp"

namespace gonogo {

void discount_factors(std::span<const Years> times, Rate rate, std::span<double> factors) {
  require_same_length(times.size(), factors.size());
  const double growth = log_growth(rate);
  for (std::size_t i = 0; i < times.size(); ++i) factors[i] = portable::exp(-growth * times[i]);
}

std::vector<double> discount_factors(std::span<const Years> times, Rate rate) {
  std::vector<double> factors(times.size());
  discount_factors(times, rate, factors);
  return factors;
}

Money present_value(std::span<const double> flow, std::span<const double> factors) {
  require_same_length(flow.size(), factors.size());
  CompensatedSum sum;
  for (std::size_t i = 0; i < flow.size(); ++i) sum.add(flow[i] * factors[i]);
  return sum.value();
}

Money present_value(std::span<const double> flow, std::span<const Years> times, Rate rate) {
  require_same_length(flow.size(), times.size());
  const double growth = log_growth(rate);
  CompensatedSum sum;
  for (std::size_t i = 0; i < flow.size(); ++i)
    sum.add(flow[i] * portable::exp(-growth * times[i]));
  return sum.value();
}

}  // namespace gonogo
