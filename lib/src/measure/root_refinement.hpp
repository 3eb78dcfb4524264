// SPDX-License-Identifier: MIT
/// From an interval that holds one zero to its digits.
#pragma once

#include "measure/flow_curve.hpp"

namespace gonogo {

/// A zero of the curve, or a cluster of them that doubles cannot separate.
struct CurveRoot {
  double x = 0;
  double error = 0;    ///< the zero, or every zero of the cluster, lies within x +- error
  double rate = 0;     ///< e^x - 1, with all digits where x is near 0
  int before = 0;      ///< sign of the present value below
  int after = 0;       ///< and above: the same for a cluster of even order
  bool proven = true;  ///< there is exactly one
};

/// Where one zero is known to lie.
struct Bracket {
  double low = 0;
  double high = 0;
  double start = 0;  ///< a guess between them
  int after = 0;     ///< sign of the present value at `high`; at `low` it is the other
};

/// The zero to the last few bits: in double precision where the slope allows, else in twice that.
CurveRoot find_root(const FlowCurve& curve, const Bracket& bracket);

}  // namespace gonogo
