// SPDX-License-Identifier: MIT
/// Numbers of twice the precision of a double. Each is a pair of doubles; its value is their sum.
///
/// Error-free transformations of Dekker (Numer. Math. 18, 1971) and Knuth; products by fused
/// multiply-add, which gives the same bits in hardware and in software. Relative error of an
/// operation about 2^-104.
#pragma once

#include <cmath>

namespace gonogo {

struct DoubleDouble {
  double high = 0;
  double low = 0;

  DoubleDouble() = default;
  DoubleDouble(double value) : high(value) {}  // NOLINT: mixes with doubles as doubles do
  DoubleDouble(double h, double l) : high(h), low(l) {}
};

/// a + b exactly.
inline DoubleDouble two_sum(double a, double b) {
  const double sum = a + b;
  const double part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

/// a * b exactly.
inline DoubleDouble two_product(double a, double b) {
  const double product = a * b;
  return {product, std::fma(a, b, -product)};
}

inline DoubleDouble operator+(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble high = two_sum(a.high, b.high);
  const DoubleDouble low = two_sum(a.low, b.low);
  const DoubleDouble first = two_sum(high.high, high.low + low.high);
  return two_sum(first.high, first.low + low.low);
}

inline DoubleDouble operator-(DoubleDouble a) { return {-a.high, -a.low}; }
inline DoubleDouble operator-(DoubleDouble a, DoubleDouble b) { return a + -b; }

inline DoubleDouble operator*(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble product = two_product(a.high, b.high);
  return two_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

inline DoubleDouble operator/(DoubleDouble a, DoubleDouble b) {
  const double first = a.high / b.high;
  const DoubleDouble rest = a - b * first;
  const double second = rest.high / b.high;
  const DoubleDouble rest2 = rest - b * second;
  return two_sum(first, second) + DoubleDouble(rest2.high / b.high);
}

inline int sign(DoubleDouble a) { return a.high > 0 ? 1 : a.high < 0 ? -1 : 0; }

inline double to_double(double value) { return value; }
inline double to_double(DoubleDouble value) { return value.high + value.low; }

/// To about 30 digits, relative; arguments within the range of double.
DoubleDouble exp(DoubleDouble y);
DoubleDouble expm1(DoubleDouble y);
DoubleDouble log1p(DoubleDouble r);  ///< r > -1
DoubleDouble log(DoubleDouble a);    ///< a > 0

/// base^exponent: for a whole exponent any base but 0^negative, otherwise base > 0.
DoubleDouble power(DoubleDouble base, double exponent);

}  // namespace gonogo
