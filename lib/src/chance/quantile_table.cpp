// SPDX-License-Identifier: MIT
#include "gonogo/chance/quantile_table.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace gonogo {
namespace {

/// The share to a side at a place of its octave, -1 to 1.
double share_at(std::size_t octave, double x) {
  return std::ldexp(3 + x, -static_cast<int>(octave) - 3);
}

/// To 12 digits. Boost.Math finds such a quantile by iteration with functions of the standard library,
/// and what is below depends on the machine.
double settled(double value) {
  int exponent = 0;
  const double fraction = std::frexp(value, &exponent);
  return std::ldexp(std::nearbyint(std::ldexp(fraction, 40)), exponent - 40);
}

bool is_slow(const Distribution& distribution) {
  return std::holds_alternative<BetaShape>(distribution.shape) ||
         std::holds_alternative<PertShape>(distribution.shape) ||
         std::holds_alternative<GammaShape>(distribution.shape);
}

}  // namespace

QuantileTable::QuantileTable(Distribution distribution) : quantile_(std::move(distribution)) {
  if (!is_slow(quantile_.distribution())) return;
  constexpr double exactness = 1e-10, tail = 0.01;
  const double tolerance = exactness * (quantile_(1 - tail) - quantile_(tail));
  for (const bool upper : {false, true}) {
    for (std::size_t k = 0; k < octaves; ++k) octaves_.push_back(made(upper, k, tolerance));
  }
}

QuantileTable::Octave QuantileTable::made(bool upper, std::size_t octave, double tolerance) const {
  const auto value = [&](double x) {
    const double share = share_at(octave, x);
    return settled(quantile_(upper ? 1 - share : share));
  };
  std::array<double, terms> at{};
  constexpr double step = std::numbers::pi / terms;
  for (std::size_t j = 0; j < terms; ++j)
    at[j] = value(std::cos(step * (static_cast<double>(j) + 0.5)));
  Octave made;
  for (std::size_t k = 0; k < terms; ++k) {
    double sum = 0;
    for (std::size_t j = 0; j < terms; ++j)
      sum += at[j] * std::cos(step * static_cast<double>(k) * (static_cast<double>(j) + 0.5));
    made.coefficients[k] = sum * (k == 0 ? 1 : 2) / terms;
  }
  made.used = true;
  for (const double x : {-1.0, -0.5, 0.03, 0.97})
    made.used = made.used && std::abs(between(made, x) - value(x)) <= tolerance;
  return made;
}

/// Clenshaw's recurrence.
double QuantileTable::between(const Octave& octave, double x) const {
  double next = 0, after = 0;
  for (std::size_t k = terms; k-- > 1;) {
    const double here = octave.coefficients[k] + 2 * x * next - after;
    after = next;
    next = here;
  }
  return octave.coefficients[0] + x * next - after;
}

double QuantileTable::operator()(double u) const {
  if (octaves_.empty()) return quantile_(u);
  const bool upper = u > 0.5;
  const double share = upper ? 1 - u : u;
  // share = fraction * 2 ^ exponent, with a fraction from 1/2 to 1
  constexpr std::uint64_t mantissa = (std::uint64_t{1} << 52) - 1, half = 1022;
  const auto bits = std::bit_cast<std::uint64_t>(share);
  const double fraction = std::bit_cast<double>((bits & mantissa) | half << 52);
  const auto exponent = static_cast<std::int64_t>(bits >> 52) - static_cast<std::int64_t>(half);
  // The median itself belongs to the first octave.
  const bool median = exponent == 0;
  const auto octave = static_cast<std::size_t>(median ? 0 : -exponent - 1);
  if (octave >= octaves) return settled(quantile_(u));
  const Octave& found = octaves_[(upper ? octaves : 0) + octave];
  return found.used ? between(found, median ? 1 : 4 * fraction - 3) : settled(quantile_(u));
}

}  // namespace gonogo
