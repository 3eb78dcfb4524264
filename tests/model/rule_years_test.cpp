// SPDX-License-Identifier: MIT
// Rules on one year: what each measure that has a value a year is in it, and which years are refused.
#include <doctest/doctest.h>

#include "gonogo/model/measures.hpp"
#include "gonogo/model/run.hpp"
#include "support/bid.hpp"

using namespace gonogo;
using namespace gonogo::test;
using doctest::Approx;

namespace {

/// EBIT 100, then 200 a year; interest 60, 40, 20; a debt of 600 that falls by 200 a year.
std::string plant(const std::string& step, const std::string& rules, const std::string& more = "") {
  return project("period = \"5 years\"\nstep = \"" + step +
                 "\"\n[investment]\nplant = { amount = 1_000 }\n[revenue]\n"
                 "sales = { amount = [300, 400], per = \"year\" }\n[loan.bank]\namount = 600\n"
                 "rate = { nominal = 0.1, compounded = \"year\" }\nterm = \"3 years\"\n"
                 "repayment = \"equal_principal\"\n[rates]\ndiscount = 0.08\n" +
                 more + "[rule]\n" + rules);
}

std::string rule(const std::string& measure, const std::string& year) {
  return measure + " = { measure = \"" + measure + "\", at_least = 0, year = \"" + year + "\" }\n";
}

Answer in_year(const std::string& step, const std::string& measure, const std::string& year) {
  const Model model = model_of(plant(step, rule(measure, year)));
  const auto found = run(model, Wanted{.margins = true}).margins[0];
  return {found.value[0], found.why[0]};
}

std::vector<std::string> problems(const std::string& step, const std::string& measure,
                                  const std::string& year) {
  std::vector<std::string> found = problems_of(plant(step, rule(measure, year)));
  std::erase_if(found, [](const std::string& each) { return !each.starts_with("error"); });
  return found;
}

}  // namespace

TEST_CASE("rules by year: each measure has the value of its year, in every step") {
  struct Case {
    const char *measure, *year;
    double value;
  };
  // Own money is 400: 1,000 less what is lent. What is owed stands against a plant of 800, 600, 400.
  const Case cases[] = {{"dscr", "Y1", 300.0 / 260},       {"dscr", "Y2", 400.0 / 240},
                        {"dscr", "Y3", 400.0 / 220},       {"interest_cover", "Y1", 100.0 / 60},
                        {"interest_cover", "Y2", 5},       {"interest_cover", "Y3", 10},
                        {"debt_share", "Y1", 400.0 / 800}, {"debt_share", "Y2", 200.0 / 600},
                        {"debt_share", "Y4", 0},           {"roe", "Y1", 40.0 / 400},
                        {"roe", "Y3", 180.0 / 400},        {"roe", "Y5", 200.0 / 400},
                        {"roi", "Y1", 100.0 / 1'000},      {"roi", "Y2", 200.0 / 1'000}};
  for (const std::string step : {"year", "quarter", "month"}) {
    for (const Case& each : cases) {
      CAPTURE(step);
      CAPTURE(each.measure);
      CAPTURE(each.year);
      const std::string text = plant(step, rule(each.measure, each.year));
      const Model model = model_of(text);
      const BoundRule& bound = model.rules.front();
      const WantedMeasure wanted{.measure = bound.measure, .year_ends = bound.year_ends};
      const auto found = run(model, Wanted{.measures = {wanted}}).measures[0];
      REQUIRE(found.why[0] == Why::computed);
      CHECK(found.value[0] == Approx(each.value).epsilon(1e-12));
    }
  }
}

TEST_CASE(
    "rules by year: a year without debt service or interest has no cover, so that they do not "
    "apply") {
  for (const char* measure : {"dscr", "interest_cover"})
    CHECK(in_year("year", measure, "Y4").why == Why::not_applicable);
  CHECK(in_year("year", "debt_share", "Y4").why == Why::computed);
}

TEST_CASE(
    "rules by year: the last month of a year, the end and a short last year name a year too") {
  CHECK(in_year("month", "roe", "M24").value == Approx(160.0 / 400).epsilon(1e-12));
  CHECK(in_year("month", "roe", "end").value == Approx(200.0 / 400).epsilon(1e-12));
  std::string text = plant("month", rule("roi", "Y5"));
  text.replace(text.find("5 years"), 7, "54 months");
  const Model model = model_of(text);
  CHECK(model.rules.front().year_ends == 54);
}

TEST_CASE("rules by year: what names no year of the project is refused") {
  for (const char* measure : {"dscr", "interest_cover", "debt_share", "roe", "roi"}) {
    CAPTURE(measure);
    const auto first = [&](const std::string& step, const std::string& year) {
      const auto found = problems(step, measure, year);
      REQUIRE(found.size() == 1);
      return found.front().substr(found.front().find(": ") + 2);
    };
    CHECK(first("year", "Y0") == "Y0 is no year of the project (its years are Y1, Y2 and so on)");
    CHECK(first("year", "Y9") ==
          "Y9 is after the end of the analysis period (the last step is Y5)");
    CHECK(first("month", "M5") == "M5 does not end a year of the project (write \"Y1\")");
    CHECK(first("quarter", "Q6") == "Q6 does not end a year of the project (write \"Y2\")");
  }
  CHECK(problems("year", "npv", "Y3").size() == 1);
  CHECK(problems("year", "llcr", "Y3").size() == 1);
  CHECK(problems("year", "dscr_average", "Y3").size() == 1);
}

TEST_CASE("normal year: it is a year of the project too") {
  const auto found = [](const std::string& year) {
    auto problems = problems_of(
        plant("month", rule("roi", "Y2"), "[conventions]\nnormal_year = \"" + year + "\"\n"));
    std::erase_if(problems, [](const std::string& each) { return !each.starts_with("error"); });
    return problems.size();
  };
  CHECK(found("Y3") == 0);
  CHECK(found("Y0") == 1);
  CHECK(found("M5") == 1);
}
