// SPDX-License-Identifier: MIT
// What is new in other income and benefit, and the end of a rate.
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
        "error[label] 1:46: M13 does not end with a year (say step = \"month\" in [project])");
  CHECK(problems("Q6", "period = \"3 years\"\n").size() == 1);
  CHECK(problems("M14", "period = \"3 years\"\nstep = \"quarter\"\n").size() == 1);
  CHECK(problems("M24", "period = \"3 years\"\n").empty());
  CHECK(problems("M30", "period = \"2.5 years\"\n").empty());
}
