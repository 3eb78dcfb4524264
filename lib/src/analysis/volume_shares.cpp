// SPDX-License-Identifier: MIT
#include "analysis/volume_shares.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/stepped.hpp"
#include "analysis/volume_levels.hpp"
#include "gonogo/analysis/switching.hpp"

namespace gonogo {
namespace {

/// Of a unit, the multiples about each jump.
std::vector<double> jumps_of(const Model& model, const std::vector<Variable>& numbers,
                             const std::vector<double>& shares, double unit) {
  Course course{.at = shares, .numbers = [&](double share) {
                  std::map<Address, double> moved;
                  for (const Variable& each : numbers) moved[each.address] = each.base * share;
                  return moved;
                }};
  for (const Variable& each : numbers) course.addresses.push_back(each.address);
  std::vector<double> jumps;
  for (const double share : jumps_along(model, course, 1)) {
    if (unit == 0) {
      jumps.push_back(share);
    } else {
      jumps.push_back(std::floor(share / unit) * unit);
      jumps.push_back(std::ceil(share / unit) * unit);
    }
  }
  return jumps;
}

}  // namespace

double unit_share(const std::vector<Variable>& numbers) {
  if (numbers.size() != 1 || !numbers[0].whole || numbers[0].base == 0) return 0;
  return 1 / std::abs(numbers[0].base);
}

std::vector<double> scanned_shares(const Model& model, const std::vector<Variable>& numbers) {
  std::vector<double> shares = {1};
  const double unit = unit_share(numbers);
  if (unit > 0) {
    Variable counted = numbers[0];
    counted.tick.reset();
    for (const double each : every_unit(model, counted)) shares.push_back(each / counted.base);
  }
  const bool all = shares.size() > 1;
  for (int k = 0; k <= scan_steps && !all; ++k) {
    const double share = most_times_the_base * k / scan_steps;
    shares.push_back(unit > 0 ? std::round(share / unit) * unit : share);
  }
  std::sort(shares.begin(), shares.end());
  if (!all) {
    const std::vector<double> jumps = jumps_of(model, numbers, shares, unit);
    shares.insert(shares.end(), jumps.begin(), jumps.end());
    std::sort(shares.begin(), shares.end());
  }
  const auto same = [](double a, double b) { return b - a <= same_share_of_volume; };
  shares.erase(std::unique(shares.begin(), shares.end(), same), shares.end());
  return shares;
}

}  // namespace gonogo
