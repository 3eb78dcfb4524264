// SPDX-License-Identifier: MIT
/// The numbers and expressions within a value, by its type.
#pragma once

#include "proposal/tables.hpp"
#include "proposal/words.hpp"

namespace gonogo {

template <class T, class... Types>
inline constexpr bool is_one_of = (std::is_same_v<T, Types> || ...);

/// Types of values without expressions. A new type must be added here or to Walk.
template <class T>
concept Plain =
    Chosen<T> || is_one_of<T, bool, double, std::string, Text, Date, Label, Moment, Spread,
                           MeasureName, Condition, BidKind, YearEnd, Placed<FlowKind>,
                           Placed<Settled>, ServiceNames, ByYear, ResourceUse>;

/// Calls `take` for each number or expression within a value.
class Walk {
 public:
  explicit Walk(const TakeScalar& take, Side side = Side::none) : take_(take), side_(side) {}

  void value(const Scalar& scalar, MayName names) const { take_(scalar, names); }
  void value(const Entry& entry, MayName names) const { value(entry.value, names); }
  void value(const Duration& duration, MayName) const { value(duration.count, MayName::constants); }
  void value(const Amount& amount, MayName names) const { alternatives(amount.value, names); }
  void value(const SiteSum&, MayName) const {}
  void value(const ValueList& list, MayName names) const { value(list.written(), names); }
  void value(const YearlyRates& rates, MayName names) const { alternatives(rates, names); }
  void value(const RateValue& rate, MayName names) const {
    item(rate);
    value(rate.by_label, names);
  }
  void value(const Ramp& ramp, MayName names) const { alternatives(ramp, names); }
  void value(const Limit& limit, MayName names) const { alternatives(limit, names); }
  void value(const Sale& sale, MayName names) const { alternatives(sale, names); }
  void value(const LoanAmount& amount, MayName names) const { alternatives(amount, names); }
  void value(const Repayment& repayment, MayName) const {
    value(repayment.principal, MayName::constants);
    value(repayment.cover, MayName::constants);
  }
  void value(const LeadTimes& lead, MayName names) const {
    for (const LeadTime& each : lead.by_kind) value(each.time, names);
  }
  void value(const Reached& reached, MayName names) const {
    for (const ReachedLevel& each : reached.by_level) value(each.value, names);
  }
  void value(std::monostate, MayName) const {}
  void value(const BookSale&, MayName) const {}
  void value(const CostSale&, MayName) const {}
  void value(const ShortfallAmount&, MayName) const {}

  template <Plain T>
  void value(const T&, MayName) const {}
  template <Described T>
  void value(const T& table, MayName) const {
    item(table);
  }
  template <class T>
  void value(const std::optional<T>& maybe, MayName names) const {
    if (maybe) value(*maybe, names);
  }
  template <class T>
  void value(const std::vector<T>& list, MayName names) const {
    for (const T& each : list) value(each, names);
  }

  /// What the keys of an item or a section hold.
  template <Described Item>
  void item(const Item& item) const {
    for_each_table(item, side_, [&](auto keys, const auto& part) {
      for (const auto& key : keys) {
        if (!is_repeated(keys, key)) member(key.field.type, key.field.of(part), key.may_name);
      }
    });
  }

 private:
  void member(std::size_t type, const void* at, MayName names) const {
    with_member_type(
        type, [&]<class M>(std::type_identity<M>) { value(*static_cast<const M*>(at), names); });
  }

  template <class... T>
  void alternatives(const std::variant<T...>& value_of_some_type, MayName names) const {
    std::visit([&](const auto& one) { value(one, names); }, value_of_some_type);
  }

  const TakeScalar& take_;
  Side side_;
};

}  // namespace gonogo
