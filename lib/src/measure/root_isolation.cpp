// SPDX-License-Identifier: MIT
#include "measure/root_isolation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "gonogo/base/elementary.hpp"
#include "measure/indistinct.hpp"
#include "measure/local_roots.hpp"

namespace gonogo {

namespace {

constexpr double furthest = 700;  // e^700 is near the greatest double
constexpr double epsilon = std::numeric_limits<double>::epsilon();

struct Interval {
  CurvePoint low = {};
  CurvePoint high = {};

  double width() const { return high.x - low.x; }
};

/// Whether the slope keeps its sign: the mean times fall as x grows, so the ends bound them.
bool monotone(const Interval& i) {
  const double slack = i.low.time_noise + i.high.time_noise;
  return i.high.outlays.time - i.low.receipts.time > slack ||
         i.low.outlays.time - i.high.receipts.time < -slack;
}

/// Whether the tangents of the greater side stay above the chord of the lesser; both ends have one
/// sign.
bool excluded(const Interval& i) {
  const bool positive = i.low.gap > 0;
  const CurveSide& above_low = positive ? i.low.receipts : i.low.outlays;
  const CurveSide& above_high = positive ? i.high.receipts : i.high.outlays;
  const CurveSide& below_low = positive ? i.low.outlays : i.low.receipts;
  const CurveSide& below_high = positive ? i.high.outlays : i.high.receipts;
  const double gap_low = std::abs(i.low.gap);
  const double gap_high = std::abs(i.high.gap);
  const double chord = (below_high.log_value(i.high.x) - below_low.log_value(i.low.x)) / i.width();
  // Distance of the tangents from the chord, as lines through either end; -time is the slope of a
  // tangent.
  const double slope_low = -above_low.time - chord;
  const double slope_high = -above_high.time - chord;
  if (slope_low >= 0 || slope_high <= 0) return true;  // the lowest point is an end
  const double where = (gap_high - gap_low - slope_high * i.width()) / (slope_low - slope_high);
  const double lowest = gap_low + slope_low * where;
  const double logs =
      std::abs(below_low.log_value(i.low.x)) + std::abs(below_high.log_value(i.high.x));
  return lowest > i.low.noise + i.high.noise + 4 * epsilon * (logs + gap_low + gap_high);
}

/// Whether the mean times move so little that a short Taylor series follows the curve.
bool short_enough(const Interval& i) {
  const double moved = std::max(i.low.receipts.time - i.high.receipts.time,
                                i.low.outlays.time - i.high.outlays.time);
  return i.width() * moved < 1.0 / 64;
}

/// Whether the sign at `x` is that of every point beyond: there the edge term alone is greater than
/// the other side.
bool dominated(const FlowCurve& curve, const CurvePoint& point) {
  const bool forward = point.x > 0;
  const int sign = forward ? curve.first_sign() : curve.last_sign();
  const CurveSide& other = sign > 0 ? point.outlays : point.receipts;
  return curve.edge_log_value(point.x) - other.log_value(point.x) > point.noise + 1e-12;
}

/// The nearest power of two from zero outwards beyond which nothing happens, towards `direction`.
CurvePoint limit(const FlowCurve& curve, double direction) {
  for (double x = 1; x < furthest; x *= 2) {
    const CurvePoint point = curve.at(direction * x);
    if (dominated(curve, point)) return point;
  }
  return curve.at(direction * furthest);
}

/// Halves intervals until each is proved to hold no zero, one zero, or a cluster.
class Isolation {
 public:
  explicit Isolation(const FlowCurve& curve)
      : curve_(curve), budget_(std::max(3e6, 1000 * curve.cost())) {}

  CurveRoots run(const CurvePoint& low, const CurvePoint& high) {
    waiting_.push_back({low, high});
    while (!waiting_.empty() && found_.size() < static_cast<std::size_t>(curve_.sign_changes())) {
      const Interval interval = waiting_.back();
      waiting_.pop_back();
      settle(interval);
    }
    return {.roots = found_, .exhausted = exhausted_};
  }

 private:
  void settle(const Interval& interval) {
    const bool same = interval.low.sign() == interval.high.sign();
    if (same && excluded(interval)) return;
    if (monotone(interval)) {
      if (!same) add_root(interval);
      return;
    }
    if (budget_ < 0) {
      exhausted_ = true;
    } else if (!(short_enough(interval) && add_local_roots(interval)) && !halve(interval)) {
      add_cluster({.low = interval.low.x,
                   .high = interval.high.x,
                   .guess = interval.low.x + interval.width() / 2,
                   .before = interval.low.sign(),
                   .after = interval.high.sign()});
    }
  }

  /// A point whose sign is known, if twice the precision and the digits of the flow give one.
  std::optional<CurvePoint> decided(double x) {
    spend(1);
    CurvePoint point = curve_.at(x);
    if (point.certain()) return point;
    spend(25);
    point = curve_.exactly_at(x);
    point.noise = std::max(point.noise, indistinct_gap);
    if (point.certain()) return point;
    return {};
  }

  bool halve(const Interval& interval) {
    for (const double share : std::array{0.5, 0.43, 0.59, 0.31, 0.71}) {
      const auto middle = decided(interval.low.x + share * interval.width());
      if (!middle) continue;
      waiting_.push_back({*middle, interval.high});
      waiting_.push_back({interval.low, *middle});
      return true;
    }
    return false;
  }

  bool add_local_roots(const Interval& interval) {
    spend(60);
    const auto roots = local_roots(curve_, interval.low, interval.high);
    if (!roots) return false;
    for (const LocalRoot& root : *roots) {
      if (root.proven) {
        found_.push_back(find_root(curve_, {root.low, root.high, root.guess, root.after}));
      } else {
        add_cluster(root);
      }
    }
    return true;
  }

  void add_root(const Interval& i) {
    const double share = i.low.gap / (i.low.gap - i.high.gap);
    found_.push_back(
        find_root(curve_, {i.low.x, i.high.x, i.low.x + share * i.width(), i.high.sign()}));
  }

  void add_cluster(const LocalRoot& cluster) {
    found_.push_back({.x = cluster.guess,
                      .error = std::max(cluster.guess - cluster.low, cluster.high - cluster.guess),
                      .rate = portable::expm1(cluster.guess),
                      .before = cluster.before,
                      .after = cluster.after,
                      .proven = false});
  }

  /// Work is counted in evaluations in double precision, roughly.
  void spend(double evaluations) { budget_ -= evaluations * curve_.cost(); }

  const FlowCurve& curve_;
  std::vector<Interval> waiting_ = {};
  std::vector<CurveRoot> found_ = {};
  double budget_;  // in terms; 3e6 are some 10 ms, and few flows need a tenth of that
  bool exhausted_ = false;
};

CurveRoots only_root(const FlowCurve& curve) {
  const CurveRoot root = find_root(curve, {-furthest, furthest, 0, curve.first_sign()});
  if (std::abs(root.x) > furthest - 1) return {.beyond = true};
  return {.roots = {root}};
}

}  // namespace

CurveRoots isolate_roots(const FlowCurve& curve) {
  if (curve.sign_changes() == 1) return only_root(curve);
  const CurvePoint low = limit(curve, -1);
  const CurvePoint high = limit(curve, 1);
  CurveRoots result = Isolation(curve).run(low, high);
  result.beyond = low.sign() != curve.last_sign() || high.sign() != curve.first_sign();
  return result;
}

}  // namespace gonogo
