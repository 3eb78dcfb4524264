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
  const Payback found = payback({.sums = cumulative, .times = times});
  CHECK(found.status == PaybackStatus::reached);
  CHECK(found.time == 3.0);
  const std::vector<Crossing> expected{{.time = 2.0 / 3.0, .upward = true},
                                       {.time = 1.5, .upward = false},
                                       {.time = 3.0, .upward = true}};
  CHECK(found.crossings == expected);
}

TEST_CASE("payback: within a step of any length the flow counts as even") {
  CHECK(*payback_time({.sums = std::array{-10.0, 30.0}, .times = std::array{0.5, 0.75}}).time ==
        Approx(0.5625));
}

TEST_CASE("payback: what is short at the end is never paid back, whatever came before") {
  const Payback found =
      payback({.sums = std::array{-10.0, 5.0, -0.1}, .times = std::array{0.0, 1.0, 2.0}});
  CHECK(found.status == PaybackStatus::never);
  CHECK_FALSE(found.time);
  CHECK(found.crossings.size() == 2);
}

TEST_CASE("payback: a bid that is prepaid has nothing to pay back") {
  const Payback found =
      payback({.sums = std::array{10.0, 0.0, 4.0}, .times = std::array{0.0, 1.0, 2.0}});
  CHECK(found.status == PaybackStatus::immediate);
  CHECK(found.time == 0.0);
  CHECK(found.crossings.empty());
}

TEST_CASE("payback: a flow that is no number, or has no times, is refused") {
  CHECK_THROWS_AS(payback({.sums = std::array{-1.0, std::nan("")}, .times = std::array{0.0, 1.0}}),
                  std::invalid_argument);
  CHECK_THROWS_AS(payback({.sums = std::array{-1.0, 2.0}, .times = std::array{0.0}}),
                  std::invalid_argument);
  CHECK_THROWS_AS(payback_time({}), std::invalid_argument);
}

TEST_CASE("payback: what moves at the end of a step counts there, what accrues before it evenly") {
  const std::array times{0.0, 1.0, 2.0, 3.0};
  const auto time = [&](std::array<double, 4> accrued, std::array<double, 4> sums) {
    return payback_time({.sums = sums, .accrued = accrued, .times = times}).time.value();
  };
  CHECK(time({-100, -100, -100, -100}, {-100, -100, -100, 50}) == 3.0);
  CHECK(time({-100, -100, -100, 100}, {-100, -100, -100, 150}) == 2.5);
  // 80 accrue in the third year, which is too little without the 150 at its end.
  CHECK(time({-100, -100, -100, -20}, {-100, -100, -100, 130}) == 3.0);
  // Cost accrues over each year before the payment at its end.
  CHECK(time({-100, -100, -30, -10}, {-100, -20, 10, 30}) == 3.0);
  // Back after half a year, and lost by the outlay at the end.
  CHECK(time({-100, 100, -50, 150}, {-100, -150, -50, 150}) == 2.25);
}

TEST_CASE("payback: crossings at the end of a step are told beside those within one") {
  const std::array times{0.0, 1.0, 2.0, 3.0};
  const Payback lost = payback({.sums = std::array{-100.0, -150.0, -50.0, 150.0},
                                .accrued = std::array{-100.0, 100.0, -50.0, 150.0},
                                .times = times});
  CHECK(lost.time == 2.25);
  CHECK(lost.crossings == std::vector<Crossing>{{.time = 0.5, .upward = true},
                                                {.time = 1.0, .upward = false},
                                                {.time = 2.25, .upward = true}});
  const Payback paid = payback({.sums = std::array{-100.0, -100.0, -100.0, 50.0},
                                .accrued = std::array{-100.0, -100.0, -100.0, -100.0},
                                .times = times});
  CHECK(paid.crossings == std::vector<Crossing>{{.time = 3.0, .upward = true}});
}

TEST_CASE("lowest_from: its sign says whether the payback is later than a time") {
  const std::array times{0.0, 1.0, 2.0, 3.0};
  const std::array sums{-100.0, -20.0, 10.0, 30.0}, accrued{-100.0, -40.0, 5.0, 20.0};
  const CumulativeFlow flow{.sums = sums, .accrued = accrued, .times = times};
  CHECK(payback_time(flow).time == 1.8);
  CHECK(lowest_from(flow, 1.8 - 1e-9) < 0);
  CHECK(lowest_from(flow, 1.8 + 1e-9) > 0);
  CHECK(lowest_from(flow, 1.0) == -20);
  CHECK(lowest_from(flow, 1.0 - 1e-9) == doctest::Approx(-40));
  CHECK(lowest_from(flow, 2.5) == 15);
  CHECK(lowest_from(flow, 9) == 30);
}
