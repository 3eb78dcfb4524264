// SPDX-License-Identifier: MIT
#include "gonogo/analysis/solve.hpp"

#include <cmath>

#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/input/files.hpp"
#include "gonogo/report/render.hpp"
#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;
using test::must_open;

namespace {

Solution solved(const Bid& bid, const SolveOptions& options) {
  auto found = solve(bid, options);
  REQUIRE(found.value.has_value());
  return std::move(*found.value);
}

bool all_pass(const std::string& example, const std::string& setting) {
  const Evaluation found = evaluate(test::open_bid_at(example, {setting}));
  for (const RuleResult& each : found.rules) {
    if (each.outcome == RuleOutcome::fail || each.outcome == RuleOutcome::cannot_compute)
      return false;
  }
  return true;
}

}  // namespace

TEST_CASE("solve: what varies in time is moved by its lever, however it is named") {
  const Bid bid = test::open_bid_at("../examples/leased-lines.toml");
  for (const char* address : {"revenue", "revenue.times"}) {
    CAPTURE(address);
    const auto number = find_variable(*bid.model, address);
    REQUIRE(number.has_value());
    CHECK(number->address == "revenue.times");
    CHECK(number->factor);
    CHECK(number->base == 1);
  }
  CHECK_FALSE(find_variable(*bid.model, "drivers.nobody").has_value());
}

TEST_CASE("solve: the smallest price passes every rule, and the next lower number fails one") {
  const std::string example = "../examples/leased-lines.toml";
  const Bid bid = test::open_bid_at(example);
  const Solution found = solved(bid, {});
  CHECK(found.number.address == "drivers.price");
  CHECK(found.passes_now);
  REQUIRE(found.stretches.size() == 1);
  const SolveEnd& low = found.stretches[0].low;
  CHECK(bid.model->rules[low.binding].rule.id == "return");
  CHECK(all_pass(example, setting(found.number, low.value)));
  CHECK_FALSE(all_pass(example, setting(found.number, low.value * (1 - 1e-12))));
  CHECK(found.stretches[0].high.edge);
}

TEST_CASE("solve: what is printed has as few digits as in evaluate, and passes") {
  const std::string example = "../examples/leased-lines.toml";
  const Bid bid = test::open_bid_at(example);
  const Solution found = solved(bid, {});
  REQUIRE(found.stretches.size() == 1);
  CHECK(found.stretches[0].low.printed == 1571);
  CHECK(all_pass(example, setting(found.number, 1571)));
}

// 100 are paid back by 30 a year: NPV without discounting is -10 after three years, 20 after four.
TEST_CASE("solve and sensitivity: of whole years the first that meets, and the first that fails") {
  MemoryFiles files;
  files.add(
      "bid.toml",
      "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"6 years\"\n[rates]\n"
      "discount = 0\n[investment]\nplant = { amount = 100 }\n[revenue]\n"
      "sales = { amount = 30, per = \"year\" }\n[rule.value]\nmeasure = \"npv\"\nat_least = 0\n");
  Sources sources;
  const auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  REQUIRE(bid.value.has_value());
  const Solution found =
      solved(*bid.value, {.address = "project.period", .target = SolveTarget{{measures::npv}, 0}});
  REQUIRE(found.roots.size() == 1);
  CHECK(found.roots[0].how == SolveRoot::How::first_met);
  CHECK(found.roots[0].value == 4);
  const Solution exact =
      solved(*bid.value, {.address = "project.period", .target = SolveTarget{{measures::npv}, 50}});
  REQUIRE(exact.roots.size() == 1);
  CHECK(exact.roots[0].how == SolveRoot::How::met);
  CHECK(exact.roots[0].value == 5);
  std::size_t seen = 0;
  for (const SensitivityRow& row : find_sensitivity(*bid.value, {}).rows) {
    if (row.number.address != "project.period") continue;
    ++seen;
    REQUIRE(row.switches.size() == 1);
    REQUIRE(row.switches[0].values.size() == 1);
    CHECK(row.switches[0].values[0] == 3);
  }
  CHECK(seen == 1);
}

TEST_CASE("solve: a price in whole units is rounded up, and one less fails") {
  const Bid bid = test::open_bid_at("projects/f9-sensitivity-50000.toml",
                                    {"drivers.price={value=3,tick=0.01,role=\"price\"}"});
  const Solution found = solved(bid, {});
  REQUIRE(found.stretches.size() == 1);
  CHECK(found.stretches[0].low.value == Approx(2.85));  // 2.84352... to the passing side
}

// The annuity of 50,000 at 20 % over 5 years, plus 10,000, in contributions of 1.35 a unit.
TEST_CASE("solve: a target on the internal rate is met in closed form") {
  const Bid bid = test::open_bid_at("projects/f9-sensitivity-50000.toml");
  const Solution found =
      solved(bid, {.address = "drivers.units", .target = SolveTarget{{measures::irr}, 0.2}});
  const double annuity = (1 - std::pow(1.2, -5)) / 0.2;
  REQUIRE(found.roots.size() == 1);
  CHECK(found.roots[0].value == Approx((50'000 / annuity + 10'000) / 1.35).epsilon(1e-10));
}

// A removal cost makes two rates, so none can be followed: rents must be worth what is paid.
TEST_CASE("solve: a target on the internal rate is met where a flow has several") {
  const Bid bid = test::open_bid_at("../examples/tower-removal.toml");
  const Solution found = solved(bid, {.target = SolveTarget{{measures::irr}, 0.1}});
  double ground = 0;
  for (int year = 1; year <= 5; ++year)
    ground += 60'000 * std::pow(1.02, year - 1) / std::pow(1.1, year);
  const double annuity = (1 - std::pow(1.1, -5)) / 0.1;
  REQUIRE(found.roots.size() == 1);
  CHECK(found.roots[0].value ==
        Approx((945'000 + ground + 700'000 / std::pow(1.1, 5)) / annuity).epsilon(1e-10));
}

// Below 120 the flow is short again until the receipt of Y4; from 120 on it is back within Y1.
TEST_CASE("solve: a payback that jumps over the target does not meet it") {
  const Bid bid = test::open_bid_at("analysis/payback-jumps.toml");
  const Solution found = solved(bid, {.target = SolveTarget{{measures::static_payback}, 2}});
  REQUIRE(found.roots.size() == 1);
  CHECK(found.roots[0].how == SolveRoot::How::jumps);
  CHECK(found.roots[0].value == 120);
}

TEST_CASE("solve: where nothing does it the rule that stays short is named") {
  const Bid bid = test::open_bid_at("projects/f9-sensitivity-50000.toml", {"drivers.price=1"});
  const Solution found = solved(bid, {.address = "drivers.units"});
  CHECK(found.stretches.empty());
  REQUIRE(found.shortfalls.size() == 1);
  // Every unit loses money, so that none at all is best: the plant and its fixed cost are lost.
  CHECK(found.shortfalls[0].at == 0);
  const double annuity = (1 - std::pow(1.12, -5)) / 0.12;
  CHECK(found.shortfalls[0].margin == Approx(-50'000 - 10'000 * annuity).epsilon(1e-12));
}

TEST_CASE("solve: along the frontier price and volume make up for one another") {
  const Bid bid = test::open_bid_at("projects/f9-sensitivity-50000.toml");
  const Solution found = solved(bid, {.over = "drivers.units"});
  const double annuity = (1 - std::pow(1.12, -5)) / 0.12;
  REQUIRE(found.frontier.size() == 11);
  for (const FrontierPoint& point : found.frontier) {
    REQUIRE(point.value.has_value());
    const double contribution = (*point.value - 1.65) * point.over;
    CHECK(contribution == Approx(50'000 / annuity + 10'000).epsilon(1e-9));
  }
}

TEST_CASE("solve: an unknown address and a target that is none are refused") {
  const Bid bid = test::open_bid_at("projects/f9-sensitivity-50000.toml");
  CHECK_FALSE(solve(bid, {.address = "drivers.nobody"}).value.has_value());
  CHECK_FALSE(solve(bid, {.over = "drivers.nobody"}).value.has_value());
  CHECK_FALSE(parse_target("npv").has_value());
  CHECK_FALSE(parse_target("profit=3").has_value());
  CHECK(parse_target("irr=0.12").has_value());
}

TEST_CASE("solve: an address that nobody wrote suggests the nearest one") {
  const Bid bid = test::open_bid_at("../examples/leased-lines.toml");
  const auto hint = [&](const SolveOptions& options) {
    const auto found = solve(bid, options);
    REQUIRE(found.diagnostics.size() == 1);
    CHECK_FALSE(found.value.has_value());
    return english(found.diagnostics[0].hint);
  };
  CHECK(hint({.address = "drivers.pric"}) == "did you mean 'drivers.price'?");
  CHECK(hint({.address = "drivers.price", .over = "project.perod"}) ==
        "did you mean 'project.period'?");
  CHECK(hint({.address = "nothing.like.it"}) ==
        "gonogo explain --addresses lists what can be moved");
}

// A lease without an outlay: whatever the price, no rule fails as long as cost is nothing.
TEST_CASE("solve: along a frontier it says where any value passes") {
  MemoryFiles files;
  files.add("bid.toml",
            "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"2 years\"\n[rates]\n"
            "discount = 0\n[drivers]\nprice = { value = 10, role = \"price\" }\n"
            "rent = { value = 0, low = -5, high = 5 }\n[revenue]\nsales = { amount = \"price\", "
            "per = \"year\" }\n[cost]\nsite = { amount = \"max(0, rent)\", per = \"year\" }\n"
            "[rule.value]\nmeasure = \"npv\"\nat_least = 0\n");
  Sources sources;
  const auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  REQUIRE(bid.value.has_value());
  const Solution found = solved(*bid.value, {.address = "drivers.price", .over = "drivers.rent"});
  REQUIRE(found.frontier.size() == 11);
  CHECK(found.frontier.front().all_pass);
  CHECK_FALSE(found.frontier.front().value.has_value());
  REQUIRE(found.frontier.back().value.has_value());
  CHECK(*found.frontier.back().value == Approx(5));
  CHECK_FALSE(found.frontier.back().all_pass);
}

TEST_CASE(
    "solve: what remains short is named where the bid accepts the value, with what fails too") {
  MemoryFiles files;
  files.add("bid.toml",
            "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n[rates]\n"
            "discount = 0\n[drivers]\nsites = { value = 10, whole = true }\n[investment]\n"
            "k = { amount = \"100 * sites\" }\n[revenue]\n"
            "r = { amount = \"70 * sites + 50\", per = \"year\" }\n[rule]\n"
            "funding = { measure = \"capex\", at_most = -30 }\n"
            "value = { measure = \"npv\", at_least = 300 }\n");
  Sources sources;
  const auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  REQUIRE(bid.value.has_value());
  const Solution found = solved(*bid.value, {.address = "drivers.sites"});
  REQUIRE(found.shortfalls.size() == 1);
  CHECK(found.shortfalls[0].at == std::round(found.shortfalls[0].at));
  CHECK(found.shortfalls[0].margin == Approx(-30));
  CHECK(found.shortfalls[0].others == std::vector<std::size_t>{1});
  const std::string text = render_text(solve_report(*bid.value, found));
  CHECK(text.find("funding: remains over by 30") != std::string::npos);
  CHECK(text.find("where value fails too") != std::string::npos);
}

// 700 / price has no value at 0, where the search begins. NPV is 0 at 700 x 2.5771 / 2000 = 0.902.
TEST_CASE("solve: what passes up to a value that cannot be judged is found") {
  const auto solve_price = [](const std::string& cost) {
    const Bid bid = must_open(
        "[project]\ntitle = \"x\"\ncurrency = \"EUR\"\nperiod = \"3 years\"\n[rates]\ndiscount = "
        "0.08\n[drivers]\nprice = 7\n[investment]\nk = { amount = " +
        cost + " }\n[revenue]\nr = { amount = \"700 / price\", per = \"year\" }\n");
    return solved(bid, {.address = "drivers.price"});
  };
  const Solution dear = solve_price("2_000");
  REQUIRE(dear.stretches.size() == 1);
  CHECK(dear.stretches[0].low.gap);
  CHECK(dear.stretches[0].low.value < dear.stretches[0].high.value);
  CHECK(dear.stretches[0].high.value == Approx(700 * 2.577097 / 2000).epsilon(1e-6));
  const Solution cheap = solve_price("10");
  REQUIRE(cheap.stretches.size() == 1);
  CHECK(cheap.stretches[0].high.edge);
  CHECK(cheap.stretches[0].high.value == 28);
}

namespace {

/// Earns what the formula of its price says in each of three years, and costs 100; at a price of 100.
Bid bid_earning(const std::string& formula) {
  return must_open(
      "[project]\ntitle = \"x\"\ncurrency = \"CNY\"\nperiod = \"3 years\"\n[rates]\ndiscount = "
      "0.1\n[drivers]\nprice = { value = 100, role = \"price\" }\n[investment]\na = { amount = 100 "
      "}\n[revenue]\nr = { amount = \"" +
      formula + "\", per = \"year\" }\n");
}

constexpr double just_enough = 100 / 2.4868520;  // by the annuity of three years at 10 %

}  // namespace

// price / 0 has no value from 150 to 200; beyond, 1 a year is too little.
TEST_CASE("solve: what passes up to values that cannot be judged, and fails beyond, ends there") {
  const Bid bid =
      bid_earning("if(price < 150, price, if(price < 200, price / max(0, 0 * price), 1))");
  const Solution found = solved(bid, {});
  REQUIRE(found.stretches.size() == 1);
  CHECK(found.stretches[0].low.value == Approx(just_enough).epsilon(1e-6));
  CHECK(found.stretches[0].high.value == Approx(150).epsilon(1e-9));
  CHECK(found.stretches[0].high.value < 150);
  CHECK(found.stretches[0].high.gap);
  CHECK(found.stretches[0].high.printed == 149.9);
  const std::string text = render_text(solve_report(bid, found));
  CHECK(text.find("cannot be judged beyond") != std::string::npos);
}

// Passes from 40.21 to 60 and from 120 on; from 60 to 80 it has no value, from 80 to 120 it fails.
TEST_CASE("solve: a stretch before values that cannot be judged is not lost to the next one") {
  const Bid bid = bid_earning(
      "if(price < 20, 1, if(price < 60, price, if(price < 80, price / max(0, 0 * price), "
      "if(price < 120, 1, price))))");
  const Solution found = solved(bid, {});
  REQUIRE(found.stretches.size() == 2);
  CHECK(found.stretches[0].low.value == Approx(just_enough).epsilon(1e-6));
  CHECK(found.stretches[0].high.value == Approx(60).epsilon(1e-9));
  CHECK(found.stretches[0].high.gap);
  CHECK(found.stretches[1].low.value == Approx(120).epsilon(1e-9));
  CHECK(found.stretches[1].high.edge);
}

TEST_CASE("solve: what a key allows limits the search, and what a range does not hold is marked") {
  const Bid bid = must_open(
      "[project]\ntitle = \"x\"\ncurrency = \"CNY\"\nperiod = \"3 years\"\n[rates]\ndiscount = "
      "0.1\n[drivers]\nprice = { value = 40, low = 38, high = 40.1 }\n[investment]\na = { amount = "
      "100, residual = 0.4 }\n[revenue]\nr = { amount = \"price\", per = \"year\" }\n[rule]\nvalue "
      "= { measure = \"npv\", at_least = 0 }\n");
  const Solution residual = solved(bid, {.address = "investment.a.residual"});
  CHECK(residual.high <= 1);
  const std::string text =
      render_text(solve_report(bid, solved(bid, {.address = "drivers.price"})));
  CHECK(text.find("outside its") != std::string::npos);
}
