// SPDX-License-Identifier: MIT
/// Numbers that have no value between two others: events, choices, counts, lengths of time.
#include <cmath>

#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/solve.hpp"
#include "gonogo/analysis/turning.hpp"
#include "opening.hpp"

using namespace gonogo;
using test::must_open;

namespace {

/// NPV by hand: 500 a month and tier in year 1 to 6, a battery at Y0 and each d years.
const std::string bid_text = R"(
[project]
title = "Steps"
currency = "CNY"
period = "6 years"
step = "month"
[drivers]
d = { value = 2.5, unit = "years", tick = 0.5 }
grant = { value = 0, distribution = "event", probability = 0.3 }
tier = { value = 2, distribution = "discrete", values = [1, 2, 5], weights = [1, 1, 1] }
ports = { value = 7, whole = true, low = 2, high = 12 }
[revenue]
fee = { amount = "450 * tier + ports", per = "month" }
grant = { amount = "grant * 300", at = "M3" }
[investment]
battery = { amount = 30_000, at = "M0", replace = "d years" }
[rates]
discount = 0.08
[rule.npv]
measure = "npv"
at_least = 0
)";

bool npv_passes(const std::string& setting) {
  MemoryFiles files;
  files.add("bid.toml", bid_text);
  Sources sources;
  const auto bid =
      open_bid(files, {.bid = "bid.toml", .no_policy = true, .settings = {setting}}, sources);
  REQUIRE(bid.value.has_value());
  return bid.value->model.measure(measures::npv).value >= 0;
}

bool is_one_of(double value, const std::vector<double>& states) {
  return std::find(states.begin(), states.end(), value) != states.end();
}

Solution solved_for(const Bid& bid, const Address& address) {
  auto found = solve(bid, {.address = address});
  REQUIRE(found.value.has_value());
  return std::move(*found.value);
}

}  // namespace

TEST_CASE("steps: what would turn a verdict moves events and choices among their values") {
  const Bid bid = must_open(bid_text);
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.remedies.size() == 1);
  int of_tier = 0;
  for (const Turn& turn : turning.remedies[0].alone) {
    const Variable& number = turning.numbers[turn.number];
    CHECK(number.address != "drivers.grant");  // 1 is not enough: 300 more
    if (number.address != "drivers.tier") continue;
    of_tier += 1;
    CHECK(turn.printed == 5);
    CHECK(turn.setting == "drivers.tier=5");
  }
  CHECK(of_tier == 1);
}

TEST_CASE("steps: solve finds the state, the half year that passes, and the one before fails") {
  const Bid bid = must_open(bid_text);
  const Solution tier = solved_for(bid, "drivers.tier");
  REQUIRE(tier.stretches.size() == 1);
  CHECK(tier.stretches[0].low.printed == 5);
  CHECK(tier.low == 1);
  CHECK(tier.high == 5);

  const Solution life = solved_for(bid, "drivers.d");
  REQUIRE(life.stretches.size() == 1);
  const double least = life.stretches[0].low.printed;
  CHECK(least * 2 == std::round(least * 2));
  CHECK(npv_passes("drivers.d=" + std::to_string(least)));
  CHECK_FALSE(npv_passes("drivers.d=" + std::to_string(least - 0.5)));
}

TEST_CASE("steps: sensitivity and its grid try no value that a number cannot have") {
  const Bid bid = must_open(bid_text);
  const Sensitivity found = find_sensitivity(bid, {.swings = SwingRange::share, .share = 0.1});
  int seen = 0;
  for (const SensitivityRow& row : found.rows) {
    const Address& address = row.number.address;
    const std::vector<double> states = address == "drivers.tier"    ? std::vector<double>{1, 2, 5}
                                       : address == "drivers.grant" ? std::vector<double>{0, 1}
                                                                    : std::vector<double>{};
    if (states.empty()) continue;
    seen += 1;
    CHECK(is_one_of(row.low, states));
    CHECK(is_one_of(row.high, states));
    for (const RuleSwitches& rule : row.switches) {
      for (const double value : rule.values) CHECK(is_one_of(value, states));
    }
  }
  CHECK(seen == 2);

  const auto ports = find_variable(*bid.model, "drivers.ports");
  REQUIRE(ports.has_value());
  for (const double value : axis_of(*ports, 8)) CHECK(value == std::round(value));
  const auto tier = find_variable(*bid.model, "drivers.tier");
  REQUIRE(tier.has_value());
  CHECK(axis_of(*tier, 8) == std::vector<double>{1, 2, 5});
}

namespace {

/// 3 years, 8 %, `vol` units a year; the rest of the bid and its rules as written.
Bid of_volume(const std::string& rest) {
  return must_open(
      "[project]\ntitle = \"Steps\"\ncurrency = \"CNY\"\nperiod = \"3 years\"\n"
      "[drivers]\nvol = { value = 100, role = \"volume\" }\n"
      "[rates]\ndiscount = 0.08\n[rule.value]\nmeasure = \"npv\"\nat_least = 0\n" +
      rest);
}

/// Ends of the ranges in which every rule passes, in turn the first and the last that does.
std::vector<double> ends_of(const Solution& found) {
  std::vector<double> ends;
  for (const SolveStretch& each : found.stretches) {
    ends.push_back(each.low.value);
    ends.push_back(each.high.value);
  }
  return ends;
}

}  // namespace

// By hand: 961.26 = 2.577097 x 373 a year; 9 x - 70 ceil(x / 20) reaches it from 653 / 9 to 80 and again
// from 723 / 9: a gap of a third of a unit.
TEST_CASE("jumps: a loss between two steps of a cost is found, however narrow") {
  const Bid bid = of_volume(
      "[investment]\ni = { amount = 961.26 }\n[revenue]\nr = { amount = \"vol * 9\", per = "
      "\"year\" }\n"
      "[cost]\nc = { amount = \"ceil(vol / 20) * 70\", per = \"year\" }\n");
  const double needed = 961.26 / (1 / 1.08 + 1 / (1.08 * 1.08) + 1 / (1.08 * 1.08 * 1.08));
  const std::vector<double> ends = ends_of(solved_for(bid, "drivers.vol"));
  REQUIRE(ends.size() == 4);
  CHECK(ends[0] == doctest::Approx((needed + 280) / 9).epsilon(1e-9));
  CHECK(ends[1] == doctest::Approx(80).epsilon(1e-9));
  CHECK(ends[2] == doctest::Approx((needed + 350) / 9).epsilon(1e-9));
  CHECK(ends[3] == 400);
}

// By hand: at 200 the price of the second tier holds, 1,800 - 600 = 1,200 a year, more than half of 2,400
// in two years; above 200 all units cost 4, which is a loss.
TEST_CASE("jumps: a limit of a tier that alone passes is found") {
  const Bid bid = of_volume(
      "[investment]\ni = { amount = 2400 }\n[quantities.tp]\nof = \"vol\"\nmode = \"whole\"\n"
      "tiers = [{ upto = 90, value = 10 }, { upto = 200, value = 9 }, { value = 4 }]\n"
      "[revenue]\nr = { amount = \"vol * tp\", per = \"year\" }\n"
      "[cost]\nc = { amount = \"200 + vol * 2\", per = \"year\" }\n"
      "[rule.back]\nmeasure = \"static_payback\"\nat_most = \"2 years\"\n");
  const std::vector<double> ends = ends_of(solved_for(bid, "drivers.vol"));
  REQUIRE(ends.size() == 2);
  CHECK(ends[0] == doctest::Approx(200).epsilon(1e-9));
  CHECK(ends[1] == doctest::Approx(200).epsilon(1e-9));
}

// 500 a year against 2,000 where the volume is within 1 of 390, and against 9,000 for 2,001 to 2,003 things.
TEST_CASE("jumps: what bends between two points of the search, and counts beyond a thousand") {
  const std::string rest =
      "[revenue]\nr = { amount = 500, per = \"year\" }\n[cost]\nc = { amount = \"";
  const Bid bends = of_volume(rest + "if(abs(vol - 390) < 1, 2000, 10)\", per = \"year\" }\n");
  const std::vector<double> ends = ends_of(solved_for(bends, "drivers.vol"));
  REQUIRE(ends.size() == 4);
  CHECK(ends[1] == doctest::Approx(389).epsilon(1e-8));
  CHECK(ends[2] == doctest::Approx(391).epsilon(1e-8));
  const Bid counted = must_open(
      "[project]\ntitle = \"Steps\"\ncurrency = \"CNY\"\nperiod = \"3 years\"\n[drivers]\n"
      "vol = { value = 1500, whole = true, role = \"volume\" }\n[rates]\ndiscount = 0.08\n"
      "[rule.value]\nmeasure = \"npv\"\nat_least = 0\n" +
      rest + "if(vol > 2000, if(vol < 2004, 9000, 10), 10)\", per = \"year\" }\n");
  const std::vector<double> counts = ends_of(solved_for(counted, "drivers.vol"));
  CHECK(counts == std::vector<double>{0, 2000, 2004, 6000});
}
