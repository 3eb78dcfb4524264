// SPDX-License-Identifier: MIT
#include "gonogo/measure/net_value.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "gonogo/measure/present_value.hpp"
#include "measure/flows.hpp"

using doctest::Approx;
using namespace gonogo;

TEST_CASE("present_value: an annuity has the value of its closed form") {
  std::vector<double> flow(360, 100.0);
  std::vector<double> times;
  for (int month = 1; month <= 360; ++month) times.push_back(month / 12.0);
  const double rate = 0.06;
  const double monthly = std::pow(1 + rate, 1.0 / 12) - 1;
  CHECK(present_value(flow, times, rate) ==
        Approx(100 * (1 - std::pow(1.06, -30)) / monthly).epsilon(1e-12));
  CHECK(present_value(flow, discount_factors(times, rate)) == present_value(flow, times, rate));
}

TEST_CASE("present_value: small amounts between great ones that cancel are not lost") {
  const std::array flow{1e16, 1.0, -1e16, 1.0};
  CHECK(present_value(flow, std::array{1.0, 1.0, 1.0, 1.0}) == 2.0);
}

TEST_CASE("present_value: rates of -100 % and spans of different length are refused") {
  CHECK_THROWS_AS(discount_factors(std::array{1.0}, -1.0), std::invalid_argument);
  CHECK_THROWS_AS(present_value(std::array{1.0}, std::array{1.0, 2.0}), std::invalid_argument);
}

TEST_CASE("net_present_value: it agrees with present_value on any flow") {
  CHECK(rc::check("two methods", [] {
    const flows::Flow flow = *flows::any(40);
    const double rate = flows::within(-50, 300) / 100.0;
    std::vector<double> times;
    for (std::size_t i = 0; i < flow.size(); ++i) times.push_back(static_cast<double>(i));
    const double value = *net_present_value(flow, rate, 0);
    const double scale = 1e5 * (rate < 0 ? std::pow(1 + rate, -40) : 40);
    RC_ASSERT(std::abs(present_value(flow, times, rate) - value) <= 1e-13 * scale);
    RC_ASSERT(std::abs(*net_present_value({flow, times}, rate) - value) <= 1e-15 * scale);
  }));
}

TEST_CASE("net_present_value: rates below -1 are computed as Excel does, and -1 has no value") {
  CHECK(net_present_value(std::array{-100.0, -10.0, 10.0, 100.0}, -1.5, 1) == 1680.0);
  CHECK_FALSE(net_present_value(std::array{1.0}, -1.0, 1));
}

TEST_CASE("net_future_value: it is the present value grown to the period asked for") {
  const std::array flow{1050.0, 1350.0, 1350.0, 1450.0};
  CHECK(*net_future_value(flow, 0.03, 1, 6) ==
        Approx(*net_present_value(flow, 0.03, 1) * std::pow(1.03, 6)).epsilon(1e-15));
  const std::array times{0.0, 10.0, 20.0, 400.0};
  CHECK(*net_future_value({flow, times, 365}, 0.03) ==
        Approx(*net_present_value({flow, times, 365}, 0.03) * std::pow(1.03, 400.0 / 365))
            .epsilon(1e-14));
}
