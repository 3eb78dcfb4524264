// SPDX-License-Identifier: MIT
#include "gonogo/measure/acceptance.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <limits>

#include "gonogo/measure/net_value.hpp"
#include "gonogo/measure/present_value.hpp"
#include "measure/flows.hpp"

using doctest::Approx;
using namespace gonogo;

TEST_CASE("acceptable_rates: the oil pump is worth having between its two rates only") {
  const std::array flow{-1600.0, 10000.0, -10000.0};
  const auto intervals = acceptable_rates(flow, internal_rates(flow));
  REQUIRE(intervals.size() == 1);
  CHECK(intervals[0].low == 0.25);
  CHECK(intervals[0].high == 4.0);
}

TEST_CASE("acceptable_rates: they are where the present value is positive") {
  CHECK(rc::check("signs", [] {
    const flows::Flow flow = *flows::any(12);
    const Irr irr = internal_rates(flow);
    RC_PRE(irr.status != IrrStatus::unresolved);
    const double rate = std::expm1(flows::within(-300, 300) / 100.0);
    bool inside = false;
    for (const RateInterval& interval : acceptable_rates(flow, irr)) {
      RC_PRE(std::abs(interval.low - rate) > 1e-9 && std::abs(interval.high - rate) > 1e-9);
      inside = inside || (interval.low < rate && rate < interval.high);
    }
    RC_ASSERT((*net_present_value(flow, rate, 0) > 0) == inside);
  }));
}

TEST_CASE("acceptable_rates: the latest of unsorted times tells how it begins") {
  const std::array flow{121.0, -100.0};
  const std::array times{2.0, 0.0};
  const auto intervals = acceptable_rates(flow, times, internal_rates(flow, times));
  REQUIRE(intervals.size() == 1);
  CHECK(intervals[0].low == -1.0);
  CHECK(intervals[0].high == Approx(0.1).epsilon(1e-14));
}

TEST_CASE("project_balances: at the internal rate nothing is left") {
  const std::array flow{-1000.0, 300.0, 420.0, 680.0};
  const std::array times{0.0, 1.0, 2.0, 3.0};
  const double rate = *internal_rates(flow).decisive();
  const auto balances = project_balances(flow, times, rate);
  CHECK(balances[0] == -1000.0);
  CHECK(balances[1] == Approx(-1000 * (1 + rate) + 300).epsilon(1e-14));
  CHECK(std::abs(balances[3]) < 1e-10);
}

// Norstrom, "A Sufficient Condition for a Unique Nonnegative Internal Rate of Return", 1972.
TEST_CASE("one_positive_rate: where the test says so, there is just one positive rate") {
  CHECK(rc::check("Norstrom", [] {
    const flows::Flow flow = *flows::any(8);
    RC_PRE(one_positive_rate(flow));
    int positive = 0;
    for (const IrrRoot& root : internal_rates(flow).roots) positive += root.rate > 0 ? 1 : 0;
    RC_ASSERT(positive == 1);
  }));
  CHECK(one_positive_rate(std::array{-100.0, 150.0, -20.0}));
  CHECK_FALSE(one_positive_rate(std::array{-1600.0, 10000.0, -10000.0}));
}

// Fisher, "The Theory of Interest", 1930: the rate of return over cost.
TEST_CASE("crossover_rates: at the crossover two projects are worth the same") {
  const std::array quick{-100.0, 80.0, 50.0};
  const std::array slow{-100.0, 10.0, 60.0, 80.0};
  const auto found = crossover_rates(quick, slow);
  REQUIRE(found.status == IrrStatus::unique);
  const double rate = found.roots[0].rate;
  CHECK(*net_present_value(quick, rate, 0) ==
        Approx(*net_present_value(slow, rate, 0)).epsilon(1e-13));
}

// Brealey, Myers & Allen, "Principles of Corporate Finance", 5-3: the increment of the dearer project
// is -10,000 and +15,000.
TEST_CASE("crossover_rates: outlays may differ, and either flow may be the shorter one") {
  const std::array cheap{-10000.0, 20000.0};
  const std::array dear{-20000.0, 35000.0};
  for (const Irr& found : {crossover_rates(cheap, dear), crossover_rates(dear, cheap)}) {
    REQUIRE(found.status == IrrStatus::unique);
    CHECK(found.roots[0].rate == 0.5);
  }
  // 50 more now, 72 more after two years: 50 = 72 / 1.2^2.
  const std::array once{-100.0};
  const std::array later{-150.0, 0.0, 72.0};
  for (const Irr& found : {crossover_rates(once, later), crossover_rates(later, once)}) {
    REQUIRE(found.status == IrrStatus::unique);
    CHECK(found.roots[0].rate == Approx(0.2).epsilon(1e-14));
  }
}

TEST_CASE("value_profile: it is the present value at each rate") {
  const std::array flow{-100.0, 60.0, 60.0};
  const std::array times{0.0, 1.0, 2.0};
  const auto profile = value_profile(flow, times, std::array{0.0, 0.1});
  CHECK(profile[0] == 20.0);
  CHECK(profile[1] == present_value(flow, times, 0.1));
}
