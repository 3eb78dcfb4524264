// SPDX-License-Identifier: MIT
/// Where a flow's present value is zero.
#pragma once

#include <vector>

#include "measure/flow_curve.hpp"

namespace gonogo {

/// A zero of the curve, or a cluster of them that the doubles of the flow do not tell apart.
struct CurveRoot {
  double x = 0;
  double error = 0;    ///< the zero, or every zero of the cluster, lies within x +- error
  int before = 0;      ///< sign of the present value below
  int after = 0;       ///< and above: the same for a cluster of even order
  bool proven = true;  ///< there is exactly one
};

struct CurveRoots {
  std::vector<CurveRoot> roots = {};  ///< ascending
  bool beyond = false;                ///< more lie outside |x| <= 700
  bool exhausted = false;             ///< the search gave up: there may be more inside, too
};

/// All zeros of a curve whose flow has receipts and outlays.
CurveRoots isolate_roots(const FlowCurve& curve);

}  // namespace gonogo
