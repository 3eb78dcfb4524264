// SPDX-License-Identifier: MIT
// gonogo-proposal(5), "Expressions": what names mean, and how flows meet levels.
#include <doctest/doctest.h>

#include <cmath>

#include "gonogo/base/text.hpp"
#include "support/bid.hpp"

using doctest::Approx;
using namespace gonogo;

namespace {

std::string bid(const std::string& step, const std::string& period, const std::string& rest) {
  return test::project("period = \"" + period + "\"\nstep = \"" + step + "\"\n" + rest);
}

std::string told(const std::vector<double>& values) {
  std::vector<std::string> parts;
  for (const double value : values) parts.push_back(std::isnan(value) ? "none" : shortest(value));
  return join(parts, " ");
}

/// Yearly sums of a cost are the same in every step; `wanted` begins with column 0.
void check_every_step(const std::string& cost, const std::vector<double>& wanted,
                      const std::string& rest) {
  for (const char* step : {"year", "quarter", "month"}) {
    CAPTURE(std::string(step));
    CAPTURE(cost);
    const Model model = test::model_of(bid(step, std::to_string(wanted.size() - 1) + " years",
                                           rest + "\n[cost]\nx = " + cost + "\n"));
    const auto found = test::yearly(model, "cost.x");
    CAPTURE(told(found));
    REQUIRE(found.size() == wanted.size());
    for (std::size_t y = 0; y < wanted.size(); ++y)
      CHECK(found[y] == Approx(wanted[y]).epsilon(1e-12));
  }
}

const std::string calls = "[revenue]\ncalls = { amount = [100, 200, 400], per = \"year\" }\n";

}  // namespace

TEST_CASE("resolve: a share of a line is the same whatever the per of either") {
  for (const char* per : {"day", "month", "quarter", "year"}) {
    check_every_step("{ amount = \"0.35 * revenue.calls\", per = \"" + std::string(per) + "\" }",
                     {0, 35, 70, 140}, calls);
  }
  const std::string monthly = "[revenue]\ncalls = { amount = 10, per = \"month\", growth = 0.1 }\n";
  check_every_step("{ amount = \"0.5 * revenue.calls\", per = \"day\" }", {0, 60, 66}, monthly);
}

TEST_CASE("resolve: a level beside a flow is per the per of the item") {
  check_every_step("{ amount = \"12 + 0.5 * revenue.calls\", per = \"year\" }", {0, 62, 112, 212},
                   calls);
  check_every_step("{ amount = \"12 + 0.5 * revenue.calls\", per = \"month\" }", {0, 194, 244, 344},
                   calls);
  check_every_step("{ amount = \"max(0, revenue.calls - 150)\", per = \"year\" }", {0, 0, 50, 250},
                   calls);
}

TEST_CASE("resolve: totals hold what counts, and excluded lines do not") {
  const std::string lines = calls +
                            "data = { amount = 50, per = \"year\" }\nold = { amount = 1_000, per = "
                            "\"year\", excluded = \"sunk\" }\n"
                            "[other_income]\ngrant = { amount = 7, at = \"Y1\" }\n";
  check_every_step("{ amount = \"0.1 * revenue\", per = \"year\" }", {0, 15, 25, 45}, lines);
  check_every_step("{ amount = \"revenue.old\", per = \"year\" }", {0, 1000, 1000, 1000}, lines);
}

TEST_CASE("resolve: in a single sum a flow counts per year, at the rate of that step") {
  check_every_step("{ amount = \"0.1 * revenue.calls\", at = \"Y2\" }", {0, 0, 20, 0}, calls);
  check_every_step("{ amount = \"0.1 * revenue.calls\", at = \"end\" }", {0, 0, 0, 40}, calls);
}

TEST_CASE("resolve: cumulative is what has come in so far") {
  check_every_step("{ amount = \"cumulative(revenue.calls)\", at = \"Y2\" }", {0, 0, 300, 0},
                   calls);
  check_every_step("{ amount = \"cumulative(0.5 * revenue + revenue.calls * 2)\", at = \"Y2\" }",
                   {0, 0, 750, 0}, calls);
  // What is above a guarantee of 150 a year: 0, then 50, then 250.
  check_every_step("{ amount = \"cumulative(max(0, revenue.calls - 150))\", at = \"Y3\" }",
                   {0, 0, 0, 300}, calls);
  const std::string down = "[revenue]\ncalls = { amount = { Y0 = 30, Y1 = 12 } }\n";
  check_every_step("{ amount = \"cumulative(revenue - 0.5 * revenue.calls)\", at = \"Y2\" }",
                   {0, 0, 21}, down);
}

TEST_CASE("resolve: change is what a level gains in a step, as a flow; its first value counts") {
  const std::string homes = "[drivers]\nhomes = [100, 160, 160]\n";
  check_every_step("{ amount = \"5 * change(homes)\", per = \"year\" }", {0, 500, 300, 0}, homes);
  check_every_step("{ amount = \"5 * change(homes)\", per = \"month\" }", {0, 500, 300, 0}, homes);
  check_every_step("{ amount = \"5 * change(homes * 2)\", per = \"day\" }", {0, 1000, 600, 0},
                   homes);
}

TEST_CASE("resolve: last_year is the same step a year ago, 0 in the first year") {
  check_every_step("{ amount = \"0.1 * last_year(revenue.calls)\", per = \"year\" }",
                   {0, 0, 10, 20}, calls);
  check_every_step("{ amount = \"last_year(homes)\", per = \"year\" }", {0, 0, 100, 160},
                   "[drivers]\nhomes = [100, 160, 170]\n");
}

TEST_CASE("resolve: investment is the cost in place, a level") {
  const std::string assets =
      "[investment]\na = { amount = 100, at = { Y0 = 0.4, Y2 = 0.6 } }\nb = { amount = 50 }\nc = { "
      "amount = 9, "
      "excluded = \"later\" }\n";
  check_every_step("{ amount = \"0.1 * investment.a\", per = \"year\", from = \"Y3\" }",
                   {0, 0, 0, 10}, assets);
  check_every_step("{ amount = \"0.1 * investment\", at = \"Y2\" }", {0, 0, 15, 0}, assets);
  check_every_step("{ amount = \"0.1 * investment\", at = \"Y0\" }", {9, 0, 0}, assets);
}

TEST_CASE("resolve: depreciation is a flow") {
  check_every_step("{ amount = \"depreciation\", per = \"month\" }", {0, 25, 25, 25, 25},
                   "[investment]\na = { amount = 100 }\n");
}

TEST_CASE("resolve: quantities are levels, or flows where they say per what") {
  const std::string text = calls +
                           "[quantities]\ncustomers = { formula = 10, growth = 1 }\nminutes = { "
                           "formula = \"customers * 6\", per = \"month\" }\n";
  check_every_step("{ amount = \"customers\", per = \"year\" }", {0, 10, 20, 40}, text);
  check_every_step("{ amount = \"minutes\", per = \"year\" }", {0, 720, 1440, 2880}, text);
  check_every_step("{ amount = \"minutes / customers\", per = \"year\" }", {0, 72, 72, 72}, text);
}

TEST_CASE("resolve: x[n] is the n-th value of a driver, whatever the step") {
  const std::string text =
      "[drivers]\nlist = [3, 4]\nplan = { Y2 = 5, Y4 = 6 }\none = { value = 7, growth = 0.5 "
      "}\nplain = 8\n";
  const auto check = [&](const std::string& formula, double value) {
    CAPTURE(formula);
    const Model model =
        test::model_of(bid("quarter", "4 years",
                           text + "[cost]\nx = { amount = \"" + formula + "\", at = \"Y0\" }\n"));
    CHECK(test::cell(model, "cost.x", 0) == value);
  };
  check("list[1]", 3);
  check("list[2]", 4);
  check("plan[2]", 6);
  check("one[1]", 7);
  check("plain[1]", 8);
}

TEST_CASE("resolve: x[1] moves with its driver") {
  Proposal proposal = test::read(bid("year", "2 years",
                                     "[drivers]\nplain = 8\nlist = [3, 4]\n[cost]\nx = { amount = "
                                     "\"plain[1] + list[2]\", at = \"Y0\" }\n"));
  proposal.drivers[0].levers = {.times = 0.5, .plus = 1};
  proposal.drivers[1].levers = {.times = 2};
  const auto compiled = compile(proposal);
  REQUIRE(compiled.value);
  CHECK(test::cell(*compiled.value, "cost.x", 0) == 5 + 8);
  CHECK(test::row(*compiled.value, "cost.x", {{"drivers.plain", 7}})[0] == 7 + 8);
}

TEST_CASE("resolve: a value that begins late is missed only where it is used") {
  const std::string text =
      "[drivers]\nlate = { value = [5, 6], from = \"Y3\" }\n[quantities]\nguarded = \"if(year >= "
      "3, late, 1)\"\n";
  check_every_step("{ amount = \"guarded\", per = \"year\" }", {0, 1, 1, 5, 6}, text);
  check_every_step("{ amount = \"if(year >= 4, late, 0)\", per = \"year\" }", {0, 0, 0, 0, 6},
                   text);
  const Model model = test::model_of(
      bid("year", "4 years", text + "[cost]\nx = { amount = \"late\", per = \"year\" }\n"));
  CHECK(std::isnan(test::cell(model, "cost.x", 2)));
  CHECK(test::cell(model, "cost.x", 3) == 5);
}

TEST_CASE("resolve: branches and comparisons") {
  check_every_step("{ amount = \"if(operation_year < 2, 1, 2)\", per = \"year\" }", {0, 1, 2, 2},
                   "");
  check_every_step("{ amount = \"if(revenue.calls <= 200, 1, 2)\", per = \"year\" }", {0, 1, 1, 2},
                   calls);
  check_every_step("{ amount = \"min(revenue.calls, 300, 250) - max(1, 2)\", per = \"year\" }",
                   {0, 98, 198, 248}, calls);
}

TEST_CASE("resolve: a comparison of a difference compares its sides, whatever rounding leaves") {
  const auto holds = [](const std::string& comparison) {
    const Model model =
        test::model_of(bid("year", "1 year",
                           "[drivers]\ntenth = 0.1\neight = 0.8\nseven = 0.7\nmillion = 1e6\n"
                           "[revenue]\nx = { amount = \"if(" +
                               comparison + ", 1, 0)\", at = \"Y1\" }\n"));
    return test::cell(model, "revenue.x", 1) == 1;
  };
  CHECK(0.8 - 0.7 - 0.1 > 0);
  CHECK_FALSE(holds("eight - seven - tenth > 0"));
  CHECK_FALSE(holds("0 < eight - seven - tenth"));
  CHECK(holds("eight - (seven + tenth) == 0"));
  CHECK(holds("tenth == eight - seven"));
  CHECK(holds("million * 1.1 - million - million / 10 <= 0"));
  CHECK_FALSE(holds("million * 1.1 - million - million / 10 != 0"));
  // A difference that is one counts, with its sign, on either side.
  CHECK(holds("eight - seven > tenth - 1e-9"));
  CHECK(holds("eight - seven - tenth > -1e-9"));
  CHECK_FALSE(holds("seven - eight > 0"));
  CHECK(holds("0 > seven - eight"));
  CHECK(holds("million - 1 < million"));
  CHECK(holds("ceil(eight - seven - tenth) == 0"));
  CHECK(holds("ceil(eight - seven - tenth + 1e-9) == 1"));
}
