// SPDX-License-Identifier: MIT
// What compile refuses, with its exact words.
#include <doctest/doctest.h>

#include "support/bid.hpp"

using namespace gonogo;

namespace {

/// Problems of a bid of three years; line 1 is the first line of `rest`.
std::vector<std::string> problems(const std::string& rest,
                                  const std::string& project = "period = \"3 years\"") {
  return test::problems_of(rest + "\n[project]\ntitle = \"A bid\"\ncurrency = \"CNY\"\n" + project +
                           "\n");
}

void check_refused(const std::string& rest, const std::string& problem,
                   const std::string& project = "period = \"3 years\"") {
  CAPTURE(rest);
  const auto found = problems(rest, project);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == problem);
}

std::string cost(const std::string& formula) {
  return "cost.x = { amount = \"" + formula + "\", per = \"year\" }";
}

}  // namespace

TEST_CASE("compile: names that nothing has") {
  check_refused(cost("beds * 2"),
                "error[unknown-name] 1:22: there is no driver, quantity or line 'beds' (drivers "
                "and quantities have bare names, lines are section.id; ids have no minus sign)");
  check_refused(cost("1 + bed") + "\ndrivers.beds = 3",
                "error[unknown-name] 1:26: there is no driver, quantity or line 'bed' (did you "
                "mean 'beds'?)");
  check_refused(cost("0.35 * calls") + "\nrevenue.calls = { amount = 1, per = \"year\" }",
                "error[unknown-name] 1:29: there is no driver or quantity 'calls' (the line is "
                "'revenue.calls')");
  check_refused(cost("revenue.cals") + "\nrevenue.calls = { amount = 1, per = \"year\" }",
                "error[unknown-name] 1:22: there is no driver, quantity or line 'revenue.cals' "
                "(did you mean 'revenue.calls'?)");
  check_refused(cost("drivers.beds") + "\ndrivers.beds = 3",
                "error[unknown-name] 1:22: there is no line 'drivers.beds' (drivers and quantities "
                "have bare names: 'beds')");
  check_refused(cost("benefit"),
                "error[unknown-name] 1:22: there is no driver, quantity or line 'benefit' (drivers "
                "and quantities have bare names, lines are section.id; ids have no minus sign)");
}

TEST_CASE("compile: indices outside a list") {
  check_refused(cost("x[3]") + "\ndrivers.x = [1, 2]",
                "error[index] 1:22: 'x' has 2 values (use an index from 1 to 2)");
  check_refused(cost("x[2]") + "\ndrivers.x = 1",
                "error[index] 1:22: 'x' has 1 value (use an index from 1 to 1)");
  check_refused(cost("q[1]") + "\nquantities.q = 1",
                "error[index] 1:22: 'q' is a quantity: only a driver lists its values (name the "
                "driver it is made of)");
}

TEST_CASE("compile: a cycle is shown once, with its path") {
  check_refused(
      "quantities.a = \"b + 1\"\nquantities.b = \"c\"\nquantities.c = \"2 * a\"",
      "error[cycle] 1:12: 'quantities.a' depends on itself: quantities.a -> quantities.b -> "
      "quantities.c -> quantities.a (a formula may not name what is computed from it)");
  check_refused("cost.x = { amount = \"0.1 * cost\", per = \"year\" }",
                "error[cycle] 1:6: 'cost.x' depends on itself: cost.x -> cost -> cost.x (a formula "
                "may not name what is computed from it)");
  check_refused("quantities.a = \"a\"",
                "error[cycle] 1:12: 'quantities.a' depends on itself: quantities.a -> quantities.a "
                "(a formula may not name what is computed from it)");
}

TEST_CASE("compile: what a ramp names is built first, what must be constant is not") {
  check_refused("quantities.a = { formula = 1, ramp = [\"a\"] }",
                "error[cycle] 1:12: 'quantities.a' depends on itself: quantities.a -> quantities.a "
                "(a formula may not name what is computed from it)");
  check_refused(
      "cost.x = { amount = 1, per = \"year\", growth = \"q\" }\n"
      "quantities.q = { formula = \"cost.x\", per = \"year\" }",
      "error[constant] 1:48: 'q' varies in time (only drivers that do not vary in "
      "time are allowed here; a list has values such as q[1])");
  check_refused(
      "drivers.x = { value = 1, ramp = [\"revenue\"] }\n"
      "revenue.calls = { amount = 1, per = \"year\" }",
      "error[driver-flow] 1:9: a driver cannot depend on a line (make it a quantity with "
      "'per')");
}

TEST_CASE("compile: levels and flows in the wrong place") {
  check_refused("quantities.q = \"2 * revenue\"",
                "error[quantity-per] 1:16: quantity 'q' uses a flow and does not say per what (add "
                "per = \"year\")");
  check_refused(cost("cumulative(x)") + "\ndrivers.x = [1, 2]",
                "error[not-a-flow] 1:22: cumulative() sums up a flow, and this is a level (name a "
                "line, such as revenue)");
  check_refused(cost("change(revenue)"),
                "error[not-a-stock] 1:22: change() is for a level, and this is a flow (name a "
                "driver or a quantity)");
  check_refused("cost.x = { amount = 1, per = \"year\", growth = \"year\" }",
                "error[constant] 1:48: 'year' varies in time (only drivers that do not vary are "
                "allowed here)");
  check_refused("cost.x = { amount = 1, per = \"year\", growth = \"2 * g\" }\ndrivers.g = [1, 2]",
                "error[constant] 1:52: 'g' varies in time (only drivers that do not vary in time "
                "are allowed here; a list has values such as g[1])");
  check_refused("cost.x = { amount = 1, per = \"year\", growth = \"change(2)\" }",
                "error[constant] 1:48: change() varies in time (only drivers that do not vary are "
                "allowed here)");
}

TEST_CASE("compile: words of time that the steps are too coarse for, and years of the calendar") {
  check_refused(cost("month"),
                "error[whole-steps] 1:22: 'month' needs steps no longer than a month (say step = "
                "\"month\" in [project])");
  check_refused(cost("quarter"),
                "error[whole-steps] 1:22: 'quarter' needs steps no longer than a quarter (say step "
                "= \"quarter\" in "
                "[project])");
  check_refused(cost("if(year == 2027, 1, 2)"),
                "error[calendar-year] 1:25: 'year' counts from 1 in the first project year (write "
                "year == 2, or give labels)");
  check_refused(cost("if(2027 < year, 1, 2)"),
                "error[calendar-year] 1:25: 'year' counts from 1 in the first project year (write "
                "year == 2, or give labels)");
  check_refused("cost.x = { amount = [1, 2], per = \"month\", by = \"month\" }",
                "error[whole-steps] 1:21: values by month need steps no longer than that (say step "
                "= \"month\" "
                "in [project])");
}

TEST_CASE("compile: the period and what it holds") {
  check_refused("",
                "error[period] 5:10: the period must be above 0 and at most 1,200 steps (use a "
                "longer step, or a shorter period)",
                "period = \"101 years\"\nstep = \"month\"");
  check_refused("",
                "error[period] 5:10: construction takes the whole period: nothing is left to "
                "operate (the period includes construction: make it longer)",
                "period = \"2 years\"\nconstruction = \"2 years\"");
  check_refused("",
                "error[whole-steps] 6:16: construction is not a whole number of steps (say step = "
                "\"month\" in [project])",
                "period = \"2 years\"\nconstruction = \"2 months\"");
  check_refused(
      "drivers.n = 0",
      "error[constant] 5:12: this has no value (check divisions, powers, roots and logarithms)",
      "period = \"(3 / n) years\"");
  check_refused(
      "cost.x = { amount = 1, at = \"Y4\" }",
      "error[label] 1:30: Y4 is after the end of the analysis period (the last step is Y3)");
  check_refused(
      "cost.x = { amount = 1, per = \"year\", from = \"Q2\" }",
      "error[label] 1:46: Q2 does not begin with a year (say step = \"quarter\" in [project])");
  check_refused("cost.x = { amount = 1, per = \"year\", from = \"Y3\", to = \"Y2\" }",
                "error[label] 1:57: 'to' is before 'from' (exchange them, or leave one out)");
  check_refused(
      "cost.x = { amount = 1, per = \"year\", from = \"Y0\" }",
      "error[time-keys] 1:46: a rate begins with a step, and Y0 is a moment (begin with Y1)");
  check_refused("cost.x = { amount = 1, at = \"Y3\", payable = \"2000 years\" }",
                "error[tail] 1:45: this is paid more than 1,200 steps after the period (bring it "
                "forward, or take a longer step)");
}

TEST_CASE("compile: schedules") {
  check_refused("cost.x = { amount = { Y2 = 1, M23 = 2 } }",
                "error[label-twice] 1:31: M23 falls into the same step as Y2 (add them up)");
  check_refused("cost.x = { amount = { Y2 = 1, Q5 = 2 }, per = \"year\" }",
                "error[label-twice] 1:31: Q5 falls into the same step as Y2 (keep one of them, or "
                "take finer steps)");
  check_refused(
      "cost.x = { amount = { Y2 = 1 }, per = \"year\", from = \"Y1\" }",
      "error[label] 1:55: there is no value before Y2 (give one for Y1, or leave 'from' out)");
  check_refused(
      "cost.x = { amount = { Y0 = 1 }, per = \"year\" }",
      "error[time-keys] 1:23: a rate begins with a step, and Y0 is a moment (begin with Y1)");
}

TEST_CASE("compile: time keys where they have no meaning") {
  check_refused("drivers.x = { value = [1, 2], to = \"Y2\" }",
                "error[time-keys] 1:37: 'to' bounds a rate, and this is a level (leave it out, or "
                "say if(year <= 3, ...))");
  check_refused("cost.x = { amount = [1, 2, 3, 4, 5], per = \"year\" }",
                "warning[list-too-long] 1:21: values 4..5 of the list are never used (the item "
                "lasts 3 of its blocks of time)");
  check_refused("cost.x = { amount = 1, per = \"year\", ramp = \"3 months\" }",
                "warning[short-ramp] 1:45: this ramp is over within the first step (say step = "
                "\"month\" in [project], or leave 'ramp' out)");
}

TEST_CASE("compile: dated flows are sums at dates") {
  const std::string dated = "step = \"dated\"";
  check_refused("cost.x = { amount = 1, at = 2027-03-15 }\ncost.y = { amount = 1, per = \"year\" }",
                "error[dated] 2:6: dated flows are single sums: 'per' has no step to count in "
                "(give dates, or another step in [project])",
                dated);
  check_refused("cost.x = { amount = 1, at = 2027-03-15 }\ncost.y = { amount = 1, at = \"Y1\" }",
                "error[label] 2:30: dated flows have no steps: Y1 is no date (write a date, such "
                "as 2027-03-15)",
                dated);
  check_refused("cost.x = { amount = \"year\", at = 2027-03-15 }",
                "error[dated] 1:22: dated flows know no year (give dates as labels)", dated);
  check_refused(
      "cost.x = { amount = 1, at = \"Y0\" }",
      "error[dated] 2:2: step = \"dated\" needs dates, and there are none (write at = 2027-03-15)",
      dated);
  check_refused(
      "cost.x = { amount = 1, at = 2027-03-15, payable = \"90 days\" }",
      "error[dated] 1:51: dated flows know no delay (give dates, or another step in [project])",
      dated);
}

TEST_CASE("compile: every problem of a file is told, in its order, each once") {
  const auto found = problems(
      "cost.x = { amount = \"a + b + a\", per = \"year\", from = \"Y9\" }\ncost.y = { amount = "
      "\"a\", at = \"Y7\" }");
  REQUIRE(found.size() == 6);
  CHECK(found[0].starts_with("error[unknown-name] 1:22: there is no driver, quantity or line 'a'"));
  CHECK(found[1].starts_with("error[unknown-name] 1:26: there is no driver, quantity or line 'b'"));
  CHECK(found[2].starts_with("error[unknown-name] 1:30: there is no driver, quantity or line 'a'"));
  CHECK(found[3].starts_with("error[label] 1:56: Y9 is after the end"));
  CHECK(found[4].starts_with("error[unknown-name] 2:22: there is no driver, quantity or line 'a'"));
  CHECK(found[5].starts_with("error[label] 2:32: Y7 is after the end"));
}
