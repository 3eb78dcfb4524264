// SPDX-License-Identifier: MIT
/// What would end a go.
#include <algorithm>
#include <cmath>

#include "gonogo/analysis/solve.hpp"
#include "gonogo/analysis/turning.hpp"
#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;
using test::must_open;

TEST_CASE("turning: a go names its nearest threat, which fails") {
  const Bid bid = test::open_bid_at("projects/f9-sensitivity-50000.toml");
  const Turning turning = find_turning(bid, evaluate(bid));
  CHECK(turning.rules.empty());
  REQUIRE(turning.threat.has_value());
  CHECK(turning.numbers[turning.threat->number].address == "drivers.price");
  CHECK(turning.threat->change == Approx(-0.0521586).epsilon(1e-5));
}

TEST_CASE(
    "turning: a go names what else ends it inside its range, or within 10%, and nothing else") {
  // NPV = 100 price - 60 - wage - rent: 20 as written.
  const Bid bid = must_open(R"(
[project]
title = "Threats"
currency = "CNY"
period = "1 year"
[drivers]
price = { value = 1 }
wage = { value = 10, low = 8, high = 35 }
rent = { value = 10, low = 8, high = 29 }
[revenue]
fee = { amount = "100 * price", at = "Y0" }
[cost]
staff = { amount = "wage", at = "Y0" }
room = { amount = "rent", at = "Y0" }
plant = { amount = 60, at = "Y0" }
[rates]
discount = 0.1
)");
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.threat.has_value());
  CHECK(turning.numbers[turning.threat->number].address == "drivers.price");
  REQUIRE(turning.others.size() == 1);  // the rent fails at 30, the plant at 80
  CHECK(turning.numbers[turning.others[0].number].address == "drivers.wage");
  CHECK(turning.others[0].printed == Approx(30));
}

TEST_CASE("threat: of a count every unit is tried, so that a step cost hides none that fails") {
  // Paid back within 28.89 months if 119 v >= (5593 + 1071 ceil(v / 5)) / 2.4075: 86 to 88 by hand.
  const auto bid = [](int v) {
    return must_open(R"(
[project]
title = "Counts"
currency = "CNY"
period = "4 years"
[drivers]
v = { value = )" + std::to_string(v) +
                     R"(, role = "volume", whole = true }
[investment]
k = { amount = 5593 }
switches = { amount = "ceil(v / 5) * 1071" }
[revenue]
r = { amount = "119 * v", per = "year" }
[rates]
discount = 0.08
[rule.back]
measure = "static_payback"
at_most = "28.89 months"
)");
  };
  const auto passes = [](int v) {
    const double paid = 5593 + 1071 * std::ceil(v / 5.0);
    return paid / (119.0 * v) <= 28.89 / 12;
  };
  const Bid written = bid(88);
  REQUIRE(passes(88));
  int least = 88;
  while (passes(least - 1)) --least;
  const Turning turning = find_turning(written, evaluate(written));
  REQUIRE(turning.threat.has_value());
  CHECK(turning.threat->printed == least);

  const auto found = solve(written, {.address = "drivers.v"});
  REQUIRE(found.value.has_value());
  for (int v = 1; v <= 352; ++v) {
    const auto& stretches = found.value->stretches;
    const bool within = std::any_of(stretches.begin(), stretches.end(), [&](const auto& each) {
      return v >= each.low.value && v <= each.high.value;
    });
    CAPTURE(v);
    CHECK(within == passes(v));
  }
}
