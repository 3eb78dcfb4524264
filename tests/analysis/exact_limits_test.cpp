// SPDX-License-Identifier: MIT
// Bids in whole cents that are exactly at their limit: what a search finds there is the limit.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/solve.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/input/files.hpp"

using namespace gonogo;

namespace {

std::string in_cents(long cents) {
  const long rest = cents % 100;
  return std::to_string(cents / 100) + (rest < 10 ? ".0" : ".") + std::to_string(rest);
}

/// A box that so many payments of a price pay for: exactly, if `price` is `fair`.
struct Box {
  long fair = 0;  ///< cents a month
  int months = 0;
  std::string outlay = in_cents(fair * months);

  Bid at(long price) const {
    MemoryFiles files;
    const std::string term = std::to_string(months) + " months";
    files.add("bid.toml",
              "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"" + term +
                  "\"\nstep = \"month\"\n[rates]\ndiscount = 0\n"
                  "[drivers]\nprice = { value = " +
                  in_cents(price) +
                  ", tick = 0.01, role = \"price\" }\n[investment]\nbox = { amount = " + outlay +
                  " }\n[revenue]\nrent = { amount = \"price\", per = \"month\" }\n"
                  "[rule.value]\nmeasure = \"npv\"\nat_least = 0\n"
                  "[rule.back]\nmeasure = \"static_payback\"\nat_most = \"" +
                  term + "\"\n");
    Sources sources;
    auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
    REQUIRE(bid.value.has_value());
    return *std::move(bid.value);
  }

  double price() const { return *parse_number(in_cents(fair)); }
};

/// Prices and terms whose products have no exact double.
std::vector<Box> boxes(std::size_t count) {
  std::vector<Box> all;
  long fair = 101;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back({.fair = fair, .months = 12 + static_cast<int>(i * 7 % 25)});
    fair = (fair * 37 + 11) % 9'973 + 100;
  }
  return all;
}

}  // namespace

TEST_CASE("turning: at an exact limit a bid passes without headroom, for a hundred prices") {
  for (const Box& box : boxes(100)) {
    CAPTURE(box.outlay);
    const Bid bid = box.at(box.fair);
    const Evaluation evaluation = evaluate(bid);
    CHECK(evaluation.verdict == Verdict::go);
    for (const RuleResult& each : evaluation.rules) CHECK(each.margin == 0);
    const Turning turning = find_turning(bid, evaluation);
    REQUIRE(turning.threat.has_value());
    CHECK(std::abs(relative_change(turning.numbers[turning.threat->number],
                                   turning.threat->printed)) <= 1e-12);
  }
}

TEST_CASE("turning: a cent below the limit the limit itself is the answer, for a hundred prices") {
  for (const Box& box : boxes(100)) {
    CAPTURE(box.outlay);
    const Bid bid = box.at(box.fair - 1);
    const Evaluation evaluation = evaluate(bid);
    CHECK(evaluation.verdict == Verdict::no_go);
    const Turning turning = find_turning(bid, evaluation);
    std::size_t seen = 0;
    for (const Turn& turn : turning.remedies.at(0).alone) {
      if (turning.numbers[turn.number].address != "drivers.price") continue;
      CHECK(turn.printed == box.price());
      CHECK(turn.setting == "drivers.price=" + shortest(box.price()));
      ++seen;
    }
    CHECK(seen == 1);
  }
}

TEST_CASE("solve: its ends and a target are met at an exact limit, for a hundred prices") {
  for (const Box& box : boxes(100)) {
    CAPTURE(box.outlay);
    const Bid bid = box.at(box.fair + 7);
    const auto ends = solve(bid, {.address = "drivers.price"});
    REQUIRE(ends.value.has_value());
    REQUIRE(ends.value->stretches.size() == 1);
    CHECK(ends.value->stretches[0].low.printed == box.price());
    const auto target =
        solve(bid, {.address = "drivers.price", .target = SolveTarget{{measures::npv}, 0}});
    REQUIRE(target.value.has_value());
    REQUIRE(target.value->roots.size() == 1);
    CHECK(target.value->roots[0].how == SolveRoot::How::met);
    CHECK(target.value->roots[0].value == box.price());
  }
}

TEST_CASE("sensitivity: the switching value of a price at an exact limit is that price") {
  for (const Box& box : boxes(20)) {
    CAPTURE(box.outlay);
    const Bid bid = box.at(box.fair + 3);
    std::size_t seen = 0;
    for (const SensitivityRow& row : find_sensitivity(bid, {}).rows) {
      if (row.number.address != "drivers.price") continue;
      seen += row.switches.size();
      for (const RuleSwitches& each : row.switches) {
        REQUIRE(each.values.size() == 1);
        CHECK(std::abs(each.values[0] - box.price()) <= 1e-12 * box.price());
      }
    }
    CHECK(seen == bid.model->rules.size());
  }
}

TEST_CASE("evaluate: a billionth of the amounts beyond a limit still decides") {
  for (Box box : boxes(50)) {
    const double fair = static_cast<double>(box.fair * box.months) / 100;
    for (const double part : {-1e-9, 1e-9}) {
      box.outlay = shortest(fair * (1 + part));
      CAPTURE(box.outlay);
      const Evaluation found = evaluate(box.at(box.fair));
      CHECK(found.verdict == (part > 0 ? Verdict::no_go : Verdict::go));
      for (const RuleResult& each : found.rules)
        CHECK((each.outcome == RuleOutcome::fail) == (part > 0));
    }
  }
}
