// SPDX-License-Identifier: MIT
#include "gonogo/chance/distribution.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/pareto.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "chance/normal_quantile.hpp"
#include "gonogo/base/elementary.hpp"
#include "gonogo/base/no_value.hpp"

namespace gonogo {
namespace {

namespace bm = boost::math;

/// Quantiles of counts are the least value that is not below the share asked for. Doubles stay
/// doubles, on every machine.
using Policy64 =
    bm::policies::policy<bm::policies::promote_double<false>,
                         bm::policies::discrete_quantile<bm::policies::integer_round_up>>;
template <template <class, class> class Of>
using In64 = Of<double, Policy64>;

/// Shapes that are another one's, moved and stretched: x = low + width * y.
template <class Standard>
struct Moved {
  Standard standard;
  double low = 0, width = 1;
};

auto standard(const UniformShape& s) { return In64<bm::uniform_distribution>(s.low, s.high); }
auto standard(const TriangularShape& s) {
  return In64<bm::triangular_distribution>(s.low, s.mode, s.high);
}
auto standard(const NormalShape& s) { return In64<bm::normal_distribution>(s.mean, s.sd); }
auto standard(const LognormalShape& s) {
  return In64<bm::lognormal_distribution>(portable::log(s.median), s.sigma);
}
auto standard(const GammaShape& s) { return In64<bm::gamma_distribution>(s.shape, s.scale); }
auto standard(const WeibullShape& s) { return In64<bm::weibull_distribution>(s.shape, s.scale); }
auto standard(const PoissonShape& s) { return In64<bm::poisson_distribution>(s.mean); }
Moved<In64<bm::beta_distribution>> standard(const BetaShape& s) {
  return {In64<bm::beta_distribution>(s.alpha, s.beta), s.low, s.high - s.low};
}
Moved<In64<bm::beta_distribution>> standard(const PertShape& s) {
  const double width = s.high - s.low;
  return standard(BetaShape{.alpha = 1 + s.lambda * (s.mode - s.low) / width,
                            .beta = 1 + s.lambda * (s.high - s.mode) / width,
                            .low = s.low,
                            .high = s.high});
}

template <class Of>
double quantile_in(const Of& of, double u) {
  return bm::quantile(of, u);
}
template <class Of>
double quantile_in(const Moved<Of>& of, double u) {
  return of.low + of.width * bm::quantile(of.standard, u);
}
template <class Of>
double share_in(const Of& of, double x) {
  const auto [first, last] = bm::support(of);
  return x <= first ? (x < first ? 0 : bm::cdf(of, first)) : x >= last ? 1 : bm::cdf(of, x);
}
template <class Of>
double share_in(const Moved<Of>& of, double x) {
  return bm::cdf(of.standard, std::clamp((x - of.low) / of.width, 0.0, 1.0));
}
template <class Of>
double density_in(const Of& of, double x) {
  return bm::pdf(of, x);
}
template <class Of>
double density_in(const Moved<Of>& of, double x) {
  return bm::pdf(of.standard, (x - of.low) / of.width) / of.width;
}

/// The first value up to which at least a share u lies.
double quantile_of(const DiscreteShape& s, double u) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < s.values.size(); ++i) {
    sum += s.weights[i];
    if (u <= sum) return s.values[i];
  }
  return s.values.back();
}

double quantile_of(const EmpiricalShape& s, double u) {
  const double place = u * static_cast<double>(s.values.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(place), s.values.size() - 1);
  const std::size_t above = std::min(below + 1, s.values.size() - 1);
  return s.values[below] + (place - std::floor(place)) * (s.values[above] - s.values[below]);
}

double quantile_of(const MetalogShape& s, double u) {
  const double logit = portable::log(u / (1 - u));
  const double inner = s.a[0] + s.a[1] * logit + s.a[2] * (u - 0.5) * logit;
  if (!s.low && !s.high) return inner;
  if (!s.high) return *s.low + portable::exp(inner);
  if (!s.low) return *s.high - portable::exp(-inner);
  return *s.low + (*s.high - *s.low) / (1 + portable::exp(-inner));
}

// Those of Boost.Math take exp, log and pow of the standard library, whose bits depend on the machine.
double quantile_of(const NormalShape& s, double u) { return s.mean + s.sd * normal_quantile(u); }

double quantile_of(const LognormalShape& s, double u) {
  return s.median * portable::exp(s.sigma * normal_quantile(u));
}

double quantile_of(const WeibullShape& s, double u) {
  return s.scale * portable::pow(-portable::log1p(-u), 1 / s.shape);
}

double quantile_of(const OverrunShape& s, double u) {
  const LognormalShape body{s.median, s.sigma};
  if (u <= s.from) return quantile_of(body, u);
  return quantile_of(body, s.from) * portable::pow((1 - s.from) / (1 - u), 1 / s.tail);
}

template <class Shape>
double quantile_of(const Shape& shape, double u) {
  return quantile_in(standard(shape), u);
}

double share_of(const DiscreteShape& s, double x) {
  double sum = 0;
  for (std::size_t i = 0; i < s.values.size() && s.values[i] <= x; ++i) sum += s.weights[i];
  return std::min(sum, 1.0);
}

/// The share at which a continuous, rising quantile function reaches x, by bisection.
template <class Shape>
double share_by_bisection(const Shape& shape, double x) {
  double low = 0, high = 1;
  for (double middle = 0.5; middle > low && middle < high; middle = low + (high - low) / 2)
    (quantile_of(shape, middle) <= x ? low : high) = middle;
  return low;
}

double share_of(const EmpiricalShape& s, double x) {
  if (x < s.values.front()) return 0;
  return x >= s.values.back() ? 1 : share_by_bisection(s, x);
}
double share_of(const MetalogShape& s, double x) {
  if (s.low && x <= *s.low) return 0;
  return s.high && x >= *s.high ? 1 : share_by_bisection(s, x);
}
double share_of(const PoissonShape& s, double x) {
  return x < 0 ? 0 : bm::cdf(standard(s), std::floor(x));
}
double share_of(const OverrunShape& s, double x) { return x <= 0 ? 0 : share_by_bisection(s, x); }

template <class Shape>
double share_of(const Shape& shape, double x) {
  return share_in(standard(shape), x);
}

/// P(X < x): of a shape whose values are separate, the value x itself left out.
double share_below(const PoissonShape& s, double x) { return share_of(s, std::ceil(x) - 1); }
double share_below(const DiscreteShape& s, double x) {
  return share_of(s, std::nextafter(x, -std::numeric_limits<double>::infinity()));
}
template <class Shape>
double share_below(const Shape& shape, double x) {
  return share_of(shape, x);
}

template <class Shape>
double density_of(const Shape& shape, double x) {
  if constexpr (requires { standard(shape); })
    return density_in(standard(shape), x);
  else
    return no_value;
}

constexpr std::string_view names[] = {"uniform",   "pert",    "triangular", "normal",  "lognormal",
                                      "beta",      "gamma",   "weibull",    "poisson", "discrete",
                                      "empirical", "metalog", "overrun"};

}  // namespace

std::string_view name_of(const Distribution& distribution) {
  return names[distribution.shape.index()];
}

bool is_discrete(const Distribution& distribution) {
  return std::holds_alternative<DiscreteShape>(distribution.shape);
}

DiscreteShape discrete(std::vector<double> values, std::vector<double> weights) {
  weights.resize(values.size(), weights.empty() ? 1 : 0);
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  DiscreteShape shape;
  for (const std::size_t i : order) {
    if (weights[i] == 0) continue;
    if (!shape.values.empty() && shape.values.back() == values[i]) {
      shape.weights.back() += weights[i] / sum;
    } else {
      shape.values.push_back(values[i]);
      shape.weights.push_back(weights[i] / sum);
    }
  }
  return shape;
}

std::optional<MetalogShape> metalog_through(double p10, double p50, double p90,
                                            std::optional<double> low, std::optional<double> high) {
  // Keelin 2016, "The metalog distributions", section 5: a triplet of symmetric percentiles.
  const auto inner = [&](double x) {
    if (!low && !high) return x;
    if (!high) return portable::log(x - *low);
    if (!low) return -portable::log(*high - x);
    return portable::log((x - *low) / (*high - x));
  };
  const double a = inner(p10), b = inner(p50), c = inner(p90);
  constexpr double share = 0.1, least = 0.16658;  // of the median's place between the others
  const double r = (b - a) / (c - a), logit = portable::log((1 - share) / share);
  if (!std::isfinite(r) || !(r > least && r < 1 - least)) return {};
  const double skew = (c - a) * (1 - 2 * r) / ((1 - 2 * share) * logit);
  return MetalogShape{.a = {b, (c - a) / (2 * logit), skew}, .low = low, .high = high};
}

double probability_up_to(const Distribution& distribution, double x) {
  return std::visit([&](const auto& shape) { return share_of(shape, x); }, distribution.shape);
}

double probability_below(const Distribution& distribution, double x) {
  return std::visit([&](const auto& shape) { return share_below(shape, x); }, distribution.shape);
}

double probability_kept(const Distribution& distribution) {
  const auto& [shape, least, most] = distribution;
  return (most ? probability_up_to(distribution, *most) : 1) -
         (least ? probability_below(distribution, *least) : 0);
}

double density_at(const Distribution& distribution, double x) {
  return std::visit([&](const auto& shape) { return density_of(shape, x); }, distribution.shape);
}

QuantileFunction::QuantileFunction(Distribution distribution)
    : distribution_(std::move(distribution)) {
  if (distribution_.least) from_ = probability_below(distribution_, *distribution_.least);
  width_ = probability_kept(distribution_);
}

double QuantileFunction::operator()(double u) const {
  const double share = from_ + width_ * u;
  const double value =
      std::visit([&](const auto& shape) { return quantile_of(shape, share); }, distribution_.shape);
  return std::clamp(value, distribution_.least.value_or(value), distribution_.most.value_or(value));
}

}  // namespace gonogo
