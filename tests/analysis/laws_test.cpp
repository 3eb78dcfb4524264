// SPDX-License-Identifier: MIT
// What must hold of the analyses whatever the bid: of random ones, judged afresh one case at a
// time.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/solve.hpp"
#include "gonogo/analysis/trials.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/input/files.hpp"
#include "support/bid.hpp"
#include "support/random_bid.hpp"
#include "support/random_draws.hpp"

using namespace gonogo;

namespace {

constexpr const char* rules = R"(
[rule.value]
measure = "npv"
at_least = 0
[rule.return]
measure = "irr"
at_least = 0.15
[rule.payback]
measure = "static_payback"
at_most = "3 years"
)";

/// A rule that is judged in a scenario, which moves the price, or has one of its own.
std::string judged_in_a_scenario() {
  return "[rule.stress]\nmeasure = \"npv\"\nat_least = -100\nscenario = \"stress\"\n"
         "[scenario.stress]\n" +
         *rc::gen::element<std::string>("drivers.price.times = 0.8\n", "drivers.price.plus = -3\n",
                                        "drivers.price = 90\n", "project.period = \"6 years\"\n",
                                        "revenue.times = 0.9\nrates.discount = 0.11\n");
}

/// A random bid with a price, linear in it, on a tick.
test::RandomBid priced_bid(test::WithVat vat = test::WithVat::yes) {
  test::RandomBid bid = test::random_bid(test::Refined::no, vat);
  const std::string value = std::to_string(*rc::gen::inRange(1, 400));
  bid.items["drivers"].push_back("price = { value = " + value +
                                 ", tick = 0.25, role = \"price\" }");
  bid.items["revenue"].push_back("priced = { amount = \"7 * price\", per = \"year\" }");
  return bid;
}

/// Nothing where it cannot be judged as it stands.
std::optional<Bid> opened(const test::RandomBid& bid, const std::string& step) {
  const std::string text = bid.text(step) + rules;
  RC_LOG(text);
  const EvaluatedModel model = test::model_of(text);
  for (const RuleAnswer& each : model.rules()) {
    if (each.margin.why == Why::fault) return {};
  }
  return Bid{.model = model, .written = model};
}

Bid random_bid() {
  auto bid = opened(priced_bid(), test::random_step());
  RC_PRE(bid.has_value());
  return *bid;
}

/// The margins with one number moved.
std::vector<double> margins_at(const Bid& bid, const Variable& number, double value) {
  const std::vector<Variable> numbers = {number};
  const TrialResults results = run_trials(
      bid,
      {.numbers = numbers, .count = 1, .value = [&](std::size_t, std::size_t) { return value; }});
  std::vector<double> margins;
  for (const auto& rule : results.margins) margins.push_back(rule[0]);
  return margins;
}

bool all_pass(const std::vector<double>& margins) {
  return std::all_of(margins.begin(), margins.end(), [](double margin) { return margin >= 0; });
}

/// The next value to try, `away` from one: a tick, or 1e-12 of it.
double next_to(const Variable& number, double value, double failing) {
  if (number.structural || !number.tick) return failing;
  return value + (failing < value ? -1 : 1) * *number.tick;
}

bool adjacent(const Variable& number, double value, double failing) {
  if (number.structural || number.tick) return true;  // next_to() steps a tick
  const double size = number.base == 0 ? 1 : std::abs(number.base);
  return std::abs(value - failing) <= 1e-12 * std::max(std::abs(value), 1e-9 * size);
}

}  // namespace

TEST_CASE("turning: a printed value passes, and one tick or 1e-12 of it nearer the base fails") {
  std::size_t seen = 0;
  CHECK(test::holds_often("turning values", 50, seen, [&] {
    const Bid bid = random_bid();
    const Turning turning = find_turning(bid, evaluate(bid));
    for (const RuleTurn& rule : turning.rules) {
      for (const Turn& turn : rule.turns) {
        const Variable& number = turning.numbers[turn.number];
        const double failing = next_to(number, turn.value, turn.failing);
        RC_ASSERT(margins_at(bid, number, turn.value)[rule.rule] >= 0);
        RC_ASSERT(!(margins_at(bid, number, failing)[rule.rule] >= 0));
        RC_ASSERT(adjacent(number, turn.value, failing));
        RC_ASSERT(turn.all_pass == all_pass(margins_at(bid, number, turn.value)));
        ++seen;
      }
    }
  }));
}

TEST_CASE("turning: what is printed to pass everything passes it, each alone") {
  std::size_t alone = 0;
  CHECK(test::holds_often("remedies", 50, alone, [&] {
    const Bid bid = random_bid();
    const Turning turning = find_turning(bid, evaluate(bid));
    for (const Remedy& remedy : turning.remedies) {
      for (const Turn& turn : remedy.alone) {
        const Variable& number = turning.numbers[turn.number];
        RC_ASSERT(all_pass(margins_at(bid, number, turn.printed)));
        RC_ASSERT(!all_pass(margins_at(bid, number, turn.failing)));
        ++alone;
      }
    }
  }));
}

TEST_CASE(
    "turning: each setting printed, put back into the file, gives the verdict claimed, a tick less "
    "not") {
  std::size_t seen = 0;
  CHECK(test::holds_often("settings put back", 50, seen, [&] {
    const std::string under = *rc::gen::element<std::string>("", "cheap");
    const std::string text = priced_bid().text(test::random_step()) + rules +
                             judged_in_a_scenario() +
                             "[scenario.cheap]\ndrivers.price.times = 0.9\ncost.times = 1.1\n";
    RC_LOG(text);
    const auto judged = [&](std::vector<std::string> settings) {
      MemoryFiles files;
      files.add("bid.toml", text);
      Sources sources;
      return open_bid(files,
                      {.bid = "bid.toml",
                       .no_policy = true,
                       .settings = std::move(settings),
                       .scenario = under},
                      sources);
    };
    const auto bid = judged({});
    RC_PRE(bid.value.has_value());
    const auto passes = [&](std::vector<std::string> settings) {
      const auto changed = judged(std::move(settings));
      RC_ASSERT(changed.value.has_value());
      return evaluate(*changed.value).verdict == Verdict::go;
    };
    const Turning turning = find_turning(*bid.value, evaluate(*bid.value));
    // One tick towards `other`; nothing where a number has none.
    const auto a_tick_less = [&](const Turn& turn, double other) -> std::optional<std::string> {
      const Variable& number = turning.numbers[turn.number];
      if (number.structural || !number.tick) return {};
      const double tick = other < turn.printed ? -*number.tick : *number.tick;
      return setting(number, turn.printed + tick);
    };
    for (const Remedy& remedy : turning.remedies) {
      for (const Turn& turn : remedy.alone) {
        RC_LOG() << turn.setting;
        RC_ASSERT(passes({turn.setting}));
        if (const auto less = a_tick_less(turn, turn.failing)) RC_ASSERT(!passes({*less}));
        ++seen;
      }
      if (remedy.together.empty()) continue;
      const Turn &first = remedy.together[0], &second = remedy.together[1];
      RC_LOG() << first.setting << ' ' << second.setting;
      RC_ASSERT(passes({first.setting, second.setting}));
      if (const auto less = a_tick_less(first, first.failing))
        RC_ASSERT(!passes({*less, second.setting}));
      if (const auto less = a_tick_less(second, second.failing))
        RC_ASSERT(!passes({first.setting, *less}));
    }
    for (const auto& end : {turning.threat, turning.opposite}) {
      if (!end) continue;
      RC_LOG() << end->setting;
      RC_ASSERT(passes({end->setting}));
      if (const auto beyond = a_tick_less(*end, end->value)) RC_ASSERT(!passes({*beyond}));
    }
  }));
}

TEST_CASE("turning: of a go the threat fails, and next to it nothing does") {
  std::size_t seen = 0;
  CHECK(test::holds_often("threats", 10, seen, [&] {
    const Bid bid = random_bid();
    const Turning turning = find_turning(bid, evaluate(bid));
    if (!turning.threat) return;
    const Variable& number = turning.numbers[turning.threat->number];
    RC_ASSERT(turning.rules.empty());
    RC_ASSERT(!(margins_at(bid, number, turning.threat->value)[turning.threatened] >= 0));
    RC_ASSERT(margins_at(bid, number, turning.threat->failing)[turning.threatened] >= 0);
    RC_ASSERT(all_pass(margins_at(bid, number, turning.threat->printed)));
    // The base is between the two ends.
    RC_ASSERT((turning.threat->printed - number.base) * (turning.threat->value - number.base) >= 0);
    if (const auto& other = turning.opposite) {
      RC_ASSERT(!(margins_at(bid, number, other->value)[turning.opposed] >= 0));
      RC_ASSERT(all_pass(margins_at(bid, number, other->printed)));
      RC_ASSERT((other->printed - number.base) * (turning.threat->printed - number.base) <= 0);
    }
    ++seen;
  }));
}

TEST_CASE("solve: its answer passes every rule, and a tick beyond one fails") {
  std::size_t seen = 0;
  CHECK(test::holds_often("solved prices", 20, seen, [&] {
    const Bid bid = random_bid();
    const auto found = solve(bid, {.address = "drivers.price"});
    RC_ASSERT(found.value.has_value());
    for (const SolveStretch& stretch : found.value->stretches) {
      for (const SolveEnd& end : {stretch.low, stretch.high}) {
        RC_ASSERT(all_pass(margins_at(bid, found.value->number, end.value)));
        if (end.edge) continue;
        const auto beyond = margins_at(bid, found.value->number,
                                       next_to(found.value->number, end.value, end.failing));
        RC_ASSERT(!all_pass(beyond));
        ++seen;
      }
    }
  }));
}

// ADB, Guidelines for the Economic Analysis of Projects: switching value = 100 / sensitivity
// indicator.
TEST_CASE("sensitivity: of a linear number S_AF is 100 / switching % of NPV >= 0") {
  std::size_t seen = 0;
  CHECK(test::holds_often("the price of untaxed bids", 5, seen, [&] {
    // A VAT credit carried forward is not linear in the price, nor is the taxed share of revenue.
    test::RandomBid priced = priced_bid(test::WithVat::no);
    priced.tax.clear();
    // A switch on a tick is not where NPV is 0.
    const std::string tick = ", tick = 0.25";
    std::string& price = priced.items["drivers"].back();
    price.erase(price.find(tick), tick.size());
    const auto bid = opened(priced, test::random_step());
    RC_PRE(bid.has_value());
    const Sensitivity found = find_sensitivity(*bid, {});
    for (const SensitivityRow& line : found.rows) {
      if (line.number.address != "drivers.price" || line.switches[0].values.empty()) continue;
      if (std::isnan(line.coefficient)) continue;  // NPV is not above 0
      RC_ASSERT(line.switches[0].values.size() == 1);
      const double way = relative_change(line.number, line.switches[0].values[0]);
      // A switch close by is known as well as the present value is, which cancels there.
      RC_ASSERT(std::abs(std::abs(line.coefficient * way) - 1) <= 1e-9 + 1e-11 / std::abs(way));
      ++seen;
    }
  }));
}

TEST_CASE("analyses: the order of drivers changes no result") {
  CHECK(rc::check("drivers backwards", [] {
    test::RandomBid forward = priced_bid();
    const std::string step = test::random_step();
    const auto bid = opened(forward, step);
    RC_PRE(bid.has_value());
    std::reverse(forward.items["drivers"].begin(), forward.items["drivers"].end());
    const auto backward = opened(forward, step);
    RC_ASSERT(backward.has_value());
    const Sensitivity one = find_sensitivity(*bid, {});
    const Sensitivity other = find_sensitivity(*backward, {});
    RC_ASSERT(one.rows.size() == other.rows.size());
    for (const SensitivityRow& line : one.rows) {
      const auto same = std::find_if(
          other.rows.begin(), other.rows.end(),
          [&](const SensitivityRow& each) { return each.number.address == line.number.address; });
      RC_ASSERT(same != other.rows.end());
      RC_ASSERT(same->spread == line.spread ||
                (std::isnan(same->spread) && std::isnan(line.spread)));
      for (std::size_t r = 0; r < line.switches.size(); ++r)
        RC_ASSERT(same->switches[r].values == line.switches[r].values);
    }
  }));
}

TEST_CASE("two-way: what stands on the axes of the table is what one number alone does") {
  CHECK(rc::check("price by revenue", [] {
    const Bid bid = random_bid();
    const auto found = find_two_way(bid, {}, "drivers.price", "revenue.times", 5);
    RC_ASSERT(found.value.has_value());
    const TwoWay& table = *found.value;
    const auto at_base = [](const std::vector<double>& axis, double base) {
      return static_cast<std::size_t>(std::find(axis.begin(), axis.end(), base) - axis.begin());
    };
    const std::size_t row = at_base(table.y, table.down.base);
    const std::size_t column = at_base(table.x, table.across.base);
    const auto alone = [&](const Variable& number, double value) {
      return run(*bid.model,
                 {.addresses = {number.address},
                  .fill = [&](std::size_t, auto columns) { columns[0][0] = value; }},
                 {.measures = {{}}})
          .measures[0]
          .value[0];
    };
    for (std::size_t i = 0; i < table.x.size(); ++i)
      RC_ASSERT(table.value.at(row)[i] == alone(table.across, table.x[i]));
    for (std::size_t j = 0; j < table.y.size(); ++j)
      RC_ASSERT(table.value[j].at(column) == alone(table.down, table.y[j]));
  }));
}
