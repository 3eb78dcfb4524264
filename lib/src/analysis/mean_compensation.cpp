// SPDX-License-Identifier: MIT
#include "analysis/mean_compensation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo {
namespace {

using Shape = Uncertainty::Shape;

/// Values of a driver with their probabilities.
struct Spectrum {
  std::vector<double> value = {}, weight = {};

  double mean_of(const std::vector<double>& of) const {
    return std::inner_product(of.begin(), of.end(), weight.begin(), 0.0) /
           std::accumulate(weight.begin(), weight.end(), 0.0);
  }
};

/// The middles of equal parts of a range, weighted by a density.
template <class Density>
Spectrum divided(double low, double high, const Density& density) {
  constexpr int parts = 2'000;
  Spectrum found;
  for (int n = 0; n < parts; ++n) {
    const double value = low + (high - low) * (n + 0.5) / parts;
    found.value.push_back(value);
    found.weight.push_back(density(value));
  }
  return found;
}

/// Beta-PERT with lambda 4 (Malcolm et al., 1959), up to a factor.
double pert_density(double share, double mode) {
  return std::pow(share, 4 * mode) * std::pow(1 - share, 4 * (1 - mode));
}

double triangular_density(double share, double mode) {
  return share < mode ? share / mode : (1 - share) / (1 - mode);
}

Spectrum bounded(Shape shape, double low, double mode, double high) {
  return divided(low, high, [&](double value) {
    const double share = (value - low) / (high - low), at = (mode - low) / (high - low);
    if (shape == Shape::uniform) return 1.0;
    return shape == Shape::triangular ? triangular_density(share, at) : pert_density(share, at);
  });
}

/// What lies farther out than this many standard deviations never happens.
constexpr double farthest = 8;

Spectrum bell(double mean, double sd, const Variable& number) {
  return divided(std::max(mean - farthest * sd, number.low.value_or(-largest_number)),
                 std::min(mean + farthest * sd, number.high.value_or(largest_number)),
                 [&](double value) { return std::exp(-std::pow((value - mean) / sd, 2) / 2); });
}

Spectrum lognormal(double median, double sigma) {
  Spectrum found = bell(std::log(median), sigma, {});
  for (double& each : found.value) each = std::exp(each);
  return found;
}

/// Empty where the driver is certain, or says only percentiles.
Spectrum spectrum_of(const Uncertainty& stated, const Variable& number) {
  switch (stated.shape) {
    case Shape::discrete:
      return {stated.values, stated.weights.empty() ? std::vector<double>(stated.values.size(), 1.0)
                                                    : stated.weights};
    case Shape::event:
      return {{0, 1}, {1 - stated.probability.value_or(0), stated.probability.value_or(0)}};
    case Shape::normal:
      return stated.sd && *stated.sd > 0 ? bell(number.base, *stated.sd, number) : Spectrum{};
    case Shape::lognormal:
      return stated.sigma && *stated.sigma > 0 && number.base > 0
                 ? lognormal(number.base, *stated.sigma)
                 : Spectrum{};
    case Shape::percentiles:
      return {};
    case Shape::unsaid:
    case Shape::pert:
    case Shape::triangular:
    case Shape::uniform:
      break;
  }
  const double low = number.low.value_or(number.base), high = number.high.value_or(number.base);
  if (!(low < high) || number.base < low || number.base > high) return {};
  return bounded(stated.shape, low, number.base, high);
}

/// What is given back over the whole life, for each value of the number.
std::vector<double> given_back(const Model& model, const Address& address,
                               const std::vector<double>& values) {
  const Cases cases{.count = values.size(),
                    .addresses = {address},
                    .fill = [&](std::size_t first, std::span<const std::span<double>> columns) {
                      for (std::size_t i = 0; i < columns[0].size(); ++i)
                        columns[0][i] = values[first + i];
                    }};
  const Outcomes found = run(model, cases, {.margins = false, .series = {"compensation"}});
  std::vector<double> sums;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto begin = found.series[0].begin() + static_cast<std::ptrdiff_t>(i * found.columns);
    sums.push_back(std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(found.columns), 0.0));
  }
  return sums;
}

}  // namespace

std::vector<MeanCompensation> mean_compensations(const Bid& bid) {
  const Model& model = *bid.model;
  std::vector<MeanCompensation> all;
  if (model.sheet.find("compensation") == no_row) return all;
  for (const Driver& driver : model.proposal.drivers) {
    const auto number = find_variable(model, "drivers." + driver.id);
    if (!number || number->structural) continue;
    const Spectrum spectrum = spectrum_of(driver.uncertainty, *number);
    if (spectrum.value.empty()) continue;
    const double mean = spectrum.mean_of(spectrum.value);
    MeanCompensation found{number->label, mean, given_back(model, number->address, {mean})[0],
                           spectrum.mean_of(given_back(model, number->address, spectrum.value))};
    constexpr double noticeable = 1e-4;
    const double size = std::max(std::abs(found.at_mean), std::abs(found.on_average));
    if (std::abs(found.on_average - found.at_mean) > noticeable * size)
      all.push_back(std::move(found));
  }
  return all;
}

Message text_of(const MeanCompensation& found) {
  const auto money = [](double value) { return number({.value = value, .kind = Kind::money}); };
  return say(
      "Compensation for service levels: {1} on average over the range of {2}, {3} at its "
      "mean of {4}.",
      money(found.on_average), found.driver, money(found.at_mean),
      number({.value = found.mean, .kind = Kind::number}));
}

}  // namespace gonogo
