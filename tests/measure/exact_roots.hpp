// SPDX-License-Identifier: MIT
/// Second methods to find rates, exact and slow: Sturm's theorem in whole numbers, signs in a
/// hundred digits.
#pragma once

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>
#include <span>
#include <vector>

namespace gonogo::exact {

using Whole = boost::multiprecision::cpp_int;
using Polynomial = std::vector<Whole>;  // by ascending power
using Digits = boost::multiprecision::cpp_bin_float_100;

/// The flow times a power of two, as a polynomial in v = 1 / (1 + rate).
Polynomial polynomial_of(std::span<const double> flow);

/// Counts distinct real roots. J. C. F. Sturm, 1829.
class SturmChain {
 public:
  explicit SturmChain(const Polynomial& polynomial);

  int positive_roots() const;  ///< v > 0: rates above -1
  int roots_between(double low_rate,
                    double high_rate) const;  ///< low < rate <= high; low may be -1

 private:
  std::vector<Polynomial> chain_ = {};
};

/// Sign of the present value, times (1 + rate)^n.
int sign_of_value(std::span<const double> flow, const Digits& rate);

}  // namespace gonogo::exact
