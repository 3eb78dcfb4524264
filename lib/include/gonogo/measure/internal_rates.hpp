// SPDX-License-Identifier: MIT
/// The internal rates of return of a cash flow: all of them, with a proof of how many there are.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "gonogo/base/units.hpp"

namespace gonogo {

/// How the present value passes zero as the rate rises.
enum class Slope {
  falling,   ///< a rate earned: below it the flow is worth having
  rising,    ///< a rate paid: above it the flow is worth having
  touching,  ///< it reaches zero and turns back, as far as doubles can show
};

/// One rate at which a flow is worth nothing, and how well it is known.
struct IrrRoot {
  Rate rate = 0;         ///< fraction per period: 0.08 is 8 %
  Rate error_bound = 0;  ///< the true root lies within rate +- error_bound
  Slope slope = Slope::falling;
};

enum class IrrStatus {
  unique,
  several,
  none,
  every_rate,  ///< every flow is zero
  unresolved,  ///< somewhere rates lie so close together, or the value so close to zero, that one
               ///< unit in the last place of the flows decides how many roots there are; such a
               ///< cluster is one entry of `roots`
};

enum class FlowType {
  investment,  ///< money is out until the end: the IRR is earned on it
  borrowing,   ///< money is in until the end: the IRR is paid for it, and the rule reverses
  mixed,       ///< both in turn, or never either
};

/// Every internal rate above -100 %. A flow may have none, one or several: each is an answer, not
/// an error.
struct Irr {
  std::vector<IrrRoot> roots = {};  ///< ascending; complete, not a sample
  IrrStatus status = IrrStatus::none;
  FlowType type = FlowType::mixed;
  int sign_changes =
      0;  ///< Descartes' bound on the number of roots, which differs from it by an even number
  bool beyond = false;  ///< a further root lies above 1e300 or below -1 + 1e-300, and is not listed

  /// The rate, where judging by it is sound: it is the only one, the flow is worth having at every
  /// rate below it and at none above. Otherwise decide by the present value at the limit.
  std::optional<Rate> decisive() const;

  /// The only root between two rates, if just one lies there: "the only rate between -90 % and
  /// 1,000 % a year".
  std::optional<Rate> only_between(Rate low, Rate high) const;

  /// The root nearest to `guess`, of two equally near the greater; empty where there is none.
  std::optional<Rate> nearest(Rate guess) const;
};

/// Isolates all real roots above -1 and proves their count.
///
/// `flow[t]` arrives at the end of period t; `flow[0]` is today; outlays are negative. The rates
/// are per period. Currency and leading or trailing zeros do not change the answer. Throws
/// std::invalid_argument if a flow is not finite.
///
/// Method: with x = ln(1 + rate) the receipts P(x) and the outlays N(x) are sums of exponentials,
/// so ln P and ln N are convex, and their chords and tangents enclose ln P - ln N on an interval to
/// second order. Intervals are halved until each is proved to hold no root (enclosure without zero)
/// or one (slope of one sign, ends of opposite sign). Where double precision cannot give a sign,
/// twice the precision is used; what is still zero to the last place of the flows is a cluster.
/// Descartes' rule ends the search early and alone settles flows with at most one change of sign.
///
/// Cost: one change of sign O(n) a Newton step, about six steps; otherwise O(n) an interval, some
/// tens of intervals.
Irr internal_rates(std::span<const double> flow);

/// The same for flows at arbitrary times; the rates are effective per unit of `times` (annual for
/// years).
///
/// Times need not be sorted; flows at the same time are added up. Evenly spaced times cost no more
/// than periods. Throws std::invalid_argument where lengths differ or a number is not finite.
Irr internal_rates(std::span<const double> flow, std::span<const Years> times);

}  // namespace gonogo
