// SPDX-License-Identifier: MIT
#include "measure/flow_curve.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <type_traits>

#include "gonogo/base/elementary.hpp"
#include "measure/double_double.hpp"
#include "measure/growth.hpp"

namespace gonogo {

namespace {

constexpr double unit_roundoff = std::numeric_limits<double>::epsilon() / 2;

/// One side's sum, divided by e^(-|x| base) so that it neither vanishes nor overflows.
template <class Real>
struct Side {
  Real value = 0.0;
  Real moment = 0.0;  ///< the terms times their distance beyond `base`
  double base = 0;    ///< distance from the edge to the nearest term of this side

  double mean_beyond_base() const { return to_double(moment) / to_double(value); }
};

/// Both sides, seen from the edge whose terms weigh most as |x| grows: the first time for x > 0,
/// else the last.
template <class Real>
struct Sides {
  Side<Real> edge = {};  ///< the side of the term at the edge; its base is 0
  Side<Real> other = {};
  double work = 0;  ///< bound on the relative rounding errors of both, in units of the last place
};

/// The values in order of distance from the edge.
struct FromEdge {
  const double* first;
  std::ptrdiff_t stride;  ///< 1 or -1
  std::ptrdiff_t size;
  double factor = 1;

  FromEdge(std::span<const double> values, bool forward, double scale)
      : first(forward ? values.data() : values.data() + values.size() - 1),
        stride(forward ? 1 : -1),
        size(static_cast<std::ptrdiff_t>(values.size())),
        factor(scale) {}
  double operator[](std::ptrdiff_t j) const { return first[j * stride] * factor; }
};

/// Where the sign of the edge is first opposed.
std::ptrdiff_t first_opposed(const FromEdge& amounts) {
  std::ptrdiff_t j = 1;
  while (amounts[j] >= 0) ++j;
  return j;
}

double exp(double y) { return portable::exp(y); }

template <class Real>
Real difference(double a, double b) {
  if constexpr (std::is_same_v<Real, double>)
    return a - b;
  else
    return two_sum(a, -b);
}

/// One step of Horner's rule for a sum and its derivative.
template <class Real>
void step(Side<Real>& side, const Real& v, double amount) {
  side.moment = side.moment * v + side.value;
  side.value = side.value * v + Real(amount);
}

/// `amounts` with the sign that makes the edge positive.
template <class Real>
Sides<Real> sum_even(const FromEdge& amounts, double x) {
  Sides<Real> sides;
  const Real v = exp(Real(-std::abs(x)));
  const std::ptrdiff_t opposed = first_opposed(amounts);
  for (std::ptrdiff_t j = amounts.size - 1; j >= opposed; --j) {
    step(sides.edge, v, std::max(amounts[j], 0.0));
    step(sides.other, v, std::max(-amounts[j], 0.0));
  }
  for (std::ptrdiff_t j = opposed - 1; j >= 0; --j) step(sides.edge, v, amounts[j]);
  sides.edge.moment = sides.edge.moment * v;
  sides.other.moment = sides.other.moment * v;
  sides.other.base = static_cast<double>(opposed);
  sides.work = 4 * static_cast<double>(amounts.size) +
               2 * (sides.edge.mean_beyond_base() + sides.other.mean_beyond_base());
  return sides;
}

template <class Real>
Sides<Real> sum_uneven(const FromEdge& amounts, const FromEdge& times, double x) {
  Sides<Real> sides;
  const std::ptrdiff_t opposed = first_opposed(amounts);
  for (std::ptrdiff_t j = 0; j < amounts.size; ++j) {
    const bool same = amounts[j] >= 0;
    Side<Real>& side = same ? sides.edge : sides.other;
    const Real distance = difference<Real>(times[j], times[same ? 0 : opposed]);
    const Real weight = Real(std::abs(amounts[j])) * exp(distance * Real(-std::abs(x)));
    side.value = side.value + weight;
    side.moment = side.moment + weight * distance;
  }
  sides.other.base = times[opposed] - times[0];
  sides.work = 2 * static_cast<double>(amounts.size) +
               3 * std::abs(x) * (sides.edge.mean_beyond_base() + sides.other.mean_beyond_base());
  return sides;
}

/// ln(a / b) + base * distance
double log_ratio(double a, double b, double base, double distance) {
  return portable::log(a / b) + base * distance;
}
double log_ratio(const DoubleDouble& a, const DoubleDouble& b, double base, double distance) {
  if (base * distance > 600) return to_double(log(a / b) + two_product(base, distance));
  const DoubleDouble ratio = a / b * exp(two_product(base, distance));
  const double excess = to_double(ratio - DoubleDouble(1.0));
  return std::abs(excess) < 0.5 ? portable::log1p(excess) : portable::log(to_double(ratio));
}

int sign_of(double value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

/// Whether times are first + i * step, to the last few places. Twelfths of a year are.
bool evenly_spaced(std::span<const double> times) {
  const double first = times.front();
  const double step = (times.back() - first) / static_cast<double>(times.size() - 1);
  const double slack = 8 * unit_roundoff * std::max(std::abs(first), std::abs(times.back()));
  if (!(step > slack)) return false;
  for (std::size_t i = 1; i < times.size(); ++i) {
    if (!(std::abs(times[i] - first - static_cast<double>(i) * step) <= slack)) return false;
  }
  return true;
}

}  // namespace

FlowCurve::FlowCurve(std::span<const double> flow) : even_(flow) { survey(flow); }

FlowCurve::FlowCurve(std::span<const double> flow, std::span<const double> times) {
  require_same_length(flow.size(), times.size());
  if (std::any_of(times.begin(), times.end(), [](double t) { return !std::isfinite(t); })) {
    throw std::invalid_argument("a time is not a finite number");
  }
  if (flow.size() > 1 && evenly_spaced(times)) {
    even_ = flow;
    period_ = (times.back() - times.front()) / static_cast<double>(times.size() - 1);
    survey(flow);
  } else {
    settle(flow, times);
    survey(amounts_);
  }
}

/// Sorts by time and adds up what falls together; what cancels there to the last place counts as
/// nothing.
void FlowCurve::settle(std::span<const double> flow, std::span<const double> times) {
  std::vector<std::size_t> order(flow.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return times[a] < times[b]; });
  for (std::size_t i = 0; i < order.size();) {
    const double time = times[order[i]];
    double sum = 0;
    double size = 0;
    int count = 0;
    for (; i < order.size() && times[order[i]] == time; ++i, ++count) {
      sum += flow[order[i]];
      size += std::abs(flow[order[i]]);
    }
    if (!std::isfinite(size)) throw std::invalid_argument("a flow is not a finite number");
    if (std::abs(sum) <= (count - 1) * 2 * unit_roundoff * size) continue;
    amounts_.push_back(sum);
    times_.push_back(time);
  }
}

void FlowCurve::survey(std::span<const double> amounts) {
  double greatest = 0;
  for (const double amount : amounts) {
    if (!std::isfinite(amount)) throw std::invalid_argument("a flow is not a finite number");
    greatest = std::max(greatest, std::abs(amount));
  }
  if (greatest == 0) return;
  scale_ = std::ldexp(1.0, std::clamp(-std::ilogb(greatest), -1000, 1000));
  std::size_t first = amounts.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    const int sign = sign_of(amounts[i] * scale_);
    if (sign == 0) continue;
    ++terms_;
    if (first == amounts.size()) {
      first = i;
      first_sign_ = sign;
    } else if (sign != last_sign_) {
      ++sign_changes_;
    }
    last = i;
    last_sign_ = sign;
  }
  if (!even_.empty()) even_ = even_.subspan(first, last - first + 1);
}

template <class Real>
CurveSide describe(const Side<Real>& side, double edge_time, double direction) {
  const double base = edge_time + direction * side.base;
  return {.time = base + direction * side.mean_beyond_base(),
          .sum = to_double(side.value),
          .base = base};
}

double FlowCurve::edge_time(bool first) const {
  if (!even_.empty()) return first ? 0 : static_cast<double>(even_.size() - 1);
  return first ? times_.front() : times_.back();
}

double FlowCurve::edge_log_value(double x) const {
  const std::span<const double> amounts = even_.empty() ? std::span<const double>(amounts_) : even_;
  const double amount = x > 0 ? amounts.front() : amounts.back();
  return portable::log(std::abs(amount) * scale_) - edge_time(x > 0) * x;
}

template <class Real>
CurvePoint FlowCurve::evaluate(double x) const {
  const bool forward = x >= 0;
  const double direction = forward ? 1 : -1;
  const bool even = !even_.empty();
  const bool receipts_at_edge = (forward ? first_sign_ : last_sign_) > 0;
  const FromEdge amounts(even ? even_ : std::span<const double>(amounts_), forward,
                         receipts_at_edge ? scale_ : -scale_);
  const Sides<Real> sides =
      even ? sum_even<Real>(amounts, x)
           : sum_uneven<Real>(amounts, FromEdge(times_, forward, direction), x);
  const CurveSide edge = describe(sides.edge, edge_time(forward), direction);
  const CurveSide other = describe(sides.other, edge_time(forward), direction);
  const double shift = sides.other.base * std::abs(x);
  const double gap = log_ratio(sides.edge.value, sides.other.value, sides.other.base, std::abs(x));
  const bool plain = std::is_same_v<Real, double>;
  const double relative = unit_roundoff * (plain ? sides.work + 2 * shift + 4 : 1e-12 * sides.work);
  const double reach =
      sides.other.base + sides.edge.mean_beyond_base() + sides.other.mean_beyond_base();
  return {.x = x,
          .gap = receipts_at_edge ? gap : -gap,
          .noise = relative + 2 * unit_roundoff * std::abs(gap),
          .time_noise = relative * reach + 4 * unit_roundoff * (reach + std::abs(edge.time)),
          .receipts = receipts_at_edge ? edge : other,
          .outlays = receipts_at_edge ? other : edge};
}

int FlowCurve::balance_sign(double x) const {
  const std::span<const double> amounts = even_.empty() ? std::span<const double>(amounts_) : even_;
  const double reference = edge_time(x >= 0);
  double sum = 0;
  double size = 0;
  bool negative = false;
  bool positive = false;
  for (std::size_t i = 0; i + 1 < amounts.size(); ++i) {
    const double time = even_.empty() ? times_[i] : static_cast<double>(i);
    const double value = amounts[i] * scale_ * portable::exp((reference - time) * x);
    sum += value;
    size += std::abs(value);
    const double rounding = 4 * unit_roundoff * static_cast<double>(i + 2) * size;
    negative = negative || sum < -rounding;
    positive = positive || sum > rounding;
  }
  return (positive ? 1 : 0) - (negative ? 1 : 0);
}

CurvePoint FlowCurve::at(double x) const { return evaluate<double>(x); }

CurvePoint FlowCurve::exactly_at(double x) const { return evaluate<DoubleDouble>(x); }

}  // namespace gonogo
