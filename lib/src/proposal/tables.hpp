// SPDX-License-Identifier: MIT
/// Which tables of keys describe an item, a section, or a value that may be written as a table.
#pragma once

#include <algorithm>
#include <span>
#include <tuple>
#include <type_traits>

#include "proposal/keys/cash_flow.hpp"
#include "proposal/keys/depreciation.hpp"
#include "proposal/keys/drivers.hpp"
#include "proposal/keys/investment.hpp"
#include "proposal/keys/lines.hpp"
#include "proposal/keys/loan.hpp"
#include "proposal/keys/nested.hpp"
#include "proposal/keys/policy.hpp"
#include "proposal/keys/portfolio.hpp"
#include "proposal/keys/project.hpp"
#include "proposal/keys/quantities.hpp"
#include "proposal/keys/rates.hpp"
#include "proposal/keys/rules.hpp"
#include "proposal/keys/service_level.hpp"
#include "proposal/keys/tax.hpp"
#include "proposal/keys/time.hpp"
#include "proposal/keys/vat.hpp"
#include "proposal/keys/waivers.hpp"
#include "proposal/keys/working_capital.hpp"

namespace gonogo {

/// Some keys of an Item, and the part of it that they fill.
template <class Item, class Part>
struct KeyTable {
  std::span<const Key<Part>> keys = {};
  Part Item::*part = nullptr;       ///< null: the item itself
  bool (*applies)(Side) = nullptr;  ///< to items of which sections; null: of all
  English doc = {};                 ///< for the manual, where `applies` restricts it

  /// The part, as const as the item.
  template <class Any>
  auto& of(Any& item) const {
    if constexpr (std::is_same_v<Item, Part>)
      return item;
    else
      return item.*part;
  }
};

template <class T, std::size_t n>
constexpr KeyTable<T, T> own(const Key<T> (&keys)[n], bool (*applies)(Side) = nullptr,
                             English doc = {}) {
  return {.keys = keys, .applies = applies, .doc = doc};
}
template <class Item, class Part, std::size_t n>
constexpr KeyTable<Item, Part> part(Part Item::*member, const Key<Part> (&keys)[n]) {
  return {.keys = keys, .part = member};
}

constexpr bool is_cost(Side side) { return side == Side::out; }
constexpr bool is_income(Side side) { return side != Side::out; }

/// The tables of a type, in the order of the manual.
template <class T>
inline constexpr std::tuple<> tables_of = {};

template <>
inline constexpr std::tuple tables_of<Project> = {own(project_keys)};
template <>
inline constexpr std::tuple tables_of<Driver> = {own(driver_keys), part(&Driver::time, time_keys),
                                                 part(&Driver::uncertainty, uncertainty_keys)};
template <>
inline constexpr std::tuple tables_of<NamedQuantity> = {own(quantity_keys),
                                                        part(&NamedQuantity::time, time_keys)};
template <>
inline constexpr std::tuple tables_of<Investment> = {own(investment_keys),
                                                     part(&Investment::time, time_keys)};
template <>
inline constexpr std::tuple tables_of<Line> = {
    own(line_keys), own(income_keys, is_income, English("Further keys of money that comes in.")),
    own(cost_keys, is_cost, English("Further keys of money that goes out.")),
    part(&Line::time, time_keys)};
template <>
inline constexpr std::tuple tables_of<WorkingCapital> = {own(working_capital_keys),
                                                         part(&WorkingCapital::time, time_keys)};
template <>
inline constexpr std::tuple tables_of<ReadyFlow> = {own(ready_flow_keys)};
template <>
inline constexpr std::tuple tables_of<Tier> = {own(tier_keys)};
template <>
inline constexpr std::tuple tables_of<Contracts> = {own(contract_keys)};
template <>
inline constexpr std::tuple tables_of<Loan> = {own(loan_keys)};
template <>
inline constexpr std::tuple tables_of<ServiceLevel> = {own(service_level_keys)};
template <>
inline constexpr std::tuple tables_of<Tax> = {own(tax_keys)};
template <>
inline constexpr std::tuple tables_of<Vat> = {own(vat_keys)};
template <>
inline constexpr std::tuple tables_of<Rates> = {own(rates_keys)};
template <>
inline constexpr std::tuple tables_of<Conventions> = {own(conventions_keys)};
template <>
inline constexpr std::tuple tables_of<Rule> = {own(rule_keys)};
template <>
inline constexpr std::tuple tables_of<Scenario> = {own(scenario_keys)};
template <>
inline constexpr std::tuple tables_of<Grade> = {own(grade_keys)};
template <>
inline constexpr std::tuple tables_of<Waiver> = {own(waiver_keys)};
template <>
inline constexpr std::tuple tables_of<PortfolioTerms> = {own(portfolio_keys)};
template <>
inline constexpr std::tuple tables_of<Resource> = {own(resource_keys)};
template <>
inline constexpr std::tuple tables_of<PortfolioBid> = {own(portfolio_bid_keys)};
template <>
inline constexpr std::tuple tables_of<BidGroup> = {own(bid_group_keys)};
template <>
inline constexpr std::tuple tables_of<Policy> = {own(policy_keys)};
template <>
inline constexpr std::tuple tables_of<Uplift> = {own(uplift_keys)};
template <>
inline constexpr std::tuple tables_of<Growth> = {own(growth_keys)};
template <>
inline constexpr std::tuple tables_of<RateValue> = {own(rate_keys)};
template <>
inline constexpr std::tuple tables_of<Depreciation> = {own(depreciation_keys)};
template <>
inline constexpr std::tuple tables_of<ItemVat> = {own(item_vat_keys)};

template <>
inline constexpr std::tuple tables_of<LoanRate> = {own(loan_rate_keys)};
template <>
inline constexpr std::tuple tables_of<Cover> = {own(cover_keys)};

/// How the manual presents keys that are no section: a part of an item, or a value as a table.
struct KeysHeading {
  English text = {};
  English doc = {};
};
template <class T>
inline constexpr KeysHeading heading_of = {};
template <>
inline constexpr KeysHeading heading_of<TimeKeys> = {
    English("Keys of time"), English("Of drivers, quantities, lines, investments and levels.")};
template <>
inline constexpr KeysHeading heading_of<Uncertainty> = {
    English("Uncertainty of a driver"),
    English("Bounds, or a distribution. Further keys of a driver's table.")};
template <>
inline constexpr KeysHeading heading_of<Tier> = {English("A tier of a price"),
                                                 English("One of a list.")};
template <>
inline constexpr KeysHeading heading_of<Contracts> = {English("Contracts of a base that rolls"),
                                                      English("How long they run.")};
template <>
inline constexpr KeysHeading heading_of<Growth> = {English("A growth as a table"),
                                                   English("In place of a number.")};
template <>
inline constexpr KeysHeading heading_of<RateValue> = {English("A rate as a table"),
                                                      English("In place of a number.")};
template <>
inline constexpr KeysHeading heading_of<Depreciation> = {
    English("A depreciation as a table"), English("In place of the name of a method.")};

template <>
inline constexpr KeysHeading heading_of<LoanRate> = {English("The rate of a loan as a table"),
                                                     English("In place of a number.")};
template <>
inline constexpr KeysHeading heading_of<ItemVat> = {English("A VAT as a table"),
                                                    English("In place of a number.")};

template <class T>
concept Described = std::tuple_size_v<std::remove_const_t<decltype(tables_of<T>)>> >
0;

template <class T>
struct ContentOf {
  using type = T;
};
template <class T>
struct ContentOf<std::optional<T>> {
  using type = T;
};
template <class T>
struct ContentOf<std::vector<T>> {
  using type = typename ContentOf<T>::type;
};
/// The type of a value, of one element of a list, or of what an optional value holds.
template <class T>
using Content = typename ContentOf<T>::type;

/// Calls visit(keys, part) for each table of an item of a section on that side.
template <class Item, class Visit>
void for_each_table(Item& item, Side side, const Visit& visit) {
  const auto apply = [&](const auto& table) {
    if (table.applies == nullptr || table.applies(side)) visit(table.keys, table.of(item));
  };
  std::apply([&](const auto&... table) { (apply(table), ...); },
             tables_of<std::remove_const_t<Item>>);
}

/// Whether a row of a table before this one fills the same member: two ways to write one value.
template <class T>
bool is_repeated(std::span<const Key<T>> keys, const Key<T>& key) {
  return std::any_of(keys.data(), &key,
                     [&](const Key<T>& earlier) { return earlier.field == key.field; });
}

}  // namespace gonogo
