// SPDX-License-Identifier: MIT
#include "measure/root_refinement.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gonogo/base/elementary.hpp"
#include "measure/double_double.hpp"

namespace gonogo {

namespace {

constexpr double epsilon = std::numeric_limits<double>::epsilon();

/// A root and the last point that was evaluated on the way to it.
struct Approach {
  CurveRoot root = {};
  CurvePoint point = {};
};

/// Newton's method on the gap, kept inside the bracket. Nearly straight in x, the gap needs five or
/// six steps from anywhere.
Approach approach(const FlowCurve& curve, const Bracket& bracket) {
  double low = bracket.low;
  double high = bracket.high;
  double x = bracket.start;
  CurvePoint point;
  for (int steps = 0; steps < 200; ++steps) {
    point = curve.at(x);
    double next = x - point.gap / point.slope();
    if (!point.certain()) {
      if (next > low && next < high) x = next;
      break;
    }
    (point.sign() == bracket.after ? high : low) = x;
    if (!(next > low && next < high)) next = low + (high - low) / 2;
    if (next == x || next == low || next == high) break;
    x = next;
  }
  const double error = point.noise / std::abs(point.slope()) + epsilon * std::abs(x);
  return {.root = {.x = x,
                   .error = error,
                   .rate = portable::expm1(x),
                   .before = -bracket.after,
                   .after = bracket.after},
          .point = point};
}

/// One more step of Newton's method from a factor e^-|x| that counts as exact, with a compensated
/// sum: it leaves the rounding of the rate itself, and no trace of how the machine computes
/// exponentials.
CurveRoot correct(const FlowCurve& curve, const Approach& found) {
  const bool forward = found.point.x >= 0;
  const double factor = portable::exp(forward ? -found.root.x : found.root.x);
  const double slope = found.point.slope();
  const double gap = curve.exact_gap(found.point, factor);
  const double step = -gap / slope;
  if (!(std::abs(step) <= 8 * found.root.error)) return found.root;
  CurveRoot root = found.root;
  root.rate = forward ? ((1 - factor) + portable::expm1(step)) / factor
                      : (factor - 1) + factor * portable::expm1(step);
  root.x = (forward ? -portable::log(factor) : portable::log(factor)) + step;
  const double bend =
      step * step * curve.cost() * curve.cost();  // the gap's second derivative is below span^2
  root.error = (2 * epsilon * std::abs(gap) + 1e-31 * curve.cost() + bend) / std::abs(slope);
  return root;
}

/// The same in twice the precision, and the error shown by the signs on both sides.
CurveRoot polish(const FlowCurve& curve, const Bracket& bracket, CurveRoot root) {
  double step = 0;
  for (int steps = 0; steps < 8; ++steps) {
    const CurvePoint point = curve.exactly_at(root.x);
    step = -point.gap / point.slope();
    const double next = root.x + step;
    if (!(next > bracket.low && next < bracket.high)) step = 0;
    if (!(std::abs(step) > epsilon * std::abs(root.x))) break;
    root.x = next;
  }
  const auto passes = [&](double x, int sign) {
    const CurvePoint point = curve.exactly_at(x);
    return point.certain() && point.sign() == sign;
  };
  const double widest = std::max(bracket.high - root.x, root.x - bracket.low);
  double error = std::max(epsilon * std::abs(root.x), 1e-18);
  while (error < widest &&
         !(passes(root.x - error, root.before) && passes(root.x + error, root.after)))
    error *= 8;
  root.error = std::min(error, widest);
  root.rate = to_double(expm1(two_sum(root.x, step)));
  return root;
}

/// A flow that adds up to nothing has the rate 0, and not nearly.
CurveRoot settled(const FlowCurve& curve, CurveRoot root) {
  if (std::abs(root.x) > 1e-12 || curve.exactly_at(0).gap != 0) return root;
  root.x = root.rate = root.error = 0;
  return root;
}

}  // namespace

CurveRoot find_root(const FlowCurve& curve, const Bracket& bracket) {
  constexpr double slight = 1e-13;
  const Approach found = approach(curve, bracket);
  if (found.root.error > slight) return settled(curve, polish(curve, bracket, found.root));
  return settled(curve, curve.even() ? correct(curve, found) : found.root);
}

}  // namespace gonogo
