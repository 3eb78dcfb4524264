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

/// A cumulative flow: give sums of discounted flows for the discounted payback.
struct CumulativeFlow {
  std::span<const double> sums;  ///< of all flows up to and including those at `times`
  /// The same before what moves at `times` itself: within a step the flow is even up to there. As
  /// long as `sums`; empty: all of a step's flow is even.
  std::span<const double> accrued = {};
  std::span<const Years> times;  ///< ends of the steps, ascending; money at the first is at once
};

/// Payback on the cumulative flow.
///
/// Within a step what accrues counts as even, so a crossing is found by linear interpolation; what
/// moves at the end of the step counts there. The last crossing counts: a bid that falls back below
/// zero (a removal cost, a mid-life replacement, cost that accrues before the payment for it) has
/// not been paid back before it recovers. Sources that stop at the first crossing give a smaller
/// number. A cumulative flow that is exactly zero has reached it.
///
/// Throws std::invalid_argument where the lengths differ, the spans are empty or a value is NaN.
/// O(n).
Payback payback(const CumulativeFlow& flow);

/// Only status and time, without allocation; for blocks of cases.
struct PaybackTime {
  PaybackStatus status = PaybackStatus::never;
  std::optional<Years> time = {};
};
PaybackTime payback_time(const CumulativeFlow& flow);

/// The lowest cumulative flow at a time and later: at least 0 where it is paid back by then.
/// A time within rounding of the end of a step is that end. O(n).
double lowest_from(const CumulativeFlow& flow, Years time);

}  // namespace gonogo
