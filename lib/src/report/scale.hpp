// SPDX-License-Identifier: MIT
/// A scale for a picture: round marks over the values.
#pragma once

#include <vector>

namespace gonogo {

struct Scale {
  double low = 0;  ///< the least value shown; less than `high`
  double high = 1;
  double step = 1;  ///< between marks: 1, 2 or 5 times a power of ten

  double share(double value) const {
    return (value - low) / (high - low);
  }                                   ///< 0 at low, 1 at high
  std::vector<double> marks() const;  ///< multiples of the step within the axis
};

/// Covers low to high exactly, with at most `marks` marks (at least 2).
Scale axis_over(double low, double high, int marks);

/// The least step between neighbours of a grid's axis, by which its labels get their decimals; of
/// one value its size.
double finest_step(const std::vector<double>& values);

}  // namespace gonogo
