// SPDX-License-Identifier: MIT
/// What a break-even counts as cost, and the floor of a price that grows.
#include "gonogo/analysis/breakeven.hpp"
#include "gonogo/report/render.hpp"
#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

std::string two_years(const std::string& rest) {
  return "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n[rates]\ndiscount = "
         "0.1\n" +
         rest;
}

BreakEvenStudy study_of(const Bid& bid) {
  auto found = find_breakeven(bid);
  REQUIRE(found.value.has_value());
  return std::move(*found.value);
}

}  // namespace

// 100 / lines has no value at no line: of 1,000 + 100 / 100 nothing says what is fixed.
TEST_CASE(
    "breakeven: a cost without a value at no volume is named, and what follows is left empty") {
  const Bid bid = test::must_open(two_years(
      "[drivers]\nlines = { value = 100, role = \"volume\" }\n[revenue]\nr = { amount = "
      "\"lines * 100\", per = \"year\" }\n[cost]\nc = { amount = \"1_000 + 100 / lines\", "
      "per = \"year\" }\n"));
  const BreakEvenStudy found = study_of(bid);
  CHECK_FALSE(found.before_building.term.ratio().has_value());
  CHECK_FALSE(found.before_building.term.leverage().has_value());
  REQUIRE(found.costs.size() == 1);
  CHECK(found.costs[0].total == Approx(2 * 1'001));
  const std::string text = render_text(breakeven_report(bid, found));
  CHECK(text.find("fault") == std::string::npos);
  CHECK(text.find("by no value") == std::string::npos);
  CHECK(text.find("No value at no volume, and so not split into fixed and by volume: c.") !=
        std::string::npos);
}

// 10 p (1 / 1.1 + 1.1 / 1.21) = 100 at p = 5.5; 10 c (1 / 1.1 + 1 / 1.21) = 100 at c = 5.7619.
TEST_CASE(
    "breakeven: the floor of a price that grows is where it begins, beside the constant one") {
  const Bid bid = test::must_open(two_years(
      "[drivers]\nprice = { value = 8, role = \"price\", growth = 0.1 }\n[investment]\na "
      "= { amount = 100 }\n[revenue]\nr = { amount = \"10 * price\", per = \"year\" }\n"));
  const BreakEvenStudy found = study_of(bid);
  REQUIRE(found.floor.has_value());
  CHECK(found.floor->grows);
  CHECK(found.floor->per_unit == Approx(5.5).epsilon(1e-9));
  REQUIRE(found.floor->constant.has_value());
  CHECK(*found.floor->constant == Approx(100 / 10.0 / (1 / 1.1 + 1 / 1.21)).epsilon(1e-9));
  const std::string text = render_text(breakeven_report(bid, found));
  CHECK(text.find("5.5 to begin with, growing") != std::string::npos);
}

// Output VAT of 13 a year, of which 12 % is paid as surtax.
TEST_CASE("breakeven: the surtax on VAT is a cost of its own, and no other income") {
  const Bid bid = test::must_open(
      two_years("[vat]\nsurtax = 0.12\n[drivers]\nlines = { value = 100, role = \"volume\" }\n"
                "[revenue]\nr = { amount = \"lines\", per = \"year\", vat = 0.13 }\n[cost]\nc = { "
                "amount = 30, per = \"year\" }\n"));
  const BreakEvenStudy found = study_of(bid);
  CHECK(found.other.total == 0);
  REQUIRE(found.costs.size() == 2);
  CHECK(found.costs[1].id == "vat.surtax");
  CHECK(found.costs[1].category == "tax");
  CHECK(found.costs[1].total == Approx(2 * 0.12 * 13));
}
