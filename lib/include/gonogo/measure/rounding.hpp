// SPDX-License-Identifier: MIT
/// The error that the arithmetic can carry. A result within it of a limit counts as at the limit.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

namespace gonogo {

/// 8 (n + 8) eps of the sum of all amounts without their signs, where n amounts are added and each
/// comes from a few operations: Higham, "Accuracy and Stability of Numerical Algorithms", 2002,
/// section 4.2, with a factor for the operations before. For 1,200 steps 2e-12 of the sum.
inline double rounding_error(std::size_t terms, double sum_of_sizes) {
  return 8 * (static_cast<double>(terms) + 8) * std::numeric_limits<double>::epsilon() *
         sum_of_sizes;
}

/// 0 if the error can be all of it.
inline double settled(double value, double error) { return std::abs(value) <= error ? 0 : value; }

/// Each of the values.
inline void settle(std::span<double> values, double error) {
  for (double& value : values) value = settled(value, error);
}

/// The sum of amounts without their signs.
inline double sum_of_sizes(std::span<const double> amounts) {
  double sum = 0;
  for (const double amount : amounts) sum += std::abs(amount);
  return sum;
}

}  // namespace gonogo
