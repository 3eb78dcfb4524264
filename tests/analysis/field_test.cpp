// SPDX-License-Identifier: MIT
// tests/field/*.toml are small bids whose right answer is known from outside; most first lines say
// it and why. tests/cli has those that are commands.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/model/run.hpp"
#include "gonogo/model/snapshot_of.hpp"
#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

/// "code line" of what is said of a bid.
std::vector<std::string> said_of(const std::string& name, std::vector<std::string> settings = {}) {
  DiskFiles files;
  Sources sources;
  const auto bid = open_bid(files,
                            {.bid = std::string(GONOGO_TESTS_DIR) + "/field/" + name + ".toml",
                             .no_policy = true,
                             .settings = std::move(settings)},
                            sources);
  std::vector<std::string> said;
  for (const Diagnostic& each : bid.diagnostics)
    said.push_back(each.code + " " + std::to_string(each.place.line));
  if (bid.value && bid.value->model.fault()) said.push_back(bid.value->model.fault()->code);
  return said;
}

Bid opened(const std::string& name, std::vector<std::string> settings = {}) {
  return test::open_bid_at("field/" + name + ".toml", std::move(settings));
}

double measured(const Bid& bid, const char* measure) {
  return run(*bid.model, Wanted{.measures = {{*measure_named(measure)}}}).measures[0].value[0];
}

std::vector<double> row_of(const Bid& bid, const std::string& id) {
  const RowId row = bid.model->sheet.find(id);
  REQUIRE(row != no_row);
  return snapshot_of(*bid.model).row(row);
}

Verdict verdict_of(const Bid& bid) { return evaluate(bid).verdict; }

using Said = std::vector<std::string>;

}  // namespace

TEST_CASE("field: ranges hold for what a rate is, however it is written (a1)") {
  CHECK(said_of("a1-rate-through-driver") == Said{"not-a-fraction"});
  const Bid right = opened("a1-rate-through-driver", {"drivers.wacc=0.08", "drivers.duty=0.25"});
  CHECK(measured(right, "npv") == Approx(349.69).epsilon(1e-5));
}

TEST_CASE("field: a rule that is exactly at its limit passes (b1, zero_within_rounding)") {
  CHECK(verdict_of(opened("b1-limit-payback")) == Verdict::go);
  CHECK(verdict_of(opened("zero_within_rounding")) == Verdict::go);
}

TEST_CASE("field: payback does not turn with the step (c1)") {
  for (const char* step : {"year", "quarter", "month"}) {
    CAPTURE(step);
    const Bid bid =
        opened("c1-payback-across-a-sum", {"project.step=\"" + std::string(step) + "\""});
    CHECK(measured(bid, "static_payback") == Approx(3).epsilon(1e-12));
    CHECK(measured(bid, "npv") == Approx(29.58).epsilon(1e-3));
    CHECK(verdict_of(bid) == Verdict::no_go);
  }
}

TEST_CASE("field: a threshold on a flow within a year draws a note (d1)") {
  CHECK(said_of("d1-yearly-threshold") == Said{"step-threshold 12"});
  CHECK(said_of("d1-yearly-threshold", {"cost.share.amount=\"0.3 * revenue.sales\""}).empty());
}

TEST_CASE("field: purchases by the year depreciate alike in every step (d3)") {
  for (const char* step : {"year", "quarter", "month"}) {
    CAPTURE(step);
    const Bid bid = opened("d3-purchases-by-step", {"project.step=\"" + std::string(step) + "\""});
    const std::vector<double> rack = row_of(bid, "depreciation.rack");
    const auto steps = (rack.size() - 1) / 5;
    std::vector<double> years(5, 0.0);
    for (std::size_t c = 1; c < rack.size(); ++c) years[(c - 1) / steps] += rack[c];
    const double wanted[] = {0, 300, 400, 400, 500};
    for (std::size_t y = 0; y < 5; ++y) CHECK(years[y] == Approx(wanted[y]).epsilon(1e-12));
  }
}

TEST_CASE("field: each payment of a staged investment depreciates from its own time (e1)") {
  const Bid bid = opened("e1-staged-investment");
  CHECK(measured(bid, "npv") == Approx(834.65).epsilon(1e-5));
  CHECK(measured(bid, "irr") == Approx(0.2606).epsilon(1e-3));
}

TEST_CASE("field: amounts of depreciation spread evenly in their year (amounts_capped_by_step)") {
  const Bid bid = opened("amounts_capped_by_step");
  CHECK(row_of(bid, "depreciation.b") == std::vector<double>{0, 15, 15, 15, 15, 10, 10, 10, 10});
  CHECK(row_of(bid, "depreciation.a") == std::vector<double>{0, 15, 15, 15, 15, 5, 5, 5, 5});
}

TEST_CASE("field: what has no effect is refused, or has one") {
  CHECK(said_of("section_plus_ignored") == Said{"not-movable 10"});
  CHECK(said_of("to_inside_a_step") == Said{"label 6"});
  CHECK(measured(opened("other_income_new_ignored"), "npv") == Approx(50 / 1.1));
}

TEST_CASE("field: growth begins after the last value of a list, and a repeated one has none") {
  CHECK(said_of("repeat_growth") == Said{"time-keys 6"});
  CHECK(row_of(opened("repeat_growth"), "revenue.r") == std::vector<double>{0, 100, 200, 100, 200});
}

TEST_CASE("field: income that is not taxed (f1)") {
  CHECK(measured(opened("f1-untaxed-grant"), "npv") == Approx(61.11).epsilon(1e-4));
}

TEST_CASE("field: growth by a list of rates, from a driver (f2)") {
  const Bid bid = opened("f2-inflation-path");
  const std::vector<double> fee = row_of(bid, "revenue.fee");
  const std::vector<double> wanted = {0, 1000, 1030, 1081.5, 1103.13, 1125.1926};
  for (std::size_t c = 0; c < wanted.size(); ++c) CHECK(fee[c] == Approx(wanted[c]).epsilon(1e-12));
  CHECK(std::abs(measured(bid, "npv") - 4244.14) < 0.005);  // published to the cent
  CHECK(said_of("f2-inflation-path", {"drivers.cpi=[0, 0.03, 0.05]"}) == Said{"growth-begins 9"});
  // With monthly steps the index still steps once a year.
  CHECK(row_of(opened("f2-inflation-path", {"project.step=\"month\""}), "revenue.fee")[13] ==
        Approx(1030.0 / 12).epsilon(1e-12));
}

TEST_CASE("field: a base with churn (f3)") {
  CHECK(measured(opened("f3-base-with-churn"), "npv") == Approx(443'621.57).epsilon(1e-8));
}

TEST_CASE("field: discount rates that change in time (f5)") {
  const Bid bid = opened("f5-declining-rate");
  CHECK(measured(bid, "npv") == Approx(15.01).epsilon(1e-3));
  CHECK(row_of(bid, "discount_factor")[40] ==
        Approx(std::pow(1.035, -30) * std::pow(1.03, -10)).epsilon(1e-12));
}

TEST_CASE("field: a price of a named time (f7)") {
  CHECK(row_of(opened("f7-price-from-today"), "investment.battery")[4] ==
        Approx(1000 * std::pow(0.94, 4)).epsilon(1e-12));
}

TEST_CASE(
    "field: tiers of a year within its quarters draw the note too, settled by the year none") {
  const auto notes = [](const std::string& settled) {
    MemoryFiles files;
    files.add("bid.toml", R"(
[project]
title = "Tiers"
currency = "EUR"
period = "2 years"
step = "quarter"
[quantities]
usage = { formula = 30, per = "quarter" }
[quantities.price]
of = "usage"
per = "year"
tiers = [{ upto = 100, value = 2 }, { value = 1 }]
[revenue]
bill = { amount = "usage * price", per = "year" )" +
                              settled + " }\n");
    Sources sources;
    Said said;
    for (const Diagnostic& each :
         open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources).diagnostics)
      said.push_back(each.code + " " + std::to_string(each.place.line));
    return said;
  };
  CHECK(notes("") == Said{"step-threshold 14"});
  CHECK(notes(", settled = \"year\"").empty());
}

TEST_CASE("field: thresholds on whole years (d1, d2)") {
  const Bid shared = opened("d1-yearly-threshold", {"cost.share.settled=\"year\""});
  CHECK(row_of(shared, "cost.share")[12] == Approx(36).epsilon(1e-12));
  CHECK(row_of(shared, "cost.share")[11] == 0);
  const Bid committed = opened("d2-minimum-commitment");
  for (const double shortfall : row_of(committed, "revenue.shortfall")) CHECK(shortfall == 0);
  // Half a year commits to half.
  const Bid half = opened("d2-minimum-commitment", {"project.period=\"6 months\""});
  CHECK(row_of(half, "revenue.shortfall")[6] == 0);
  CHECK(row_of(opened("d2-minimum-commitment", {"project.period=\"4 months\""}),
               "revenue.shortfall")[4] == Approx(32).epsilon(1e-12));
}

TEST_CASE("field: shares of a depreciation as expressions (i3)") {
  const std::vector<double> wanted = {0, 500, 1000, 1000, 500};
  const std::vector<double> found = row_of(opened("i3-shares-as-expressions"), "depreciation.pc");
  for (std::size_t c = 0; c < wanted.size(); ++c)
    CHECK(found[c] == Approx(wanted[c]).epsilon(1e-12));
}
