// SPDX-License-Identifier: MIT
#include "gonogo/analysis/breakeven.hpp"

#include <cmath>
#include <map>
#include <utility>
#include <variant>

#include "gonogo/input/files.hpp"
#include "gonogo/model/run.hpp"
#include "opening.hpp"
#include "support/bid.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

BreakEvenStudy study(const std::string& project, std::vector<std::string> settings = {}) {
  auto found = find_breakeven(test::open_bid_at("projects/" + project, std::move(settings)));
  REQUIRE(found.value.has_value());
  return std::move(*found.value);
}

Behaviour behaviour(const BreakEvenStudy& found, const std::string& id) {
  for (const CostBehaviour& each : found.costs) {
    if (each.id == "cost." + id) return each.behaviour;
  }
  FAIL("no such cost");
  return Behaviour::fixed;
}

double npv_at(const Bid& bid, const std::vector<Variable>& numbers, double share) {
  Cases cases;
  for (const Variable& each : numbers) cases.addresses.push_back(each.address);
  cases.fill = [&](std::size_t, std::span<const std::span<double>> columns) {
    for (std::size_t n = 0; n < columns.size(); ++n) columns[n][0] = numbers[n].base * share;
  };
  return run(*bid.model, cases, {.measures = {{}}}).measures[0].value[0];
}

}  // namespace

TEST_CASE(
    "breakeven: at the volume and the price found NPV is 0 or more, and 1e-12 below negative") {
  for (const char* project :
       {"projects/elasticity-units-sold.toml", "projects/tel-cvp-service-450k.toml",
        "projects/pann-cvp.toml", "../examples/leased-lines.toml"}) {
    CAPTURE(project);
    const Bid bid = test::open_bid_at(project);
    const auto found = find_breakeven(bid);
    REQUIRE(found.value.has_value());
    for (const auto& [numbers, share] :
         {std::pair(found.value->volumes, found.value->npv.least),
          std::pair(found.value->prices, found.value->npv_price.least)}) {
      if (!share) continue;
      CHECK(npv_at(bid, numbers, *share) >= 0);
      CHECK(npv_at(bid, numbers, *share * (1 - 1e-12)) < 0);
    }
  }
}

// https://xiaomilidoc.com/p-10225377.html
TEST_CASE("breakeven: a telecom service needs 1,000 users and 500,000 of sales") {
  const BreakEvenStudy found = study("tel-cvp-service-450k.toml");
  REQUIRE(found.before_building.term.share().has_value());
  CHECK(*found.before_building.term.share() * 1'500 == Approx(1'000).epsilon(1e-12));
  CHECK(*found.before_building.term.sales == Approx(500'000).epsilon(1e-12));
  CHECK(behaviour(found, "network") == Behaviour::fixed);
  CHECK(behaviour(found, "traffic") == Behaviour::variable);
}

// R. Panneerselvam, Engineering Economics, example 1.1.
TEST_CASE("breakeven: contribution, sales and safety of a textbook plant are the published ones") {
  const BreakEvenStudy found = study("pann-cvp.toml");
  REQUIRE(found.before_building.term.share().has_value());
  CHECK(*found.before_building.term.share() * 60'000 == Approx(20'000).epsilon(1e-12));
  CHECK(*found.before_building.term.sales == Approx(4'000'000).epsilon(1e-12));
  CHECK(found.before_building.term.contribution == Approx(6'000'000).epsilon(1e-12));
  CHECK(*found.before_building.term.safety() * found.before_building.term.sales_by_volume ==
        Approx(8'000'000).epsilon(1e-12));
  CHECK(*found.before_building.term.ratio() == Approx(0.5));
  CHECK(*found.before_building.term.leverage() == Approx(1.5));
  CHECK(*found.price.least * 200 == Approx(100 + 2'000'000.0 / 60'000).epsilon(1e-12));
}

// Example 1.2 of the same: amounts, not units.
TEST_CASE("breakeven: fixed 25,000, variable 45,000, sales 120,000 break even at 40,000") {
  const BreakEvenStudy found =
      study("pann-cvp.toml", {"drivers.units=1", "drivers.price=120000", "cost.fixed.amount=25000",
                              "cost.variable.amount=\"units * 45000\""});
  CHECK(found.before_building.term.contribution == Approx(75'000));
  CHECK(found.before_building.term.result == Approx(50'000));
  CHECK(*found.before_building.term.sales == Approx(40'000).epsilon(1e-12));
  CHECK(*found.before_building.term.safety() * found.before_building.term.sales_by_volume ==
        Approx(80'000).epsilon(1e-12));
}

// A machine a 20,000 units, 900,000 each, of a contribution of 100 a unit: one machine would need
// 29,000 units and makes 20,000; two need 38,000 and make 40,000; three need 47,000; four need
// 56,000, which is less than what makes a fourth necessary, and so on.
TEST_CASE("breakeven: step costs give every stretch without a loss") {
  const BreakEvenStudy found =
      study("pann-cvp.toml", {"cost.fixed.amount=\"2000000 + 900000 * ceil(units / 20000)\""});
  CHECK(behaviour(found, "fixed") == Behaviour::step);
  REQUIRE(found.before_building.term.stretches.size() == 2);
  CHECK(found.before_building.term.stretches[0].from * 60'000 == Approx(38'000).epsilon(1e-9));
  CHECK(found.before_building.term.stretches[0].to * 60'000 == Approx(40'000).epsilon(1e-9));
  CHECK(found.before_building.term.stretches[1].from * 60'000 == Approx(47'000).epsilon(1e-9));
  CHECK(std::isinf(found.before_building.term.stretches[1].to));
}

TEST_CASE("breakeven: a cost that is part fixed, part by volume is split") {
  const BreakEvenStudy found =
      study("pann-cvp.toml", {"cost.variable.amount=\"units * 100 + 300000\""});
  CHECK(behaviour(found, "variable") == Behaviour::mixed);
  CHECK(found.costs[1].fixed == Approx(300'000));
  CHECK(found.costs[1].variable == Approx(6'000'000));
}

TEST_CASE("breakeven: a present value breaks even later than the books where money costs") {
  const BreakEvenStudy found = study("elasticity-units-sold.toml");
  REQUIRE(found.npv.least.has_value());
  CHECK(*found.npv.least * 59'901 == Approx(31'573.1).epsilon(1e-5));
  // (423,806 + 841,663 / 8) / (42 - 20) units a year.
  CHECK(*found.before_building.term.share() * 59'901 ==
        Approx((423'806 + 841'663 / 8.0) / 22).epsilon(1e-12));
}

TEST_CASE("breakeven: a bid without a volume has costs and a note, no break-even") {
  const auto found = find_breakeven(test::open_bid_at("projects/venture-15y.toml"));
  REQUIRE(found.value.has_value());
  REQUIRE(found.diagnostics.size() == 1);
  CHECK(found.diagnostics[0].severity == Severity::note);
  CHECK_FALSE(found.value->before_building.term.share().has_value());
}

// 185,454 + 1,197,000 of depreciation / 1,705,200 of contribution: what is built must be used. As a
// plan, the depreciation is bought with the lines: 185,454 / 508,200.
TEST_CASE("breakeven: leased lines need 36.49 % before building and 81.07 % once built") {
  const auto checked = find_breakeven(test::open_bid_at("../examples/leased-lines.toml"));
  REQUIRE(checked.value.has_value());
  const BreakEvenStudy& found = *checked.value;
  REQUIRE(found.before_building.term.share().has_value());
  REQUIRE(found.once_built.term.share().has_value());
  CHECK(*found.before_building.term.share() == Approx(185'454.0 / 508'200).epsilon(1e-9));
  CHECK(*found.once_built.term.share() == Approx(1'382'454.0 / 1'705'200).epsilon(1e-9));
  CHECK(found.depreciation.variable == Approx(1'197'000));
  for (const BreakEven* each : {&found.before_building.term, &found.once_built.term}) {
    CHECK(*each->sales == Approx((each->fixed - each->other) / *each->ratio()).epsilon(1e-9));
    CHECK(*each->safety() == Approx(1 - *each->share()).epsilon(1e-9));
    CHECK(each->contribution + each->other - each->fixed == Approx(each->result));
  }
}

// The same at 42,000 units, where the third machine has just been bought: 4,200,000 of contribution
// against 4,700,000; 47,000 units are the next that pay.
TEST_CASE("breakeven: a bid with a loss between two stretches breaks even at the next one") {
  const BreakEvenStudy found = study(
      "pann-cvp.toml",
      {"cost.fixed.amount=\"2000000 + 900000 * ceil(units / 20000)\"", "drivers.units=42000"});
  CHECK(found.before_building.term.result == Approx(-500'000));
  REQUIRE(found.before_building.term.share().has_value());
  CHECK(*found.before_building.term.share() * 42'000 == Approx(47'000).epsilon(1e-9));
  CHECK(*found.before_building.term.safety() == Approx(1 - 47.0 / 42).epsilon(1e-9));
  CHECK_FALSE(found.before_building.term.leverage().has_value());
}

TEST_CASE("breakeven: income that does not move with the volume stands apart from fixed cost") {
  const BreakEvenStudy found = study(
      "pann-cvp.toml", {"cost.fixed.amount=2500000", "revenue.fee={amount=500000,per=\"year\"}"});
  CHECK(found.before_building.term.other == Approx(500'000));
  CHECK(found.before_building.term.fixed == Approx(2'500'000));
  CHECK(*found.before_building.term.share() * 60'000 == Approx(20'000).epsilon(1e-12));
}

// Y1: not sold yet. Y3: given away. Y2: 1,200 / 75 % of 2,000.
TEST_CASE("breakeven: a year without volume, sales or profit says why it has no figure") {
  const Bid bid = test::open_bid_at("analysis/breakeven-years.toml");
  const auto found = find_breakeven(bid);
  REQUIRE(found.value.has_value());
  const Report report = breakeven_report(bid, *found.value);
  CHECK(report.sections.front().id == "breakeven");
  std::size_t seen = 0;
  for (const Section& section : report.sections) {
    if (section.id != "before_building" && section.id != "once_built") continue;
    ++seen;
    const Table& table = std::get<Table>(section.blocks.front());
    CHECK(table.id == section.id);
    const auto code = [&](std::size_t year, const std::string& column) {
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].id == column) return table.rows[year].cells[c].code;
      }
      return std::string("no such column");
    };
    for (const char* column : {"ratio", "sales", "share", "safety"})
      CHECK(code(0, column) == "no_volume");
    CHECK(code(0, "leverage") == "no_profit");
    CHECK(code(1, "share").empty());
    CHECK(code(2, "ratio") == "no_sales");
    for (const char* column : {"sales", "share", "safety"})
      CHECK(code(2, column) == "always_a_loss");
  }
  CHECK(seen == 2);
  const std::vector<BreakEven>& years = found.value->before_building.years;
  CHECK(*years[1].sales == Approx(1'600));
  CHECK(*years[3].share() == Approx(0.6));  // 1,200 less the grant of 300
}

namespace {

/// A bid of three years whose cost grows with the square of what is sold beyond 20 lines.
BreakEvenStudy crowded(const std::string& more, double outlay,
                       std::vector<std::string> settings = {}) {
  MemoryFiles files;
  files.add("bid.toml",
            "[project]\ntitle = \"t\"\ncurrency = \"EUR\"\nperiod = \"3 years\"\n[rates]\n"
            "discount = 0.08\n[drivers]\n"
            "lines = { value = 40, role = \"volume\", whole = true }\n"
            "price = { value = 100, role = \"price\" }\n[investment]\nplant = { amount = " +
                std::to_string(outlay) +
                " }\n[revenue]\nrent = { amount = \"lines * price\", per = \"year\" }\n" + more +
                "[cost]\nwork = { amount = \"lines * 20 + max(0, lines - 20)^2 * 3\", per = "
                "\"year\" }\n");
  Sources sources;
  const auto bid = open_bid(
      files, {.bid = "bid.toml", .no_policy = true, .settings = std::move(settings)}, sources);
  REQUIRE(bid.value.has_value());
  auto found = find_breakeven(*bid.value);
  REQUIRE(found.value.has_value());
  return *std::move(found.value);
}

/// Where 80 n - 3 (n - 20)^2 of a year is `fixed`, beyond 20 lines.
double crowded_end(double fixed) {
  const double half = 20 + 80 / 6.0;
  return half + std::sqrt(half * half - 400 - fixed / 3);
}

}  // namespace

TEST_CASE("breakeven: between two volumes without a loss both are found") {
  const BreakEvenStudy found = crowded("", 3'000);
  const BreakEvenAt& at = found.before_building.term.at;
  REQUIRE(at.least.has_value());
  REQUIRE(at.most.has_value());
  CHECK(*at.least * 40 == Approx(1'000 / 80.0).epsilon(1e-9));
  CHECK(*at.most * 40 == Approx(crowded_end(1'000)).epsilon(1e-9));
  const double annuity = (1 - std::pow(1.08, -3)) / 0.08;
  REQUIRE(found.npv.least.has_value());
  REQUIRE(found.npv.most.has_value());
  CHECK(*found.npv.least * 40 == Approx(3'000 / annuity / 80).epsilon(1e-9));
  CHECK(*found.npv.most * 40 == Approx(crowded_end(3'000 / annuity)).epsilon(1e-9));
}

// 900 a year are earned without a line: at nothing NPV is 1,319, not 0.
TEST_CASE("breakeven: a bid that earns without any volume breaks even above it alone") {
  const BreakEvenStudy found = crowded("fixed = { amount = 900, per = \"year\" }\n", 1'000);
  const BreakEven& term = found.before_building.term;
  CHECK_FALSE(found.npv.least.has_value());
  CHECK_FALSE(found.npv.always_a_loss);
  CHECK_FALSE(term.at.least.has_value());
  REQUIRE(term.share().has_value());
  CHECK(*term.share() * 40 == Approx(crowded_end(1'000 / 3.0 - 900)).epsilon(1e-9));
  CHECK_FALSE(term.safety().has_value());
}

// 120 lines cost 3 * 100^2 + 2,400 a year and earn 12,000: each year loses by its volume.
TEST_CASE("breakeven: a year whose volume loses money has no margin of safety") {
  const BreakEvenStudy found =
      crowded("fixed = { amount = 25_000, per = \"year\" }\n", 3'000, {"drivers.lines=120"});
  const BreakEven& year = found.before_building.years[0];
  CHECK(*year.ratio() == Approx((12'000 - 32'400) / 12'000.0));
  CHECK_FALSE(year.safety().has_value());
  REQUIRE(year.share().has_value());
  CHECK(*year.share() * 120 == Approx(crowded_end(1'000 - 25'000)).epsilon(1e-9));
}

TEST_CASE("breakeven: no fixed cost breaks even at no volume, which is 0 there") {
  const BreakEvenStudy found = crowded("", 0);
  CHECK(found.before_building.term.at.least == 0);
  CHECK(*found.before_building.term.safety() == 1);
}

// Interest of 10 % on 1,000,000 is 100,000 more to earn, at 100 a unit.
TEST_CASE(
    "breakeven: after interest there is that much more to cover, and nothing without a loan") {
  const std::vector<std::string> lent = {"cost.fixed.amount=2500000",
                                         "loan.bank={amount=1_000_000,rate=0.1}"};
  const auto by = [](BreakEvenBy result, const std::vector<std::string>& settings) {
    auto found = find_breakeven(test::open_bid_at("projects/pann-cvp.toml", settings), result);
    REQUIRE(found.value.has_value());
    return std::move(*found.value);
  };
  const BreakEvenStudy ebit = by(BreakEvenBy::ebit, lent), profit = by(BreakEvenBy::profit, lent);
  CHECK(*ebit.before_building.term.share() * 60'000 == Approx(25'000).epsilon(1e-12));
  CHECK(*profit.before_building.term.share() * 60'000 == Approx(26'000).epsilon(1e-12));
  CHECK(profit.once_built.term.share() == profit.before_building.term.share());
  CHECK(profit.before_building.term.fixed == Approx(2'600'000));
  CHECK(profit.depreciation.fixed == Approx(100'000));
  const BreakEvenStudy none = by(BreakEvenBy::profit, {"cost.fixed.amount=2500000"});
  CHECK(*none.before_building.term.share() * 60'000 == Approx(25'000).epsilon(1e-12));
}

TEST_CASE("breakeven: a cost that is not deductible, and doubtful debts, are costs of the profit") {
  MemoryFiles files;
  files.add("bid.toml",
            "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n"
            "[drivers]\nn = { value = 10, role = \"volume\" }\n[tax]\nrate = 0.25\n"
            "[revenue]\nr = { amount = \"n * 100\", per = \"year\", receivable = \"90 days\", "
            "doubtful = 0.02 }\n[cost]\n"
            "a = { amount = 100, per = \"year\", category = \"delivery\" }\n"
            "fine = { amount = \"n * 20\", per = \"year\", category = \"compensation\", "
            "deductible = false }\n");
  Sources sources;
  const auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  REQUIRE(bid.value.has_value());
  const auto found = find_breakeven(*bid.value);
  REQUIRE(found.value.has_value());
  REQUIRE(found.value->costs.size() == 3);
  const CostBehaviour& fine = found.value->costs[1];
  CHECK(fine.id == "cost.fine");
  CHECK(fine.behaviour == Behaviour::variable);
  CHECK(fine.fixed == Approx(0));
  CHECK(fine.variable == Approx(400));
  const CostBehaviour& doubtful = found.value->costs[2];
  CHECK(doubtful.id == "doubtful");
  CHECK(doubtful.variable == Approx(40));
  CHECK(found.value->other.fixed == 0);
  CHECK(found.value->other.variable == 0);
  const Report report = breakeven_report(*bid.value, *found.value);
  std::map<std::string, double> shares;
  for (const Section& section : report.sections) {
    for (const Block& block : section.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table == nullptr || table->id != "categories") continue;
      for (const Row& row : table->rows) shares[row.id] = std::get<double>(row.cells.back().value);
    }
  }
  CHECK(shares.at("compensation") == Approx(400.0 / 640));
  CHECK(shares.at("delivery") == Approx(200.0 / 640));
}

// 33 crew for each 0.3 of a line: at 13.3 lines there would be a profit, at 13 and at 14 there is none,
// nor at any other whole number up to 40 (10 n - 34 - 33 floor(0.3 n), by hand).
TEST_CASE("breakeven: a volume that counts things breaks even at none between two units") {
  const auto found_with = [](const std::string& whole) {
    const Bid bid = test::must_open(
        test::project("period = \"1 year\"\n"
                      "[drivers]\nlines = { value = 10, whole = " +
                      whole +
                      ", role = \"volume\" }\n"
                      "[revenue]\nfee = { amount = \"10 * lines\", per = \"year\" }\n"
                      "[cost]\nsite = { amount = 34, per = \"year\" }\n"
                      "crew = { amount = \"33 * floor(0.3 * lines)\", per = \"year\" }\n"));
    return *find_breakeven(bid).value;
  };
  CHECK(found_with("true").before_building.term.at.always_a_loss);
  const BreakEvenAt fraction = found_with("false").before_building.term.at;
  CHECK(*fraction.least == Approx(1.33));  // 13.3 lines cost 99 + 34; from 13.334 on 132 + 34
}

TEST_CASE("breakeven: a bid at the limits of size has the term and its first years, and says so") {
  std::string lines = "[cost]\n";
  for (int i = 0; i < 700; ++i)
    lines += "c" + std::to_string(i) + " = { amount = \"lines\", per = \"year\" }\n";
  const Bid bid = test::must_open(
      test::project("period = \"100 years\"\nstep = \"month\"\n"
                    "[rates]\ndiscount = 0.1\n"
                    "[drivers]\nlines = { value = 10, role = \"volume\" }\n" +
                    lines +
                    "[revenue]\nfee = { amount = \"800 * lines\", per = \"year\" }\n"
                    "[cost.rent]\namount = 500\nper = \"year\"\n"));
  const auto found = find_breakeven(bid);
  const std::vector<BreakEven>& years = found.value->before_building.years;
  CHECK(years.size() < 100);
  CHECK(years.size() + static_cast<std::size_t>(found.value->years_left_out) == 100);
  REQUIRE(found.diagnostics.size() == 1);
  CHECK(found.diagnostics[0].code == "too-large");
  // 100 a line are left for a rent of 500: at 5 of 10 lines, in each year and over the term.
  CHECK(*found.value->before_building.term.at.least == Approx(0.5));
  CHECK(*years.back().at.least == Approx(0.5));
}
