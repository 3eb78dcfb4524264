// SPDX-License-Identifier: MIT
#include "gonogo/measure/break_even.hpp"

#include <doctest/doctest.h>

using doctest::Approx;
using namespace gonogo;

TEST_CASE("break_even: at the volume found the profit is the one asked for") {
  const CostStructure cost{.fixed_cost = 10000, .price = 50, .variable_cost = 20};
  CHECK(*units_for_profit(cost) == Approx(10000.0 / 30));
  CHECK(operating_profit(cost, *units_for_profit(cost, 4500)) == Approx(4500).epsilon(1e-12));
  CHECK(*sales_for_profit(cost) == Approx(50 * 10000.0 / 30));
  CHECK(*margin_of_safety(cost, 500) == Approx(500 - 10000.0 / 30));
  CHECK(*margin_of_safety_ratio(cost, 500) == Approx(1 - 10000.0 / 30 / 500));
  CHECK(*contribution_margin_ratio(cost) == 0.6);
}

TEST_CASE("break_even: leverage is the profit's change for a change of volume") {
  const CostStructure cost{.fixed_cost = 10000, .price = 50, .variable_cost = 20};
  const double change = operating_profit(cost, 505) / operating_profit(cost, 500) - 1;
  CHECK(*operating_leverage(cost, 500) == Approx(change / 0.01).epsilon(1e-12));
}

TEST_CASE("break_even: a unit that leaves nothing never breaks even") {
  const CostStructure cost{.fixed_cost = 100, .price = 20, .variable_cost = 20};
  CHECK_FALSE(units_for_profit(cost));
  CHECK_FALSE(sales_for_profit(cost));
  CHECK_FALSE(margin_of_safety(cost, 5));
  CHECK_FALSE(contribution_margin_ratio({.price = 0}));
  CHECK_FALSE(margin_of_safety_ratio({.fixed_cost = 100, .price = 50, .variable_cost = 20}, 0));
}
