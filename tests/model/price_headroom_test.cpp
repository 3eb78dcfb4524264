// SPDX-License-Identifier: MIT
// price_headroom: the price over its floor, against floors found by hand.
#include <doctest/doctest.h>

#include "gonogo/model/evaluated_model.hpp"
#include "gonogo/model/run.hpp"
#include "support/bid.hpp"

using namespace gonogo;
using namespace gonogo::test;
using doctest::Approx;

namespace {

/// 1,000 invested, 100 units a year for two years at a cost of 2 each, discounted at 10 %.
std::string bid(const std::string& price, const std::string& rest = "") {
  return project(
      "period = \"2 years\"\n[rates]\ndiscount = 0.1\n[drivers]\nprice = { value = " + price +
      ", role = \"price\" }\n[investment]\nplant = { amount = 1_000, life = \"2 years\" "
      "}\n[revenue]\nsales = { amount = \"100 * price\", per = \"year\" }\n[cost]\nmaking "
      "= { amount = 200, per = \"year\" }\n" +
      rest);
}

constexpr double annuity = 1 / 1.1 + 1 / 1.21;
constexpr double break_even = (1000 / annuity + 200) / 100;

Answer headroom(const std::string& text) {
  return EvaluatedModel(model_of(text)).measure(measures::price_headroom);
}

}  // namespace

TEST_CASE("price headroom: the price over the price at which NPV is 0, less 1") {
  CHECK(headroom(bid("10")).value == Approx(10 / break_even - 1).epsilon(1e-10));
  CHECK(headroom(bid("5")).value == Approx(5 / break_even - 1).epsilon(1e-10));
  // With tax of 25 % on what is left after 500 of depreciation: (1,000 / annuity - 125) / 0.75.
  const double taxed = ((1000 / annuity - 0.25 * 500) / 0.75 + 200) / 100;
  CHECK(headroom(bid("10", "[tax]\nrate = 0.25\n")).value == Approx(10 / taxed - 1).epsilon(1e-10));
}

TEST_CASE("price headroom: a list of prices moves as a whole") {
  const double worth = 100 * (8 / 1.1 + 9 / 1.21), paid = 1000 + 200 * annuity;
  CHECK(headroom(bid("[8, 9]")).value == Approx(worth / paid - 1).epsilon(1e-10));
}

TEST_CASE("price headroom: none without a price, nor where every price pays or none does") {
  std::string without = bid("10");
  without.erase(without.find(", role = \"price\""), 16);
  CHECK(headroom(without).why == Why::not_applicable);
  CHECK(headroom(bid("10", "[other_income]\ngrant = { amount = 5_000, at = \"Y0\" }\n")).why ==
        Why::not_applicable);
  std::string idle = bid("10");
  idle.replace(idle.find("100 * price"), 11, "0 * price");
  CHECK(headroom(idle).why == Why::none);
}

TEST_CASE("price headroom: a rule on it, in the bid and in cases that move the price") {
  const std::string rule = "[rule.spare]\nmeasure = \"price_headroom\"\nat_least = 0.1\n";
  const EvaluatedModel good(model_of(bid("10", rule))), poor(model_of(bid("8", rule)));
  CHECK(good.rules()[0].margin.value == Approx(10 / break_even - 1 - 0.1).epsilon(1e-9));
  CHECK(poor.rules()[0].margin.value == Approx(8 / break_even - 1 - 0.1).epsilon(1e-9));
  CHECK(poor.rules()[0].margin.value < 0);
  const Cases cases{.count = 3,
                    .addresses = {"drivers.price", "cost.making.times"},
                    .fill = [](std::size_t, std::span<const std::span<double>> to) {
                      to[0][0] = 10, to[0][1] = 8, to[0][2] = 10;
                      to[1][0] = 1, to[1][1] = 1, to[1][2] = 2;
                    }};
  const Outcomes out =
      run(*good, cases, Wanted{.measures = {{measures::price_headroom}}, .margins = true});
  CHECK(out.margins[0].value[0] == Approx(10 / break_even - 1.1).epsilon(1e-9));
  CHECK(out.margins[0].value[1] == Approx(8 / break_even - 1.1).epsilon(1e-9));
  CHECK(out.measures[0].value[2] == Approx(10 / (break_even + 2) - 1).epsilon(1e-10));
}

TEST_CASE("price headroom: a price at its limit passes") {
  // 100 units must pay 1,000 x 1.25 + 200: the floor is 14.50, and 18.125 is a quarter above.
  std::string year = bid("18.125", "[rule.spare]\nmeasure = \"price_headroom\"\nat_least = 0.25\n");
  year.replace(year.find("2 years"), 7, "1 year");
  year.replace(year.find("discount = 0.1"), 14, "discount = 0.25");
  CHECK(EvaluatedModel(model_of(year)).rules()[0].margin.value == 0);
}
