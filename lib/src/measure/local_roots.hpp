// SPDX-License-Identifier: MIT
/// Zeros within an interval so short that a polynomial can replace the flow.
#pragma once

#include <optional>
#include <vector>

#include "measure/flow_curve.hpp"

namespace gonogo {

/// A stretch that holds one zero, or a cluster of them.
struct LocalRoot {
  double low = 0;
  double high = 0;
  double guess = 0;  ///< the zero nearly; of a cluster the point where it turns or passes zero
  int before = 0;    ///< signs of the present value at the ends
  int after = 0;
  bool proven = true;  ///< there is exactly one
};

/// All zeros between two points of known sign, ascending. Empty where the series does not reach;
/// halve and ask again.
///
/// The Taylor polynomial is written in Bernstein's basis, whose changes of sign bound the zeros,
/// and halved (de Casteljau) until each part shows none or one: Descartes' method, see Rouillier &
/// Zimmermann, J. of Computational and Applied Mathematics 162, 2004. A coefficient within the
/// error of the series, or within what the last place of the flow may change, has no sign. O(terms)
/// once, then the terms no longer matter.
std::optional<std::vector<LocalRoot>> local_roots(const FlowCurve& curve, const CurvePoint& low,
                                                  const CurvePoint& high);

}  // namespace gonogo
