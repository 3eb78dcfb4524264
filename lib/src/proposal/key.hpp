// SPDX-License-Identifier: MIT
/// One row for each key of a section. The tables of these rows drive reading, range checks, "did you
/// mean", settings, the walk over expressions, and the manual.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "gonogo/base/range.hpp"
#include "gonogo/proposal/expressions.hpp"
#include "gonogo/proposal/portfolio.hpp"
#include "gonogo/proposal/proposal.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo {

enum class Need { optional, required };

/// The member that holds the value of a key. What a user may write follows from its type:
/// value_kind.hpp describes it, walk.hpp finds its expressions, input/value_readers.hpp reads it.
template <class T>
using Field = std::variant<
    bool T::*, std::string T::*, std::optional<double> T::*, std::vector<double> T::*, Text T::*,
    std::optional<Text> T::*, std::vector<Text> T::*, Scalar T::*, std::optional<Scalar> T::*,
    std::vector<Scalar> T::*, Amount T::*, std::optional<Amount> T::*, std::optional<ItemVat> T::*,
    VatCredit T::*, VatScheme T::*, std::optional<Date> T::*, std::optional<Duration> T::*,
    std::optional<Label> T::*, std::optional<Moment> T::*, std::optional<Unit> T::*,
    std::optional<Growth> T::*, YearlyRates T::*, Every T::*, std::optional<Ramp> T::*,
    std::optional<By> T::*, std::optional<RateValue> T::*, Step T::*, Role T::*, Control T::*,
    Uncertainty::Shape T::*, std::optional<Spread> T::*, Scope T::*, std::optional<Behaviour> T::*,
    Sale T::*, DepreciationMethod T::*, DisposalYear T::*, Depreciation T::*,
    std::optional<Timing> T::*, std::optional<PaybackFrom> T::*, std::optional<PaybackWithin> T::*,
    Losses T::*, Assessed T::*, DisposalTax T::*, MeasureName T::*, std::optional<Limit> T::*,
    std::optional<Condition> T::*, BidKinds T::*, std::optional<YearEnd> T::*,
    Placed<FlowKind> T::*, Must T::*, std::optional<Placed<Settled>> T::*, std::vector<Tier> T::*,
    TierMode T::*, std::optional<Contracts> T::*, Duration T::*, std::optional<CapitalKind> T::*,
    WithinYear T::*, std::optional<LoanAmount> T::*, LoanRate T::*, Repayment T::*,
    GraceInterest T::*, DrawInterest T::*, ConstructionInterest T::*, std::optional<LeadTimes> T::*,
    std::optional<ServiceNames> T::*, std::optional<Reached> T::*, ByYear T::*, BudgetUse T::*,
    ResourceUses T::*>;

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
