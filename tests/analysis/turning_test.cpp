// SPDX-License-Identifier: MIT
#include "gonogo/analysis/turning.hpp"

#include <cmath>

#include "gonogo/analysis/switching.hpp"
#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

const std::vector<std::string> few_minutes = {"drivers.minutes=4"};

/// The margin of a rule with one more setting, through reading, overlay and compilation.
double margin_with(std::vector<std::string> settings, const std::string& setting,
                   std::size_t rule) {
  settings.push_back(setting);
  const Evaluation found =
      evaluate(test::open_bid_at("../examples/bedside-phones.toml", std::move(settings)));
  const RuleResult& result = found.rules[rule];
  return result.outcome == RuleOutcome::fail && !(result.margin < 0) ? -1 : result.margin;
}

}  // namespace

TEST_CASE("turning: the value printed for --set passes, and one nearer the base fails") {
  const Bid bid = test::open_bid_at("../examples/bedside-phones.toml", few_minutes);
  const Turning turning = find_turning(bid, evaluate(bid));
  std::size_t seen = 0;
  for (const RuleTurn& rule : turning.rules) {
    for (const Turn& turn : rule.turns) {
      CAPTURE(turn.setting);
      ++seen;
      CHECK(margin_with(few_minutes, turn.setting, rule.rule) >= 0);
      const Variable& number = turning.numbers[turn.number];
      CHECK(margin_with(few_minutes, setting(number, turn.failing), rule.rule) < 0);
      CHECK(std::abs(turn.value - turn.failing) <= 1e-12 * std::abs(turn.value));
    }
  }
  CHECK(seen >= 10);
}

TEST_CASE("turning: what is ours to move stands before what is the customer's") {
  const Bid bid = test::open_bid_at("../examples/bedside-phones.toml", few_minutes);
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.rules.size() == 3);
  const auto& turns = turning.rules[0].turns;
  REQUIRE(turns.size() >= 2);
  CHECK(turning.numbers[turns[0].number].address == "drivers.tariff");
  CHECK(turning.numbers[turns[1].number].address == "drivers.beds");
}

TEST_CASE("turning: a count is rounded to the passing side, and one less fails") {
  // 20,000 units must rise so far that 2.70 a unit is enough: 50,000 / annuity = (p - 1.65) u -
  // 10,000.
  const std::vector<std::string> settings = {"drivers.price=2.7",
                                             "drivers.units={value=20000,whole=true}"};
  const Bid bid = test::open_bid_at("projects/f9-sensitivity-50000.toml", settings);
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.rules.size() == 1);
  const double annuity = (1 - std::pow(1.12, -5)) / 0.12;
  const double exact = (50'000 / annuity + 10'000) / (2.7 - 1.65);
  bool found = false;
  for (const Turn& turn : turning.rules[0].turns) {
    if (turning.numbers[turn.number].address != "drivers.units") continue;
    found = true;
    CHECK(turn.value == std::ceil(exact));
    CHECK(turn.setting == "drivers.units=" + std::to_string(static_cast<int>(std::ceil(exact))));
    CHECK(turn.all_pass);
  }
  CHECK(found);
}

TEST_CASE("turning: a go names its nearest threat, which fails") {
  const Bid bid = test::open_bid_at("projects/f9-sensitivity-50000.toml");
  const Turning turning = find_turning(bid, evaluate(bid));
  CHECK(turning.rules.empty());
  REQUIRE(turning.threat.has_value());
  CHECK(turning.numbers[turning.threat->number].address == "drivers.price");
  CHECK(turning.threat->change == Approx(-0.0521586).epsilon(1e-5));
}

TEST_CASE("turning: of a failing bid one change of ours passes every rule, put back with --set") {
  const auto judged = [](std::vector<std::string> settings) {
    const std::string folder = std::string(GONOGO_TESTS_DIR) + "/cli/";
    DiskFiles files;
    Sources sources;
    auto bid = open_bid(files,
                        {.bid = folder + "ict-integration.toml",
                         .policy = folder + "ict-policy.toml",
                         .settings = std::move(settings)},
                        sources);
    REQUIRE(bid.value.has_value());
    return *std::move(bid.value);
  };
  const Bid bid = judged({});
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.remedies.size() == 2);
  const Remedy& all = turning.remedies[0];
  REQUIRE_FALSE(all.alone.empty());
  CHECK(turning.numbers[all.alone[0].number].address == "drivers.integration");
  CHECK(all.alone[0].printed == 10'755'000);
  CHECK(bid.model->rules[all.binding[0]].rule.id == "stress");
  for (const Remedy& remedy : turning.remedies) {
    for (const Turn& turn : remedy.alone) {
      CAPTURE(turn.setting);
      const Evaluation found = evaluate(judged({turn.setting}));
      CHECK(found.verdict <= (remedy.severity == Must::must ? Verdict::conditional : Verdict::go));
    }
  }
}

TEST_CASE("turning: where nothing alone passes inside its range, two changes together do") {
  const std::vector<std::string> ranges = {
      "drivers.integration.low=6500000", "drivers.integration.high=10500000",
      "drivers.wage.low=16000",          "drivers.wage.high=18000",
      "drivers.take_up.low=0.95",        "drivers.take_up.high=1",
      "drivers.line_fee.low=2500",       "drivers.line_fee.high=2900",
      "drivers.energy.low=34000",        "drivers.energy.high=39000"};
  const auto judged = [&](std::vector<std::string> more) {
    const std::string folder = std::string(GONOGO_TESTS_DIR) + "/cli/";
    DiskFiles files;
    Sources sources;
    std::vector<std::string> settings = ranges;
    settings.insert(settings.end(), more.begin(), more.end());
    auto bid = open_bid(files,
                        {.bid = folder + "ict-integration.toml",
                         .policy = folder + "ict-policy.toml",
                         .settings = std::move(settings)},
                        sources);
    REQUIRE(bid.value.has_value());
    return *std::move(bid.value);
  };
  const Bid bid = judged({});
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.remedies.size() == 2);
  for (const Remedy& remedy : turning.remedies) {
    REQUIRE(remedy.together.size() == 2);
    const Evaluation found =
        evaluate(judged({remedy.together[0].setting, remedy.together[1].setting}));
    CHECK(found.verdict <= (remedy.severity == Must::must ? Verdict::conditional : Verdict::go));
    CHECK(turning.numbers[remedy.together[0].number].address == "drivers.integration");
  }
}
