// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>

#include "gonogo/base/elementary.hpp"
#include "measure/double_double.hpp"
#include "measure/flow_curve.hpp"

namespace gonogo {

namespace {

constexpr double unit_roundoff = std::numeric_limits<double>::epsilon() / 2;

/// Adds up c e^(-(t - middle) x) over the terms of a flow, expanded about a centre.
class SeriesSum {
 public:
  SeriesSum(double half_width, double middle) : half_width_(half_width), middle_(middle) {}

  /// A term of present value `weight` at `time`.
  void add(const DoubleDouble& weight, double time) {
    const DoubleDouble distance = two_sum(middle_, -time) * half_width_;
    DoubleDouble term = weight;
    for (std::size_t k = 0; k < precise; ++k) {
      low_[k] = low_[k] + term;
      term = term * (distance * reciprocals()[k]);
    }
    double rest = term.high;
    const double size = std::abs(weight.high);
    for (std::size_t k = precise; k < CurveSeries::order; ++k) {
      high_[k] += rest;
      high_size_ += std::abs(rest);
      rest *= distance.high / static_cast<double>(k + 1);
    }
    mass_ += size;
    left_out_ += std::abs(rest) * portable::exp(std::abs(distance.high));
    ++terms_;
  }

  CurveSeries result() const {
    CurveSeries series;
    for (std::size_t k = 0; k < precise; ++k) series.coefficient[k] = to_double(low_[k]) / mass_;
    for (std::size_t k = precise; k < CurveSeries::order; ++k)
      series.coefficient[k] = high_[k] / mass_;
    const double rounded = unit_roundoff * (terms_ + 20) * high_size_ + 1e-27 * terms_ * mass_;
    series.error = (left_out_ + rounded) / mass_;
    if (!std::isfinite(series.error)) series.error = std::numeric_limits<double>::infinity();
    return series;
  }

 private:
  static constexpr std::size_t precise =
      5;  // with |distance| about 1/16 the sixth coefficient is below 1e-8

  /// 1 / 1, 1 / 2, 1 / 3...
  static const std::array<DoubleDouble, precise>& reciprocals() {
    static const auto all = [] {
      std::array<DoubleDouble, precise> quotients;
      for (std::size_t k = 0; k < precise; ++k)
        quotients[k] = DoubleDouble(1.0) / DoubleDouble(static_cast<double>(k + 1));
      return quotients;
    }();
    return all;
  }

  double half_width_;
  double middle_;
  std::array<DoubleDouble, precise> low_ = {};
  std::array<double, CurveSeries::order> high_ = {};
  double high_size_ = 0;
  double mass_ = 0;
  double left_out_ = 0;
  double terms_ = 0;
};

}  // namespace

CurveSeries FlowCurve::series(double centre, double half_width, double middle) const {
  SeriesSum sum(half_width, middle);
  if (even_.empty()) {
    for (std::size_t i = 0; i < times_.size(); ++i) {
      const DoubleDouble weight = exp(two_sum(middle, -times_[i]) * DoubleDouble(centre));
      sum.add(weight * (amounts_[i] * scale_), times_[i]);
    }
    return sum.result();
  }
  const auto start = static_cast<std::size_t>(std::lround(middle));
  const auto weight_of = [&](std::size_t i, const DoubleDouble& factor) {
    if (even_[i] != 0) sum.add(factor * (even_[i] * scale_), static_cast<double>(i));
  };
  DoubleDouble factor = exp(two_sum(middle, -static_cast<double>(start)) * DoubleDouble(centre));
  const DoubleDouble first = factor;
  const DoubleDouble later = exp(DoubleDouble(-centre));
  for (std::size_t i = start; i < even_.size(); ++i, factor = factor * later) weight_of(i, factor);
  factor = first;
  const DoubleDouble earlier = exp(DoubleDouble(centre));
  for (std::size_t i = start; i-- > 0;) weight_of(i, factor = factor * earlier);
  return sum.result();
}

}  // namespace gonogo
