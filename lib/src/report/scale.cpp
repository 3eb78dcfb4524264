// SPDX-License-Identifier: MIT
#include "report/scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gonogo {
namespace {

/// A mark that rounding puts just outside still belongs to the axis.
constexpr double slack = 1e-9;
constexpr double most_marks = 1'000;

double round_step(double least) {
  const double power = std::pow(10, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= least * (1 - slack)) return factor * power;
  }
  return 10 * power;
}

}  // namespace

std::vector<double> Scale::marks() const {
  std::vector<double> found;
  const double first = std::ceil(low / step - slack);
  const double count = std::floor(high / step + slack) - first + 1;
  // By count: of an axis far narrower than its distance from 0, first + k may be first again.
  if (!(count >= 1 && count <= most_marks)) return {low, high};
  for (int k = 0; k < static_cast<int>(count); ++k) found.push_back((first + k) * step);
  return found;
}

Scale axis_over(double low, double high, int marks) {
  if (!(low < high)) {
    const double margin = low == 0 ? 1 : std::abs(low) / 2;
    low -= margin;
    high += margin;
  }
  const double step = round_step((high - low) / std::max(marks - 1, 1));
  return {.low = low, .high = high, .step = step};
}

double finest_step(const std::vector<double>& values) {
  constexpr double none = std::numeric_limits<double>::infinity();
  double finest = none;
  for (std::size_t i = 1; i < values.size(); ++i) {
    const double step = std::abs(values[i] - values[i - 1]);
    if (step > 0) finest = std::min(finest, step);
  }
  if (finest < none) return finest;
  return values.empty() || values.front() == 0 ? 1 : std::abs(values.front());
}

}  // namespace gonogo
