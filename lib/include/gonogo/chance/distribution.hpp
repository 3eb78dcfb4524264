// SPDX-License-Identifier: MIT
/// Distributions of one number, each by its quantile function.
///
/// All are Boost.Math's but for those that it lacks (metalog, empirical, discrete, overrun).
/// Parameters are in the unit of the number.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace gonogo {

/// A beta distribution from low to high; a greater lambda (4 as a rule) is narrower around the mode.
struct PertShape {
  double low = 0, mode = 0, high = 1, lambda = 4;
};
struct TriangularShape {
  double low = 0, mode = 0, high = 1;
};
struct UniformShape {
  double low = 0, high = 1;
};
struct NormalShape {
  double mean = 0, sd = 1;
};
/// `sigma`: the standard deviation of the logarithm.
struct LognormalShape {
  double median = 1, sigma = 1;
};
struct BetaShape {
  double alpha = 1, beta = 1, low = 0, high = 1;
};
struct GammaShape {
  double shape = 1, scale = 1;
};
struct WeibullShape {
  double shape = 1, scale = 1;
};
/// The number of events, of which `mean` are expected.
struct PoissonShape {
  double mean = 1;
};
/// One of the values, with a chance in proportion to its weight. Values ascend; weights sum to 1.
struct DiscreteShape {
  std::vector<double> values = {}, weights = {};
};
/// Observed values, ascending: straight between them, from the least to the greatest.
struct EmpiricalShape {
  std::vector<double> values = {};
};
/// Keelin's metalog of three terms: the quantile is a[0] + (a[1] + a[2] (u - 1/2)) ln(u / (1 - u)),
/// of the number; of its logarithm above `low`; or of its logit between `low` and `high`.
struct MetalogShape {
  double a[3] = {};
  std::optional<double> low = {}, high = {};
};
/// What projects overrun by: a lognormal body, and above the quantile `from` a Pareto tail that
/// joins it continuously; a smaller `tail` is fatter.
struct OverrunShape {
  double median = 1, sigma = 0.3, tail = 2, from = 0.9;
};

struct Distribution {
  std::variant<UniformShape, PertShape, TriangularShape, NormalShape, LognormalShape, BetaShape,
               GammaShape, WeibullShape, PoissonShape, DiscreteShape, EmpiricalShape, MetalogShape,
               OverrunShape>
      shape = UniformShape{};
  /// Truncates: values beyond do not occur. Absent: as the shape says.
  std::optional<double> least = {}, most = {};
};

/// "pert", "normal", ...
std::string_view name_of(const Distribution& distribution);

/// One of finitely many values.
bool is_discrete(const Distribution& distribution);

/// Sorts the values, joins equal ones and scales the weights to sum to 1. No weights: all alike.
DiscreteShape discrete(std::vector<double> values, std::vector<double> weights);

/// The metalog through three quantiles at 0.1, 0.5 and 0.9, ascending; with bounds where they are
/// given. Empty where no such metalog exists: the median is too near to one of the others.
std::optional<MetalogShape> metalog_through(double p10, double p50, double p90,
                                            std::optional<double> low = {},
                                            std::optional<double> high = {});

/// P(X <= x), before truncation.
double probability_up_to(const Distribution& distribution, double x);
/// P(X < x), before truncation.
double probability_below(const Distribution& distribution, double x);
/// What truncation leaves: P(least <= X <= most).
double probability_kept(const Distribution& distribution);

/// The density, before truncation; of shapes that have one in Boost.Math, else NaN.
double density_at(const Distribution& distribution, double x);

/// The quantile function of a distribution, truncated, ready to be asked many times.
class QuantileFunction {
 public:
  /// Requires parameters in their domain, and truncation that leaves something.
  explicit QuantileFunction(Distribution distribution);

  /// The value that a share u of cases is not above. Requires 0 < u < 1.
  double operator()(double u) const;

  const Distribution& distribution() const { return distribution_; }

 private:
  Distribution distribution_;
  double from_ = 0, width_ = 1;  ///< of the truncated distribution, as probabilities
};

}  // namespace gonogo
