// SPDX-License-Identifier: MIT
#include "compile/constants.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "gonogo/model/overrides.hpp"
#include "gonogo/model/run.hpp"
#include "support/bid.hpp"

using doctest::Approx;
using namespace gonogo;

namespace {

/// Evaluates formulas over the drivers of a bid.
struct Desk {
  explicit Desk(std::string_view drivers, std::map<Address, double> moves = {})
      : bid(test::read(test::project("period = \"3 years\"\n[drivers]\n" + std::string(drivers)))),
        moved(std::move(moves)),
        constants(bid, moved, found) {}

  double value(const std::string& formula) {
    return constants.value({.value = Expression(formula), .address = "x"});
  }
  std::string fault() const { return found.empty() ? "" : english(found.front().message); }

  Proposal bid;
  std::map<Address, double> moved;
  Diagnostics found;
  Constants constants;
};

}  // namespace

TEST_CASE("Constants: formulas of drivers that do not vary have a value at once") {
  Desk desk(
      "n = 4\nlist = [1, 2, 5]\nsteps = { Y1 = 7, Y2 = 8 }\ngrowing = { value = 3, growth = 0.1 }");
  const std::pair<const char*, double> table[] = {
      {"n", 4},
      {"n * 1.5", 6},
      {"n / 8 - 1", -0.5},
      {"-n + 2 ^ n", 12},
      {"max(n, 9, 3)", 9},
      {"min(n, 9, 3)", 3},
      {"if(n >= 4, 1, 1 / 0)", 1},
      {"if(n != 4, 1 / 0, 2)", 2},
      {"abs(-n)", 4},
      {"round(n / 8)", 1},
      {"floor(2.9)", 2},
      {"ceil(2.1)", 3},
      {"exp(ln(n))", 4},
      {"sqrt(n)", 2},
      {"list[3]", 5},
      {"steps[2]", 8},
      {"growing[1]", 3},
      {"n[1]", 4},
  };
  for (const auto& [formula, value] : table) {
    const std::string shown(formula);
    CAPTURE(shown);
    CHECK(desk.value(formula) == Approx(value).epsilon(1e-15));
    CHECK(desk.fault().empty());
  }
}

TEST_CASE("Constants: what has no value is said, once, where it arises") {
  const std::pair<const char*, const char*> table[] = {
      {"1 / (n - 4)", "this has no value"},     {"ln(0)", "this has no value"},
      {"ln(n - 5)", "this has no value"},       {"sqrt(-n)", "this has no value"},
      {"(n - 8) ^ 0.5", "this has no value"},   {"exp(1000) + 1", "this has no value"},
      {"min(1, 1 / 0)", "this has no value"},   {"if(1 / 0 > 1, 2, 3)", "this has no value"},
      {"list", "driver 'list' varies in time"}, {"growing", "driver 'growing' varies in time"},
      {"list[4]", "'list' has 3 values"},       {"n[2]", "'n' has 1 value"},
      {"m", "there is no driver 'm'"},          {"change(n)", "change() varies in time"},
      {"n +", "the formula ends too early"},
  };
  for (const auto& [formula, message] : table) {
    const std::string shown(formula);
    CAPTURE(shown);
    Desk desk("n = 4\nlist = [1, 2, 5]\ngrowing = { value = 3, growth = 0.1 }");
    CHECK(std::isnan(desk.value(formula)));
    REQUIRE(desk.found.size() == 1);
    CHECK(desk.fault() == message);
  }
}

TEST_CASE("Constants: what shaped the sheet is remembered with its value") {
  Desk desk("n = 4\nunused = 5\nlist = [1, 2]");
  desk.value("if(n > 0, list[2], unused)");
  CHECK(desk.constants.used().at("drivers.n") == 4);
  CHECK(desk.constants.used().at("drivers.list[2]") == 2);
  CHECK_FALSE(desk.constants.used().contains("drivers.unused"));
}

// The sheet knows such a driver as one cell with its levers folded in: both must mean the same
// number.
TEST_CASE("Constants: a driver that a scenario has scaled counts as the sheet counts it") {
  Desk scaled("n = 10");
  scaled.bid.drivers[0].levers = {.times = 0.5, .plus = 1};
  CHECK(scaled.value("n") == 6);
  Desk moved("n = 10", {{"drivers.n", 7}});
  moved.bid.drivers[0].levers = {.times = 0.5, .plus = 1};
  CHECK(moved.value("n") == 7);

  Proposal bid =
      test::read(test::project("period = \"(n) years\"\n[drivers]\nn = 10\n[revenue]\nx = { amount "
                               "= \"n\", per = \"year\" }\n"));
  bid.drivers[0].levers = {.times = 0.5, .plus = 1};
  const auto compiled = compile(bid);
  REQUIRE(compiled.value);
  const Model& model = *compiled.value;
  CHECK(model.sheet.axis().last == 6);
  CHECK(test::cell(model, "revenue.x", 1) == 6);
  CHECK(value_at(model, "drivers.n") == 6.0);
}

TEST_CASE("Constants: durations of steps are whole, or name the finer step") {
  Desk desk("n = 1.3\nwhole = 2");
  const auto steps = [&](Duration duration, int per_year) {
    return desk.constants.whole_steps(duration, per_year, "construction");
  };
  CHECK(steps({{.value = 18.0}, Unit::month}, 12) == 18);
  CHECK(steps({{.value = 18.0}, Unit::month}, 4) == 6);
  CHECK(steps({{.value = 365.0}, Unit::day}, 1) == 1);
  CHECK(steps({{.value = Expression("whole")}, Unit::year}, 1) == 2);
  CHECK(desk.found.empty());
  steps({{.value = 18.0}, Unit::month}, 1);
  steps({{.value = 3.0}, Unit::month}, 1);
  steps({{.value = -1.0}, Unit::year}, 1);
  steps({{.value = Expression("n")}, Unit::year}, 1);
  REQUIRE(desk.found.size() == 4);
  CHECK(english(desk.found[0].message) == "construction is not a whole number of steps");
  CHECK(english(desk.found[0].hint) == "say step = \"quarter\" in [project]");
  CHECK(english(desk.found[2].message) == "construction must be between 0 and 10,000 steps");
  CHECK(english(desk.found[3].message) == "construction is not a whole number of steps");

  Desk moved("n = 2", {{"drivers.n", 1.3}});
  CHECK(moved.constants.whole_steps({{.value = Expression("n")}, Unit::year}, 1, "construction") ==
        1);  // a case is rounded
  CHECK(moved.found.empty());
}
