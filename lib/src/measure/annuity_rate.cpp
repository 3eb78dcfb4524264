// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "gonogo/measure/annuity.hpp"
#include "gonogo/measure/bracketed_roots.hpp"
#include "measure/double_double.hpp"

namespace gonogo {

namespace {

constexpr double longest_flow = 20000;

/// The annuity as the flow it is, for a whole number of periods.
Irr rates_of_flow(const Annuity& a) {
  std::vector<double> flow(static_cast<std::size_t>(a.periods) + 1, a.payment);
  const bool start = a.timing == PaymentTiming::start;
  flow.front() = start ? a.present + a.payment : a.present;
  flow.back() = start ? a.future : a.payment + a.future;
  return internal_rates(flow);
}

/// present + payment (1 + r timing) (1 - (1 + r)^-n) / r + future (1 + r)^-n, which RATE makes
/// zero; of a rate below 0 times (1 + r)^n, so that no power grows beyond a double.
DoubleDouble imbalance(const Annuity& a, double rate) {
  const DoubleDouble growth = log1p(DoubleDouble(rate)) * a.periods;
  const DoubleDouble exponent = -growth;
  const DoubleDouble timing =
      a.timing == PaymentTiming::start ? two_sum(1, rate) : DoubleDouble(1.0);
  if (rate < 0) {
    return DoubleDouble(a.present) * exp(growth) +
           DoubleDouble(a.payment) * (expm1(growth) / DoubleDouble(rate) * timing) +
           DoubleDouble(a.future);
  }
  const DoubleDouble payments =
      rate == 0 ? DoubleDouble(a.periods) : -expm1(exponent) / DoubleDouble(rate) * timing;
  return DoubleDouble(a.present) + DoubleDouble(a.payment) * payments +
         DoubleDouble(a.future) * exp(exponent);
}

/// The zero between two rates, if the balance has opposite signs there.
std::optional<IrrRoot> zero_between(const Annuity& a, double low, double high) {
  const int sign_low = sign(imbalance(a, low));
  const int sign_high = sign(imbalance(a, high));
  if (sign_low * sign_high > 0) return {};
  const Slope slope = sign_low - sign_high > 0 ? Slope::falling : Slope::rising;
  if (sign_low == 0) return IrrRoot{.rate = low, .error_bound = 0, .slope = slope};
  // Negative below the root, so that `passing` is the upper end. A balance beyond a double keeps its
  // sign.
  const auto rising = [&](double rate) {
    constexpr double largest = std::numeric_limits<double>::max();
    return std::clamp(-sign_low * to_double(imbalance(a, rate)), -largest, largest);
  };
  const SignBracket found =
      close_bracket({.low = {low, rising(low)}, .high = {high, rising(high)}}, rising);
  return IrrRoot{.rate = found.high.value, .error_bound = found.width(), .slope = slope};
}

/// A broken number of periods is no flow. Times r, though, its balance is a sum of four powers of 1
/// + r, a flow at the times -1, 0, n - 1 and n, which has the roots sought and a false one at 0.
/// Around 0 the balance itself decides.
Irr rates_of_powers(const Annuity& a) {
  constexpr double near_zero = 1e-6;
  const bool start = a.timing == PaymentTiming::start;
  const double advance = start ? a.payment : 0;
  const double arrears = start ? 0 : a.payment;
  const std::array flow{a.present + advance, arrears - a.present, a.future - advance,
                        -arrears - a.future};
  const std::array times{-1.0, 0.0, a.periods - 1, a.periods};
  Irr irr = internal_rates(flow, times);
  std::erase_if(irr.roots, [](const IrrRoot& root) { return std::abs(root.rate) < near_zero; });
  for (IrrRoot& root : irr.roots) {
    const double reach = std::max(4 * root.error_bound, 1e-9 * (1 + root.rate));
    if (const auto exact = zero_between(a, root.rate - reach, root.rate + reach)) root = *exact;
  }
  if (const auto exact = zero_between(a, -near_zero, near_zero)) irr.roots.push_back(*exact);
  std::sort(irr.roots.begin(), irr.roots.end(),
            [](const auto& x, const auto& y) { return x.rate < y.rate; });
  irr.status = irr.roots.empty()       ? IrrStatus::none
               : irr.roots.size() == 1 ? IrrStatus::unique
                                       : IrrStatus::several;
  return irr;
}

}  // namespace

Irr annuity_rates(const Annuity& annuity) {
  if (!(annuity.periods > 0)) return {};
  if (annuity.periods == std::nearbyint(annuity.periods) && annuity.periods <= longest_flow) {
    return rates_of_flow(annuity);
  }
  return rates_of_powers(annuity);
}

}  // namespace gonogo
