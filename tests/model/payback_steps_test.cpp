// SPDX-License-Identifier: MIT
// Issue: payback must not depend on the length of the steps.
#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "gonogo/model/run.hpp"
#include "support/bid.hpp"

using doctest::Approx;
using namespace gonogo;

namespace {

struct Paybacks {
  Answer plain, discounted;
};

Paybacks paybacks(const std::string& bid) {
  const Outcomes found =
      run(test::model_of(test::project(bid)),
          {.measures = {{measures::static_payback}, {measures::discounted_payback}}});
  const auto first = [](const Answers& each) { return Answer{each.value[0], each.why[0]}; };
  return {first(found.measures[0]), first(found.measures[1])};
}

std::string with_step(const std::string& step, const std::string& rest) {
  return "step = \"" + step + "\"\n" + rest;
}

/// Rates by the year, one value each year, and sums at the ends of years, of either sign.
std::string random_bid(std::mt19937_64& random) {
  std::uniform_int_distribution<int> amount(0, 100), year(1, 6), early(1, 5);
  const auto number = [&] { return std::to_string(amount(random)); };
  const auto each_year = [&] {
    std::string list = "[" + number();
    for (int y = 2; y <= 6; ++y) list += ", " + number();
    return list + "]";
  };
  const auto label = [&] { return "\"Y" + std::to_string(year(random)) + "\""; };
  return "period = \"6 years\"\n[investment]\nkit = { amount = " + number() +
         " }\nmore = { amount = " + number() + ", at = \"Y" + std::to_string(early(random)) + "\"" +
         " }\n[revenue]\nrent = { amount = " + each_year() +
         ", per = \"year\" }\nfee = { amount = " + number() + ", at = " + label() +
         " }\nshare = { amount = " + number() +
         ", at = \"Y3\", new = 0.5 }\n[cost]\nrun = { amount = " + each_year() +
         ", per = \"year\" }\nend = { amount = " + number() + ", at = " + label() +
         " }\n[rates]\ndiscount = 0\n";
}

const std::string one_payment = R"(period = "3 years"
[investment]
works = { amount = 100 }
[revenue]
acceptance = { amount = 150, at = "Y3" }
[rates]
discount = 0.05
)";

}  // namespace

// Law: where rates by the year have one value each project year, all sums fall at the ends of
// project years, and there is neither tax nor working capital, the cumulative cash flow at each
// moment is the same in steps of any length, and so is the payback. Discounting dates a step's money
// at its end, so only the rate 0 keeps the law for the discounted payback.
TEST_CASE("payback: does not turn with the length of the steps") {
  std::mt19937_64 random(3);
  int reached = 0;
  for (int n = 0; n < 120; ++n) {
    const std::string rest = random_bid(random);
    CAPTURE(rest);
    const Paybacks yearly = paybacks(with_step("year", rest));
    CHECK(yearly.plain.why == yearly.discounted.why);
    for (const std::string step : {"quarter", "month"}) {
      const Paybacks finer = paybacks(with_step(step, rest));
      REQUIRE(finer.plain.why == yearly.plain.why);
      REQUIRE(finer.discounted.why == yearly.discounted.why);
      if (yearly.plain.why != Why::computed) continue;
      CHECK(finer.plain.value == Approx(yearly.plain.value).epsilon(1e-9));
      CHECK(finer.discounted.value == Approx(yearly.plain.value).epsilon(1e-9));
      reached += yearly.plain.value > 0 ? 1 : 0;
    }
  }
  CHECK(reached > 60);
}

TEST_CASE("payback: one payment pays back at its moment, in every step") {
  for (const std::string step : {"year", "quarter", "month"}) {
    const Paybacks found = paybacks(with_step(step, one_payment));
    CHECK(found.plain.value == 3);
    CHECK(found.discounted.value == 3);
  }
}

TEST_CASE("payback: payback_within = \"even\" spreads all money of the step") {
  const std::string even = one_payment + "[conventions]\npayback_within = \"even\"\n";
  CHECK(paybacks(with_step("year", even)).plain.value == Approx(2 + 100.0 / 150));
  CHECK(paybacks(with_step("quarter", even)).plain.value == Approx(2.75 + 0.25 * 100 / 150));
}

TEST_CASE("payback: instalments, sales and released working capital count at their moment") {
  const auto plain = [](const std::string& rest) {
    return paybacks("period = \"3 years\"\n[investment]\nworks = { amount = 100 }\n" + rest)
        .plain.value;
  };
  CHECK(plain("[revenue]\nr = { amount = 150, at = \"Y1\", paid = \"Y3\" }\n") == 3);
  CHECK(
      plain(
          "kit = { amount = 50, sale = 120 }\n[revenue]\nr = { amount = 20, per = \"year\" }\n") ==
      3);
  CHECK(plain("[revenue]\nr = { amount = 40, per = \"year\" }\n"
              "[working_capital]\nstock = { level = 30 }\n") == 3);
  // What accrues until then is enough without the sum at the end.
  CHECK(
      plain("[revenue]\nr = { amount = 40, per = \"year\" }\nf = { amount = 9, at = \"Y3\" }\n") ==
      Approx(2.5));
}

TEST_CASE("mirr: needs no discount rate where both of its rates are stated") {
  const std::string rates = "[rates]\nfinance = 0.05\nreinvest = 0.06\n";
  const auto mirr = [](const std::string& rest) {
    const Model model = test::model_of(test::project(
        "period = \"2 years\"\n[investment]\nx = { amount = 100 }\n[revenue]\nr = { amount = 60, "
        "per = \"year\" }\n" +
        rest));
    const Outcomes found = run(model, {.measures = {{measures::mirr}}});
    return Answer{found.measures[0].value[0], found.measures[0].why[0]};
  };
  CHECK(mirr(rates).value == Approx(std::sqrt(60 * (1 + 1.06) / 100.0) - 1));
  CHECK(mirr("[rates]\nfinance = 0.05\n").why == Why::not_stated);
}
