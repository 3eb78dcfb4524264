// SPDX-License-Identifier: MIT
#include "measure/root_refinement.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gonogo {

namespace {

constexpr double epsilon = std::numeric_limits<double>::epsilon();

/// Newton's method on the gap, kept inside the bracket. Nearly straight in x, the gap needs five or
/// six steps from anywhere.
CurveRoot refine(const FlowCurve& curve, const Bracket& bracket) {
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
  return {.x = x, .error = error, .before = -bracket.after, .after = bracket.after};
}

/// The same in twice the precision, and the error shown by the signs on both sides.
CurveRoot polish(const FlowCurve& curve, const Bracket& bracket, CurveRoot root) {
  for (int steps = 0; steps < 8; ++steps) {
    const CurvePoint point = curve.exactly_at(root.x);
    const double next = root.x - point.gap / point.slope();
    if (!(next > bracket.low && next < bracket.high)) break;
    const double step = std::abs(next - root.x);
    root.x = next;
    if (step <= epsilon * std::abs(next)) break;
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
  return root;
}

}  // namespace

CurveRoot find_root(const FlowCurve& curve, const Bracket& bracket) {
  constexpr double slight = 1e-13;
  const CurveRoot root = refine(curve, bracket);
  return root.error > slight ? polish(curve, bracket, root) : root;
}

}  // namespace gonogo
