// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "fixed_wireless.hpp"

namespace gonogo::bench {
namespace {

/// One service: what a unit pays a month, how many there are at full volume, how much faster they
/// grow, and how much longer their ramp is.
struct Service {
  double price, volume, faster, slower;
};
constexpr std::array services = {Service{25, 20'000, 0.005, 1.0}, Service{180, 1'200, 0.02, 0.5},
                                 Service{4, 60'000, -0.01, 1.5}};

double net_present_value(const std::array<double, drawn>& x) {
  const auto [capex, volumes, prices, growth, erosion, ramp, costs, inflation] = x;
  double npv = -22e6 * capex, sum = 0, best = 0;
  for (int month = 1; month <= 120; ++month) {
    const double years = (month - 1) / 12.0;
    std::array<double, 3> volume = {};
    double revenue = 0;
    for (std::size_t s = 0; s < services.size(); ++s) {
      const Service& each = services[s];
      volume[s] = each.volume * volumes * std::pow(1 + growth + each.faster, years) *
                  std::min(1.0, month / (ramp * each.slower));
      revenue += volume[s] * each.price * prices * std::pow(1 - erosion, years);
    }
    revenue *= 0.99;
    const double index = costs * std::pow(1 + inflation, years);
    const double cost = index * (60'000 + 5 * volume[1] + 25'000 + 0.9 * (volume[0] + volume[1]) +
                                 20'000 + 80'000 + 15'000 + 2.2 * volume[0]) +
                        costs * (0.03 + 0.02) * revenue;
    const double written_off = (month <= 96 ? 22e6 / 96 : 0) + (month >= 7 ? 8e6 / 120 : 0);
    sum += revenue - cost - capex * written_off;
    const double tax = 0.25 * (std::max(best, sum) - best);
    best = std::max(best, sum);
    double flow = revenue - cost - tax;
    if (month <= 6) flow -= 8e6 * capex / 6;
    if (month == 120) flow += 0.05 * 22e6 * capex;
    npv += flow * std::pow(1.1, -month / 12.0);
  }
  return npv;
}

}  // namespace

void plain_loop(const Columns& cases, Part part, double* npv) {
  for (std::size_t i = part.first; i < part.end; ++i) {
    std::array<double, drawn> x = {};
    for (std::size_t k = 0; k < drawn; ++k) x[k] = cases[k][i];
    npv[i] = net_present_value(x);
  }
}

}  // namespace gonogo::bench
