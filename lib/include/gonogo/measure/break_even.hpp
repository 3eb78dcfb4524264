// SPDX-License-Identifier: MIT
/// Break-even of one product with a fixed cost: volume, sales, safety, leverage.
///
/// All from price and variable cost a unit and the fixed cost of a period. Empty where there is no
/// answer.
#pragma once

#include <optional>

#include "gonogo/base/units.hpp"

namespace gonogo {

struct CostStructure {
  Money fixed_cost = 0;     ///< of the period
  Money price = 0;          ///< a unit
  Money variable_cost = 0;  ///< a unit
};

/// price - variable cost: the contribution of a unit to the fixed cost.
Money contribution_margin(const CostStructure& cost);

/// Its share of the price. Empty for price = 0.
std::optional<double> contribution_margin_ratio(const CostStructure& cost);

/// The volume whose contribution is fixed cost + profit; not rounded up to whole units. Empty
/// unless the contribution is positive.
std::optional<double> units_for_profit(const CostStructure& cost, Money profit = 0);

/// The same as sales.
std::optional<Money> sales_for_profit(const CostStructure& cost, Money profit = 0);

Money operating_profit(const CostStructure& cost, double units);

/// Units sold beyond break-even, negative below; and their share of the units sold.
std::optional<double> margin_of_safety(const CostStructure& cost, double units);
std::optional<double> margin_of_safety_ratio(const CostStructure& cost, double units);

/// Contribution / operating profit: the change of profit in per cent for 1 % of volume. Empty at
/// break-even.
std::optional<double> operating_leverage(const CostStructure& cost, double units);

}  // namespace gonogo
