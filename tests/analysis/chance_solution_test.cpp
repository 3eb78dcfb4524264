// SPDX-License-Identifier: MIT
#include "gonogo/analysis/chance_solution.hpp"

#include <cmath>
#include <string>

#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

Bid bid_of(const std::string& text) {
  MemoryFiles files;
  files.add("bid.toml", R"(
[project]
title = "Test"
currency = "CNY"
period = "5 years"
[rates]
discount = 0.1
)" + text);
  Sources sources;
  auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
  REQUIRE(bid.value.has_value());
  return std::move(*bid.value);
}

ChanceSolution solved(const Bid& bid, const ChanceSolveOptions& options) {
  auto found = solve_chance(bid, options);
  for (const Diagnostic& each : found.diagnostics) MESSAGE(english(each.message));
  REQUIRE(found.value.has_value());
  return std::move(*found.value);
}

const std::string profit = R"(
[drivers]
price = { value = 100, role = "price" }
spend = { value = 100, sd = 20, distribution = "normal" }
[revenue]
r = { amount = "price", at = "Y0" }
[cost]
c = { amount = "spend", at = "Y0" }
)";

}  // namespace

// NPV is price - cost: GO where cost <= price, so that P(go) = Phi((price - 100) / 20).
TEST_CASE("solve: the price at which GO has a wanted chance is the quantile of the cost") {
  const ChanceSolution found = solved(bid_of(profit), {.share = 0.8});
  CHECK(found.number.address == "drivers.price");
  CHECK(found.now.go.value == Approx(0.5).epsilon(1e-3));
  REQUIRE(found.stretches.size() == 1);
  const ChanceEnd& low = found.stretches[0].low;
  CHECK(low.at.value == Approx(100 + 20 * 0.8416212335729143).epsilon(2e-4));
  CHECK(low.at.go.value >= 0.8);
  CHECK(low.at.go.low < 0.8);
  CHECK_FALSE(low.edge);
  CHECK(found.stretches[0].high.edge);
  CHECK(found.stretches[0].high.at.value == 400);
  // The same cases at every value: the share never falls as the price rises.
  for (std::size_t i = 1; i < found.scan.size(); ++i)
    CHECK(found.scan[i].go.value >= found.scan[i - 1].go.value);
}

TEST_CASE("solve: an answer for a chance keeps to the tick and to whole numbers") {
  // 116.83 up to the next half, and to the next seven: 119, though 112 is nearer.
  for (const auto& [tick, expected] : {std::pair{"0.5", 117.0}, {"7", 119.0}}) {
    const std::string bid = profit.substr(0, profit.find("role")) + "tick = " + tick + ", " +
                            profit.substr(profit.find("role"));
    const ChanceSolution found = solved(bid_of(bid), {.share = 0.8});
    REQUIRE(found.stretches.size() == 1);
    CHECK(found.stretches[0].low.at.value == expected);
  }
  const ChanceSolution whole = solved(bid_of(R"(
[drivers]
units = { value = 10, role = "volume", whole = true }
spend = { value = 100, sd = 20, distribution = "normal" }
[revenue]
r = { amount = "10 * units", at = "Y0" }
[cost]
c = { amount = "spend", at = "Y0" }
)"),
                                      {.share = 0.8});
  REQUIRE(whole.stretches.size() == 1);
  CHECK(whole.stretches[0].low.at.value == 12);
}

TEST_CASE("solve: a chance that no value has is said, with the best there is") {
  const Bid bid = bid_of(R"(
[drivers]
price = { value = 100, role = "price" }
won = { value = 1, distribution = "event", probability = 0.6 }
[revenue]
r = { amount = "price * won", at = "Y0" }
[cost]
c = { amount = 50, at = "Y0" }
)");
  const ChanceSolution none = solved(bid, {.share = 0.8});
  CHECK(none.exact);
  CHECK(none.stretches.empty());
  CHECK(none.best.go.value == Approx(0.6));
  // Met exactly by enumeration.
  const ChanceSolution met = solved(bid, {.share = 0.6});
  REQUIRE(met.stretches.size() == 1);
  CHECK(met.stretches[0].low.at.value == Approx(50).epsilon(1e-4));
}

TEST_CASE("solve: a number that varies is held, and one that a scenario moves is refused") {
  const std::string varies = profit + "[drivers.other]\nvalue = 1\nlow = 0\nhigh = 2\n";
  const ChanceSolution held = solved(bid_of(varies), {.address = "drivers.spend", .share = 0.9});
  CHECK(held.varies);
  REQUIRE(held.stretches.size() == 1);
  CHECK(held.stretches[0].high.at.value == Approx(100).epsilon(1e-4));
  const auto refused = solve_chance(
      bid_of(profit + "[scenario.less]\nprobability = 0.2\ndrivers.price.times = 0.9\n"),
      {.share = 0.8});
  CHECK_FALSE(refused.value.has_value());
  REQUIRE(refused.diagnostics.size() == 1);
  CHECK(refused.diagnostics[0].code == "conflict");
  CHECK_FALSE(solve_chance(bid_of(profit), {.address = "drivers.spend"}).value.has_value());
}

TEST_CASE("solve: targets of chance are read as a share or per cent") {
  CHECK(parse_chance_target("P(go)=0.8") == 0.8);
  CHECK(parse_chance_target("p(GO) = 80%") == 0.8);
  CHECK_FALSE(parse_chance_target("npv=0").has_value());
  CHECK_FALSE(parse_chance_target("P(go)=").has_value());
}
