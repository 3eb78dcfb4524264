// SPDX-License-Identifier: MIT
/// The one writer of numbers for people, in tables and in sentences.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// A number in the parts that a table aligns, "-1,234" ".50" " years": the whole ends before the
/// decimal point.
struct Figure {
  std::string whole = {};
  std::string fraction = {};
  std::string unit = {};  ///< with its blank; "%" has none

  std::string text() const { return whole + fraction + unit; }
};

/// The number as a reader of that language writes it. The value must be finite.
///
/// Decimals, where the number does not say how many: amounts of money none from 10,000 on or where
/// they are whole, else cents; percentages one, or up to three where these write it in full (8.25%);
/// years and ratios two; factors four; other numbers six digits. More where a value would read as 0,
/// or a percentage as 100, and is not.
Figure figure(const Number& number, Language language);

/// "6%", "6.5%": a rate as somebody states it, without decimals where it has none.
Message stated_rate(double rate);

/// How many decimals write in full what somebody stated, if the usual ones do not; absent where nine
/// would not either.
std::optional<int> stated_decimals(double value, Kind kind);

/// With how many decimals a value reads differently from the limit beside it: 3.004 years against
/// 3.00. Absent where the usual ones are enough, or the two are equal but for rounding.
std::optional<int> decimals_beside(double value, double limit, Kind kind);

/// How many decimals the values of a column share; absent where each has its own.
std::optional<int> common_decimals(std::span<const double> values, Kind kind);

/// A value on an axis whose marks are `step` apart: no more decimals than keep them different.
std::string axis_label(double value, double step, Kind kind);

}  // namespace gonogo
