// SPDX-License-Identifier: MIT
#include "measure/local_roots.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using doctest::Approx;
using namespace gonogo;

namespace {

constexpr double low_growth = 1.09, high_growth = 1.12;

/// All zeros of -1000 (1 - a v) (1 - b v), thus at the growths a and b, between 9 and 12 %.
std::vector<LocalRoot> roots_of(double a, double b) {
  const std::array flow{-1000.0, 1000 * (a + b), -1000 * a * b};
  const FlowCurve curve(flow);
  const CurvePoint low = curve.at(std::log(low_growth)), high = curve.at(std::log(high_growth));
  const auto roots = local_roots(curve, low, high);
  REQUIRE(roots);
  constexpr double rounding = 1e-16;
  for (const LocalRoot& root : *roots) {
    CHECK(low.x - rounding <= root.low);
    CHECK(root.low <= root.guess);
    CHECK(root.guess <= root.high);
    CHECK(root.high <= high.x + rounding);
    CHECK(curve.exactly_at(root.low).sign() == root.before);
    CHECK(curve.exactly_at(root.high).sign() == root.after);
  }
  return *roots;
}

}  // namespace

TEST_CASE("local_roots: each of two rates close together is between points of its signs") {
  for (const double apart : {1e-2, 1e-3, 1e-4}) {
    CAPTURE(apart);
    const auto roots = roots_of(1.1, 1.1 + apart);
    REQUIRE(roots.size() == 2);
    CHECK(roots[0].proven);
    CHECK(roots[0].low < std::log(1.1));
    CHECK(roots[0].high > std::log(1.1));
    CHECK(roots[0].guess == Approx(std::log(1.1)).epsilon(1e-9));
    CHECK(roots[0].before == -1);
    CHECK(roots[0].after == 1);
    CHECK(roots[1].proven);
    CHECK(roots[1].low < std::log(1.1 + apart));
    CHECK(roots[1].high > std::log(1.1 + apart));
    CHECK(roots[1].guess == Approx(std::log(1.1 + apart)).epsilon(1e-9));
    CHECK(roots[1].before == 1);
    CHECK(roots[1].after == -1);
    CHECK(roots[0].high <= roots[1].low);
  }
}

TEST_CASE("local_roots: a rate at which the value turns is a cluster about it") {
  const auto roots = roots_of(1.1, 1.1);
  REQUIRE(roots.size() == 1);
  CHECK_FALSE(roots[0].proven);
  CHECK(roots[0].low < std::log(1.1));
  CHECK(roots[0].high > std::log(1.1));
  CHECK(roots[0].guess == Approx(std::log(1.1)).epsilon(1e-7));
  CHECK(roots[0].before == -1);
  CHECK(roots[0].after == -1);
}

TEST_CASE("local_roots: rates outside of the points are none of them") {
  CHECK(roots_of(1.05, 1.2).empty());
  CHECK(roots_of(1.05, 1.1).size() == 1);
}
