// SPDX-License-Identifier: MIT
// gonogo-proposal(5), "The amount of a step": each row of its table, by hand.
#include <doctest/doctest.h>

#include <cmath>

#include "gonogo/base/text.hpp"
#include "support/bid.hpp"

using namespace gonogo;

namespace {

/// One revenue "x" over a period; yearly sums, column 0 first.
std::vector<double> yearly_of(const std::string& line, const std::string& step,
                              const std::string& period, const std::string& more = "") {
  const Model model =
      test::model_of(test::project("period = \"" + period + "\"\nstep = \"" + step + "\"\n" + more +
                                   "[revenue]\nx = " + line + "\n"));
  return test::yearly(model, "revenue.x");
}

std::vector<double> columns_of(const std::string& line, const std::string& step,
                               const std::string& period, const std::string& more = "") {
  const Model model =
      test::model_of(test::project("period = \"" + period + "\"\nstep = \"" + step + "\"\n" + more +
                                   "[revenue]\nx = " + line + "\n"));
  return test::row(model, "revenue.x");
}

std::string told(const std::vector<double>& values) {
  std::vector<std::string> parts;
  for (const double value : values) parts.push_back(std::isnan(value) ? "none" : shortest(value));
  return join(parts, " ");
}

bool close(const std::vector<double>& found, const std::vector<double>& wanted) {
  if (found.size() != wanted.size()) return false;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!(std::abs(found[i] - wanted[i]) <= 1e-9 * std::max(1.0, std::abs(wanted[i]))))
      return false;
  }
  return true;
}

/// The same yearly sums in every step.
void check_every_step(const std::string& line, const std::string& period,
                      const std::vector<double>& wanted, const std::string& more = "") {
  for (const char* step : {"year", "quarter", "month"}) {
    CAPTURE(std::string(step));
    CAPTURE(line);
    const auto found = yearly_of(line, step, period, more);
    CAPTURE(told(found));
    CHECK(close(found, wanted));
  }
}

}  // namespace

TEST_CASE("values: a rate is its amount times the length of the step, in any unit") {
  check_every_step("{ amount = 120, per = \"year\" }", "3 years", {0, 120, 120, 120});
  check_every_step("{ amount = 120, per = \"quarter\" }", "2 years", {0, 480, 480});
  check_every_step("{ amount = 120, per = \"month\" }", "2 years", {0, 1440, 1440});
  check_every_step("{ amount = 2, per = \"day\" }", "2 years", {0, 730, 730});
  CHECK(columns_of("{ amount = 120, per = \"year\" }", "month", "1 years")[5] == 10);
  CHECK(columns_of("{ amount = 120, per = \"month\" }", "month", "1 years")[5] == 120);
  CHECK(columns_of("{ amount = 12, per = \"day\" }", "quarter", "1 years")[3] == 12 * 365 / 4.0);
}

TEST_CASE("values: twelve months give the year back to the last bit") {
  const Model model = test::model_of(test::project(
      "period = \"1 years\"\nstep = \"month\"\n[revenue]\nx = { amount = 120, per = \"year\" }\n"));
  CHECK(test::yearly(model, "revenue.x")[1] == 120);
}

TEST_CASE("values: the last step may be short, and flows in it count in proportion") {
  check_every_step("{ amount = 120, per = \"year\" }", "2.5 years", {0, 120, 120, 60});
  check_every_step("{ amount = 10, per = \"month\" }", "30 months", {0, 120, 120, 60});
  CHECK(close(columns_of("{ amount = 10, per = \"month\" }", "month", "1.5 months"), {0, 10, 5}));
}

TEST_CASE("values: from and to bound a rate: first step of one label, last step of the other") {
  check_every_step("{ amount = 120, per = \"year\", from = \"Y2\", to = \"Y3\" }", "4 years",
                   {0, 0, 120, 120, 0});
  CHECK(close(columns_of("{ amount = 12, per = \"year\", from = \"M2\", to = \"M3\" }", "month",
                         "4 months"),
              {0, 0, 1, 1, 0}));
  CHECK(close(columns_of("{ amount = 12, per = \"year\", from = \"Q2\", to = \"Q2\" }", "month",
                         "8 months"),
              {0, 0, 0, 0, 1, 1, 1, 0, 0}));
}

TEST_CASE("values: by default a rate runs from operation to the end") {
  check_every_step("{ amount = 120, per = \"year\" }", "4 years", {0, 0, 120, 120, 120},
                   "construction = \"1 year\"\n");
  check_every_step("{ amount = 120, per = \"year\", from = \"Y1\" }", "4 years",
                   {0, 120, 120, 120, 120}, "construction = \"1 year\"\n");
}

TEST_CASE("values: a list has one value a year, and the last one holds") {
  check_every_step("{ amount = [10, 20, 40], per = \"year\" }", "5 years", {0, 10, 20, 40, 40, 40});
  check_every_step("{ amount = [10, 20, 40], per = \"year\", from = \"Y3\" }", "5 years",
                   {0, 0, 0, 10, 20, 40});
  check_every_step("{ amount = [10, 20], per = \"year\" }", "4 years", {0, 0, 10, 20, 20},
                   "construction = \"1 year\"\n");
}

TEST_CASE("values: by and repeat: seasons") {
  const std::string by_quarter =
      "{ amount = [1, 2, 3, 4], per = \"quarter\", by = \"quarter\", repeat = true }";
  CHECK(close(columns_of(by_quarter, "quarter", "6 quarters"), {0, 1, 2, 3, 4, 1, 2}));
  CHECK(close(columns_of(by_quarter, "month", "9 months"),
              {0, 1 / 3., 1 / 3., 1 / 3., 2 / 3., 2 / 3., 2 / 3., 1, 1, 1}));
  CHECK(close(
      columns_of("{ amount = [1, 2, 3], per = \"month\", by = \"month\" }", "month", "5 months"),
      {0, 1, 2, 3, 3, 3}));
  CHECK(close(columns_of("{ amount = [1, 2, 3], per = \"quarter\", by = \"step\" }", "quarter",
                         "5 quarters"),
              {0, 1, 2, 3, 3, 3}));
  CHECK(close(yearly_of("{ amount = [1, 2], per = \"year\", repeat = true }", "month", "5 years"),
              {0, 1, 2, 1, 2, 1}));
}

TEST_CASE("values: a schedule with per holds until the next label") {
  check_every_step("{ amount = { Y1 = 40, Y4 = 55 }, per = \"year\" }", "5 years",
                   {0, 40, 40, 40, 55, 55});
  CHECK(close(columns_of("{ amount = { M1 = 40, M3 = 55 }, per = \"month\" }", "month", "4 months"),
              {0, 40, 40, 55, 55}));
}

TEST_CASE("values: the labels of a schedule may stand in any order") {
  check_every_step("{ amount = { Y4 = 55, Y1 = 40 }, per = \"year\" }", "5 years",
                   {0, 40, 40, 40, 55, 55});
  check_every_step("{ amount = { Y3 = 55, Y1 = 40 } }", "4 years", {0, 40, 0, 55, 0});
}

TEST_CASE("values: a schedule begins with its first label, also within construction") {
  check_every_step("{ amount = { Y2 = 40, Y4 = 55 }, per = \"year\" }", "5 years",
                   {0, 0, 40, 40, 55, 55});
  check_every_step("{ amount = { Y1 = 40, Y2 = 55 }, per = \"year\" }", "3 years", {0, 40, 55, 55},
                   "construction = \"1 year\"\n");
  check_every_step("{ amount = { Y1 = 40, Y2 = 55 }, per = \"year\", from = \"operation\" }",
                   "3 years", {0, 0, 55, 55}, "construction = \"1 year\"\n");
}

TEST_CASE("values: a schedule without per is money at the last step of each label") {
  check_every_step("{ amount = { Y0 = 5, Y1 = 40, Y4 = 55 } }", "5 years", {5, 40, 0, 0, 55, 0});
  CHECK(close(columns_of("{ amount = { Y1 = 40 } }", "quarter", "6 quarters"),
              {0, 0, 0, 0, 40, 0, 0}));
}

TEST_CASE("values: growth is a year's, compound, first felt in the second year of the item") {
  check_every_step("{ amount = 100, per = \"year\", growth = 0.1 }", "3 years", {0, 100, 110, 121});
  check_every_step("{ amount = 100, per = \"year\", growth = 0.1, from = \"Y2\" }", "4 years",
                   {0, 0, 100, 110, 121});
  check_every_step("{ amount = 100, per = \"year\", growth = 0.1 }", "4 years",
                   {0, 0, 100, 110, 121}, "construction = \"1 year\"\n");
  check_every_step("{ amount = 100, per = \"year\", growth = -1 }", "3 years", {0, 100, 0, 0});
}

TEST_CASE("values: growth takes over after the last listed value") {
  check_every_step("{ amount = [100, 200], per = \"year\", growth = -0.1 }", "4 years",
                   {0, 100, 200, 180, 162});
  check_every_step("{ amount = { Y1 = 100, Y3 = 200 }, per = \"year\", growth = 0.1 }", "5 years",
                   {0, 100, 100, 200, 220, 242});
}

TEST_CASE("values: growth every step climbs smoothly") {
  const auto found =
      columns_of("{ amount = 100, per = \"month\", growth = { rate = 0.12, every = \"step\" } }",
                 "month", "14 months");
  for (int m = 1; m <= 14; ++m)
    CHECK(found[static_cast<std::size_t>(m)] ==
          doctest::Approx(100 * std::pow(1.12, (m - 1) / 12.0)));
  const auto quarters = columns_of(
      "{ amount = 100, per = \"quarter\", growth = { rate = 0.12, every = \"step\" }, from = "
      "\"Q2\" }",
      "quarter", "3 quarters");
  CHECK(quarters[3] == doctest::Approx(100 * std::pow(1.12, 0.25)));
}

TEST_CASE("values: growth does not run while a repeated list runs, and a warning says so") {
  check_every_step("{ amount = [100, 200], per = \"year\", repeat = true, growth = 0.1 }",
                   "4 years", {0, 100, 200, 100, 200});
  check_every_step("{ amount = [100, 200], per = \"year\", repeat = true, increase = 5 }",
                   "4 years", {0, 100, 200, 100, 200});
  const auto problems = test::problems_of(
      "cost.x = { amount = [1, 2], per = \"year\", repeat = true, growth = 0.1 }\n" +
      test::project("period = \"4 years\"\n"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0] ==
        "warning[time-keys] 1:21: growth begins after the last value, and a list that repeats has "
        "none (put the growth on a driver, and multiply by it)");
}

TEST_CASE("values: increase adds each year from the second on") {
  check_every_step("{ amount = 100, per = \"year\", increase = 5 }", "3 years", {0, 100, 105, 110});
  check_every_step("{ amount = [100, 50], per = \"year\", increase = 5 }", "4 years",
                   {0, 100, 50, 55, 60});
  check_every_step("{ amount = 100, per = \"year\", increase = 10, growth = 0.1 }", "3 years",
                   {0, 100, 121, 145.2});
}

TEST_CASE("values: a ramp by list is a share of the value by year of the item") {
  check_every_step("{ amount = 100, per = \"year\", ramp = [0.5, 0.9, 1] }", "4 years",
                   {0, 50, 90, 100, 100});
  check_every_step("{ amount = 100, per = \"year\", ramp = [0.5, 1], from = \"Y2\", growth = 0.1 }",
                   "4 years", {0, 0, 50, 110, 121});
}

TEST_CASE("values: a ramp by duration reaches its share at the end of the step") {
  CHECK(close(
      columns_of("{ amount = 100, per = \"month\", ramp = \"4 months\" }", "month", "6 months"),
      {0, 25, 50, 75, 100, 100, 100}));
  CHECK(close(columns_of("{ amount = 100, per = \"month\", ramp = \"4 months\", from = \"M3\" }",
                         "month", "6 months"),
              {0, 0, 0, 25, 50, 75, 100}));
  CHECK(close(columns_of("{ amount = 100, per = \"year\", ramp = \"4 years\" }", "year", "5 years"),
              {0, 25, 50, 75, 100, 100}));
  CHECK(close(columns_of("{ amount = 100, per = \"year\", ramp = \"(n * 2) years\" }", "year",
                         "3 years", "[drivers]\nn = 2\n"),
              {0, 25, 50, 75}));
}

TEST_CASE(
    "values: a single sum moves in the last step of its label, evenly in a range, or by shares") {
  check_every_step("{ amount = 120, at = \"Y2\" }", "3 years", {0, 0, 120, 0});
  CHECK(close(columns_of("{ amount = 120, at = \"Y1\" }", "quarter", "5 quarters"),
              {0, 0, 0, 0, 120, 0}));
  CHECK(close(columns_of("{ amount = 120, at = \"operation\" }", "quarter", "3 quarters",
                         "construction = \"1 quarter\"\n"),
              {0, 0, 120, 0}));
  CHECK(
      close(columns_of("{ amount = 120, at = \"end\" }", "quarter", "3 quarters"), {0, 0, 0, 120}));
  CHECK(close(columns_of("{ amount = 120, at = \"M2..M4\" }", "month", "5 months"),
              {0, 0, 40, 40, 40, 0}));
  check_every_step("{ amount = 120, at = \"Y2..Y4\" }", "5 years", {0, 0, 40, 40, 40, 0});
  check_every_step("{ amount = 120, at = { Y0 = 0.25, Y2 = 0.75 } }", "3 years", {30, 0, 90, 0});
  check_every_step("{ amount = 120, at = \"Y0\" }", "3 years", {120, 0, 0, 0});
}

TEST_CASE("values: a range over a short last step is even in time") {
  check_every_step("{ amount = 120, at = \"Y1..Y2\" }", "1.5 years", {0, 80, 40});
}

TEST_CASE("values: expressions of drivers and time") {
  const std::string drivers = "[drivers]\nbeds = 10\ntariff = { value = 2, growth = 0.5 }\n";
  check_every_step("{ amount = \"beds * tariff\", per = \"year\" }", "3 years", {0, 20, 30, 45},
                   drivers);
  check_every_step("{ amount = \"if(year == 2, beds, 1)\", per = \"year\" }", "3 years",
                   {0, 1, 10, 1}, drivers);
  check_every_step("{ amount = \"operation_year\", per = \"year\" }", "3 years", {0, 0, 1, 2},
                   "construction = \"1 year\"\n");
  check_every_step("{ amount = \"beds ^ 2 - tariff[1] / 4\", per = \"year\" }", "2 years",
                   {0, 99.5, 99.5}, drivers);
  CHECK(close(columns_of("{ amount = \"month\", per = \"month\" }", "month", "3 months"),
              {0, 1, 2, 3}));
  CHECK(close(columns_of("{ amount = \"quarter\", per = \"month\" }", "month", "4 months"),
              {0, 1, 1, 1, 2}));
  check_every_step("{ amount = [\"beds\", \"beds * 2\"], per = \"year\" }", "3 years",
                   {0, 10, 20, 20}, drivers);
}

TEST_CASE("values: what climbs every step is the step's own, whatever the unit") {
  // 18 months in quarterly steps are six of them.
  CHECK(close(columns_of("{ amount = 60, per = \"quarter\", ramp = \"18 months\" }", "quarter",
                         "7 quarters"),
              {0, 10, 20, 30, 40, 50, 60, 60}));
}
