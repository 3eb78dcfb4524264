// SPDX-License-Identifier: MIT
/// One row for each key of a section. The tables of these rows drive reading, range checks, "did you
/// mean", settings, the walk over expressions, and the manual.
#pragma once

#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "gonogo/base/range.hpp"
#include "gonogo/proposal/expressions.hpp"
#include "gonogo/proposal/portfolio.hpp"
#include "gonogo/proposal/proposal.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo {

enum class Need { optional, required };

/// The types of members that hold the value of a key. What a user may write follows from them:
/// value_kind.hpp describes it, walk.hpp finds its expressions, input/value_readers.hpp reads it.
using MemberTypes = std::tuple<
    bool, std::string, std::optional<double>, std::vector<double>, Text, std::optional<Text>,
    std::vector<Text>, Scalar, std::optional<Scalar>, std::vector<Scalar>, Amount,
    std::optional<Amount>, std::optional<ItemVat>, VatCredit, VatScheme, std::optional<Date>,
    std::optional<Duration>, std::optional<Label>, std::optional<Moment>, std::optional<Unit>,
    std::optional<Growth>, YearlyRates, Every, std::optional<Ramp>, std::optional<By>,
    std::optional<RateValue>, Step, Role, Control, Uncertainty::Shape, std::optional<Spread>, Scope,
    std::optional<Behaviour>, Sale, DepreciationMethod, DisposalYear, Depreciation,
    std::optional<Timing>, std::optional<PaybackFrom>, std::optional<PaybackWithin>, Losses,
    Assessed, DisposalTax, MeasureName, std::optional<Limit>, std::optional<Condition>, BidKinds,
    std::optional<YearEnd>, Placed<FlowKind>, Must, std::optional<Placed<Settled>>,
    std::vector<Tier>, TierMode, std::optional<Contracts>, Duration, std::optional<CapitalKind>,
    WithinYear, std::optional<LoanAmount>, LoanRate, Repayment, GraceInterest, DrawInterest,
    ConstructionInterest, std::optional<LeadTimes>, std::optional<ServiceNames>,
    std::optional<Reached>, ByYear, BudgetUse, ResourceUses>;

/// The index in MemberTypes.
template <class M, std::size_t at = 0>
constexpr std::size_t member_type() {
  if constexpr (std::is_same_v<M, std::tuple_element_t<at, MemberTypes>>)
    return at;
  else
    return member_type<M, at + 1>();
}

template <class M, class Visit>
void call_with_type(const Visit& visit) {
  visit(std::type_identity<M>());
}
template <class Visit, class... M>
void call_with_one(std::size_t type, const Visit& visit, std::type_identity<std::tuple<M...>>) {
  static constexpr void (*calls[])(const Visit&) = {call_with_type<M, Visit>...};
  calls[type](visit);
}

/// Calls visit(std::type_identity<M>()) for the type of that index in MemberTypes. Each place that
/// calls this is compiled for all of them: it is no template of the item's type as well.
template <class Visit>
void with_member_type(std::size_t type, const Visit& visit) {
  call_with_one(type, visit, std::type_identity<MemberTypes>());
}

/// The member of T that holds the value of a key.
template <class T>
struct Field {
  std::size_t type = 0;                        ///< index in MemberTypes
  const void* (*address)(const T&) = nullptr;  ///< of the member

  const void* of(const T& item) const { return address(item); }
  void* of(T& item) const { return const_cast<void*>(address(item)); }

  /// The member, if it is an M.
  template <class M>
  M* as(T& item) const {
    return type == member_type<M>() ? static_cast<M*>(of(item)) : nullptr;
  }
  bool operator==(const Field&) const = default;
};

template <class Pointer>
struct PointerToMember;
template <class T, class M>
struct PointerToMember<M T::*> {
  using Item = T;
  using Type = M;
};

/// field<&Line::amount>.
template <auto member, class Of = PointerToMember<decltype(member)>>
inline constexpr Field<typename Of::Item> field = {
    .type = member_type<typename Of::Type>(),
    .address = [](const typename Of::Item& item) -> const void* { return &(item.*member); }};

/// Units that a check of the range depends on. Others are words for the reader.
namespace unit {
inline constexpr English share = "share";  ///< a fraction from 0 to 1
inline constexpr English rate = "rate";    ///< a fraction a year, from -1 to 1
inline constexpr English money = "money";
}  // namespace unit

/// Whether the range of a key holds for its expressions too, or for a number that is written alone.
enum class Holds { always, as_written };

template <class T>
struct Key {
  std::string_view name = {};
  Field<T> field = {};
  Need need = Need::optional;
  bool principal = false;  ///< the address of its value is that of the table
  MayName may_name =
      MayName::constants;           ///< what an expression may name; a length of time: constants
  English kind = {};                ///< what may be written, where it is less than the type allows
  English unit = {};                ///< of a number
  double lowest = -largest_number;  ///< of a number, and of the count of a duration
  double highest = largest_number;
  bool above = false;                 ///< `lowest` itself is too low
  Holds holds = Holds::always;        ///< the range, for expressions
  std::string_view lifted_by = {};    ///< a key beside it that, if true, lifts `highest`
  English fallback = {};              ///< the value if the key is absent
  English doc = {};                   ///< a sentence or two for the manual
  std::string_view example = {};      ///< a line of TOML
  std::string_view other_words = {};  ///< what other programs call it, for hints; between blanks
};

template <class T>
constexpr Range range_of(const Key<T>& key) {
  const auto is = [&](English unit) { return key.unit.text() == unit.text(); };
  return {.of = is(unit::share) || is(unit::rate) ? Range::Of::fraction
                : is(unit::money)                 ? Range::Of::money
                                                  : Range::Of::number,
          .lowest = key.lowest,
          .highest = key.highest,
          .above = key.above};
}

}  // namespace gonogo
