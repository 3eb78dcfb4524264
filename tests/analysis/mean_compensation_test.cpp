// SPDX-License-Identifier: MIT
#include "analysis/mean_compensation.hpp"

#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;

TEST_CASE(
    "compensation: its mean over the range of a driver, where that is not the value at the mean") {
  const auto of = [](std::vector<std::string> settings) {
    return mean_compensations(
        test::open_bid_at("analysis/late-delivery.toml", std::move(settings)));
  };
  const auto uniform = of({});
  REQUIRE(uniform.size() == 1);
  CHECK(uniform[0].mean == Approx(8).epsilon(1e-9));
  CHECK(uniform[0].at_mean == Approx(150).epsilon(1e-9));
  CHECK(uniform[0].on_average == Approx(160).epsilon(1e-6));
  const auto two =
      of({"drivers.delivery={ value = 4, distribution = \"discrete\", values = [4, 14], "
          "weights = [3, 1] }"});
  REQUIRE(two.size() == 1);
  CHECK(two[0].mean == Approx(6.5));
  CHECK(two[0].at_mean == Approx(1000 * 0.05 * 1.5));
  CHECK(two[0].on_average == Approx(1000 * 0.05 * 9 / 4));
  // Above the lead time in all of its range: a straight line, whose mean is its value at the mean.
  CHECK(of({"drivers.delivery={ value = 8, low = 6, high = 10 }"}).empty());
}
