// SPDX-License-Identifier: MIT
#include "gonogo/chance/explained.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "gonogo/chance/sample.hpp"

using namespace gonogo;

// sobol-ishigami: Saltelli et al. 2008, sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on (-pi, pi)^3.
TEST_CASE("first-order indices of Ishigami's function, within their intervals") {
  constexpr double truth[] = {0.3139051911, 0.4424111448, 0.0};
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const SamplePlan plan{.seed = seed, .count = 16'384, .dimensions = 3};
    const Sample sample(plan);
    std::vector<std::vector<double>> columns(3, std::vector<double>(plan.count));
    std::vector<std::span<double>> spans(columns.begin(), columns.end());
    sample.fill(0, spans);
    std::vector<ExplainedOutcome> explained(3, ExplainedOutcome(32, true));
    for (std::size_t i = 0; i < plan.count; ++i) {
      double x[3];
      for (std::size_t d = 0; d < 3; ++d) x[d] = (2 * columns[d][i] - 1) * std::numbers::pi;
      const double y = std::sin(x[0]) + 7 * std::pow(std::sin(x[1]), 2) +
                       0.1 * std::pow(x[2], 4) * std::sin(x[0]);
      for (std::size_t d = 0; d < 3; ++d)
        explained[d].add(i / 1'024, static_cast<std::size_t>(columns[d][i] * 32), 1, y);
    }
    for (std::size_t d = 0; d < 3; ++d) {
      // Bins of a thirty-second lose less than a hundredth of what a number explains.
      CHECK(std::abs(explained[d].first_order().value - truth[d]) < 0.01);
      CHECK(explained[d].first_order().low <= truth[d] + 0.002);
    }
  }
}

// evpi-design-9567: three states of the saving, worth 79,058, 11,039 and -63,783.
TEST_CASE("the value of perfect information of three states, as published") {
  ExplainedOutcome states(3, false);
  states.add(0, 0, 0.3, 79'057.95378);
  states.add(0, 1, 0.55, 11'038.63585);
  states.add(0, 2, 0.15, -63'782.61387);
  CHECK(states.value_of_information().value == doctest::Approx(9'567.39208).epsilon(1e-9));
  CHECK(states.value_of_information().exact());
  CHECK(states.first_order().value == doctest::Approx(1));
}

TEST_CASE("what an outcome does not depend on explains nothing") {
  ExplainedOutcome nothing(2, false);
  for (const double value : {1.0, 3.0}) {
    nothing.add(0, 0, 0.25, value);
    nothing.add(0, 1, 0.25, value);
  }
  CHECK(nothing.first_order().value == doctest::Approx(0));
  CHECK(nothing.value_of_information().value == doctest::Approx(0));
}

// Ishigami and Homma 1990: sin x + 7 sin^2 y + 0.1 z^4 sin x on (-pi, pi)^3. Variance
// a^2 / 8 + b pi^4 / 5 + b^2 pi^8 / 18 + 1 / 2; total parts: of x (1 + b pi^4 / 5)^2 / 2 and
// 8 b^2 pi^8 / 225, of y a^2 / 8, of z 8 b^2 pi^8 / 225.
TEST_CASE("total effects: Ishigami's function has the published indices, within their intervals") {
  constexpr double pi = 3.14159265358979323846, a = 7, b = 0.1;
  const auto value = [&](const double* x) {
    return std::sin(x[0]) + a * std::pow(std::sin(x[1]), 2) +
           b * std::pow(x[2], 4) * std::sin(x[0]);
  };
  const double joint = 8 * b * b * std::pow(pi, 8) / 225;
  const double own = std::pow(1 + b * std::pow(pi, 4) / 5, 2) / 2, second = a * a / 8;
  const double whole = own + second + joint;
  const double truth[] = {(own + joint) / whole, second / whole, joint / whole};
  constexpr std::size_t count = 16'384, dimensions = 3;
  const Sample sample({.seed = 3, .count = count, .dimensions = 2 * dimensions});
  std::vector<std::vector<double>> columns(2 * dimensions, std::vector<double>(count));
  for (std::size_t d = 0; d < columns.size(); ++d) sample.fill(0, d, columns[d]);
  for (std::size_t d = 0; d < dimensions; ++d) {
    TotalEffect effect;
    for (std::size_t i = 0; i < count; ++i) {
      double x[dimensions], anew[dimensions];
      for (std::size_t k = 0; k < dimensions; ++k) anew[k] = x[k] = pi * (2 * columns[k][i] - 1);
      anew[d] = pi * (2 * columns[dimensions + d][i] - 1);
      effect.add(i / (count / replicates), value(x), value(anew));
    }
    const Estimate found = effect.index();
    CAPTURE(d);
    CHECK(found.value == doctest::Approx(truth[d]).epsilon(0.02));
    CHECK(found.low <= truth[d]);
    CHECK(found.high >= truth[d]);
    CHECK(found.high - found.low < 0.05);
  }
}
