// SPDX-License-Identifier: MIT
// [conventions] days_in_year: what is counted in days, where a contract takes a month for 30 days.
#include <doctest/doctest.h>

#include <cmath>

#include "support/bid.hpp"

using namespace gonogo::test;
using doctest::Approx;

namespace {

std::string bid(const std::string& step, const std::string& rest) {
  return project("period = \"2 years\"\nstep = \"" + step + "\"\n[rates]\ndiscount = 0.08\n" +
                 rest);
}

constexpr const char* lines =
    "[revenue]\n"
    "calls = { amount = 100, per = \"day\" }\n"
    "rent = { amount = 1_200, per = \"year\", receivable = \"90 days\" }\n";

}  // namespace

TEST_CASE("days in a year: 100 a day is 36,000 a year of 360 days, in every step") {
  const std::string banks = std::string(lines) + "[conventions]\ndays_in_year = 360\n";
  for (const char* step : {"year", "quarter", "month"}) {
    INFO(step);
    CHECK(yearly(model_of(bid(step, banks)), "revenue.calls")[1] == Approx(36'000));
    CHECK(yearly(model_of(bid(step, lines)), "revenue.calls")[1] == Approx(36'500));
  }
  // 90 days are three months: nothing of the first three is paid before the fourth.
  const auto flow = row(model_of(bid("month", banks)), "cash_flow");
  for (int m = 1; m <= 3; ++m) CHECK(flow[static_cast<std::size_t>(m)] == Approx(3'000));
  CHECK(flow[4] == Approx(3'100));
  // A quarter of each year's rent is paid a year later.
  CHECK(row(model_of(bid("year", banks)), "cash_flow")[1] == Approx(36'000 + 900));
  CHECK(row(model_of(bid("year", lines)), "cash_flow")[1] ==
        Approx(36'500 + 1'200 * (1 - 90 / 365.0)));
}

TEST_CASE("days in a year: the policy's count, and interest that is added by the day") {
  const std::string policy = "[policy]\nname = \"A\"\n[conventions]\ndays_in_year = 360\n";
  CHECK(yearly(model_of(bid("year", lines), policy), "revenue.calls")[1] == Approx(36'000));
  const auto factor = [](const std::string& days) {
    const std::string text = project(
        "period = \"2 years\"\n[rates]\ndiscount = { nominal = 0.08, compounded = \"day\" }\n" +
        std::string(lines) + days);
    return row(model_of(text), "discount_factor")[1];
  };
  CHECK(factor("[conventions]\ndays_in_year = 360\n") ==
        Approx(std::pow(1 + 0.08 / 360, -360)).epsilon(1e-12));
  CHECK(factor("") == Approx(std::pow(1 + 0.08 / 365, -365)).epsilon(1e-12));
}
