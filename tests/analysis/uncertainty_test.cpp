// SPDX-License-Identifier: MIT
#include "gonogo/analysis/uncertainty.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "simulating.hpp"

using namespace gonogo;
using namespace gonogo::test::chance;
using doctest::Approx;

namespace {

/// What a driver alone is drawn as: its quantiles by shares_told.
const SimulatedMeasure drawn_as(const std::string& stated) {
  return npv(simulated(bid_of(worth(stated)), {.trials = 16'384}));
}

double quantile_at(const SimulatedMeasure& measure, double share) {
  for (const MeasureQuantile& each : measure.quantiles) {
    if (each.share == share) return each.value.value;
  }
  return 0;
}

}  // namespace

// Means, deviations and quantiles by hand from the textbook formulas of each distribution.
TEST_CASE("simulate: each distribution is drawn with the parameters that the driver states") {
  const auto near = [](double value) { return Approx(value).epsilon(0.01); };
  // Beta(2, 3) from 0 to 5,000: mean 2/5, variance 6 / (25 * 6).
  const auto beta = drawn_as("low = 0, high = 5_000, distribution = \"beta\", alpha = 2, beta = 3");
  CHECK(beta.mean.value == near(2'000));
  CHECK(beta.moments.sd == near(1'000));
  // Gamma of shape 4 and mean 1,000: sd 500, skewness 1.
  const auto gamma = drawn_as("distribution = \"gamma\", shape = 4");
  CHECK(gamma.mean.value == near(1'000));
  CHECK(gamma.moments.sd == near(500));
  CHECK(gamma.moments.skewness == Approx(1).epsilon(0.05));
  // With a scale the value is not used: exponential of mean 200.
  const auto exponential = drawn_as("distribution = \"gamma\", shape = 1, scale = 200");
  CHECK(quantile_at(exponential, 0.5) == near(200 * std::log(2)));
  // Weibull of shape 2: the quantile is scale sqrt(-ln(1 - u)), the mean scale sqrt(pi) / 2.
  const auto weibull = drawn_as("distribution = \"weibull\", shape = 2");
  CHECK(weibull.mean.value == near(1'000));
  const double scale = 2'000 / std::sqrt(std::acos(-1.0));
  CHECK(quantile_at(weibull, 0.9) == near(scale * std::sqrt(std::log(10))));
  // Poisson of mean 1,000: whole, sd sqrt(1,000).
  const auto poisson = drawn_as("distribution = \"poisson\"");
  CHECK(poisson.moments.sd == near(std::sqrt(1'000)));
  CHECK(quantile_at(poisson, 0.5) == std::round(quantile_at(poisson, 0.5)));
  // Straight between observed values: a quarter of the cases between neighbours.
  const auto observed =
      drawn_as("distribution = \"empirical\", values = [5_000, 1_000, 2_000, 1_500, 3_000]");
  CHECK(quantile_at(observed, 0.5) == near(2'000));
  CHECK(quantile_at(observed, 0.9) == near(4'200));
  // The body is lognormal up to the tail; beyond, (1 - from) / (1 - u) to the power 1 / tail.
  const auto overrun =
      drawn_as("distribution = \"overrun\", sigma = 0.3, tail = 3, tail_from = 0.9");
  const double joint = 1'000 * std::exp(0.3 * 1.2815515655446004);
  CHECK(quantile_at(overrun, 0.5) == near(1'000));
  CHECK(quantile_at(overrun, 0.9) == near(joint));
  CHECK(quantile_at(overrun, 0.99) == near(joint * std::cbrt(10.0)));
  // PERT: the mean is (low + lambda mode + high) / (lambda + 2).
  const auto pert = drawn_as("low = 0, high = 4_000, distribution = \"pert\", lambda = 10");
  CHECK(pert.mean.value == near((0 + 10 * 1'000 + 4'000) / 12.0));
  // A normal number cut at its mean: the half of it above, mean sd sqrt(2 / pi).
  const auto half = drawn_as("low = 1_000, sd = 100, distribution = \"normal\"");
  CHECK(half.mean.value == near(1'000 + 100 * std::sqrt(2 / std::acos(-1.0))));
}

TEST_CASE("simulate: drivers that are correlated are drawn so, and others are not") {
  const std::string text = R"(
[drivers]
a = { value = 100, sd = 10, distribution = "normal" }
b = { value = 100, sd = 10, distribution = "normal" }
c = { value = 100, sd = 10, distribution = "normal" }
[revenue]
r = { amount = "a + b + c", at = "Y0" }
)";
  // Normal numbers of rank correlation rho have the correlation r = 2 sin(pi rho / 6); the variance
  // of the sum is 300 + 2 * 100 r.
  for (const double rho : {-0.8, 0.3, 0.9}) {
    const Simulation found =
        simulated(bid_of(text + "[correlation]\na.b = " + std::to_string(rho) + "\n"));
    const double r = 2 * std::sin(std::acos(-1.0) * rho / 6);
    CHECK(npv(found).moments.sd == Approx(std::sqrt(300 + 200 * r)).epsilon(0.005));
    REQUIRE(found.correlations.pairs.size() == 1);
    CHECK(found.correlations.pairs[0].used == Approx(rho));
    CHECK_FALSE(found.correlations.repaired());
  }
  // Three numbers cannot each go against the other two: the nearest matrix has -1/2 off its
  // diagonal, and the sum does not vary. -0.9 as a correlation of normal numbers is -0.908.
  const Simulation repaired =
      simulated(bid_of(text + "[correlation]\na = { b = -0.9, c = -0.9 }\nb.c = -0.9\n"));
  CHECK(repaired.correlations.repaired());
  for (const CorrelatedPair& each : repaired.correlations.pairs)
    CHECK(each.used == Approx(6 / std::acos(-1.0) * std::asin(-0.25)).epsilon(1e-4));
  CHECK(npv(repaired).moments.sd < 0.1);
}

TEST_CASE(
    "simulate: discrete drivers that are correlated are drawn, and one that is fixed is told") {
  const std::string text = R"(
[drivers]
a = { value = 1, distribution = "event", probability = 0.5 }
b = { value = 1, distribution = "event", probability = 0.5 }
c = 5
[revenue]
r = { amount = "a * b * c", at = "Y0" }
)";
  CHECK(simulated(bid_of(text)).exact);
  const Simulation together = simulated(bid_of(text + "[correlation]\na.b = 1\n"));
  CHECK_FALSE(together.exact);
  CHECK(npv(together).mean.value == Approx(2.5).epsilon(0.01));
  const Simulation idle = simulated(bid_of(text + "[correlation]\na.c = 0.5\n"));
  CHECK(idle.exact);
  REQUIRE(idle.correlations.idle.size() == 1);
  CHECK(idle.correlations.idle[0].second == "c");
}

TEST_CASE("simulate: cases are doubled until the share of GO is known as asked for") {
  const Bid bid = bid_of(worth("sd = 1_000, distribution = \"normal\""));
  const SimulationOptions plain{.trials = 256, .sampling = Sampling::plain};
  // P(Z > -1) = 0.841: 1.96 sqrt(p (1 - p) / n) is 0.01 at 5,100 cases.
  SimulationOptions wanted = plain;
  wanted.precision = 0.01;
  const Simulation found = simulated(bid, wanted);
  CHECK(found.precise());
  CHECK(found.go.high - found.go.value <= 0.01);
  CHECK(found.cases >= 2'048);
  CHECK(found.cases <= 16'384);
  CHECK(std::abs(found.go.value - 0.8413) < 0.02);
  // 1,048,576 cases are not enough for 0.0001.
  wanted.precision = 1e-6;
  wanted.trials = 524'288;
  const Simulation never = simulated(bid, wanted);
  CHECK_FALSE(never.precise());
  CHECK(never.cases == most_trials_for_precision);
}
