// SPDX-License-Identifier: MIT
#include "gonogo/measure/internal_rates.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using doctest::Approx;
using namespace gonogo;

namespace {

std::vector<double> rates(const Irr& irr) {
  std::vector<double> found;
  for (const IrrRoot& root : irr.roots) found.push_back(root.rate);
  return found;
}

}  // namespace

// Lorie & Savage, "Three Problems in Rationing Capital", J. of Business, 1955.
TEST_CASE("internal_rates: the oil pump returns 25 % and 400 %, so neither decides") {
  const auto found = internal_rates(std::array{-1600.0, 10000.0, -10000.0});
  CHECK(rates(found) == std::vector{0.25, 4.0});
  CHECK(found.status == IrrStatus::several);
  CHECK(found.type == FlowType::mixed);
  CHECK(found.roots[0].slope == Slope::rising);
  CHECK(found.roots[1].slope == Slope::falling);
  CHECK_FALSE(found.decisive());
}

TEST_CASE("internal_rates: a rate is named alone between limits that hold only it") {
  const auto found = internal_rates(std::array{-1600.0, 10000.0, -10000.0});
  CHECK(found.only_between(-0.9, 1.0) == 0.25);
  CHECK_FALSE(found.only_between(-0.9, 10.0));
  CHECK_FALSE(found.only_between(-0.9, 0.1));
}

TEST_CASE("internal_rates: of two rates equally near the guess the greater is taken") {
  const auto found = internal_rates(std::array{-10.0, 21.0, -11.0});
  CHECK(found.nearest(0.02) == 0.0);
  CHECK(*found.nearest(0.05) == Approx(0.1).epsilon(1e-15));
  CHECK_FALSE(internal_rates(std::array{1.0, 2.0}).nearest(0.1));
}

TEST_CASE("internal_rates: five rates of a constructed flow are all found") {
  const auto found =
      internal_rates(std::array{-100000., 650000., -1685000., 2177500., -1402740., 360360.});
  REQUIRE(found.roots.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(found.roots[i].rate == Approx(0.1 * static_cast<double>(i + 1)).epsilon(1e-13));
  }
}

TEST_CASE("internal_rates: a double root as printed is one touching, unresolved rate in any unit") {
  for (const double unit : {1.0, 1e-3, 1e4}) {
    const auto found = internal_rates(std::array{-100.0 * unit, 220.0 * unit, -121.0 * unit});
    REQUIRE(found.roots.size() == 1);
    CHECK(found.status == IrrStatus::unresolved);
    CHECK(found.roots[0].rate == Approx(0.1).epsilon(1e-13));
    CHECK(found.roots[0].error_bound < 1e-7);
    CHECK(found.roots[0].slope == Slope::touching);
    CHECK_FALSE(found.decisive());
  }
}

TEST_CASE("internal_rates: a double root missed by a billionth is two rates or none") {
  CHECK(internal_rates(std::array{-100.0, 220.0, -121.0000001}).status == IrrStatus::none);
  const auto found = internal_rates(std::array{-100.0, 220.0, -120.9999999});
  CHECK(found.status == IrrStatus::several);
  REQUIRE(found.roots.size() == 2);  // v^2 121 - 220 v + 100 = 1e-7 v^2
  CHECK(found.roots[0].rate == Approx(1.1 - std::sqrt(1e-9) - 1).epsilon(1e-10));
  CHECK(found.roots[1].rate == Approx(1.1 + std::sqrt(1e-9) - 1).epsilon(1e-10));
}

// Eight roots 5 % apart leave the value below 1e-10 of the amounts: Wilkinson's example, shortened.
TEST_CASE("internal_rates: eight rates side by side are told apart") {
  std::vector<double> flow{1};
  for (int k = 1; k <= 8; ++k) {
    std::vector<double> next(flow.size() + 1);
    for (std::size_t i = 0; i < flow.size(); ++i) {
      next[i] -= flow[i] * 20;
      next[i + 1] += flow[i] * (20 + k);  // whole numbers below 2^53: no rounding
    }
    flow = next;
  }
  const auto found = internal_rates(flow);
  CHECK(found.status == IrrStatus::several);
  REQUIRE(found.roots.size() == 8);
  for (std::size_t k = 0; k < 8; ++k) {
    CHECK(found.roots[k].rate == Approx(0.05 * static_cast<double>(k + 1)).epsilon(1e-14));
  }
}

TEST_CASE(
    "internal_rates: a mortgage of 480 months has its rate, not the -199 % of a spreadsheet") {
  std::vector<double> flow(481, -843.86);
  flow[0] = 100000;
  const auto found = internal_rates(flow);
  CHECK(found.status == IrrStatus::unique);
  CHECK(found.type == FlowType::borrowing);
  CHECK_FALSE(found.decisive());  // below this rate the loan is not worth taking
  const double rate = found.roots.at(0).rate;
  CHECK(-843.86 * -std::expm1(-480 * std::log1p(rate)) / rate == Approx(-100000).epsilon(1e-13));
}

TEST_CASE("internal_rates: a bid with a removal cost has a second, negative rate") {
  std::vector<double> flow(61, 25.0);
  flow[0] = -1000;
  flow[60] = -120;
  const auto found = internal_rates(flow);
  REQUIRE(found.roots.size() == 2);
  CHECK(found.roots[0].rate < 0);
  CHECK(found.roots[0].slope == Slope::rising);
  CHECK(*found.only_between(0, 1) == found.roots[1].rate);
}

TEST_CASE("internal_rates: flows of one sign have no rate, and nothing at all has every rate") {
  CHECK(internal_rates(std::array{1.0, 2.0, 3.0}).status == IrrStatus::none);
  CHECK(internal_rates(std::array{-5.0}).status == IrrStatus::none);
  CHECK(internal_rates(std::array{0.0, 0.0}).status == IrrStatus::every_rate);
  CHECK(internal_rates(std::span<const double>{}).status == IrrStatus::every_rate);
}

TEST_CASE("internal_rates: a rate of exactly zero is exactly zero") {
  CHECK(rates(internal_rates(std::array{-1000.0, 6000.0, -11000.0, 6000.0})) ==
        std::vector{0.0, 1.0, 2.0});
  CHECK(rates(internal_rates(std::array{-0.3, 0.1, 0.2})).front() !=
        0.0);  // these doubles do not add up to 0
}

TEST_CASE("internal_rates: rates close to -100 % and beyond 1e280 are reached") {
  const auto low = internal_rates(std::array{-1e12, 1e-3});
  CHECK(low.roots.at(0).rate == Approx(-1 + 1e-15).epsilon(1e-16));
  const auto high = internal_rates(std::array{-1e-140, 1e140});
  CHECK(high.roots.at(0).rate == Approx(1e280).epsilon(1e-14));
  const auto beyond = internal_rates(std::array{-1e-160, 1e160});
  CHECK(beyond.roots.empty());
  CHECK(beyond.beyond);
  CHECK(beyond.status == IrrStatus::unique);
}

TEST_CASE(
    "internal_rates: money that is out throughout makes an investment of a flow with odd signs") {
  CHECK(internal_rates(std::array{-100.0, 50.0, -10.0, 100.0}).type == FlowType::investment);
  CHECK(internal_rates(std::array{-100.0, 150.0, -60.0, 20.0}).type == FlowType::mixed);
  CHECK(internal_rates(std::array{100.0, -150.0, 20.0, -10.0}).type == FlowType::mixed);
}

TEST_CASE("internal_rates: monthly times give the effective annual rate") {
  std::vector<double> flow(13, 100.0);
  std::vector<double> times(13);
  flow[0] = -1150;
  for (std::size_t i = 0; i < 13; ++i) times[i] = static_cast<double>(i) / 12 + 1.0 / 24;
  const auto monthly = internal_rates(flow).decisive();
  const auto annual = internal_rates(flow, times).decisive();
  REQUIRE(monthly);
  REQUIRE(annual);
  CHECK(1 + *annual == Approx(std::pow(1 + *monthly, 12)).epsilon(1e-14));
  times.back() += 1e-9;  // uneven now
  CHECK(*internal_rates(flow, times).decisive() == Approx(*annual).epsilon(1e-9));
}

TEST_CASE("internal_rates: amounts of one day are one amount") {
  const auto found = internal_rates(std::array{0.1, 0.2, -0.3, -100.0, 121.0},
                                    std::array{0.5, 0.5, 0.5, 0.0, 2.0});
  CHECK(rates(found).size() == 1);
  CHECK(found.roots.at(0).rate == Approx(0.1).epsilon(1e-14));
}

TEST_CASE("internal_rates: what is not a number is refused") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(internal_rates(std::array{-1.0, nan}), std::invalid_argument);
  CHECK_THROWS_AS(internal_rates(std::array{-1.0, infinity}), std::invalid_argument);
  CHECK_THROWS_AS(internal_rates(std::array{-1.0, 2.0}, std::array{0.0, nan}),
                  std::invalid_argument);
  CHECK_THROWS_AS(internal_rates(std::array{-1.0, 2.0}, std::array{0.0}), std::invalid_argument);
}
