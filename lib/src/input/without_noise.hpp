// SPDX-License-Identifier: MIT
/// Sums of decimal fractions.
#pragma once

#include <cmath>

namespace gonogo {

/// A sum of decimal fractions without the noise of binary ones: 1.3, not 1.2999999999999998.
inline double without_noise(double sum) {
  constexpr double places = 1e9;
  return std::round(sum * places) / places;
}

}  // namespace gonogo
