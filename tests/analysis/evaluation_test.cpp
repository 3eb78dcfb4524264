// SPDX-License-Identifier: MIT
#include "gonogo/analysis/evaluation.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "gonogo/files/disk_files.hpp"
#include "gonogo/report/render.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

Bid open_example(const std::string& name, std::vector<std::string> settings = {}) {
  DiskFiles files;
  Sources sources;
  auto bid = open_bid(files,
                      {.bid = std::string(GONOGO_TESTS_DIR) + "/../examples/" + name,
                       .settings = std::move(settings)},
                      sources);
  for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
  REQUIRE(bid.value.has_value());
  return std::move(*bid.value);
}

const MeasureResult& measure(const Evaluation& evaluation, Measure wanted) {
  for (const MeasureResult& each : evaluation.measures) {
    if (each.wanted.measure == wanted) return each;
  }
  FAIL("not measured");
  return evaluation.measures.front();
}

const RuleResult& rule(const Bid& bid, const Evaluation& evaluation, const std::string& id) {
  for (const RuleResult& each : evaluation.rules) {
    if (bid.model->rules[each.rule].rule.id == id) return each;
  }
  FAIL("no such rule");
  return evaluation.rules.front();
}

/// The flows of examples/tower-removal.toml under examples/gonogo-policy.toml, written out by hand:
/// rent 420,000, ground rent 60,000 rising 2 % a year, removal 700,000 in year 5, tower 900,000 and
/// 5 % optimism bias.
struct Tower {
  double outlay = 900'000 * 1.05;
  std::array<double, 6> flow = {-outlay,
                                420'000 - 60'000.0,
                                420'000 - 61'200.0,
                                420'000 - 62'424.0,
                                420'000 - 63'672.48,
                                420'000 - 64'945.9296 - 700'000};

  double worth(double rate) const {
    double sum = 0;
    for (std::size_t t = 0; t < flow.size(); ++t)
      sum += flow[t] / std::pow(1 + rate, static_cast<double>(t));
    return sum;
  }
};

}  // namespace

TEST_CASE("evaluate: every measure of the tower equals arithmetic by hand") {
  const Tower tower;
  const Bid bid = open_example("tower-removal.toml");
  const Evaluation found = evaluate(bid);
  const double npv = tower.worth(0.08);
  CHECK(measure(found, measures::npv).value == Approx(npv).epsilon(1e-12));
  CHECK(measure(found, measures::profitability_index).value ==
        Approx((npv + tower.outlay) / tower.outlay).epsilon(1e-12));
  CHECK(measure(found, measures::npv_ratio).value == Approx(npv / tower.outlay).epsilon(1e-12));
  CHECK(measure(found, measures::equivalent_annual).value ==
        Approx(npv * 0.08 / (1 - std::pow(1.08, -5))).epsilon(1e-12));
  CHECK(measure(found, measures::peak_funding).value == Approx(tower.outlay));
  // Out 945,000, back 360,000 + 358,800 in two years; 226,200 of the third year's 357,576 remain.
  CHECK(measure(found, measures::static_payback).value ==
        Approx(2 + 226'200 / 357'576.0).epsilon(1e-12));
  const double earned =
      5 * 420'000 - (60'000 + 61'200 + 62'424 + 63'672.48 + 64'945.9296) - 700'000 - 945'000;
  CHECK(measure(found, measures::margin).value == Approx(earned / 2'100'000).epsilon(1e-12));
  CHECK(measure(found, measures::roi).value == Approx(earned / 5 / 945'000).epsilon(1e-12));
  CHECK(measure(found, measures::accounting_return).value ==
        Approx(earned / 5 / 945'000).epsilon(1e-12));
  double receipts = 0;
  for (int t = 1; t <= 4; ++t)
    receipts += tower.flow[static_cast<std::size_t>(t)] * std::pow(1.08, 5 - t);
  const double outlays = tower.outlay - tower.flow[5] / std::pow(1.08, 5);
  CHECK(measure(found, measures::mirr).value ==
        Approx(std::pow(receipts / outlays, 0.2) - 1).epsilon(1e-12));
  // Discounted: the cumulative worth passes zero in year 4.
  double before = 0;
  for (int t = 0; t <= 3; ++t)
    before += tower.flow[static_cast<std::size_t>(t)] / std::pow(1.08, t);
  REQUIRE(before < 0);
  const double fourth = tower.flow[4] / std::pow(1.08, 4);
  // ... and the removal takes less than was regained, so the last crossing is there.
  REQUIRE(before + fourth + tower.flow[5] / std::pow(1.08, 5) > 0);
  CHECK(measure(found, measures::discounted_payback).value ==
        Approx(3 - before / fourth).epsilon(1e-12));
}

TEST_CASE("evaluate: two rates are no rate, and the present value at the limit decides") {
  const Tower tower;
  const Bid bid = open_example("tower-removal.toml");
  const Evaluation found = evaluate(bid);
  CHECK(measure(found, measures::irr).why == Why::several);
  REQUIRE(found.rates.roots.size() == 2);
  for (const IrrRoot& root : found.rates.roots) CHECK(std::abs(tower.worth(root.rate)) < 1e-6);
  const RuleResult& limit = rule(bid, found, "return");
  CHECK(limit.by_present_value);
  CHECK(limit.margin == Approx(tower.worth(0.10)).epsilon(1e-12));
  CHECK(limit.outcome == RuleOutcome::fail);
  CHECK(found.verdict == Verdict::conditional);
}

// 20 in advance, 600 of outlay a year later less 400 of income, then 400 a year.
TEST_CASE("evaluate: of two rates the only usual one is shown beside the reason") {
  MemoryFiles files;
  files.add("bid.toml",
            "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"4 years\"\n[rates]\n"
            "discount = 0.08\n[investment]\nplant = { amount = 1000, at = \"Y1\" }\n[revenue]\n"
            "advance = { amount = 20, at = \"Y0\" }\nrent = { amount = 400, per = \"year\" }\n"
            "[rule.return]\nmeasure = \"irr\"\nat_least = 0.10\n");
  Sources sources;
  const auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  REQUIRE(bid.value.has_value());
  const Evaluation found = evaluate(*bid.value);
  const auto worth = [](double rate) {
    const double v = 1 / (1 + rate);
    return 20 - 600 * v + 400 * (v * v + v * v * v + v * v * v * v);
  };
  const MeasureResult irr = measure(found, measures::irr);
  CHECK(irr.why == Why::several);
  REQUIRE(irr.usual.has_value());
  CHECK(std::abs(worth(*irr.usual)) < 1e-9);
  CHECK(*irr.usual < 10);
  CHECK(found.rules[0].measured.usual == irr.usual);
  CHECK(found.rules[0].by_present_value);
  CHECK(found.rules[0].margin == Approx(worth(0.1)).epsilon(1e-12));
}

TEST_CASE("evaluate: a bid that never needs money has no rate and is a go") {
  const Bid bid = open_example("prepaid-maintenance.toml");
  const Evaluation found = evaluate(bid);
  CHECK(measure(found, measures::irr).why == Why::none);
  CHECK(measure(found, measures::profitability_index).why == Why::not_applicable);
  CHECK(measure(found, measures::static_payback).value == 0);
  CHECK(found.verdict == Verdict::go);
}

TEST_CASE("evaluate: a rule under a scenario is judged on the bid laid over by it") {
  const Bid bid = open_example("tower-removal.toml");
  const Evaluation found = evaluate(bid);
  // Rent a tenth lower, building a tenth dearer.
  Tower stressed;
  stressed.flow[0] *= 1.1;
  for (std::size_t t = 1; t < 6; ++t) stressed.flow[t] -= 42'000;
  CHECK(rule(bid, found, "stress").measured.value == Approx(stressed.worth(0.08)).epsilon(1e-12));
}

TEST_CASE("evaluate: the published figures of the examples") {
  // Results of a separate reading of the grammar, printed beside the examples it came with.
  CHECK(measure(evaluate(open_example("leased-lines.toml")), measures::npv).value ==
        Approx(136'283.80).epsilon(1e-7));
  const Bid phones = open_example("bedside-phones.toml");
  const Evaluation found = evaluate(phones);
  CHECK(measure(found, measures::npv).value == Approx(205'105.87).epsilon(1e-7));
  CHECK(measure(found, measures::static_payback).value == Approx(3.004).epsilon(1e-3));
  CHECK(found.verdict == Verdict::conditional);
}

TEST_CASE("evaluate: a policy number changed on the command line is marked and judged by") {
  const Bid bid = open_example("tower-removal.toml", {"rule.return.at_least=0.08"});
  CHECK(bid.loaded.settings.size() == 1);
  const Evaluation found = evaluate(bid);
  CHECK(rule(bid, found, "return").outcome == RuleOutcome::pass);
  const Report report = evaluation_report(bid, found);
  REQUIRE(report.banners.size() == 1);
  CHECK(english(report.banners.front()).starts_with("WHAT-IF"));
}

TEST_CASE("evaluate: the row of a rule has the place of the rule, which a finding can point at") {
  const Bid bid = open_example("tower-removal.toml");
  const Report report = evaluation_report(bid, evaluate(bid));
  const Table& rules = std::get<Table>(report.sections.back().blocks.front());
  REQUIRE(rules.id == "rules");
  for (std::size_t r = 0; r < rules.rows.size(); ++r) {
    CHECK(rules.rows[r].place.known());
    CHECK(rules.rows[r].place == bid.model->rules[r].rule.place);
  }
}

TEST_CASE("evaluate: a number without a value is named and nothing is judged") {
  const Bid bid = open_example("tower-removal.toml",
                               {"investment.tower.amount=\"900_000 / (rent - 420_000)\""});
  const Evaluation found = evaluate(bid);
  CHECK(found.verdict == Verdict::not_judged);
  REQUIRE_FALSE(found.faults.empty());
  CHECK(english(found.faults.front().message)
            .find("'investment.tower' has no value in Y0: a division by zero") == 0);
}

TEST_CASE(
    "evaluate: the bid's own rules are judged at its own rates, the policy's at the policy's") {
  const std::string folder = std::string(GONOGO_TESTS_DIR) + "/analysis/";
  DiskFiles files;
  Sources sources;
  const auto bid = open_bid(
      files, {.bid = folder + "own-rates.toml", .policy = folder + "own-rates.policy.toml"},
      sources);
  REQUIRE(bid.value.has_value());
  const Evaluation found = evaluate(*bid.value);
  const auto worth = [](double rate) { return -100 + 30 * (1 - std::pow(1 + rate, -5)) / rate; };
  REQUIRE(found.rules.size() == 2);
  CHECK(found.rules[0].margin == Approx(worth(0.06)).epsilon(1e-12));
  CHECK(found.rules[0].outcome == RuleOutcome::pass);
  CHECK(found.rules[1].margin == Approx(worth(0.12) - 10).epsilon(1e-12));
  CHECK(found.rules[1].outcome == RuleOutcome::fail);
  CHECK(found.verdict == Verdict::no_go);
  // Rules of one name are told apart.
  const std::string json = render_json(evaluation_report(*bid.value, found));
  CHECK(json.find("\"bid.value\"") != std::string::npos);
}
