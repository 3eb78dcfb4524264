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

/// By more than a reader would call rounding.
bool differ(double a, double b) {
  constexpr double noticeable = 1e-3;
  return std::abs(a - b) > noticeable * std::max(std::abs(a), std::abs(b));
}

}  // namespace

std::vector<MeanCompensation> mean_compensations(const Bid& bid) {
  const Model& model = *bid.model;
  std::vector<MeanCompensation> all;
  const RowId row = model.sheet.find("compensation");
  if (row == no_row) return all;
  const std::vector<double>& paid = bid.model.snapshot().row(row);
  const double counted = std::accumulate(paid.begin(), paid.end(), 0.0);
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
    MeanCompensation found{
        .driver = each.number.label,
        .counted = counted,
        .mean = mean,
        .at_mean = given_back(model, address, {mean})[0],
        .on_average = spectrum.mean_of(given_back(model, address, spectrum.values))};
    if (differ(found.on_average, found.at_mean)) all.push_back(std::move(found));
  }
  return all;
}

Message text_of(const MeanCompensation& found) {
  const auto money = [](double value) { return number({.value = value, .kind = Kind::money}); };
  if (!differ(found.counted, found.at_mean))
    return say(
        "Compensation for service levels: the bid counts {1}; over the range of {2} it is {3} on "
        "average.",
        money(found.counted), found.driver, money(found.on_average));
  return say(
      "Compensation for service levels: the bid counts {1}; over the range of {2} it is {3} on "
      "average, {4} at its mean of {5}.",
      money(found.counted), found.driver, money(found.on_average), money(found.at_mean),
      number({.value = found.mean, .kind = Kind::number}));
}

}  // namespace gonogo
