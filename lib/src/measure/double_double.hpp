// SPDX-License-Identifier: MIT
/// Numbers of twice the precision of a double: the unevaluated sum of two.
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

inline double to_double(double value) { return value; }
inline double to_double(DoubleDouble value) { return value.high + value.low; }

/// e^y to about 30 digits: y = k ln 2 + 512 r, Taylor's series for e^r - 1, squared nine times.
inline DoubleDouble exp(DoubleDouble y) {
  const DoubleDouble ln2{0.6931471805599453, 2.3190468138462996e-17};
  const double k = std::nearbyint(y.high / ln2.high);
  const DoubleDouble reduced = y - ln2 * k;
  const DoubleDouble r{reduced.high / 512, reduced.low / 512};
  DoubleDouble sum = 0.0;
  for (int n = 10; n >= 1; --n) sum = (sum + 1.0) * r / DoubleDouble(n);
  for (int i = 0; i < 9; ++i) sum = sum * 2.0 + sum * sum;
  sum = sum + 1.0;
  const int shift = static_cast<int>(k);
  return {std::ldexp(sum.high, shift), std::ldexp(sum.low, shift)};
}

}  // namespace gonogo
