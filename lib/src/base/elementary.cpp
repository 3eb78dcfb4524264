// SPDX-License-Identifier: MIT
#include "gonogo/base/elementary.hpp"

#include <cmath>
#include <cstddef>

#define VECTOR_BYTES 16

namespace gonogo::portable {
namespace {

#include "base/elementary.inc"

/// Neither subnormal nor near what is infinite.
bool is_usual(double x) { return x > 1e-300 && x < 1e300; }

}  // namespace

double exp(double x) {
  if (std::abs(x) < 700) return usual_value_of(exponential_of(all(x), V{}))[0];
  return exp_of(all(x))[0];
}

double expm1(double x) { return expm1_of(all(x))[0]; }

double log(double x) {
  if (is_usual(x)) return ln_of(usual_split_of(all(x)))[0];
  return std::isinf(x) ? std::log(x) : ln_of(all(x))[0];
}

double log1p(double x) { return std::isinf(x) ? std::log1p(x) : log1p_of(all(x))[0]; }

double pow(double x, double y) {
  if (is_usual(x) && std::abs(y) < 1e6) {
    const Twofold at = raised(ln_twofold(usual_split_of(all(x))), all(y));
    if (std::abs(at.high[0]) < 700) return usual_value_of(exponential_of(at.high, at.low))[0];
  }
  // Nothing is rounded there.
  if (!std::isfinite(x) || !std::isfinite(y) || x == 0) return std::pow(x, y);
  return power_of(all(x), all(y))[0];
}

}  // namespace gonogo::portable
