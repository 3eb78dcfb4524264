// SPDX-License-Identifier: MIT
#include "model/measures/measure_case.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gonogo/base/no_value.hpp"

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

}  // namespace gonogo
