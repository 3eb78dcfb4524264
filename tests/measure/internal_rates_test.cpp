// SPDX-License-Identifier: MIT
#include "gonogo/measure/internal_rates.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

using doctest::Approx;
using namespace gonogo;

// Lorie & Savage, "Three Problems in Rationing Capital", J. of Business, 1955.
TEST_CASE("internal_rates: the oil pump returns 25 % and 400 %, so neither decides") {
  const auto found = internal_rates(std::array{-1600.0, 10000.0, -10000.0});
  REQUIRE(found.roots.size() == 2);
  CHECK(found.status == IrrStatus::several);
  CHECK(found.roots[0].rate == Approx(0.25).epsilon(1e-12));
  CHECK(found.roots[0].slope == Slope::rising);
  CHECK(found.roots[1].rate == Approx(4.0).epsilon(1e-12));
  CHECK(found.roots[1].slope == Slope::falling);
  CHECK_FALSE(found.decisive());
}

TEST_CASE("internal_rates: five rates of a constructed flow are all found") {
  const auto found =
      internal_rates(std::array{-100000., 650000., -1685000., 2177500., -1402740., 360360.});
  REQUIRE(found.roots.size() == 5);
  for (int i = 0; i < 5; ++i) {
    CHECK(found.roots[static_cast<std::size_t>(i)].rate == Approx(0.1 * (i + 1)).epsilon(1e-12));
  }
}

TEST_CASE("internal_rates: a double root as printed is one touching, unresolved rate") {
  const auto found = internal_rates(std::array{-100.0, 220.0, -121.0});
  REQUIRE(found.roots.size() == 1);
  CHECK(found.status == IrrStatus::unresolved);
  CHECK(found.roots[0].rate == Approx(0.1).epsilon(1e-12));
  CHECK(found.roots[0].slope == Slope::touching);
}

TEST_CASE("internal_rates: monthly times give the effective annual rate") {
  std::vector<double> flow(13, 100.0);
  std::vector<double> times(13);
  flow[0] = -1150;
  for (std::size_t i = 0; i < 13; ++i) times[i] = static_cast<double>(i) / 12;
  const auto monthly = internal_rates(flow).decisive();
  const auto annual = internal_rates(flow, times).decisive();
  REQUIRE(monthly);
  REQUIRE(annual);
  CHECK(1 + *annual == Approx(std::pow(1 + *monthly, 12)).epsilon(1e-14));
  times.back() += 1e-6;  // uneven
  CHECK(*internal_rates(flow, times).decisive() == Approx(*annual).epsilon(1e-6));
}
