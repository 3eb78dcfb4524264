// SPDX-License-Identifier: MIT
/// The range of a number: for what it is, however it is written.
#pragma once

#include <string>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/base/message.hpp"

namespace gonogo {

/// Every number is smaller than this, positive or negative.
inline constexpr double largest_number = 1e15;

struct Range {
  /// `without_vat`: what is left of an amount without the VAT that it includes.
  enum class Of { number, fraction, money, without_vat } of = Of::number;
  double lowest = -largest_number;
  double highest = largest_number;
  bool above = false;  ///< more than `lowest`, which is out of range itself

  bool is_open() const { return lowest <= -largest_number && highest >= largest_number; }
  /// What an expression may leave the range by: rounding, not a mistake. Far below a cent, and below
  /// what a rate is stated to.
  double slack() const { return of == Of::fraction ? 1e-9 : 1e-6; }
  /// What a value must not be below, or equal to where it must be above.
  double least() const { return above ? lowest + slack() : lowest - slack(); }
  /// True of NaN too, which is another fault.
  bool holds(double value) const { return !(value < least() || value > highest + slack()); }
};

/// "discount = 8 is not between -0.99 and 1", with what is probably meant. `name` is the key or the
/// address. Requires: the value is outside the range.
Diagnostic out_of_range(const Range& range, double value, const std::string& name, Message where,
                        const Place& place);

}  // namespace gonogo
