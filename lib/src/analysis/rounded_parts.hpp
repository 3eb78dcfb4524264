// SPDX-License-Identifier: MIT
/// Amounts rounded so that what is printed adds up to the printed total.
#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace gonogo {

/// The parts whose rounding errs most take what is missing (largest remainder). Requires: the parts sum to
/// the total but for rounding.
inline std::vector<double> rounded_parts(const std::vector<double>& parts, double total,
                                         int decimals) {
  const double places = decimals == 0 ? 1 : 100;
  std::vector<double> units;
  for (const double each : parts) units.push_back(std::round(each * places));
  const double wanted = std::round(total * places);
  double missing = wanted - std::accumulate(units.begin(), units.end(), 0.0);
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const double sign = missing < 0 ? -1 : 1;
  const auto is_lacking = [&](std::size_t i) {  // nothing stays nothing
    return std::pair(parts[i] != 0, sign * (parts[i] * places - units[i]));
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return is_lacking(a) > is_lacking(b); });
  for (std::size_t i = 0; i < order.size() && std::abs(missing) >= 0.5; ++i, missing -= sign)
    units[order[i]] += sign;
  for (double& each : units) each /= places;
  return units;
}

}  // namespace gonogo
