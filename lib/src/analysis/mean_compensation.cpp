// SPDX-License-Identifier: MIT
#include "analysis/mean_compensation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/uncertainty.hpp"
#include "gonogo/chance/quantile_table.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo {
namespace {

/// Values of a driver, each with its probability.
struct Spectrum {
  std::vector<double> values = {}, weights = {};

  double mean_of(const std::vector<double>& of) const {
    return std::inner_product(of.begin(), of.end(), weights.begin(), 0.0) /
           std::accumulate(weights.begin(), weights.end(), 0.0);
  }
};

/// All values of a discrete number; of others a midpoint rule over t, where t^2 (3 - 2 t) is the
/// share of the distribution: its points are close where tails are.
Spectrum spectrum_of(const UncertainNumber& number) {
  Spectrum found;
  if (const auto* shape = std::get_if<DiscreteShape>(&number.distribution.shape)) {
    found.weights = shape->weights;
    for (const double each : shape->values) found.values.push_back(number.value(each));
    return found;
  }
  constexpr int parts = 10'000;
  const QuantileTable quantile(number.distribution);
  for (int n = 0; n < parts; ++n) {
    const double t = (n + 0.5) / parts;
    found.values.push_back(number.value(quantile(t * t * (3 - 2 * t))));
    found.weights.push_back(6 * t * (1 - t) / parts);
  }
  return found;
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
  auto uncertain = uncertainties_of(model);
  if (!uncertain.value) return all;
  std::vector<UncertainNumber> numbers = std::move(uncertain.value->numbers);
  std::sort(numbers.begin(), numbers.end(), [](const UncertainNumber& a, const UncertainNumber& b) {
    return a.number.place.line < b.number.place.line;
  });
  for (const UncertainNumber& each : numbers) {
    if (each.number.structural) continue;
    const Address& address = each.number.address;
    const Spectrum spectrum = spectrum_of(each);
    const double mean = spectrum.mean_of(spectrum.values);
    MeanCompensation found{each.number.label, mean, given_back(model, address, {mean})[0],
                           spectrum.mean_of(given_back(model, address, spectrum.values))};
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
