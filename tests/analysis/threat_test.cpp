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

// NPV is 0 at 100 / 2.4868520 = 40.2115; price / 0 has no value from 150 to 200.
TEST_CASE("threat: a go ends where it cannot be judged, whatever fails beyond") {
  const Bid bid = must_open(R"toml(
[project]
title = "Gap"
currency = "CNY"
period = "3 years"
[drivers]
price = { value = 100 }
[revenue]
fee = { amount = "if(price < 150, price, if(price < 200, price / max(0, 0 * price), 1))", per = "year" }
[investment]
plant = { amount = 100 }
[rates]
discount = 0.1
[rule]
value = { measure = "npv", at_least = 0 }
)toml");
  const Evaluation found = evaluate(bid);
  const Turning turning = find_turning(bid, found);
  REQUIRE(turning.threat.has_value());
  CHECK_FALSE(turning.threat->at_a_gap);
  REQUIRE(turning.opposite.has_value());
  CHECK(turning.opposite->at_a_gap);
  CHECK(turning.opposite->printed < 150);
  const std::vector<Section> sections = turning_sections(bid, found, turning);
  const auto* said = std::get_if<Paragraph>(&sections.front().blocks.front());
  REQUIRE(said != nullptr);
  CHECK(english(said->text) ==
        "Stays GO while 40.22 <= price <= 149.9, all else as written (below value fails, above the "
        "bid cannot be judged).");
}

// At a price of 93.29 NPV is 0; at a churn of 6.7 % too.
TEST_CASE("threat: how near a number that is 0 as written is does not depend on its unit") {
  for (const auto& written : {std::pair("%", "churn / 100"), std::pair("share", "churn")}) {
    const std::string unit = written.first, of = written.second;
    CAPTURE(unit);
    const Bid bid = must_open(
        "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"3 years\"\n[drivers]\nchurn = { "
        "value = 0, unit = \"" +
        unit +
        "\" }\nprice = 100\n[rates]\ndiscount = 0.1\n[investment]\na = { amount = 232 "
        "}\n[revenue]\n"
        "r = { amount = \"price * (1 - " +
        of + ")\", per = \"year\" }\n[rule.value]\nmeasure = \"npv\"\nat_least = 0\n");
    const Turning turning = find_turning(bid, evaluate(bid));
    REQUIRE(turning.threat.has_value());
    CHECK(turning.numbers[turning.threat->number].address != "drivers.churn");
    for (const Turn& each : turning.others)
      CHECK(turning.numbers[each.number].address != "drivers.churn");
  }
}

// The nearest number below 0 is 5e-324, and two of them have the product 0.
TEST_CASE("turning: a bid of nothing is at its limit, and any loss ends the go") {
  const Bid bid = must_open(R"(
[project]
title = "Nothing yet"
currency = "EUR"
period = "2 years"
[drivers]
sales = 0
[revenue]
fee = { amount = "sales", per = "year" }
[rates]
discount = 0.1
)");
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.threat.has_value());
  CHECK(turning.numbers[turning.threat->number].address == "drivers.sales");
  CHECK(std::abs(turning.threat->value) < 1e-300);
  CHECK_FALSE(turning.opposite.has_value());
}
