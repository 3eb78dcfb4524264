// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "gonogo/model/run.hpp"
#include "support/bid.hpp"

using doctest::Approx;
using namespace gonogo;

namespace {

constexpr const char* leased_line = R"(
[project]
title    = "Leased lines, retail chain"
customer = "Retail chain"
currency = "CNY"
period   = "3 years"
step     = "month"

[drivers]
lines       = { value = 40, low = 32, high = 44, role = "volume" }
price       = { value = 1_650, unit = "CNY/line/month", role = "price" }
access_cost = 30_000                    # one line: terminal, fibre tail, visit

[investment]
access = { amount = "lines * access_cost", residual = 0.05 }

[revenue]
rent = { amount = "lines * price", per = "month", ramp = "3 months" }

[cost]
upkeep = { amount = "lines * 420", per = "month", category = "network_operation" }
care   = { amount = 60_000, per = "year", growth = 0.03, category = "customer_care" }

[rates]
discount = 0.08
)";

/// The same bid in plain arithmetic.
std::vector<double> flow_by_hand() {
  std::vector<double> flow(37, 0.0);
  flow[0] = -40 * 30'000.0;
  for (int m = 1; m <= 36; ++m) {
    const double rent = 40 * 1'650.0 * std::min(1.0, m / 3.0);
    const double care = 60'000 * std::pow(1.03, (m - 1) / 12) / 12;
    flow[static_cast<std::size_t>(m)] = rent - 40 * 420.0 - care;
  }
  flow[36] += 0.05 * 40 * 30'000;
  return flow;
}

}  // namespace

TEST_CASE("leased line: measures are those printed beside the example") {
  const Model model = test::model_of(leased_line);
  const Outcomes found =
      run(model, {.measures = {{measures::npv}, {measures::irr}, {measures::static_payback}}});
  REQUIRE(found.measures.size() == 3);
  CHECK(std::round(found.measures[0].value[0] * 100) == 19'390'231);
  CHECK(std::round(found.measures[1].value[0] * 1e4) == 1886);
  CHECK(std::round(found.measures[2].value[0] * 100) == 239);
  REQUIRE(found.margins.size() == 1);  // no rule is stated: npv >= 0
  CHECK(found.margins[0].value[0] == found.measures[0].value[0]);
}

TEST_CASE("leased line: the cash flow is that of plain arithmetic, month by month") {
  const auto flow = test::row(test::model_of(leased_line), "cash_flow");
  const auto by_hand = flow_by_hand();
  REQUIRE(flow.size() == by_hand.size());
  for (std::size_t c = 0; c < flow.size(); ++c) {
    CAPTURE(c);
    CHECK(flow[c] == Approx(by_hand[c]).epsilon(1e-12));
  }
}
