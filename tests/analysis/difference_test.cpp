// SPDX-License-Identifier: MIT
#include "gonogo/analysis/difference.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <string>

#include "analysis/rounded_parts.hpp"
#include "gonogo/input/files.hpp"
#include "opening.hpp"
#include "printed_bridge.hpp"
#include "two_bids.hpp"

using namespace gonogo;
using namespace gonogo::test;

namespace {

constexpr const char* head = R"([project]
title = "Runway"
currency = "USD"
period = "1 years"
[rates]
discount = 0.08
)";

double sum(const Difference& found, double BidChange::*worth) {
  double total = 0;
  for (const BidChange& each : found.changes) total += each.*worth;
  return total;
}

const BidChange& change_of(const Difference& found, const std::string& key) {
  for (const BidChange& change : found.changes) {
    for (const std::size_t i : change.items) {
      if (found.items[i].key() == key) return change;
    }
  }
  FAIL("no change of " << key);
  return found.changes.front();
}

/// 1000 times a factor for each driver, which are `from`, from + 1, ... percent.
std::string product_bid(int from, int drivers) {
  std::string text = std::string(head) + "[drivers]\n";
  std::string product = "1";
  for (int i = 0; i < drivers; ++i) {
    const std::string id = "x" + std::to_string(i);
    text += id + " = " + std::to_string(from + i) + "\n";
    product += " * (1 + " + id + " / 100)";
  }
  return text + "[revenue]\nr = { amount = \"1000 * " + product + "\", at = \"Y0\" }\n";
}

}  // namespace

// tests/projects/shapley-runway-three.json
TEST_CASE("find_difference: three airlines share a runway by Shapley's value") {
  const auto bid = [](const std::string& drivers) {
    return std::string(head) + "[drivers]\n" + drivers +
           "[cost]\nrunway = { amount = \"max(a, max(b, c))\", at = \"Y0\" }\n";
  };
  const TwoBids bids(bid("a = 0\nb = 0\nc = 0\n"), bid("a = 1500\nb = 2200\nc = 3000\n"));
  const Difference found = bids.difference();
  REQUIRE(found.changes.size() == 3);
  CHECK(found.changes[0].shapley == doctest::Approx(-500));
  CHECK(found.changes[1].shapley == doctest::Approx(-850));
  CHECK(found.changes[2].shapley == doctest::Approx(-1650));
  CHECK(found.changes[0].in_order == doctest::Approx(-1500));
  CHECK(found.changes[1].in_order == doctest::Approx(-700));
  CHECK(found.changes[2].in_order == doctest::Approx(-800));
  const TwoBids longer(bid("a = 0\nb = 0\nc = 0\n"), bid("a = 1500\nb = 2200\nc = 3500\n"));
  CHECK(longer.difference().changes[0].shapley == doctest::Approx(-500));
  CHECK(longer.difference().changes[1].shapley == doctest::Approx(-850));
  CHECK(longer.difference().changes[2].shapley == doctest::Approx(-2150));
}

// tests/projects/mix-soda-king.json: quantity at the old mix first, then the mix.
TEST_CASE(
    "find_difference: a change of volume is split into quantity and mix in the file's order") {
  const auto bid = [](const std::string& units, const std::string& shares) {
    return std::string(head) + "[drivers]\nunits = " + units + "\n" + shares +
           "[revenue]\n"
           "kola = { amount = \"units * a * 2\", at = \"Y0\" }\n"
           "limor = { amount = \"units * b * 1.2\", at = \"Y0\" }\n"
           "orlem = { amount = \"units * c * 2.5\", at = \"Y0\" }\n";
  };
  const TwoBids bids(bid("2_500_000", "a = 0.16\nb = 0.24\nc = 0.6\n"),
                     bid("3_000_000", "a = 0.16\nb = 0.3\nc = 0.54\n"));
  const Difference found = bids.difference();
  REQUIRE(found.changes.size() == 3);  // the share of the first is the same
  CHECK(found.changes[0].in_order == doctest::Approx(1'054'000));
  CHECK(found.changes[1].in_order == doctest::Approx(216'000));
  CHECK(found.changes[2].in_order == doctest::Approx(-450'000));
  CHECK(sum(found, &BidChange::in_order) == doctest::Approx(820'000));
  CHECK(sum(found, &BidChange::shapley) == doctest::Approx(820'000));
}

TEST_CASE("find_difference: a driver and the formula that names it are one change") {
  const TwoBids bids(std::string(head) + "[revenue]\nfee = { amount = 100, at = \"Y1\" }\n",
                     std::string(head) +
                         "[drivers]\nunits = 3\n[revenue]\n"
                         "fee = { amount = \"units * 50\", at = \"Y1\" }\n"
                         "gift = { amount = 7, at = \"Y0\" }\n");
  const Difference found = bids.difference();
  REQUIRE(found.changes.size() == 2);
  CHECK(&change_of(found, "drivers.units") == &change_of(found, "revenue.fee"));
  CHECK(change_of(found, "revenue.fee").shapley == doctest::Approx(50 / 1.08));
  CHECK(change_of(found, "revenue.gift").shapley == doctest::Approx(7));
  CHECK(found.items[0].edits[0].kind == EditKind::added);
}

TEST_CASE("find_difference: a shorter period and the label it would leave outside are one change") {
  const auto bid = [](const std::string& years, const std::string& label) {
    return "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"" + years +
           " years\"\n[rates]\ndiscount = 0.1\n[revenue]\n"
           "rent = { amount = 10, per = \"year\" }\nend = { amount = 5, at = \"" +
           label + "\" }\n";
  };
  const TwoBids bids(bid("5", "Y5"), bid("3", "Y2"));
  const Difference found = bids.difference();
  REQUIRE(found.changes.size() == 1);
  CHECK(found.changes[0].items.size() == 2);
  CHECK(found.changes[0].in_order == doctest::Approx(found.changes[0].shapley));
  CHECK(found.changes[0].shapley_by_year.size() == 6);
}

TEST_CASE(
    "find_difference: names, sources and ranges are remarks, worth nothing and in no change") {
  const TwoBids bids(std::string(head) + "[drivers]\nx = { value = 1, low = 0 }\n",
                     std::string(head) + "[drivers]\nx = { value = 1, low = 0.5, name = \"X\" }\n");
  const Difference found = bids.difference();
  CHECK(found.changes.empty());
  REQUIRE(found.items.size() == 1);
  CHECK(found.items[0].edits.size() == 2);
  CHECK(found.items[0].only_remarks());
}

TEST_CASE("find_difference: a bid against itself, reordered and commented, is empty") {
  const TwoBids bids(std::string(head) + "[drivers]\nx = 1\ny = { value = 2 }\n",
                     "# new\n" + std::string(head) + "[drivers]\ny = 2\nx = 1.0 # one\n");
  const Difference found = bids.difference();
  CHECK(found.items.empty());
  CHECK(found.changes.empty());
  CHECK(found.no_bridge.empty());
}

TEST_CASE("find_difference: a rule that is new turns the verdict and is worth nothing") {
  const std::string bid = std::string(head) + "[revenue]\nfee = { amount = 100, at = \"Y1\" }\n";
  const TwoBids bids(bid, bid + "[rule.high]\nmeasure = \"npv\"\nat_least = 1_000\n");
  const Difference found = bids.difference();
  REQUIRE(found.changes.size() == 1);
  CHECK(found.changes[0].shapley == 0);
  REQUIRE(found.changes[0].turned.size() == 2);  // the default rule is gone
  CHECK(found.changes[0].turned[0].rule == "high");
  CHECK_FALSE(found.changes[0].turned[0].before.has_value());
  CHECK(found.changes[0].turned[0].after == RuleOutcome::fail);
  CHECK(found.changes[0].verdict == Verdict::no_go);
}

TEST_CASE("find_difference: a policy's rate is worth what discounting is, and its uplift too") {
  const std::string bid =
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n"
      "[investment]\na = { amount = 100 }\n[revenue]\nr = { amount = 80, per = \"year\" }\n";
  const TwoBids bids(
      bid, bid, "[policy]\nname = \"p\"\n[rates]\ndiscount = 0.08\n",
      "[policy]\nname = \"p\"\n[rates]\ndiscount = 0.1\n[uplift]\ninvestment = 0.05\n");
  const Difference found = bids.difference();
  REQUIRE(found.changes.size() == 2);
  CHECK(change_of(found, "policy: rates.discount").shapley ==
        doctest::Approx(80 / 1.1 + 80 / 1.21 - 80 / 1.08 - 80 / 1.1664));
  CHECK(change_of(found, "policy: uplift").shapley == doctest::Approx(-5));
}

TEST_CASE("find_difference: without an NPV, or with other money, there is a reason instead") {
  const std::string plain =
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n"
      "[revenue]\nr = { amount = 80, per = \"year\" }\n";
  const std::string rates = "[rates]\ndiscount = 0.1\n";
  CHECK(english(TwoBids(plain, plain + rates).difference().no_bridge) ==
        "The old bid has no net present value.");
  std::string dollars = plain + rates;
  dollars.replace(dollars.find("CNY"), 3, "USD");
  CHECK(english(TwoBids(plain + rates, dollars).difference().no_bridge) ==
        "The currencies differ: CNY and USD.");
}

TEST_CASE("find_difference: Shapley's values are exact up to 12 changes, and sampled from 13 on") {
  const auto difference = [](int drivers) {
    return TwoBids(product_bid(1, drivers), product_bid(3, drivers)).difference();
  };
  const Difference exact = difference(12), sampled = difference(13);
  CHECK(exact.changes.size() == 12);
  CHECK(exact.orders == 0);
  for (const BidChange& each : exact.changes) CHECK(each.error == 0);
  CHECK(sampled.changes.size() == 13);
  CHECK(sampled.orders > 0);
}

TEST_CASE(
    "find_difference: beyond 12 changes Shapley's values are sampled, and sum up all the same") {
  const TwoBids bids(product_bid(1, 14), product_bid(3, 14));
  const Difference found = bids.difference();
  CHECK(found.orders > 0);
  const double difference = found.after.measures[0].value - found.before.measures[0].value;
  CHECK(sum(found, &BidChange::shapley) == doctest::Approx(difference).epsilon(1e-12));
  CHECK(sum(found, &BidChange::in_order) == doctest::Approx(difference).epsilon(1e-12));
  for (const BidChange& each : found.changes) CHECK(each.error < 0.01 * each.shapley);
  const auto turned = TwoBids(product_bid(3, 14), product_bid(1, 14)).difference();
  for (std::size_t c = 0; c < found.changes.size(); ++c)
    CHECK(turned.changes[c].shapley == doctest::Approx(-found.changes[c].shapley).epsilon(1e-12));
}

TEST_CASE("difference_report: the printed worths add up to the printed difference") {
  const auto sum_of = [](const std::vector<double>& parts) {
    return std::accumulate(parts.begin(), parts.end(), 0.0);
  };
  CHECK(sum_of(rounded_parts({10'000.4, 0.4, 0.4}, 10'001.2, 0)) == 10'001);
  CHECK(sum_of(rounded_parts({1.006, -0.002, 0.5}, 1.504, 2)) == doctest::Approx(1.5));
  CHECK(rounded_parts({0, 0.4}, 1, 0) == std::vector<double>{0, 1});
}

// Three thirds of 10,000: rounded each for itself they would sum to 9,999.
TEST_CASE("difference_report: the bridge of thirds adds up as it is read") {
  const auto bid = [](const std::string& third) {
    std::string text = std::string(head) + "[drivers]\n";
    for (const std::string id : {"a", "b", "c"}) text += id + " = " + third + "\n";
    return text + "[revenue]\nr = { amount = \"a + b + c\", at = \"Y0\" }\n";
  };
  const TwoBids bids(bid("0"), bid("3333.333333"));
  const auto rows = printed_bridge(difference_report(*bids.before, *bids.after, bids.difference()));
  REQUIRE(rows.size() == 4);
  CHECK(rows.back().in_order == 10'000);
  CHECK(rows.back().shapley == 10'000);
  for (std::size_t i = 0; i < 3; ++i) CHECK(std::abs(rows[i].shapley - 10'000.0 / 3) < 1);
  CHECK(adds_up(rows, &PrintedWorth::in_order));
  CHECK(adds_up(rows, &PrintedWorth::shapley));
}

TEST_CASE("find_difference: what a setting makes the same is no difference") {
  const auto opened = [](const std::string& text) {
    MemoryFiles files;
    files.add("bid.toml", text);
    Sources sources;
    auto bid = open_bid(
        files, {.bid = "bid.toml", .no_policy = true, .settings = {"drivers.x=5", "drivers.y*=2"}},
        sources);
    REQUIRE(bid.value.has_value());
    return *bid.value;
  };
  const std::string revenue = "[revenue]\nr = { amount = \"x + y\", at = \"Y0\" }\n";
  const Difference found =
      find_difference(opened(std::string(head) + "[drivers]\nx = 1\ny = 1\n" + revenue),
                      opened(std::string(head) + "[drivers]\nx = 2\ny = 3\n" + revenue));
  REQUIRE(found.items.size() == 1);
  CHECK(found.items[0].key() == "drivers.y");
  CHECK(found.changes[0].shapley == doctest::Approx(2 * 3 - 2 * 1));
}

// 100 at once; under the scenario 80, then 60: the scenario's own change is worth -20, and the factor
// of the bid 0.8 times 10 alone, 0.6 times 10 with it.
TEST_CASE("find_difference: under a scenario its own changes have a worth, and sum up") {
  const auto opened = [](int amount, const char* factor) {
    MemoryFiles files;
    files.add("bid.toml",
              std::string(head) + "[revenue]\nr = { amount = " + std::to_string(amount) +
                  ", at = \"Y0\" }\n[scenario.low]\nrevenue.r.times = " + factor + "\n");
    Sources sources;
    auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true, .scenario = "low"}, sources);
    for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
    REQUIRE(bid.value.has_value());
    return *bid.value;
  };
  const Difference found = find_difference(opened(100, "0.8"), opened(110, "0.6"));
  REQUIRE(found.changes.size() == 2);
  CHECK(change_of(found, "revenue.r").shapley == doctest::Approx(10 * 0.7));
  CHECK(change_of(found, "scenario.low").shapley == doctest::Approx(-0.2 * 105));
  CHECK(sum(found, &BidChange::in_order) == doctest::Approx(66 - 80));
}

TEST_CASE("difference_report: money of other units is shown in its own and not subtracted") {
  const std::string bid = std::string(head) + "[revenue]\nr = { amount = 80, at = \"Y0\" }\n";
  std::string dollars = bid;
  dollars.replace(dollars.find("USD"), 3, "CNY");
  const TwoBids bids(bid, dollars);
  const Report report = difference_report(*bids.before, *bids.after, bids.difference());
  const auto& headline = std::get<Paragraph>(report.sections.front().blocks.front());
  CHECK(english(headline.text) == "GO as before: NPV 80 USD -> 80 CNY, not subtracted.");
  for (const Fact& each : report.facts) CHECK(each.id != "npv_difference");
}

TEST_CASE("difference_summary: a bid that cannot be read is in no total, one that is new is") {
  const SideOutcome ten = {.verdict = Verdict::go, .npv = 10, .currency = "CNY"};
  const auto table_of = [](const Report& report) {
    return std::get<Table>(report.sections.front().blocks.front());
  };
  const Table one = table_of(difference_summary(
      {{.file = "a", .before = ten, .after = SideOutcome()}, {.file = "b", .after = ten}}));
  REQUIRE(one.rows.size() == 3);
  CHECK(std::get<double>(one.rows.back().cells[5].value) == 10);
  CHECK(one.rows[0].cells[2].code == "not_judged");
  CHECK(one.rows[1].cells[1].code == "none");
  SideOutcome dollars = ten;
  dollars.currency = "USD";
  const Table two = table_of(difference_summary({{.file = "a", .before = ten, .after = dollars}}));
  CHECK(two.rows.size() == 1);
  CHECK(std::holds_alternative<std::monostate>(two.rows[0].cells[5].value));
}
