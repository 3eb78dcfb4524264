// SPDX-License-Identifier: MIT
#include "gonogo/measure/payback.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <stdexcept>
#include <vector>

using doctest::Approx;
using namespace gonogo;

TEST_CASE("payback: the last crossing counts, and the earlier ones are told") {
  const std::array cumulative{-10.0, 5.0, -5.0, 0.0, 3.0};
  const std::array times{0.0, 1.0, 2.0, 3.0, 4.0};
  const Payback found = payback(cumulative, times);
  CHECK(found.status == PaybackStatus::reached);
  CHECK(found.time == 3.0);
  const std::vector<Crossing> expected{{.time = 2.0 / 3.0, .upward = true},
                                       {.time = 1.5, .upward = false},
                                       {.time = 3.0, .upward = true}};
  CHECK(found.crossings == expected);
}

TEST_CASE("payback: within a step of any length the flow counts as even") {
  CHECK(*payback_time(std::array{-10.0, 30.0}, std::array{0.5, 0.75}).time == Approx(0.5625));
}

TEST_CASE("payback: what is short at the end is never paid back, whatever came before") {
  const Payback found = payback(std::array{-10.0, 5.0, -0.1}, std::array{0.0, 1.0, 2.0});
  CHECK(found.status == PaybackStatus::never);
  CHECK_FALSE(found.time);
  CHECK(found.crossings.size() == 2);
}

TEST_CASE("payback: a bid that is prepaid has nothing to pay back") {
  const Payback found = payback(std::array{10.0, 0.0, 4.0}, std::array{0.0, 1.0, 2.0});
  CHECK(found.status == PaybackStatus::immediate);
  CHECK(found.time == 0.0);
  CHECK(found.crossings.empty());
}

TEST_CASE("payback: a flow that is no number, or has no times, is refused") {
  CHECK_THROWS_AS(payback(std::array{-1.0, std::nan("")}, std::array{0.0, 1.0}),
                  std::invalid_argument);
  CHECK_THROWS_AS(payback(std::array{-1.0, 2.0}, std::array{0.0}), std::invalid_argument);
  CHECK_THROWS_AS(payback_time({}, {}), std::invalid_argument);
}
