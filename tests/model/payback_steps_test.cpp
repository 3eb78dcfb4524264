// SPDX-License-Identifier: MIT
// Issue: payback must not depend on the length of the steps.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "gonogo/model/measures.hpp"
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

/// Money of a bid: `accrues` in each year, and sums at the ends of months. Known without gonogo.
struct DatedMoney {
  static constexpr int years = 4;
  double outlay = 0;
  std::array<double, years> accrues = {};
  std::array<double, 12 * years + 1> dated = {};

  /// In halves, so that sums without discounting are exact. Sums are dated at the ends of steps.
  static DatedMoney random(std::mt19937_64& random, int per_year) {
    std::uniform_int_distribution<int> amount(-200, 300), step(1, per_year * years);
    DatedMoney money{.outlay = 200 + std::abs(amount(random)) / 2.0};
    for (double& each : money.accrues) each = amount(random) / 2.0;
    for (int n = 0; n < 3; ++n) {
      const int at = step(random) * (12 / per_year);
      money.dated[static_cast<std::size_t>(at)] += amount(random) / 2.0;
    }
    return money;
  }

  std::string text(const std::string& step, const std::string& within) const {
    std::string up = "[", down = "[";
    for (const double each : accrues) {
      up += std::to_string(std::max(each, 0.0)) + ",";
      down += std::to_string(std::max(-each, 0.0)) + ",";
    }
    std::string receipts, payments;
    for (std::size_t m = 1; m < dated.size(); ++m) {
      if (dated[m] == 0) continue;
      const std::string month = std::to_string(m);
      (dated[m] > 0 ? receipts : payments) +=
          "at" + month + " = { amount = " + std::to_string(std::abs(dated[m])) + ", at = \"" +
          label(m, step) + "\" }\n";
    }
    return with_step(
        step, "period = \"4 years\"\n[investment]\nkit = { amount = " + std::to_string(outlay) +
                  " }\n[revenue]\nrate = { amount = " + up + "], per = \"year\" }\n" + receipts +
                  "[cost]\nrun = { amount = " + down + "], per = \"year\" }\n" + payments +
                  "[rates]\ndiscount = 0.07\n[conventions]\n" + "payback_within = \"" + within +
                  "\"\n");
  }

  static std::string label(std::size_t month, const std::string& step) {
    if (step == "month") return "M" + std::to_string(month);
    return step == "quarter" ? "Q" + std::to_string(month / 3) : "Y" + std::to_string(month / 12);
  }

  /// The last moment at which the running total comes up to 0; -1: it ends below, 0: it never was.
  double payback(int per_year, bool even, double rate) const {
    double total = -outlay, found = total < 0 ? -1 : 0;
    const int length = 12 / per_year;
    for (int s = 1; s <= per_year * years; ++s) {
      const double end = static_cast<double>(s) / per_year, factor = std::pow(1 + rate, -end);
      const auto year = static_cast<std::size_t>((s - 1) / per_year);
      double accrued = accrues[year] / per_year * factor, at_end = 0;
      for (int m = (s - 1) * length + 1; m <= s * length; ++m)
        (even ? accrued : at_end) += dated[static_cast<std::size_t>(m)] * factor;
      const double before = total, level = before + accrued;
      total = level + at_end;
      if (total < -1e-9) {
        found = -1;
      } else if (level < -1e-9) {
        found = end;
      } else if (before < -1e-9) {
        found = end - 1.0 / per_year + before / (before - level) / per_year;
      }
    }
    return found;
  }
};

}  // namespace

// 100 out, 40 a year: 2.5 years, which is within the last step; 20 a year is 5 years, beyond it.
TEST_CASE("payback: the row of the sheet says so too, in the last step") {
  for (const char* step : {"year", "quarter", "month"}) {
    CAPTURE(step);
    const auto row = [&](const std::string& amount) {
      const auto found =
          test::row(test::model_of(test::project(
                        with_step(step,
                                  "period = \"30 months\"\n[investment]\nkit = { amount = 100 }\n"
                                  "[revenue]\nrent = { amount = " +
                                      amount + ", per = \"year\" }\n"))),
                    "payback");
      return std::accumulate(found.begin(), found.end(), 0.0);
    };
    CHECK(row("40") == Approx(2.5).epsilon(1e-12));
    CHECK(row("42") == Approx(100.0 / 42).epsilon(1e-12));
    CHECK(row("20") == 0);
  }
}

TEST_CASE("payback: without loans the owner's flow is that of the project") {
  const Model model = test::model_of(test::project(with_step("year", one_payment)));
  CHECK(model.flows.equity == model.flows.project);
  CHECK(model.flows.equity_cumulative == model.flows.cumulative);
  CHECK(model.flows.equity_dated == model.flows.dated);
  CHECK(model.flows.equity_sizes == model.flows.sizes);
  CHECK(model.flows.owner_profit == model.flows.profit);
}

// By a loop of its own.
TEST_CASE("payback: in each step and by both conventions, with and without sums dated in it") {
  std::mt19937_64 random(11);
  const std::vector<std::pair<std::string, int>> steps = {
      {"year", 1}, {"quarter", 4}, {"month", 12}};
  int paid = 0, by_moment = 0;
  for (int n = 0; n < 150; ++n) {
    for (const auto& each : steps) {
      const std::string& step = each.first;
      const int per_year = each.second;
      const DatedMoney money = DatedMoney::random(random, per_year);
      double plain[2] = {};
      for (const bool even : {false, true}) {
        const std::string bid = money.text(step, even ? "even" : "moments");
        CAPTURE(bid);
        const Paybacks found = paybacks(bid);
        const auto check = [](const Answer& answer, double wanted) {
          CHECK(answer.why == (wanted < 0 ? Why::never : Why::computed));
          if (wanted >= 0) CHECK(answer.value == Approx(wanted).epsilon(1e-9));
        };
        check(found.plain, plain[even ? 1 : 0] = money.payback(per_year, even, 0));
        check(found.discounted, money.payback(per_year, even, 0.07));
      }
      paid += plain[0] > 0 ? 1 : 0;
      by_moment += plain[0] > 0 && plain[0] != plain[1] ? 1 : 0;
    }
  }
  CHECK(paid > 100);
  CHECK(by_moment > 20);
}

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

// The one receipt is at the end of year 3, however it is written and in steps of any length.
TEST_CASE("payback: a sum that the bid dates and is paid late by whole steps stays dated") {
  for (const char* step : {"year", "quarter", "month"}) {
    for (const char* when :
         {"at = \"Y3\"", "at = \"Y2\", paid = \"Y3\"", "at = \"Y2\", receivable = \"1 year\""}) {
      CAPTURE(step);
      CAPTURE(when);
      const Model model = test::model_of(test::project("period = \"3 years\"\nstep = \"" +
                                                       std::string(step) + "\"\n" +
                                                       "[investment]\na = { amount = 1_000 }\n"
                                                       "[revenue]\nr = { amount = 3_000, " +
                                                       when + " }\n"));
      CHECK(run(model, Wanted{.measures = {{measures::static_payback}}}).measures[0].value[0] == 3);
    }
  }
}
