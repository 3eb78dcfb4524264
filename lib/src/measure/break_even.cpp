// SPDX-License-Identifier: MIT
#include "gonogo/measure/break_even.hpp"

namespace gonogo {

Money contribution_margin(const CostStructure& cost) { return cost.price - cost.variable_cost; }

std::optional<double> contribution_margin_ratio(const CostStructure& cost) {
  if (cost.price == 0) return {};
  return contribution_margin(cost) / cost.price;
}

std::optional<double> units_for_profit(const CostStructure& cost, Money profit) {
  const Money margin = contribution_margin(cost);
  if (!(margin > 0)) return {};
  return (cost.fixed_cost + profit) / margin;
}

std::optional<Money> sales_for_profit(const CostStructure& cost, Money profit) {
  const auto units = units_for_profit(cost, profit);
  if (!units) return {};
  return *units * cost.price;
}

Money operating_profit(const CostStructure& cost, double units) {
  return contribution_margin(cost) * units - cost.fixed_cost;
}

std::optional<double> margin_of_safety(const CostStructure& cost, double units) {
  const auto break_even = units_for_profit(cost);
  if (!break_even) return {};
  return units - *break_even;
}

std::optional<double> margin_of_safety_ratio(const CostStructure& cost, double units) {
  const auto margin = margin_of_safety(cost, units);
  if (!margin || units == 0) return {};
  return *margin / units;
}

std::optional<double> operating_leverage(const CostStructure& cost, double units) {
  const Money profit = operating_profit(cost, units);
  if (profit == 0) return {};
  return contribution_margin(cost) * units / profit;
}

}  // namespace gonogo
