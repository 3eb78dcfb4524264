// SPDX-License-Identifier: MIT
#include "gonogo/base/elementary.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

using namespace gonogo;

namespace {

using Function = double (*)(double);
using Truth = long double (*)(long double);

double between(std::mt19937_64& random, double low, double high) {
  return low + (high - low) * static_cast<double>(random() >> 11) * 0x1p-53;
}

/// In units of the last place of the truth, which long double knows to 11 bits more.
double units_off(double found, long double truth) {
  int exponent = 0;
  std::frexp(static_cast<double>(truth), &exponent);
  return static_cast<double>(std::abs(found - truth) / std::ldexp(1.0L, exponent - 53));
}

double worst_of(Function f, Truth truth, double low, double high) {
  std::mt19937_64 random(1);
  double worst = 0;
  for (int i = 0; i < 100'000; ++i) {
    const double x = between(random, low, high);
    worst = std::max(worst, units_off(f(x), truth(x)));
  }
  return worst;
}

}  // namespace

TEST_CASE("elementary: results are within the units of the last place that the header promises") {
  CHECK(worst_of(portable::exp, std::exp, -1, 1) < 1);
  CHECK(worst_of(portable::exp, std::exp, -708, 709) < 1);
  CHECK(worst_of(portable::expm1, std::expm1, -1e-3, 1e-3) < 2);
  CHECK(worst_of(portable::expm1, std::expm1, -2, 2) < 2);
  CHECK(worst_of(portable::expm1, std::expm1, -40, 100) < 2);
  CHECK(worst_of(portable::log, std::log, 0.5, 2) < 1);
  CHECK(worst_of(portable::log, std::log, 0, 1e9) < 1);
  CHECK(worst_of(portable::log1p, std::log1p, -1e-3, 1e-3) < 2);
  CHECK(worst_of(portable::log1p, std::log1p, -0.999, 5) < 2);
  std::mt19937_64 random(1);
  double worst = 0;
  for (int i = 0; i < 300'000; ++i) {
    const double x = between(random, 0.01, 30), y = between(random, -150, 150);
    worst = std::max(worst, units_off(portable::pow(x, y), std::pow(static_cast<long double>(x),
                                                                    static_cast<long double>(y))));
  }
  CHECK(worst < 1);
}

TEST_CASE("elementary: a power that is a double is exact") {
  for (int base = -200; base <= 200; ++base) {
    double power = 1;
    for (int n = 0; std::abs(power) < 0x1p53 && n < 60; ++n, power *= base)
      CHECK(portable::pow(base, n) == power);
  }
  for (int n = -1074; n < 1024; ++n) CHECK(portable::pow(2, n) == std::ldexp(1.0, n));
  CHECK(portable::pow(0.25, 0.5) == 0.5);
  CHECK(portable::pow(1.5, -3) == 8.0 / 27);
}

TEST_CASE("elementary: domains, infinities and NaN are those of the standard library") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const auto same = [](double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-15 * std::abs(b);
  };
  const double numbers[] = {0,     -0.0,   1,      -1,     0.5, -0.5,   2,        -2,        3,
                            1e308, 5e-324, 1e-310, -1e308, 710, -745.1, infinity, -infinity, nan};
  for (const double x : numbers) {
    CAPTURE(x);
    CHECK(same(portable::exp(x), std::exp(x)));
    CHECK(same(portable::expm1(x), std::expm1(x)));
    CHECK(same(portable::log(x), std::log(x)));
    CHECK(same(portable::log1p(x), std::log1p(x)));
    for (const double y : numbers) {
      CAPTURE(y);
      CHECK(same(portable::pow(x, y), std::pow(x, y)));
    }
  }
}

// The sum was written down from what g++ computed for SSE2; no compiler and no machine may change it.
TEST_CASE("elementary: the bits are the same everywhere") {
  std::uint64_t sum = 0;
  const auto add = [&](double value) { sum = sum * 31 + std::bit_cast<std::uint64_t>(value); };
  for (int i = 1; i <= 20'000; ++i) {
    const double x = i * 0x1.3p-9;
    for (const Function f : {portable::exp, portable::expm1, portable::log, portable::log1p})
      add(f(x));
    add(portable::pow(x, 1.75 - x));
  }
  CHECK(sum == 16653266314546616863U);
}
