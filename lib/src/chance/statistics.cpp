// SPDX-License-Identifier: MIT
#include "gonogo/chance/statistics.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "gonogo/base/no_value.hpp"
#include "gonogo/chance/sample.hpp"

namespace gonogo {
namespace {

namespace bm = boost::math;

/// Fewer cases than this, true or false, are counted as independent ones: what replicates hold of
/// them varies too irregularly.
constexpr double few_cases = 80;

/// Half the width of an interval, in standard errors of a mean of replicates.
double students_factor() {
  static const double factor =
      bm::quantile(bm::students_t_distribution<>(double(replicates - 1)), (1 + confidence) / 2);
  return factor;
}

/// The mean of replicates' sums over the mean of their counts, with its error.
Estimate ratio_of(const std::array<double, replicates>& sums,
                  const std::array<double, replicates>& counts) {
  const double sum = std::accumulate(sums.begin(), sums.end(), 0.0);
  const double count = std::accumulate(counts.begin(), counts.end(), 0.0);
  if (!(count > 0)) return {no_value, no_value, no_value};
  const double value = sum / count;
  double squares = 0;
  for (std::size_t r = 0; r < replicates; ++r) {
    const double off = sums[r] - value * counts[r];
    squares += off * off;
  }
  // of sums; a replicate has a sixteenth of the count
  const double error = std::sqrt(squares * replicates / (replicates - 1)) / count;
  const double half = students_factor() * error;
  return {value, value - half, value + half};
}

Estimate exactly(double value) { return {value, value, value}; }

/// The weight of a case.
double weight_of(std::span<const double> weights, std::size_t i) {
  return weights.empty() ? 1 : weights[i];
}

/// The mean over all cases of a function of them; NaN leaves a case out.
Estimate mean_over(std::size_t count, std::span<const double> weights,
                   const std::function<double(std::size_t)>& value) {
  std::array<double, replicates> sums{}, counts{};
  const std::size_t each = std::max<std::size_t>(1, count / replicates);
  for (std::size_t i = 0; i < count; ++i) {
    const double x = value(i);
    if (std::isnan(x)) continue;
    const std::size_t r = std::min(i / each, replicates - 1);
    sums[r] += weight_of(weights, i) * x;
    counts[r] += weight_of(weights, i);
  }
  const Estimate found = ratio_of(sums, counts);
  return weights.empty() ? found : exactly(found.value);
}

}  // namespace

Estimate with_replicates(double value, const std::vector<double>& of_replicates) {
  if (of_replicates.empty()) return exactly(value);
  const auto count = static_cast<double>(of_replicates.size());
  const double mean = std::accumulate(of_replicates.begin(), of_replicates.end(), 0.0) / count;
  double squares = 0;
  for (const double each : of_replicates) squares += (each - mean) * (each - mean);
  const double half = students_factor() * std::sqrt(squares / (count - 1) / count);
  return {value, value - half, value + half};
}

Estimate mean_of(const SampleValues& sample) {
  return mean_over(sample.values.size(), sample.weights,
                   [&](std::size_t i) { return sample.values[i]; });
}

Estimate share_of(std::size_t count, std::span<const double> weights,
                  const std::function<bool(std::size_t)>& holds) {
  double hits = 0;
  const Estimate found = mean_over(count, weights, [&](std::size_t i) {
    const bool here = holds(i);
    hits += here ? 1 : 0;
    return here ? 1.0 : 0.0;
  });
  const double size = static_cast<double>(count);
  if (!weights.empty() || count == 0) return found;
  if (std::min(hits, size - hits) >= few_cases)
    return {found.value, std::max(0.0, found.low), std::min(1.0, found.high)};
  using Binomial = bm::binomial_distribution<>;
  const double side = (1 - confidence) / 2;
  const double low = hits == 0 ? 0 : Binomial::find_lower_bound_on_p(size, hits, side);
  const double high = hits == size ? 1 : Binomial::find_upper_bound_on_p(size, hits, side);
  return {found.value, low, high};
}

Moments moments_of(const SampleValues& sample) {
  const auto sum_of = [&](double from, int power) {
    double sum = 0;
    for (std::size_t i = 0; i < sample.values.size(); ++i) {
      const double off = sample.values[i] - from;
      if (!std::isnan(off)) sum += weight_of(sample.weights, i) * std::pow(off, power);
    }
    return sum;
  };
  const double whole = sum_of(0, 0);
  if (!(whole > 0)) return {no_value, no_value, no_value};
  Moments found;
  found.mean = sum_of(0, 1) / whole;
  const double variance = sum_of(found.mean, 2) / whole;
  constexpr double rounding = 1e-14;
  if (variance <= std::pow(rounding * found.mean, 2)) return found;
  found.sd = std::sqrt(variance);
  found.skewness = sum_of(found.mean, 3) / whole / (variance * found.sd);
  return found;
}

OrderedSample::OrderedSample(const SampleValues& sample) : sample_(sample) {
  for (std::size_t i = 0; i < sample.values.size(); ++i) {
    if (!std::isnan(sample.values[i])) order_.push_back(i);
  }
  std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
    const double x = sample.values[a], y = sample.values[b];
    return x != y ? x < y : a < b;
  });
  if (sample.weights.empty()) return;
  double sum = 0;
  for (const std::size_t i : order_) cumulated_.push_back(sum += sample.weights[i]);
  for (double& each : cumulated_) each /= sum;
}

double OrderedSample::value_at(double share) const {
  constexpr double rounding = 1e-12;
  std::size_t place = 0;
  if (cumulated_.empty()) {
    const double wanted = std::ceil(share * static_cast<double>(order_.size()) - rounding) - 1;
    place =
        static_cast<std::size_t>(std::clamp(wanted, 0.0, static_cast<double>(order_.size() - 1)));
  } else {
    const auto at = std::lower_bound(cumulated_.begin(), cumulated_.end(), share - rounding);
    place = std::min(static_cast<std::size_t>(at - cumulated_.begin()), order_.size() - 1);
  }
  return sample_.values[order_[place]];
}

Estimate OrderedSample::quantile(double p) const {
  const double value = value_at(p);
  if (!cumulated_.empty()) return exactly(value);
  const double valued = static_cast<double>(order_.size());
  const double all = static_cast<double>(sample_.values.size());
  const Estimate below = share_of(sample_.values.size(), {},
                                  [&](std::size_t i) { return sample_.values[i] <= value; });
  // Among the cases with a value.
  const double less = (below.value - below.low) * all / valued;
  const double more = (below.high - below.value) * all / valued;
  return {value, value_at(std::max(0.0, p - more)), value_at(std::min(1.0, p + less))};
}

Estimate OrderedSample::mean_below(double share) const {
  const double limit = value_at(share);
  const Estimate off = mean_over(sample_.values.size(), sample_.weights, [&](std::size_t i) {
    return std::min(sample_.values[i] - limit, 0.0) + 0 * sample_.values[i];
  });
  return {limit + off.value / share, limit + off.low / share, limit + off.high / share};
}

Histogram histogram_of(const SampleValues& sample, const OrderedSample& ordered, int bars) {
  constexpr double tail = 0.002;
  const double first = ordered.quantile(tail).value, last = ordered.quantile(1 - tail).value;
  Histogram found{.low = first, .width = 1};
  if (first == last) {
    found.shares = {1};
    return found;
  }
  const double rough = (last - first) / bars;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double step : {1.0, 2.0, 2.5, 5.0, 10.0}) {
    found.width = step * power;
    if (found.width >= rough) break;
  }
  found.low = std::floor(first / found.width) * found.width;
  const double count = std::floor((last - found.low) / found.width) + 1;
  found.shares.assign(static_cast<std::size_t>(count), 0);
  double whole = 0;
  for (std::size_t i = 0; i < sample.values.size(); ++i) {
    if (std::isnan(sample.values[i])) continue;
    const double bar = std::floor((sample.values[i] - found.low) / found.width);
    const double weight = weight_of(sample.weights, i);
    found.shares[static_cast<std::size_t>(std::clamp(bar, 0.0, count - 1))] += weight;
    whole += weight;
  }
  for (double& each : found.shares) each /= whole;
  return found;
}

}  // namespace gonogo
