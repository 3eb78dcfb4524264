// SPDX-License-Identifier: MIT
// Intervals of 95 % hold the truth for 95 % of the seeds. What chance allows over 2,000 seeds is
// +-1 % (two standard deviations).
#include <doctest/doctest.h>

#include <cmath>

#include "gonogo/chance/distribution.hpp"
#include "gonogo/chance/sample.hpp"
#include "gonogo/chance/statistics.hpp"

using namespace gonogo;

namespace {

constexpr int seeds = 2'000;

/// How many of the seeds have an interval that holds the truth.
struct Coverage {
  int mean = 0, share = 0, quantile = 0;
};

/// Of x + y^2 with a standard normal x and a uniform y: mean 1/3; above 1 with the probability of
/// E[Phi(y^2 - 1)], and that share is where the quantile is 1.
constexpr double true_mean = 1 / 3.0, limit = 1;

double true_share() {
  double sum = 0;
  constexpr int steps = 20'000;
  for (int i = 0; i < steps; ++i) {
    const double y = (i + 0.5) / steps;
    sum += std::erfc((1 - y * y) / std::sqrt(2)) / 2;
  }
  return sum / steps;
}

bool holds(const Estimate& estimate, double truth) {
  return estimate.low <= truth && truth <= estimate.high;
}

Coverage coverage(Sampling sampling, std::size_t count) {
  const QuantileFunction normal{{NormalShape{0, 1}}};
  const double above = true_share();
  std::vector<double> x(count), y(count), values(count);
  const std::span<double> columns[] = {x, y};
  Coverage found;
  for (int seed = 1; seed <= seeds; ++seed) {
    const Sample sample({.sampling = sampling,
                         .seed = static_cast<std::uint64_t>(seed),
                         .count = count,
                         .dimensions = 2});
    sample.fill(0, columns);
    for (std::size_t i = 0; i < count; ++i) values[i] = normal(x[i]) + y[i] * y[i];
    found.mean += holds(mean_of({values, {}}), true_mean);
    found.share +=
        holds(share_of(count, {}, [&](std::size_t i) { return values[i] > limit; }), above);
    found.quantile += holds(OrderedSample({values, {}}).quantile(1 - above), limit);
  }
  return found;
}

}  // namespace

TEST_CASE("intervals: means, shares and quantiles are covered at the nominal rate") {
  for (const Sampling sampling : {Sampling::sobol, Sampling::latin, Sampling::plain}) {
    const Coverage found = coverage(sampling, 1'024);
    CAPTURE(static_cast<int>(sampling));
    for (const int count : {found.mean, found.share, found.quantile}) {
      CHECK(count / double(seeds) >= confidence - 0.015);
      CHECK(count / double(seeds) <= confidence + 0.015);
    }
  }
}
