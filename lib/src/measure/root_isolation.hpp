// SPDX-License-Identifier: MIT
/// Where a flow's present value is zero.
#pragma once

#include <vector>

#include "measure/flow_curve.hpp"
#include "measure/root_refinement.hpp"

namespace gonogo {

struct CurveRoots {
  std::vector<CurveRoot> roots = {};  ///< ascending
  bool beyond = false;                ///< more lie outside |x| <= 700
  bool exhausted = false;             ///< the search gave up: there may be more inside, too
};

/// All zeros of a curve whose flow has receipts and outlays.
CurveRoots isolate_roots(const FlowCurve& curve);

}  // namespace gonogo
