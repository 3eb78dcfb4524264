// SPDX-License-Identifier: MIT
#include "gonogo/analysis/scenario.hpp"

#include <cmath>

#include "gonogo/report/render.hpp"
#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

ScenarioStudy study(const std::string& project) {
  auto found = find_scenarios(test::open_bid_at("projects/" + project));
  REQUIRE(found.value.has_value());
  CHECK_FALSE(has_errors(found.diagnostics));
  return std::move(*found.value);
}

double npv(const ScenarioResult& result) { return result.evaluation.measures.front().value; }

}  // namespace

// https://wizedu.com/questions/516763
TEST_CASE("scenario: three weighted states have the published mean and deviation") {
  const ScenarioStudy found = study("scenario-3-prob.toml");
  REQUIRE(found.results.size() == 3);
  CHECK(found.results[0].probability.value_or(0) == Approx(0.5));
  REQUIRE(found.prospect.has_value());
  CHECK(std::abs(found.prospect->expected - 15) < 0.005);
  CHECK(std::abs(found.prospect->variance - 915.92) < 0.005);
  CHECK(std::abs(found.prospect->deviation - 30.26) < 0.005);
}

// https://ti.zuoweng.com/ti/WeBQKKKQ
TEST_CASE("scenario: four states of a discrete driver have the published chance of no loss") {
  const ScenarioStudy found = study("zh-prob-4-states.toml");
  REQUIRE(found.joint.has_value());
  CHECK(found.joint->expected == Approx(430).epsilon(1e-12));
  CHECK(found.joint->not_negative == Approx(0.7).epsilon(1e-12));
  // Straight from 0.3 at -300 to 0.5 at 200: 0.42 lies below 0.
  REQUIRE(found.joint->interpolated.has_value());
  CHECK(*found.joint->interpolated == Approx(0.58).epsilon(1e-12));
}

// Newnan, Eschenbach & Lavelle: benefit and life are independent.
TEST_CASE("scenario: an uncertain life is enumerated with the benefit, exactly") {
  const ScenarioStudy found = study("newnan-joint-distribution.toml");
  REQUIRE(found.states.size() == 6);
  REQUIRE(found.joint.has_value());
  CHECK(std::abs(found.joint->expected - 10'209.22669) < 1e-4);
  CHECK(std::abs(found.joint->deviation - 9'230.128128) < 1e-4);
  CHECK(1 - found.joint->not_negative == Approx(0.2).epsilon(1e-12));
}

// The Conch Republic case of Ross, Westerfield & Jordan.
TEST_CASE("scenario: a dearer phone and a hundred more a year are worth what is published") {
  const ScenarioStudy found = study("tel-conch-smartphone.toml");
  REQUIRE(found.results.size() == 3);
  CHECK(std::abs(npv(found.results[1]) - 30'999'740.6) < 0.01);
  CHECK(std::abs(npv(found.results[2]) - 13'158'821.46) < 0.01);
  CHECK(std::abs(npv(found.results[2]) - npv(found.results[0]) - 62'450.25) < 0.01);
  CHECK_FALSE(found.prospect.has_value());
}

TEST_CASE("prospect: where nothing lies below zero the chance of no loss is whole") {
  const auto found = prospect_of({{1, 5}, {3, 10}});
  REQUIRE(found.has_value());
  CHECK(found->expected == Approx(8.75));
  CHECK(found->not_negative == 1);
  CHECK_FALSE(found->interpolated.has_value());
  CHECK_FALSE(prospect_of({}).has_value());
}

TEST_CASE("scenario: the text names the rules that fail, and of which column a remark is") {
  const Bid bid = test::must_open(
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"5 years\"\n[drivers]\nfee = 35\n"
      "[rates]\ndiscount = 0.1\n[investment]\na = { amount = 100 }\n[revenue]\nr = { amount = "
      "\"fee\", per = \"year\" }\n[rule]\nworth = { measure = \"npv\", at_least = 0 }\nback = { "
      "measure = \"static_payback\", at_most = \"3 years\", severity = \"should\" }\n"
      "[scenario.low]\nname = \"Low\"\ndrivers.fee = 25\n");
  const auto found = find_scenarios(bid);
  REQUIRE(found.value.has_value());
  const std::string text = render_text(scenario_report(bid, *found.value));
  CHECK(text.find("worth, (back)") != std::string::npos);
  CHECK(text.find("Low: static payback later than 3 years (back)") != std::string::npos);
}
