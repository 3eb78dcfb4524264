// SPDX-License-Identifier: MIT
/// A key that is told once: one table of these per section drives reading, range checks, "did you
/// mean" and the manual.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

struct Context;
struct Node;

/// Part of the grammar that is refused until it is built.
struct NotBuilt {};

enum class Need { optional, required };

/// Where the value of a key goes. What may be written follows from the member's type
/// (value_readers.hpp).
template <class T>
using Field = std::variant<
    NotBuilt, bool T::*, std::string T::*, std::optional<double> T::*, std::vector<double> T::*,
    Text T::*, std::optional<Text> T::*, std::vector<Text> T::*, Scalar T::*,
    std::optional<Scalar> T::*, std::vector<Scalar> T::*, Amount T::*, std::optional<Date> T::*,
    std::optional<Duration> T::*, std::optional<Label> T::*, std::optional<Moment> T::*,
    std::optional<Unit> T::*, std::optional<Growth> T::*, std::optional<Ramp> T::*,
    std::optional<By> T::*, std::optional<RateValue> T::*, Step T::*, Role T::*, Control T::*,
    Uncertainty::Shape T::*, Scope T::*, DepreciationMethod T::*, DisposalYear T::*,
    Depreciation T::*, std::optional<Timing> T::*, std::optional<PaybackFrom> T::*, Losses T::*,
    Assessed T::*, DisposalTax T::*, Must T::*, void (*)(const Node&, const Context&, T&)>;

/// Units that carry a meaning beyond a word for the reader.
namespace unit {
inline constexpr std::string_view share = "share";  ///< a fraction from 0 to 1
inline constexpr std::string_view rate = "rate";    ///< a fraction a year, from -1 to 1
inline constexpr std::string_view money = "money";
}  // namespace unit

/// Every number is below this in size, as FORMAT of the manual says.
inline constexpr double largest_number = 1e15;

template <class T>
struct Key {
  std::string_view name = {};
  Field<T> field = {};
  Need need = Need::optional;
  bool principal = false;      ///< its value is addressed as the table itself
  std::string_view kind = {};  ///< what may be written, where the member's type does not say it
  std::string_view unit = {};  ///< of a number
  double lowest = -largest_number;  ///< of a number, and of the count of a duration
  double highest = largest_number;
  std::string_view fallback = {};  ///< what holds where the key is absent
  English doc = {};                ///< a sentence or two for the manual
  std::string_view example = {};   ///< a line of TOML
};

}  // namespace gonogo
