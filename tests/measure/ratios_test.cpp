// SPDX-License-Identifier: MIT
#include "gonogo/measure/ratios.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <stdexcept>

#include "gonogo/measure/net_value.hpp"
#include "gonogo/measure/present_value.hpp"

using doctest::Approx;
using namespace gonogo;

// Microsoft's page on MIRR.
TEST_CASE("mirr: five years of receipts at 10 and 12 % return 12.61 %") {
  const std::array flow{-120000.0, 39000.0, 30000.0, 21000.0, 37000.0, 46000.0};
  const std::array times{0.0, 1.0, 2.0, 3.0, 4.0, 5.0};
  const MirrRates rates{.finance = 0.10, .reinvest = 0.12};
  CHECK(*mirr(flow, times, rates) == Approx(0.12609413036590514).epsilon(1e-14));
  CHECK(*modified_internal_rate(flow, rates) == Approx(0.12609413036590514).epsilon(1e-15));
}

TEST_CASE("mirr: it is per unit of time, so months make it annual") {
  const std::array flow{-100.0, 60.0, 60.0};
  const std::array months{0.0, 1.0 / 12, 2.0 / 12};
  const double monthly = std::pow((60 * 1.01 + 60) / 100, 0.5);
  const double annual = std::pow(1.01, 12) - 1;
  CHECK(*mirr(flow, months, {annual, annual}) == Approx(std::pow(monthly, 12) - 1).epsilon(1e-13));
}

TEST_CASE("mirr: without a receipt, an outlay or a time between them there is none") {
  const std::array times{0.0, 1.0};
  CHECK_FALSE(mirr(std::array{-1.0, -2.0}, times, {}));
  CHECK_FALSE(mirr(std::array{1.0, 2.0}, times, {}));
  CHECK_FALSE(mirr(std::array{-1.0, 2.0}, std::array{1.0, 1.0}, {}));
  CHECK_THROWS_AS(mirr(std::array{-1.0, 2.0}, times, {.finance = -1}), std::invalid_argument);
}

TEST_CASE(
    "profitability_index: a later loss is an outlay in one definition and a smaller return in the "
    "other") {
  const std::array flow{-100.0, 150.0, -20.0};
  const auto factors = discount_factors(std::array{0.0, 1.0, 2.0}, 0.0);
  CHECK(*profitability_index(flow, factors) == Approx(150.0 / 120.0));
  CHECK(*profitability_index(30.0, 100.0) == Approx(1.3));
  CHECK(*npv_ratio(30.0, 100.0) == Approx(0.3));
  CHECK_FALSE(profitability_index(30.0, 0.0));
  CHECK_FALSE(npv_ratio(30.0, -1.0));
}

TEST_CASE("peak_funding: it is the deepest point, and nothing where money never lacks") {
  CHECK(peak_funding(std::array{-5.0, -20.0, 3.0}) == 20.0);
  CHECK(peak_funding(std::array{5.0, 1.0}) == 0.0);
}

TEST_CASE("equivalent_annual_value: its present value is the net present value, at any rate") {
  for (const double rate : {-0.2, 0.0, 1e-12, 0.1}) {
    const double amount = *equivalent_annual_value(1000, 5, rate);
    double value = 0;
    for (int year = 1; year <= 5; ++year) value += amount * std::pow(1 + rate, -year);
    CHECK(value == Approx(1000).epsilon(1e-12));
  }
  CHECK_FALSE(equivalent_annual_value(1000, 0, 0.1));
}

TEST_CASE(
    "chained_value: a chain without end is the perpetual value, two links are twice with a delay") {
  CHECK(*chained_value(100, 3, 0.1, 2) == Approx(100 + 100 / 1.331).epsilon(1e-14));
  CHECK(*chained_value(100, 3, 0.0, 4) == 400.0);
  CHECK(*chained_value(100, 3, 0.1, 1000) == Approx(*perpetual_value(100, 3, 0.1)).epsilon(1e-14));
  CHECK_FALSE(perpetual_value(100, 3, 0));
  CHECK_FALSE(chained_value(100, 3, 0.1, 0));
}

TEST_CASE("return_on_investment: without an investment there is none") {
  CHECK(*return_on_investment(15, 100) == 0.15);
  CHECK_FALSE(return_on_investment(15, 0));
}
