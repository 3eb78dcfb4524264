// SPDX-License-Identifier: MIT
/// Amounts rounded so that what is printed adds up to the printed total.
#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace gonogo {

struct RoundedParts {
  int decimals = 0;
  std::vector<double> parts = {};
  std::vector<bool> moved = {};  ///< printed one unit of the last place off its own rounding
  double total = 0;
};

/// Whole amounts where one of them reaches 10,000, else cents. The parts whose rounding errs most
/// take what is missing (largest remainder). Requires: the parts sum to the total but for rounding.
inline RoundedParts rounded_parts(const std::vector<double>& parts, double total) {
  constexpr double whole_from = 10'000;
  double largest = std::abs(total);
  for (const double each : parts) largest = std::max(largest, std::abs(each));
  RoundedParts result{.decimals = largest >= whole_from ? 0 : 2};
  const double places = result.decimals == 0 ? 1 : 100;
  std::vector<double> units;
  for (const double each : parts) units.push_back(std::round(each * places));
  const double wanted = std::round(total * places);
  double missing = wanted - std::accumulate(units.begin(), units.end(), 0.0);
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const double sign = missing < 0 ? -1 : 1;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sign * (parts[a] * places - units[a]) > sign * (parts[b] * places - units[b]);
  });
  result.moved.assign(parts.size(), false);
  for (std::size_t i = 0; i < order.size() && std::abs(missing) >= 0.5; ++i, missing -= sign) {
    units[order[i]] += sign;
    result.moved[order[i]] = true;
  }
  for (const double each : units) result.parts.push_back(each / places);
  result.total = wanted / places;
  return result;
}

}  // namespace gonogo
