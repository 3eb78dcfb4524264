// SPDX-License-Identifier: MIT
#include "gonogo/measure/internal_rates.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gonogo/base/elementary.hpp"
#include "measure/flow_curve.hpp"
#include "measure/root_isolation.hpp"

namespace gonogo {

namespace {

Slope slope_of(const CurveRoot& root) {
  if (root.before == root.after) return Slope::touching;
  return root.before > 0 ? Slope::falling : Slope::rising;
}

IrrRoot to_rate(const CurveRoot& root, double period) {
  const double rate =
      period == 1 ? root.rate : portable::expm1(portable::log1p(root.rate) / period);
  const double rounding = 4 * std::numeric_limits<double>::epsilon() * std::abs(rate);
  return {.rate = rate,
          .error_bound = (1 + rate) * portable::expm1(root.error / period) + rounding,
          .slope = slope_of(root)};
}

IrrStatus status_of(const CurveRoots& found) {
  const bool clusters = std::any_of(found.roots.begin(), found.roots.end(),
                                    [](const CurveRoot& r) { return !r.proven; });
  if (clusters || found.exhausted) return IrrStatus::unresolved;
  const std::size_t count = found.roots.size() + (found.beyond ? 1 : 0);
  return count == 0 ? IrrStatus::none : count == 1 ? IrrStatus::unique : IrrStatus::several;
}

/// By the signs where they change once; else, where there is one rate, by the project balances at
/// it.
FlowType type_of(const FlowCurve& curve, const CurveRoots& found) {
  int sign = curve.first_sign();
  if (curve.sign_changes() != 1) {
    if (found.roots.size() != 1 || !found.roots.front().proven || found.beyond)
      return FlowType::mixed;
    sign = curve.balance_sign(found.roots.front().x);
  }
  return sign < 0 ? FlowType::investment : sign > 0 ? FlowType::borrowing : FlowType::mixed;
}

Irr rates_of(const FlowCurve& curve) {
  if (curve.empty()) return {.status = IrrStatus::every_rate};
  Irr irr{.sign_changes = curve.sign_changes()};
  if (curve.sign_changes() == 0) return irr;
  const CurveRoots found = isolate_roots(curve);
  irr.roots.reserve(found.roots.size());
  for (const CurveRoot& root : found.roots) irr.roots.push_back(to_rate(root, curve.period()));
  irr.status = status_of(found);
  irr.type = type_of(curve, found);
  irr.beyond = found.beyond;
  return irr;
}

}  // namespace

Irr internal_rates(std::span<const double> flow) { return rates_of(FlowCurve(flow)); }

Irr internal_rates(std::span<const double> flow, std::span<const Years> times) {
  return rates_of(FlowCurve(flow, times));
}

std::optional<Rate> Irr::decisive() const {
  if (status != IrrStatus::unique || roots.empty() || roots.front().slope != Slope::falling)
    return {};
  return roots.front().rate;
}

std::optional<Rate> Irr::only_between(Rate low, Rate high) const {
  if (status == IrrStatus::unresolved) return {};
  std::optional<Rate> only;
  for (const IrrRoot& root : roots) {
    if (root.rate <= low || root.rate >= high) continue;
    if (only) return {};
    only = root.rate;
  }
  return only;
}

std::optional<Rate> Irr::nearest(Rate guess) const {
  std::optional<Rate> best;
  double least = 0;
  for (const IrrRoot& root : roots) {
    const double distance = std::abs(root.rate - guess);
    if (best && distance > least * (1 + 1e-12)) continue;
    best = root.rate;
    least = distance;
  }
  return best;
}

}  // namespace gonogo
