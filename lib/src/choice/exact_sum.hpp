// SPDX-License-Identifier: MIT
/// Sums that rounding does not decide.
#pragma once

#include <cmath>

namespace gonogo {

/// A sum of doubles, and of products of two, in twice their precision (T. J. Dekker, 1971).
class ExactSum {
 public:
  void add(double term) {
    const double sum = high_ + term;
    const double part = sum - high_;
    low_ += (high_ - (sum - part)) + (term - part);
    high_ = sum;
  }
  void add_product(double a, double b) {
    const double product = a * b;
    add(product);
    low_ += std::fma(a, b, -product);
  }
  /// Another sum, once or not at all.
  void add(const ExactSum& other) {
    add(other.high_);
    low_ += other.low_;
  }
  double value() const { return high_ + low_; }

 private:
  double high_ = 0, low_ = 0;
};

/// What is added to a sum by writing this number as a double, at most: nothing to a whole number, some
/// units of the last place to another, which is the nearest to a decimal or was computed.
inline double rounding_of(double number) {
  constexpr double few_units = 0x1p-51;
  return number == std::nearbyint(number) ? 0 : few_units * std::abs(number);
}

}  // namespace gonogo
