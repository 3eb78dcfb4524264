// SPDX-License-Identifier: MIT
// Excel's depreciation functions, and break-even.
#include "analysis/calc_arguments.hpp"
#include "gonogo/measure/break_even.hpp"
#include "gonogo/measure/depreciation.hpp"

namespace gonogo {

namespace {

constexpr English depreciation = "depreciation";
constexpr English break_even = "break-even";

Asset asset_of(const CalcArguments& a) {
  return {.cost = a.number("cost"), .salvage = a.number("salvage"), .life = a.number("life")};
}

CalcResult sln(const CalcArguments& a) { return computed(straight_line(asset_of(a))); }
CalcResult syd(const CalcArguments& a) {
  return computed(sum_of_years(asset_of(a), a.number("per")));
}

CalcResult db(const CalcArguments& a) {
  return computed(declining_balance(asset_of(a), a.number("period"), a.number_or("month", 12)));
}

CalcResult ddb(const CalcArguments& a) {
  return computed(accelerated_balance(asset_of(a), a.number("period"), a.number_or("factor", 2)));
}

CalcResult vdb(const CalcArguments& a) {
  return computed(variable_balance(
      asset_of(a), {.start = a.number("start_period"),
                    .end = a.number("end_period"),
                    .factor = a.number_or("factor", 2),
                    .change = a.truth("no_switch") ? DepreciationSwitch::never
                                                   : DepreciationSwitch::to_straight_line}));
}

CostStructure cost_of(const CalcArguments& a) {
  return {.fixed_cost = a.number_or("fixed_cost", 0),
          .price = a.number("price"),
          .variable_cost = a.number("variable_cost")};
}

CalcResult margin(const CalcArguments& a) { return computed(contribution_margin(cost_of(a))); }
CalcResult margin_ratio(const CalcArguments& a) {
  return computed(contribution_margin_ratio(cost_of(a)));
}
CalcResult units(const CalcArguments& a) {
  return computed(units_for_profit(cost_of(a), a.number_or("target_profit", 0)));
}
CalcResult sales(const CalcArguments& a) {
  return computed(sales_for_profit(cost_of(a), a.number_or("target_profit", 0)));
}
CalcResult profit(const CalcArguments& a) {
  return computed(operating_profit(cost_of(a), a.number("units")));
}
CalcResult safety(const CalcArguments& a) {
  return computed(margin_of_safety(cost_of(a), a.number("units")));
}
CalcResult safety_ratio(const CalcArguments& a) {
  return computed(margin_of_safety_ratio(cost_of(a), a.number("units")));
}
CalcResult leverage(const CalcArguments& a) {
  return computed(operating_leverage(cost_of(a), a.number("units")));
}

constexpr CalcParameter cost{.name = "cost"};
constexpr CalcParameter salvage{.name = "salvage"};
constexpr CalcParameter life{.name = "life"};
constexpr CalcParameter period{.name = "period"};
constexpr CalcParameter factor{.name = "factor", .preset = "2"};
constexpr CalcParameter fixed_cost{.name = "fixed_cost"};
constexpr CalcParameter price{.name = "price"};
constexpr CalcParameter variable_cost{.name = "variable_cost"};
constexpr CalcParameter sold{.name = "units"};
constexpr CalcParameter target{.name = "target_profit", .preset = "0"};

}  // namespace

std::vector<CalcFunction> depreciation_functions() {
  return {
      {.name = "sln",
       .group = depreciation,
       .brief = "straight-line depreciation of a period",
       .parameters = {cost, salvage, life},
       .domain = "life other than 0",
       .compute = sln},
      {.name = "syd",
       .group = depreciation,
       .brief = "sum-of-years depreciation of a period",
       .parameters = {cost, salvage, life, {.name = "per"}},
       .domain = "salvage >= 0 and 0 < per <= life",
       .compute = syd},
      {.name = "db",
       .group = depreciation,
       .brief = "fixed declining balance, the rate rounded to three decimals",
       .parameters = {cost, salvage, life, period, {.name = "month", .preset = "12"}},
       .domain = "cost and salvage >= 0, life > 0, 1 <= month <= 12 and 0 < period <= life (+ 1 if "
                 "month < 12)",
       .compute = db},
      {.name = "ddb",
       .group = depreciation,
       .brief = "double (or factor) declining balance, down to salvage",
       .parameters = {cost, salvage, life, period, factor},
       .domain = "cost and salvage >= 0, factor > 0 and 0 < period <= life",
       .compute = ddb},
      {.name = "vdb",
       .group = depreciation,
       .brief = "the same between two points of time, changing to straight-line unless no_switch",
       .parameters = {cost,
                      salvage,
                      life,
                      {.name = "start_period"},
                      {.name = "end_period"},
                      factor,
                      {.name = "no_switch", .kind = ParameterKind::truth, .preset = "false"}},
       .domain = "0 <= salvage <= cost, factor >= 0 and 0 <= start_period <= end_period <= life",
       .compute = vdb},
  };
}

std::vector<CalcFunction> break_even_functions() {
  constexpr English earns = "price > variable_cost";
  return {
      {.name = "contribution_margin",
       .group = break_even,
       .brief = "price less variable cost of a unit",
       .parameters = {price, variable_cost},
       .compute = margin},
      {.name = "contribution_margin_ratio",
       .group = break_even,
       .brief = "its share of the price",
       .parameters = {price, variable_cost},
       .domain = "price other than 0",
       .compute = margin_ratio},
      {.name = "break_even_units",
       .group = break_even,
       .brief = "units that cover the fixed cost and a profit, not rounded",
       .parameters = {fixed_cost, price, variable_cost, target},
       .domain = earns,
       .compute = units},
      {.name = "break_even_sales",
       .group = break_even,
       .brief = "sales that cover the fixed cost and a profit",
       .parameters = {fixed_cost, price, variable_cost, target},
       .domain = earns,
       .compute = sales},
      {.name = "operating_profit",
       .group = break_even,
       .brief = "profit at a number of units",
       .parameters = {fixed_cost, price, variable_cost, sold},
       .compute = profit},
      {.name = "margin_of_safety_units",
       .group = break_even,
       .brief = "units beyond break-even",
       .parameters = {fixed_cost, price, variable_cost, sold},
       .domain = earns,
       .compute = safety},
      {.name = "margin_of_safety_ratio",
       .group = break_even,
       .brief = "their share of the units sold",
       .parameters = {fixed_cost, price, variable_cost, sold},
       .domain = "price > variable_cost and units other than 0",
       .compute = safety_ratio},
      {.name = "operating_leverage",
       .group = break_even,
       .brief = "contribution / operating profit",
       .parameters = {fixed_cost, price, variable_cost, sold},
       .domain = "a profit other than 0",
       .compute = leverage},
  };
}

}  // namespace gonogo
