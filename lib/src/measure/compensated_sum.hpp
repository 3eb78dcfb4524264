// SPDX-License-Identifier: MIT
/// A sum that keeps what each addition rounds away.
#pragma once

#include <cmath>

namespace gonogo {

/// Neumaier's variant of Kahan's summation (Z. Angew. Math. Mech. 54, 1974): the error does not
/// grow with the number of terms, whatever their order of size.
class CompensatedSum {
 public:
  void add(double term) {
    const double next = sum_ + term;
    lost_ += std::abs(sum_) >= std::abs(term) ? (sum_ - next) + term : (term - next) + sum_;
    sum_ = next;
  }
  double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

}  // namespace gonogo
