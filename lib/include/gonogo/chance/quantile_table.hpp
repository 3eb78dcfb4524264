// SPDX-License-Identifier: MIT
/// Quantiles that are asked for many times.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "gonogo/chance/distribution.hpp"

namespace gonogo {

/// A quantile function, by interpolation where the distribution itself is slow: of beta, PERT and
/// gamma shapes. Elsewhere, and in the outermost two thousandths, it is QuantileFunction.
///
/// Each side of the median is cut into octaves, [1/4, 1/2], [1/8, 1/4], ... of the share to that
/// side, with a Chebyshev polynomial each. They are compared with the distribution where they are
/// made: one that is off by more than 1e-10 of the distance between the quantiles 0.01 and 0.99 is
/// not used.
class QuantileTable {
 public:
  explicit QuantileTable(Distribution distribution);

  /// Requires 0 < u < 1.
  double operator()(double u) const;

 private:
  static constexpr std::size_t octaves = 10, terms = 16;
  struct Octave {
    std::array<double, terms> coefficients = {};
    bool used = false;
  };

  Octave made(bool upper, std::size_t octave, double tolerance) const;
  double between(const Octave& octave, double x) const;

  QuantileFunction quantile_;
  std::vector<Octave> octaves_ = {};  ///< of the lower side, then of the upper; empty: none
};

}  // namespace gonogo
