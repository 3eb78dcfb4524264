// SPDX-License-Identifier: MIT
#include "gonogo/analysis/comparison.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <string>
#include <vector>

#include "opening.hpp"
#include "two_bids.hpp"

using namespace gonogo;
using namespace gonogo::test;

namespace {

Comparison compared(std::initializer_list<const char*> names) {
  std::vector<Alternative> all;
  for (const char* name : names)
    all.push_back(
        alternative_of(open_bid_at("projects/" + std::string(name) + ".toml"), verbatim(name)));
  return compare_alternatives(std::move(all));
}

/// To one in a million, as the recomputed results of tests/projects/*.json.
void near(double found, double published) {
  CAPTURE(found);
  CAPTURE(published);
  CHECK(std::abs(found - published) <= 1e-6 * std::max(std::abs(published), 1e-3));
}

double only_rate(const Increment& each) {
  REQUIRE(each.rates.roots.size() == 1);
  return each.rates.roots.front().rate;
}

std::string bid(const std::string& rest) {
  return "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"5 years\"\n[rates]\ndiscount = "
         "0.1\n" +
         rest;
}

Alternative written(const std::string& text) {
  auto opened = bid_of(text);
  REQUIRE(opened.has_value());
  return alternative_of(std::move(*opened), verbatim("x"));
}

}  // namespace

// tests/projects/incremental-five-alternatives.json
TEST_CASE("compare_alternatives: five by their increments, in the order of the money they need") {
  const auto found = compared({"five-a", "five-b", "five-c", "five-d", "five-e"});
  CHECK(found.ranking.front() == 0);
  REQUIRE(found.increments.size() == 4);
  const auto check = [&](std::size_t i, std::size_t more, std::size_t less, double rate) {
    CHECK(found.increments[i].more == more);
    CHECK(found.increments[i].less == less);
    near(only_rate(found.increments[i]), rate);
  };
  check(0, 1, 3, 0.2912349285);
  check(1, 0, 1, 0.09629084837);
  check(2, 2, 0, 0.01973426658);
  check(3, 4, 0, -0.04653763315);
  near(*found.alternatives[2].npv, 2728.610047);
  CHECK(found.increments.back().better == 0U);
  CHECK(*found.increments[2].outlay == doctest::Approx(2000));
}

// tests/projects/zh-incremental-ab.json
TEST_CASE("compare_alternatives: the higher IRR loses where the increment earns enough") {
  const auto found = compared({"zh-increment-a", "zh-increment-b"});
  CHECK(found.ranking.front() == 0);
  CHECK(found.by == RankedBy::npv);
  near(*found.increments[0].npv, 16.74677501);
  near(only_rate(found.increments[0]), 0.1377057206);
}

// tests/projects/chain-conveyor-forklift.json
TEST_CASE("compare_alternatives: lives of 6 and 3 years by annual value and by a repeated chain") {
  const auto found = compared({"chain-conveyor", "chain-forklift"});
  CHECK(found.by == RankedBy::annual);
  CHECK(found.ranking.front() == 1);
  CHECK(found.common_life == 6.0);
  near(*found.alternatives[0].chained, 7165.106061);
  near(*found.alternatives[1].chained, 9280.899665);
  near(*found.alternatives[0].annual, 1718.129706);
  near(*found.alternatives[1].annual, 2225.478489);
  near(*found.increments[0].npv, 7165.106061 - 9280.899665);
  CHECK_FALSE(found.increments[0].outlay.has_value());
}

// tests/projects/zh-unequal-life-4-8.json, openstax-trucks.json
TEST_CASE("compare_alternatives: unequal lives, as the sources decide") {
  const auto plans = compared({"zh-unequal-life-a", "zh-unequal-life-b"});
  CHECK(plans.ranking.front() == 1);
  near(*plans.alternatives[0].chained, 804.7852846);
  const auto trucks = compared({"openstax-truck-older", "openstax-truck-newer"});
  CHECK(trucks.ranking.front() == 0);
  near(*trucks.alternatives[0].chained, 86644.68793);
}

// tests/projects/economic-life-20000.json
TEST_CASE(
    "scenarios_as_alternatives: the economic life of a machine is the one of the least annual "
    "cost") {
  const auto all = scenarios_as_alternatives(open_bid_at("projects/economic-life-20000.toml"));
  REQUIRE(all.value->size() == 5);
  const auto found = compare_alternatives(*all.value);
  CHECK(found.cost_only);
  const auto cost = [&](std::size_t place) { return -*found.alternatives[place].annual; };
  near(cost(1), 17'000);
  near(cost(2), 13428.57143);
  near(cost(3), 13238.67069);
  near(cost(4), 12864.03792);
  near(cost(0), 13623.39683);
  CHECK(found.ranking.front() == 4);
  CHECK(found.common_life == 60.0);
  CHECK_FALSE(is_judged(found, found.alternatives[0]));
}

// tests/projects/lease-tasha.json
TEST_CASE("compare_alternatives: a lease costs its rate after tax") {
  const auto found = compared({"lease-tasha-buy", "lease-tasha-lease"});
  CHECK(found.cost_only);
  CHECK(found.ranking.front() == 0);
  const auto flow = [&](std::size_t place, std::size_t column) {
    const auto& model = found.alternatives[place].bid.model;
    return model.snapshot().row(model->flows.project)[column];
  };
  near(-flow(1, 1), 1650);
  near(flow(0, 1), 680);
  near(flow(1, 1) - flow(0, 1), -2330);
  CHECK(std::abs(only_rate(found.increments[0]) - 0.05316609513) < 1e-9);
  CHECK(*found.increments[0].outlay == doctest::Approx(10'000));
  // The source borrows at 7.57575 %, which is 4.999995 % after tax.
  CHECK(*found.alternatives[1].npv - *found.alternatives[0].npv ==
        doctest::Approx(-87.682).epsilon(1e-4));
}

TEST_CASE(
    "compare_alternatives: the best leads while a driver stays above where both are worth the "
    "same") {
  // 5 years at 10 %: an annuity of 3.790787.
  const auto found = compare_alternatives(
      {written(bid("[revenue]\nsale = { amount = 300, at = \"Y0\" }\n")),
       written(
           bid("[drivers]\nfee = 100\n[revenue]\nrent = { amount = \"fee\", per = \"year\" }\n"))});
  CHECK(found.ranking.front() == 1);
  REQUIRE(found.leads.size() == 1);
  CHECK(found.leads[0].of == std::vector<std::size_t>{1});
  REQUIRE(found.leads[0].from.has_value());
  CHECK(*found.leads[0].from == doctest::Approx(300 / 3.7907867694));
  CHECK_FALSE(found.leads[0].to.has_value());
}

TEST_CASE("compare_alternatives: of three, each rate and each value has its best") {
  const auto found = compare_alternatives(
      {written(bid("[revenue]\nsale = { amount = 300, at = \"Y0\" }\n")),
       written(
           bid("[drivers]\nfee = 100\n[revenue]\nrent = { amount = \"fee\", per = \"year\" }\n")),
       written(bid("[revenue]\nlate = { amount = 700, at = \"Y5\" }\n"))});
  CHECK(found.ranking == std::vector<std::size_t>{2, 1, 0});
  REQUIRE(found.by_rate.size() == 3);
  CHECK(found.by_rate[0].best == 2);
  CHECK(found.by_rate[1].best == 1);
  CHECK(found.by_rate[2].best == 0);
  const double late = *found.by_rate[0].to, rent = *found.by_rate[1].to;
  CHECK(std::pow(1 + late, 5) == doctest::Approx(1 + 7 * late));  // 700 v^5 = 100 (1 - v^5) / r
  CHECK((1 - std::pow(1 + rent, -5)) / rent == doctest::Approx(3));
  CHECK(found.by_rate[1].from == late);
  CHECK_FALSE(found.by_rate[2].to.has_value());
  REQUIRE(found.leads.size() == 1);
  CHECK(found.leads[0].of == std::vector<std::size_t>{1});
  CHECK(*found.leads[0].to == doctest::Approx(700 / std::pow(1.1, 5) / 3.7907867694).epsilon(1e-3));
}

TEST_CASE("compare_alternatives: a driver of both moves in both, a whole one by whole numbers") {
  const std::string drivers = "[drivers]\nsites = { value = 10, whole = true }\n";
  const auto found = compare_alternatives(
      {written(bid(drivers + "[cost]\nx = { amount = \"40 * sites\", at = \"Y0\" }\n")),
       written(bid(drivers + "[cost]\nx = { amount = \"330 + 3 * sites\", at = \"Y0\" }\n"))});
  CHECK(found.cost_only);
  CHECK(found.ranking.front() == 1);
  REQUIRE(found.leads.size() == 1);
  CHECK(found.leads[0].of.empty());
  CHECK(found.leads[0].from == 9.0);  // 330 / 37 = 8.9
}

TEST_CASE("compare_alternatives: says why it cannot rank") {
  const std::string revenue = "[revenue]\nr = { amount = 1, per = \"year\" }\n";
  std::string dollars = bid(revenue), without = bid(revenue);
  dollars.replace(dollars.find("CNY"), 3, "USD");
  without.replace(without.find("[rates]"), without.find("[revenue]") - without.find("[rates]"), "");
  const auto reason = [&](const std::string& other) {
    const auto found = compare_alternatives({written(bid(revenue)), written(other)});
    CHECK(found.ranking.empty());
    return english(found.reason);
  };
  CHECK(reason(dollars) == "Not ranked: money of different units is not subtracted.");
  CHECK(reason(without) == "Not ranked: B x has no net present value.");
}

TEST_CASE("compare_alternatives: notes rates that differ, and does not subtract other money") {
  const std::string revenue = "[revenue]\nr = { amount = 1, per = \"year\" }\n";
  std::string cheap = bid(revenue), dollars = bid(revenue);
  cheap.replace(cheap.find("0.1"), 3, "0.05");
  dollars.replace(dollars.find("CNY"), 3, "USD");
  const auto rates = compare_alternatives({written(bid(revenue)), written(cheap)});
  CHECK_FALSE(rates.one_rate);
  CHECK(rates.ranking.front() == 1);
  CHECK(compare_alternatives({written(bid(revenue)), written(bid(revenue))}).one_rate);
  const auto money = compare_alternatives({written(bid(revenue)), written(dollars)});
  CHECK_FALSE(money.one_money);
  CHECK(money.increments.empty());
  CHECK(comparison_report(money).currency.empty());
}

TEST_CASE("compare_alternatives: nobody chooses among scenarios, so there are no increments") {
  const auto all = scenarios_as_alternatives(open_bid_at("projects/economic-life-20000.toml"));
  const auto found = compare_alternatives(*all.value, Among::scenarios);
  CHECK(found.increments.empty());
  CHECK(found.leads.empty());
  CHECK(comparison_report(found).sections.size() == 1);
}

TEST_CASE("comparison_report: the price has VAT where the bid has") {
  const std::string revenue = "[revenue]\nr = { amount = 100, at = \"Y0\" }\n";
  const std::string vat = "[revenue]\nr = { amount = 100, at = \"Y0\", vat = 0.06 }\n";
  const Alternative without = written(bid(revenue)), with = written(bid(vat));
  CHECK_FALSE(without.has_vat);
  CHECK(with.has_vat);
  CHECK(*with.price == doctest::Approx(106));
}
