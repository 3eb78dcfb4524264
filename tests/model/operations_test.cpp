// SPDX-License-Identifier: MIT
// Lines, quantities and their levers: what is new, what names what, and where a rate ends.
#include <doctest/doctest.h>

#include "support/bid.hpp"

using namespace gonogo::test;

TEST_CASE("lines: what is not new in other income is taken from the flow") {
  const auto model = model_of(project(
      "period = \"1 year\"\n[other_income]\no = { amount = 100, per = \"year\", new = 0.5 }\n"));
  CHECK(cell(model, "displaced_other_income", 1) == 50);
  CHECK(cell(model, "new_other_income", 1) == 50);
  CHECK(cell(model, "cash_flow", 1) == 50);
}

TEST_CASE("lines: what is not new in a benefit is shown, and stays outside the flow") {
  const auto model =
      model_of(project("period = \"1 year\"\n[revenue]\nr = { amount = 10, per = \"year\" }\n"
                       "[benefit]\nb = { amount = 100, per = \"year\", new = 0.25 }\n"));
  CHECK(cell(model, "new_benefit", 1) == 25);
  CHECK(cell(model, "cash_flow", 1) == 10);
}

TEST_CASE("lines: 'to' inside a step is an error that names the finer step") {
  const auto problems = [](const std::string& to, const std::string& keys) {
    return problems_of("revenue.r = { amount = 1, per = \"year\", to = \"" + to + "\" }\n" +
                       project(keys));
  };
  const auto found = problems("M13", "period = \"3 years\"\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0] ==
        "error[label] 1:47: M13 does not end with a year (say step = \"month\" in [project])");
  CHECK(problems("Q6", "period = \"3 years\"\n").size() == 1);
  CHECK(problems("M14", "period = \"3 years\"\nstep = \"quarter\"\n").size() == 1);
  CHECK(problems("M24", "period = \"3 years\"\n").empty());
  CHECK(problems("M30", "period = \"2.5 years\"\n").empty());
}

TEST_CASE("levers: times and plus change the value of a driver, and growth follows from it") {
  for (const std::string step : {"year", "quarter", "month"}) {
    CAPTURE(step);
    const auto model = model_of(project(
        "period = \"3 years\"\nstep = \"" + step +
        "\"\n[drivers]\na = { value = 100, growth = 0.1 }\nb = { value = 100, increase = 5 }\n"
        "c = { value = [100, 200], growth = 0.5, ramp = [0.5, 1] }\n"
        "[quantities]\nd = { formula = \"a[1]\", growth = 0.1 }\n"
        "[revenue]\nr = { amount = \"a + b + c + d\", per = \"year\" }\n"));
    const auto at_ends = [&](const std::string& id, const std::string& moved, double value) {
      const auto values = row(model, id, {{moved, value}});
      const std::size_t year = (values.size() - 1) / 3;
      return std::vector{values[year], values[2 * year], values[3 * year]};
    };
    const auto check = [&](const std::vector<double>& found, const std::vector<double>& wanted) {
      for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(found[i] == doctest::Approx(wanted[i]));
    };
    check(at_ends("drivers.a", "drivers.a.plus", 10), {110, 121, 133.1});
    check(at_ends("drivers.a", "drivers.a.times", 2), {200, 220, 242});
    check(at_ends("drivers.b", "drivers.b.times", 2), {200, 205, 210});
    check(at_ends("drivers.b", "drivers.b.plus", 50), {150, 155, 160});
    check(at_ends("drivers.c", "drivers.c.plus", 100), {100, 300, 450});
    check(at_ends("quantities.d", "quantities.d.plus", 10), {110, 121, 133.1});
  }
}

TEST_CASE("sections: what names another item of its section sees it before the section's factor") {
  const std::string bid = project(
      "period = \"1 year\"\n[revenue]\na = { amount = 100, per = \"year\" }\n"
      "b = { amount = \"0.5 * revenue.a\", per = \"year\" }\n"
      "[other_income]\na = { amount = 100, per = \"year\" }\n"
      "b = { amount = \"0.5 * other_income.a\", per = \"year\" }\n"
      "[cost]\na = { amount = 100, per = \"year\" }\n"
      "b = { amount = \"0.5 * cost.a\", per = \"year\" }\n"
      "c = { amount = \"0.1 * investment.a\", per = \"year\" }\n"
      "[investment]\na = { amount = 100 }\nb = { amount = \"0.5 * investment.a\" }\n");
  const auto uplifted =
      model_of(bid, "[policy]\nname = \"p\"\n[uplift]\ncost = 0.2\ninvestment = 0.2\n");
  CHECK(cell(uplifted, "cost.a", 1) == doctest::Approx(120));
  CHECK(cell(uplifted, "cost.b", 1) == doctest::Approx(60));
  CHECK(cell(uplifted, "cost.c", 1) == doctest::Approx(14.4));
  CHECK(cell(uplifted, "investment.b", 0) == doctest::Approx(60));
  const auto plain = model_of(bid);
  for (const std::string section : {"revenue", "other_income", "cost", "investment"}) {
    CAPTURE(section);
    const std::vector<double> moved = row(plain, section + ".b", {{section + ".times", 1.2}});
    CHECK(moved[section == "investment" ? 0 : 1] == doctest::Approx(60));
  }
}

TEST_CASE("quantities: one by 'per' that begins later than its use draws a note") {
  const auto notes = [](const std::string& from) {
    return problems_of("cost.c = { amount = \"calls\", per = \"year\", from = \"" + from +
                       "\" }\n" +
                       project("period = \"4 years\"\nconstruction = \"1 year\"\n[quantities]\n"
                               "calls = { formula = 100, per = \"year\" }\n"));
  };
  const auto found = notes("Y1");
  REQUIRE(found.size() == 1);
  CHECK(found[0] ==
        "note[zero-before] 1:22: 'calls' begins in Y2 and is 0 before, where this counts already "
        "(give it an earlier 'from', or say from = \"Y2\" here)");
  CHECK(notes("operation").empty());
}

TEST_CASE("assets: what is replaced has a life, where tax depends on it") {
  const auto problems = [](const std::string& keys, const std::string& tax = "") {
    return problems_of("investment.a = { amount = 100, replace = \"2 years\"" + keys + " }\n" +
                       project("period = \"4 years\"\n" + tax));
  };
  CHECK(problems("").empty());
  const auto taxed = problems("", "[tax]\nrate = 0.25\n");
  REQUIRE(taxed.size() == 1);
  CHECK(taxed[0].starts_with("error[asset]"));
  const std::string tax = "[tax]\nrate = 0.25\n";
  CHECK(problems(", life = \"2 years\"", tax).empty());
  CHECK(problems(", depreciation = \"none\"", tax).empty());
}
