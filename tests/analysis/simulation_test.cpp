// SPDX-License-Identifier: MIT
#include "gonogo/analysis/simulation.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "simulating.hpp"

using namespace gonogo;
using namespace gonogo::test::chance;
using doctest::Approx;

TEST_CASE(
    "simulate: a uniform present value has its mean, its quantiles and its chance of a loss") {
  for (const Sampling sampling : {Sampling::sobol, Sampling::latin, Sampling::plain}) {
    const Simulation found =
        simulated(bid_of(worth("low = -1_000, high = 3_000, distribution = \"uniform\"")),
                  {.trials = 4'096, .sampling = sampling});
    CHECK(found.cases == 4'096);
    CHECK_FALSE(found.exact);
    CHECK(found.go.value == Approx(0.75).epsilon(0.03));
    CHECK(npv(found).mean.value == Approx(1'000).epsilon(0.05));
    CHECK(npv(found).moments.sd == Approx(4'000 / std::sqrt(12)).epsilon(0.03));
    CHECK(std::abs(npv(found).moments.skewness) < 0.1);
    CHECK(npv(found).shortfall.value == Approx(-900).epsilon(0.05));
    for (const MeasureQuantile& each : npv(found).quantiles)
      CHECK(std::abs(each.value.value - (-1'000 + 4'000 * each.share)) < 120);
    REQUIRE(found.influences.size() == 1);
    CHECK(*found.influences[0].rank == Approx(1).epsilon(1e-3));
    CHECK(found.influences[0].first_order.value > 0.99);
  }
}

TEST_CASE("simulate: intervals hold the truth for nearly every seed") {
  const Bid bid = bid_of(worth("sd = 500, distribution = \"normal\""));
  int go = 0, mean = 0, median = 0;
  constexpr int seeds = 30;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Simulation found =
        simulated(bid, {.trials = 256, .seed = seed, .sampling = Sampling::plain});
    go += holds(found.go, 0.9772498680518208) ? 1 : 0;  // P(Z > -2)
    mean += holds(npv(found).mean, 1'000) ? 1 : 0;
    median += holds(npv(found).quantiles[4].value, 1'000) ? 1 : 0;
  }
  for (const int count : {go, mean, median}) {
    CHECK(count >= 25);  // 28.5 are expected; fewer than 25 once in 300
    CHECK(count <= seeds);
  }
}

TEST_CASE("simulate: published joint states are computed exactly, and drawn within their error") {
  const Bid life = test::open_bid_at("projects/newnan-joint-distribution.toml");
  const Simulation exact = simulated(life);
  CHECK(exact.exact);
  CHECK(exact.cases == 6);
  CHECK(npv(exact).mean.value == Approx(10'209.22669).epsilon(1e-9));
  CHECK(npv(exact).moments.sd == Approx(9'230.128128).epsilon(1e-9));
  CHECK(npv(exact).negative.value == Approx(0.2));
  CHECK(npv(exact).negative.exact());
  CHECK(exact.go.value == Approx(0.8));

  const Bid states = test::open_bid_at("projects/zh-prob-4-states.toml");
  const Simulation four = simulated(states);
  CHECK(four.exact);
  CHECK(npv(four).mean.value == Approx(430));
  CHECK(four.go.value == Approx(0.7));
  // With fewer trials than states they are drawn.
  const Simulation drawn = simulated(states, {.trials = 3});
  CHECK_FALSE(drawn.exact);
}

TEST_CASE("simulate: enumeration is what drawing comes to") {
  const std::string discrete = R"toml(
[drivers]
units = { value = 3, distribution = "discrete", values = [1, 2, 3, 4, 5], weights = [1, 2, 4, 2, 1] }
price = { value = 100, distribution = "discrete", values = [80, 100, 130], weights = [1, 2, 1] }
strike = { value = 0, distribution = "event", probability = 0.15 }
[cost]
all = { amount = 300, at = "Y0" }
[revenue]
all = { amount = "units * price * (1 - 0.5 * strike)", at = "Y1" }
)toml";
  const Bid bid = bid_of(discrete);
  const Simulation exact = simulated(bid);
  CHECK(exact.cases == 30);
  const Bid drawn_bid = bid_of(discrete + "\n[drivers.nothing]\nvalue = 1\nlow = 0\nhigh = 2\n");
  const Simulation drawn = simulated(drawn_bid, {.trials = 65'536});
  CHECK(std::abs(drawn.go.value - exact.go.value) < 0.002);
  CHECK(std::abs(npv(drawn).mean.value - npv(exact).mean.value) < 0.2);
  CHECK(std::abs(npv(drawn).moments.sd - npv(exact).moments.sd) < 0.2);
  CHECK(npv(drawn).quantiles[4].value.value == Approx(npv(exact).quantiles[4].value.value));
}

TEST_CASE("simulate: the order of drivers in the file changes nothing") {
  const std::string a = "a = { value = 10, low = 5, high = 20 }\n";
  const std::string b = "b = { value = 4, low = 3, high = 8, distribution = \"triangular\" }\n";
  const std::string lines =
      "[revenue]\nx = { amount = \"a * b\", per = \"year\" }\n"
      "[investment]\ni = { amount = 150 }\n";
  const Bid one = bid_of("[drivers]\n" + a + b + lines),
            other = bid_of("[drivers]\n" + b + a + lines);
  const Simulation first = simulated(one, {.trials = 1'024}),
                   second = simulated(other, {.trials = 1'024});
  CHECK(first.go.value == second.go.value);
  CHECK(npv(first).mean.value == npv(second).mean.value);
  CHECK(npv(first).mean.high == npv(second).mean.high);
  CHECK(npv(first).moments.sd == npv(second).moments.sd);
  const Simulation third = simulated(one, {.trials = 1'024, .seed = 2});
  CHECK(npv(first).mean.value != npv(third).mean.value);
}

TEST_CASE("simulate: a case that fails is counted, and is no zero") {
  const Bid bid = bid_of(R"(
[drivers]
divisor = { value = 1, low = 0, high = 2, distribution = "discrete", values = [0, 1], weights = [1, 3] }
[revenue]
all = { amount = "100 / divisor", at = "Y0" }
)");
  const Simulation found = simulated(bid);
  CHECK(found.failed_cases == 1);
  CHECK(found.not_judged.value == Approx(0.25));
  CHECK(found.go.value == Approx(0.75));
  CHECK(npv(found).mean.value == Approx(100));
  CHECK(npv(found).moments.sd == 0);
  REQUIRE(found.failure.has_value());
  CHECK(english(found.failure->message).find("case 1") != std::string::npos);
}

TEST_CASE("simulate: cases without an internal rate or a payback are told") {
  // Removal at the end, above some size, makes two rates or none.
  const Bid bid = test::open_bid_at("../examples/tower-removal.toml");
  const Simulation found = simulated(bid, {.trials = 1'024});
  const SimulatedMeasure& irr = found.measures[1];
  double without = 0;
  for (const auto& [why, share] : irr.without) without += share.value;
  CHECK(without > 0.5);
  CHECK(std::any_of(irr.without.begin(), irr.without.end(),
                    [](const auto& each) { return each.first == Why::several; }));

  const Simulation late = simulated(
      bid_of("[drivers]\nyearly = { value = 30, low = 5, high = 40, distribution = \"uniform\" }\n"
             "[investment]\ni = { amount = 100 }\n"
             "[revenue]\nr = { amount = \"yearly\", per = \"year\" }\n"));
  const SimulatedMeasure& payback = late.measures[2];
  REQUIRE(payback.without.size() == 1);
  CHECK(payback.without[0].first == Why::never);
  // Below 20 a year it is never paid back: 15 of 35.
  CHECK(payback.without[0].second.value == Approx(15 / 35.0).epsilon(1e-3));
  CHECK(std::isinf(payback.quantiles.back().value.value));
  CHECK(payback.quantiles.front().value.value == Approx(2.5).epsilon(0.02));
}

TEST_CASE("simulate: nothing to draw, and percentiles that no distribution has, are errors") {
  CHECK_FALSE(
      simulate(bid_of("[revenue]\nr = { amount = 5, at = \"Y1\" }\n"), {}).value.has_value());
  const auto found = simulate(bid_of(worth("p10 = 100, p50 = 101, p90 = 2_000")), {});
  CHECK_FALSE(found.value.has_value());
  REQUIRE(found.diagnostics.size() == 1);
  CHECK(found.diagnostics[0].code == "no-distribution");
}

TEST_CASE("simulate: a value set beyond its bounds does not vary") {
  const Bid bid = bid_of(
      "[drivers]\na = { value = 10, low = 5, high = 20 }\nb = { value = 4, low = 3, high = 8 }\n"
      "[revenue]\nx = { amount = \"a * b\", per = \"year\" }\n"
      "[scenario.less]\ndrivers.a = 2\n");
  Bid under = bid;
  under.model = open_scenario(bid, "less").value.value();
  const Simulation found = simulated(under, {.trials = 64});
  REQUIRE(found.fixed.size() == 1);
  CHECK(found.fixed[0].address == "drivers.a");
  CHECK(found.numbers.size() == 1);
}

TEST_CASE(
    "simulate: the shape and the percentiles that a driver states are those it is drawn from") {
  const auto quantiles = [](const std::string& stated) {
    const Simulation found = simulated(bid_of(worth(stated)));
    std::vector<double> values;
    for (const MeasureQuantile& each : npv(found).quantiles) values.push_back(each.value.value);
    return values;
  };
  const auto metalog = quantiles("p10 = 500, p50 = 1_000, p90 = 2_000");
  CHECK(metalog[2] == Approx(500).epsilon(0.005));
  CHECK(metalog[4] == Approx(1'000).epsilon(0.005));
  CHECK(metalog[6] == Approx(2'000).epsilon(0.005));
  const auto normal = quantiles("p10 = 500, p90 = 2_500");
  CHECK(normal[2] == Approx(500).epsilon(0.005));
  CHECK(normal[4] == Approx(1'500).epsilon(0.005));
  const auto lognormal = quantiles("sigma = 0.5, distribution = \"lognormal\"");
  CHECK(lognormal[4] == Approx(1'000).epsilon(0.005));
  CHECK(lognormal[6] == Approx(1'000 * std::exp(0.5 * 1.2815515655)).epsilon(0.005));
  const auto pert = quantiles("spread = [-0.5, 1]");
  CHECK(pert.front() > 500);
  CHECK(pert.back() < 2'000);
  const auto whole = quantiles("whole = true, low = 998, high = 1_002");
  for (const double each : whole) CHECK(each == std::round(each));
}

// coursehero, "New design": the rate is inferred.
TEST_CASE("simulate: the expected value of perfect information of the new design, as published") {
  const Simulation found = simulated(test::open_bid_at("projects/evpi-design.toml"));
  CHECK(found.exact);
  CHECK(npv(found).mean.value == Approx(20'221.24377).epsilon(1e-8));
  CHECK(found.information.value == Approx(9'567.39208).epsilon(1e-8));
  REQUIRE(found.influences.size() == 1);
  CHECK(found.influences[0].information.value == Approx(9'567.39208).epsilon(1e-8));
  CHECK(found.influences[0].first_order.value == Approx(1));
  REQUIRE(found.nearest_failure.has_value());
  CHECK(found.nearest_failure->settings == std::vector<std::string>{"drivers.saving=18000"});
}

TEST_CASE("simulate: what explains the variance of a sum is each number's own variance") {
  const Simulation found = simulated(bid_of(R"(
[drivers]
a = { value = 100, sd = 20, distribution = "normal" }
b = { value = 100, sd = 10, distribution = "normal" }
[revenue]
r = { amount = "a + b", at = "Y0" }
[cost]
c = { amount = 150, at = "Y0" }
)"));
  REQUIRE(found.influences.size() == 2);
  CHECK(found.numbers[found.influences[0].number].number.address == "drivers.a");
  CHECK(found.influences[0].first_order.value == Approx(0.8).epsilon(0.02));
  CHECK(found.influences[1].first_order.value == Approx(0.2).epsilon(0.05));
  CHECK(*found.influences[0].rank > *found.influences[1].rank);
  // Cases fail where both are low, a more than b.
  CHECK(found.influences[0].place_where_it_fails < 0.15);
  CHECK(found.influences[1].place_where_it_fails > found.influences[0].place_where_it_fails);
  REQUIRE(found.nearest_failure.has_value());
}

TEST_CASE("simulate: scenarios with probabilities are mixed in") {
  const std::string text = R"(
[drivers]
worth = { value = 100, low = 90, high = 110, distribution = "uniform" }
[revenue]
r = { amount = "worth", at = "Y0" }
[cost]
c = { amount = 50, at = "Y0" }
[scenario.bad]
probability = 0.25
drivers.worth.times = 0.3
)";
  const Bid bid = bid_of(text);
  const Simulation found = simulated(bid);
  CHECK(found.go.value == Approx(0.75).epsilon(1e-3));
  // The range goes with the value: 27 to 33 in the scenario.
  CHECK(npv(found).mean.value == Approx(0.75 * 50 + 0.25 * -20).epsilon(1e-3));
  CHECK(npv(found).quantiles.front().value.value > -23.1);
  REQUIRE(found.numbers.size() == 2);
  CHECK(found.numbers.back().number.address == "scenario");
  CHECK(found.influences[0].number == 1);

  // With a discrete driver alone, all states are enumerated.
  const Simulation exact = simulated(bid_of(
      "[drivers]\nw = { value = 5, distribution = \"discrete\", values = [1, 5] }\n"
      "[revenue]\nr = { amount = \"w\", at = \"Y0\" }\n[cost]\nc = { amount = 2, at = \"Y0\" }\n"
      "[scenario.less]\nprobability = 0.4\nrevenue.times = 0.2\n"));
  CHECK(exact.exact);
  CHECK(exact.cases == 4);
  CHECK(exact.go.value == Approx(0.3));
}

TEST_CASE("a rule with a probability is judged over simulated cases, in evaluate and in simulate") {
  const std::string bid = worth("sd = 1_000, distribution = \"normal\"");
  const auto judged = [&](const std::string& required) {
    return evaluate(bid_of(bid,
                           "[policy]\nname = \"P\"\n[rates]\ndiscount = 0.1\n"
                           "[rule.value]\nmeasure = \"npv\"\nat_least = 0\n"
                           "[rule.chance]\nmeasure = \"npv\"\nat_least = 0\n"
                           "severity = \"should\"\nprobability = " +
                               required + "\n"));
  };
  // P(Z > -1) = 0.8413.
  const Evaluation passes = judged("0.8");
  CHECK(passes.verdict == Verdict::go);
  REQUIRE(passes.rules[1].chance.has_value());
  CHECK(passes.rules[1].chance->passes.value == Approx(0.841344746).epsilon(1e-3));
  CHECK_FALSE(passes.rules[1].chance->undecided);
  CHECK(std::isnan(passes.rules[1].margin));
  const Evaluation fails = judged("0.9");
  CHECK(fails.verdict == Verdict::conditional);
  CHECK(fails.rules[1].outcome == RuleOutcome::fail);
  // Within the error of 262,144 cases nothing is shown.
  const Evaluation open = judged("0.841344746");
  CHECK(open.rules[1].outcome == RuleOutcome::fail);
  CHECK(open.rules[1].chance->undecided);
  CHECK(open.rules[1].chance->cases == 262'144);
}

TEST_CASE("a probability met exactly by discrete states passes") {
  const Bid bid = bid_of(
      "[drivers]\nw = { value = 5, distribution = \"discrete\", "
      "values = [-1, 5, 6], weights = [2, 3, 5] }\n"
      "[other_income]\nr = { amount = \"max(0, w)\", at = \"Y0\" }\n"
      "[cost]\nc = { amount = \"max(0, -w)\", at = \"Y0\" }\n"
      "[rule.chance]\nmeasure = \"npv\"\nat_least = 0\nprobability = 0.8\n");
  const Evaluation found = evaluate(bid);
  CHECK(found.verdict == Verdict::go);
  CHECK(found.rules[0].chance->passes.exact());
  // Where there are no other rules, GO counts these in each case.
  CHECK(simulated(bid).go.value == Approx(0.8));
}

// A product of independent numbers of mean m and variance v: own parts v m^2 each, together v^2.
TEST_CASE(
    "simulate: the total index of a factor is its own share and what it does with the other") {
  const std::string text = R"(
[drivers]
a = { value = 10, sd = 5, distribution = "normal" }
b = { value = 10, sd = 5, distribution = "normal" }
[revenue]
r = { amount = "a * b + 10_000", at = "Y0" }
)";
  const Simulation found = simulated(bid_of(text), {.total_effects = true});
  const double own = 25 * 100, joint = 25 * 25, whole = 2 * own + joint;
  for (const Influence& each : found.influences) {
    CHECK(each.first_order.value == Approx(own / whole).epsilon(0.03));
    REQUIRE(each.total.has_value());
    CHECK(each.total->value == Approx((own + joint) / whole).epsilon(0.03));
  }
  CHECK_FALSE(simulated(bid_of(text)).influences[0].total.has_value());
  const Simulation together =
      simulated(bid_of(text + "[correlation]\na.b = 0.5\n"), {.total_effects = true});
  CHECK_FALSE(together.influences[0].total.has_value());
}
