// SPDX-License-Identifier: MIT
/// How a bid says that a driver varies, and which drivers vary together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/proposal/value.hpp"

namespace gonogo {

enum class Scope { project, year, walk };

/// `spread = [-0.1, 0.15]`: bounds relative to the value.
struct Spread {
  double low = 0, high = 0;
};

/// Bounds or a distribution of a driver.
struct Uncertainty {
  enum class Shape {
    unsaid,
    pert,
    triangular,
    uniform,
    normal,
    lognormal,
    discrete,
    event,
    beta,
    gamma,
    weibull,
    poisson,
    empirical,
    overrun,
    percentiles
  };
  Shape shape = Shape::unsaid;
  std::optional<double> low = {}, high = {};
  std::optional<Spread> spread = {};  ///< in place of low and high
  std::optional<double> sd = {}, sigma = {}, probability = {}, p10 = {}, p50 = {}, p90 = {};
  std::optional<double> lambda = {};            ///< of pert; default 4
  std::optional<double> alpha = {}, beta = {};  ///< exponents of beta
  std::optional<double> steepness = {};         ///< key `shape`, of gamma and weibull
  std::optional<double> scale = {};  ///< of them; default: such that the value is the mean
  std::optional<double> tail = {}, tail_from = {};  ///< of overrun
  std::vector<double> values = {}, weights = {};
  Scope scope = Scope::project;
};

/// A driver that varies together with another, by the ranks of their values.
struct Correlation {
  Text with = {};   ///< the other driver
  double rank = 0;  ///< Spearman's, from -1 to 1
};

/// `[correlation]`: the drivers that one driver varies together with.
struct CorrelatedDriver {
  std::string id = {};
  Place place = {};
  std::vector<Correlation> correlations = {};
};

}  // namespace gonogo
