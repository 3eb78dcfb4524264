// SPDX-License-Identifier: MIT
#include "measure/double_double.hpp"

#include <array>
#include <cstddef>

#include "gonogo/base/elementary.hpp"

namespace gonogo {

namespace {

constexpr int terms = 12;

/// 1 / n for n = 1..terms.
std::array<DoubleDouble, terms> make_reciprocals() {
  std::array<DoubleDouble, terms> all;
  for (int n = 1; n <= terms; ++n)
    all[static_cast<std::size_t>(n - 1)] = DoubleDouble(1.0) / DoubleDouble(n);
  return all;
}

/// e^r - 1 for |r| <= ln 2: Taylor's series at r / 64, squared six times without losing what is
/// beyond the 1.
DoubleDouble small_expm1(DoubleDouble r) {
  static const std::array<DoubleDouble, terms> reciprocals = make_reciprocals();
  const DoubleDouble part{r.high / 64, r.low / 64};
  DoubleDouble sum = 0.0;
  for (std::size_t n = terms; n-- > 0;) sum = (sum + 1.0) * (part * reciprocals[n]);
  for (int i = 0; i < 6; ++i) sum = sum * 2.0 + sum * sum;
  return sum;
}

DoubleDouble scaled(DoubleDouble a, int shift) {
  return {std::ldexp(a.high, shift), std::ldexp(a.low, shift)};
}

}  // namespace

DoubleDouble exp(DoubleDouble y) {
  const DoubleDouble ln2{0.6931471805599453, 2.3190468138462996e-17};
  if (std::isnan(y.high)) return y;
  if (y.high > 710) return INFINITY;
  if (y.high < -745) return 0.0;
  const double k = std::nearbyint(y.high / ln2.high);
  return scaled(small_expm1(y - ln2 * k) + 1.0, static_cast<int>(k));
}

DoubleDouble expm1(DoubleDouble y) {
  if (std::abs(y.high) < 0.5) return small_expm1(y);
  const DoubleDouble grown = exp(y);
  return std::isfinite(grown.high) ? grown - 1.0 : grown;
}

// One step of Newton's method on e^y - 1 = r, from double precision.
DoubleDouble log1p(DoubleDouble r) {
  if (r.high == 0) return r;
  const double start = portable::log1p(r.high);
  if (std::abs(start) > 0.5) return log(r + 1.0);
  const DoubleDouble grown = expm1(DoubleDouble(start));
  return DoubleDouble(start) + (r - grown) / (grown + 1.0);
}

DoubleDouble log(DoubleDouble a) {
  const double start = portable::log(a.high);
  return DoubleDouble(start) + log1p(a * exp(DoubleDouble(-start)) - 1.0);
}

DoubleDouble power(DoubleDouble base, double exponent) {
  const bool whole = exponent == std::nearbyint(exponent) && std::abs(exponent) < 1e15;
  if (!whole) return exp(log(base) * exponent);
  DoubleDouble result = 1.0;
  DoubleDouble square = base;
  for (auto left = static_cast<long long>(std::abs(exponent)); left > 0; left /= 2) {
    if (left % 2 == 1) result = result * square;
    square = square * square;
  }
  return exponent < 0 ? DoubleDouble(1.0) / result : result;
}

}  // namespace gonogo
