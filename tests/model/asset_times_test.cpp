// SPDX-License-Identifier: MIT
// When what is bought is written off: staged purchases, purchases by `per`, lists of shares and amounts.
#include <doctest/doctest.h>

#include "support/bid.hpp"

using namespace gonogo;
using namespace gonogo::test;

namespace {

void check_near(const std::vector<double>& found, const std::vector<double>& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(found[i] == doctest::Approx(wanted[i]));
}

std::string steps(const std::string& step, const std::string& rest) {
  return project("step = \"" + step + "\"\n" + rest);
}

const std::string staged =
    "period = \"10 years\"\n[investment]\n"
    "cells = { amount = { Y0 = 1_000, Y5 = 500, Y8 = 250 }, life = \"5 years\" }\n"
    "[revenue]\nsaving = { amount = 400, per = \"year\" }\n[tax]\nrate = 0.25\n";

const std::string racks =
    "period = \"5 years\"\n[drivers]\nsites = [100, 150, 130, 160, 160]\n"
    "[quantities]\nracks = \"ceil(sites / 48)\"\n[investment]\n"
    "rack = { amount = \"max(0, change(racks)) * 500\", per = \"year\"";

}  // namespace

TEST_CASE("assets: each sum of a schedule is written off over its own life from its own time") {
  for (const char* step : {"year", "quarter", "month"}) {
    CAPTURE(step);
    const Model model = model_of(steps(step, staged));
    check_near(yearly(model, "depreciation.cells"),
               {0, 200, 200, 200, 200, 200, 100, 100, 100, 150, 150});
  }
  double npv = 0, factor = 1;
  for (const double flow : row(model_of(steps("year", staged)), "cash_flow")) {
    npv += flow * factor;
    factor /= 1.08;
  }
  CHECK(npv == doctest::Approx(834.65).epsilon(1e-5));
}

TEST_CASE("assets: sums of a schedule before operation are one asset from operation") {
  const std::string built =
      "period = \"8 years\"\nconstruction = \"2 years\"\n[investment]\n"
      "site = { amount = { Y0 = 100, Y1 = 300, Y2 = 200, Y4 = 60 }, life = \"3 years\" }\n";
  for (const char* step : {"year", "month"}) {
    CAPTURE(step);
    check_near(yearly(model_of(steps(step, built)), "depreciation.site"),
               {0, 0, 0, 200, 200, 220, 20, 20, 0});
  }
}

TEST_CASE("assets: a schedule without a life writes each sum off evenly to the end") {
  const std::string open =
      "period = \"6 years\"\n[investment]\nsite = { amount = { Y0 = 600, Y3 = 300 } }\n";
  for (const char* step : {"year", "quarter"}) {
    CAPTURE(step);
    check_near(yearly(model_of(steps(step, open)), "depreciation.site"),
               {0, 100, 100, 100, 200, 200, 200});
  }
}

TEST_CASE("assets: shares and ranges of moments pay for one asset, in service after the last") {
  const std::string one = "period = \"6 years\"\n[investment]\nsite = { amount = 900, at = ";
  check_near(yearly(model_of(project(one + "{ Y0 = 0.5, Y3 = 0.5 }, life = \"3 years\" }\n")),
                    "depreciation.site"),
             {0, 0, 0, 0, 300, 300, 300});
  check_near(
      yearly(model_of(project(one + "\"Y1..Y3\", life = \"3 years\" }\n")), "depreciation.site"),
      {0, 0, 0, 0, 300, 300, 300});
}

TEST_CASE("assets: purchases by per are written off from the next project year, in every step") {
  const std::string by_life = racks + ", life = \"5 years\" }\n";
  const std::string doubled =
      racks + ", life = \"3 years\", depreciation = \"double_declining\" }\n";
  const auto to_the_end = yearly(model_of(steps("year", racks + " }\n")), "depreciation.rack");
  for (const char* step : {"year", "quarter", "month"}) {
    CAPTURE(step);
    check_near(yearly(model_of(steps(step, by_life)), "depreciation.rack"),
               {0, 0, 300, 400, 400, 500});
    check_near(yearly(model_of(steps(step, racks + " }\n")), "depreciation.rack"), to_the_end);
    check_near(yearly(model_of(steps(step, doubled)), "depreciation.rack"),
               yearly(model_of(steps("year", doubled)), "depreciation.rack"));
  }
}

TEST_CASE("assets: purchases by per while building count from operation, in every step") {
  const std::string built =
      "period = \"6 years\"\nconstruction = \"2 years\"\n[investment]\n"
      "cable = { amount = 120, per = \"year\", from = \"Y1\", to = \"Y4\", life = \"2 years\" }\n";
  for (const char* step : {"year", "quarter", "month"}) {
    CAPTURE(step);
    check_near(yearly(model_of(steps(step, built)), "depreciation.cable"),
               {0, 0, 0, 120, 180, 120, 60});
  }
}

TEST_CASE("assets: amounts write off at most the book value of the year, evenly") {
  const std::string start =
      "step = \"quarter\"\nperiod = \"2 years\"\n[investment]\n"
      "a = { amount = 100, depreciation = { amounts = [60]";
  check_near(row(model_of(project(start + " } }\n")), "depreciation.a"),
             {0, 15, 15, 15, 15, 10, 10, 10, 10});
  check_near(row(model_of(project(start + ", disposal_year = \"half\" } }\n")), "depreciation.a"),
             {0, 15, 15, 15, 15, 5, 5, 5, 5});
}

TEST_CASE("assets: shares of depreciation reach 1, or the bid states the rest") {
  const auto with = [](const std::string& shares, const std::string& keys) {
    return problems_of("investment.a = { amount = 100, depreciation = { shares = " + shares + " }" +
                       keys + " }\n" + project("period = \"4 years\"\n"));
  };
  const auto problems = with("[0.5, 0.3]", "");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0] ==
        "error[share-sum] 1:47: the shares of depreciation sum to 0.8, less than 1 (write all "
        "years, or state the rest that stays: residual = 0.2)");
  CHECK(with("[0.5, 0.3]", ", residual = 0.2").empty());
  CHECK(with("[0.5, 0.3]", ", residual = 0.1").size() == 1);
  CHECK(with("[0.5, 0.3]", ", residual_amount = 20").empty());
  CHECK(with("[0.2, 0.32, 0.192, 0.1152]", "").empty());
  CHECK(with("[0.6, 0.4]", "").empty());
}

TEST_CASE("assets: what a schedule of several assets cannot have") {
  const auto with = [](const std::string& keys) {
    return problems_of("investment.a = { amount = { Y0 = 100, Y2 = 50 }, " + keys + " }\n" +
                       project("period = \"4 years\"\n"));
  };
  CHECK(with("residual_amount = 5").size() == 1);
  CHECK(with("depreciation = { amounts = [20] }").size() == 1);
  CHECK(with("depreciation = \"sum_of_years\"").size() == 1);
  CHECK(with("depreciation = \"sum_of_years\", life = \"2 years\"").empty());
}
