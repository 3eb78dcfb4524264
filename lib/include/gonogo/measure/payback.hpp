// SPDX-License-Identifier: MIT
/// When the money is back.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "gonogo/base/units.hpp"

namespace gonogo {

enum class PaybackStatus {
  reached,    ///< the cumulative flow was negative, and is not after `time`
  immediate,  ///< it never was negative: there was nothing to pay back
  never,      ///< it is negative at the end
};

/// A point at which the cumulative flow passes zero.
struct Crossing {
  Years time = 0;
  bool upward = true;  ///< from negative to zero or more; else back below zero

  friend bool operator==(const Crossing&, const Crossing&) = default;
};

/// The payback of a flow, with every point at which it seemed to be reached or was lost again.
struct Payback {
  PaybackStatus status = PaybackStatus::never;
  std::optional<Years> time =
      {};  ///< the last crossing, times.front() if immediate, absent if never
  std::vector<Crossing> crossings = {};  ///< in order of time
};

/// Payback on the cumulative flow: give discounted flows for the discounted payback.
///
/// `cumulative[i]` is the sum of all flows up to and including the one at `times[i]`; times ascend.
/// Within a step the flow counts as even, so a crossing is found by linear interpolation. The last
/// crossing counts: a bid that falls back below zero (a removal cost, a mid-life replacement) has
/// not been paid back before it recovers. Sources that stop at the first crossing give a smaller
/// number. A cumulative flow that is exactly zero has reached it.
///
/// Throws std::invalid_argument where the lengths differ, the spans are empty or a value is NaN.
/// O(n).
Payback payback(std::span<const double> cumulative, std::span<const Years> times);

/// Only status and time, without allocation; for blocks of cases.
struct PaybackTime {
  PaybackStatus status = PaybackStatus::never;
  std::optional<Years> time = {};
};
PaybackTime payback_time(std::span<const double> cumulative, std::span<const Years> times);

}  // namespace gonogo
