// SPDX-License-Identifier: MIT
/// A cash flow as a function of x = ln(1 + rate), receipts and outlays apart.
///
/// The sum R(x) of the receipts c e^(-t x), and O(x) of the outlays, have only positive terms, so
/// both are computed to a few units in the last place for every x, and their logarithms are
/// convex. What cancels is only the last step, gap = ln R - ln O; its sign is that of the present
/// value.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "gonogo/base/elementary.hpp"

namespace gonogo {

/// One side of the flow at one x.
struct CurveSide {
  double time =
      0;  ///< mean time of its flows, weighted by present value: minus the slope of ln(sum)
  double sum = 0;  ///< sum = e^(base x) times the present value
  double base = 0;

  double log_value(double x) const { return portable::log(sum) - base * x; }
};

/// The curve at one x.
struct CurvePoint {
  double x = 0;
  double gap = 0;         ///< ln R - ln O
  double noise = 0;       ///< bound on the rounding error of `gap`
  double time_noise = 0;  ///< and of the mean times
  CurveSide receipts = {};
  CurveSide outlays = {};

  double slope() const { return outlays.time - receipts.time; }  ///< d gap / dx
  bool certain() const { return gap > noise || gap < -noise; }
  int sign() const { return gap > 0 ? 1 : -1; }
};

/// The present value near a point, divided by that of receipts and outlays together: the sum of
/// coefficient[k] s^k, where x = centre + s half_width and |s| <= 1.
struct CurveSeries {
  static constexpr std::size_t order = 12;
  std::array<double, order> coefficient = {};
  double error = 0;  ///< bound on what is left out and rounded, anywhere in |s| <= 1
};

/// Views the flow it was made of: that must outlive it. Time counts periods where the flow is even.
class FlowCurve {
 public:
  explicit FlowCurve(std::span<const double> flow);
  FlowCurve(std::span<const double> flow, std::span<const double> times);

  bool empty() const { return terms_ == 0; }

  /// Amounts that are not zero, and what one evaluation costs in units of a term of an even flow.
  int terms() const { return terms_; }
  double cost() const { return even_.empty() ? 8.0 * terms_ : static_cast<double>(even_.size()); }

  int first_sign() const { return first_sign_; }
  int last_sign() const { return last_sign_; }
  int sign_changes() const { return sign_changes_; }

  /// One unit of x in the caller's unit of time: rate = exp(x / period) - 1.
  double period() const { return period_; }

  /// ln of the amount of the first time (x > 0) or the last (x < 0), as in CurveSide::log_value.
  double edge_log_value(double x) const;

  /// In double precision. Both signs must occur, |x| <= 700.
  CurvePoint at(double x) const;

  /// In twice that; x counts as exact.
  CurvePoint exactly_at(double x) const;

  bool even() const { return !even_.empty(); }

  /// The gap of an even flow at e^-|x| = `factor`, where it is so small that it is R / O - 1;
  /// `near` is a point close by.
  double exact_gap(const CurvePoint& near, double factor) const;

  /// Whether the project balances at x, all but the last, are all negative (-1), all positive (1)
  /// or both (0).
  int balance_sign(double x) const;

  /// Taylor's series, its first coefficients in twice the precision. Times are counted from
  /// `middle`, which should be near the mean time at `centre`. The error is infinite where the flow
  /// is too wide for the series.
  CurveSeries series(double centre, double half_width, double middle) const;

 private:
  template <class Real>
  CurvePoint evaluate(double x) const;
  void survey(std::span<const double> amounts);
  void settle(std::span<const double> flow, std::span<const double> times);
  double edge_time(bool first) const;

  std::span<const double> even_ =
      {};                             // amounts at periods 0, 1, 2...; empty where times are uneven
  std::vector<double> amounts_ = {};  // uneven: sorted by time, none zero
  std::vector<double> times_ = {};
  double scale_ = 1;  // a power of two that keeps sums in range
  double period_ = 1;
  int terms_ = 0;
  int sign_changes_ = 0;
  int first_sign_ = 0;
  int last_sign_ = 0;
};

}  // namespace gonogo
