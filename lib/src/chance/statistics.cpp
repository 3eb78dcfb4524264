// SPDX-License-Identifier: MIT
#include "gonogo/chance/statistics.hpp"

#include <algorithm>
#include <array>
#include <bit>
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

using ByReplicate = std::array<double, replicates>;

/// Calls visit(replicate, first case, end). The last one has what is left of a count that does not
/// divide.
template <class Visit>
void for_each_replicate(std::size_t count, const Visit& visit) {
  const std::size_t each = std::max<std::size_t>(1, count / replicates);
  for (std::size_t r = 0; r < replicates; ++r) {
    const std::size_t first = std::min(r * each, count);
    visit(r, first, r + 1 == replicates ? count : std::min(first + each, count));
  }
}

/// The mean of replicates' sums over the mean of their counts, with its error.
Estimate ratio_of(const ByReplicate& sums, const ByReplicate& counts) {
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
template <class Value>
Estimate mean_over(std::size_t count, std::span<const double> weights, const Value& value) {
  ByReplicate sums{}, counts{};
  for_each_replicate(count, [&](std::size_t r, std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      const double x = value(i);
      if (std::isnan(x)) continue;
      sums[r] += weight_of(weights, i) * x;
      counts[r] += weight_of(weights, i);
    }
  });
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

namespace {

/// Of a sample: the share of its cases that each replicate counts some of.
Estimate share_of_counted(const ByReplicate& hits_of, std::size_t count) {
  ByReplicate counts{};
  for_each_replicate(count, [&](std::size_t r, std::size_t first, std::size_t end) {
    counts[r] = static_cast<double>(end - first);
  });
  const Estimate found = ratio_of(hits_of, counts);
  const double hits = std::accumulate(hits_of.begin(), hits_of.end(), 0.0);
  const double size = static_cast<double>(count);
  if (count == 0) return found;
  if (std::min(hits, size - hits) >= few_cases)
    return {found.value, std::max(0.0, found.low), std::min(1.0, found.high)};
  using Binomial = bm::binomial_distribution<>;
  const double side = (1 - confidence) / 2;
  const double low = hits == 0 ? 0 : Binomial::find_lower_bound_on_p(size, hits, side);
  const double high = hits == size ? 1 : Binomial::find_upper_bound_on_p(size, hits, side);
  return {found.value, low, high};
}

}  // namespace

std::vector<Estimate> shares_of(std::size_t count, std::span<const double> weights,
                                std::size_t outcomes,
                                const std::function<std::size_t(std::size_t)>& outcome) {
  std::vector<ByReplicate> sums(outcomes, ByReplicate{});
  ByReplicate weighed{};
  for_each_replicate(count, [&](std::size_t r, std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      sums[outcome(i)][r] += weight_of(weights, i);
      weighed[r] += weight_of(weights, i);
    }
  });
  std::vector<Estimate> found;
  for (const ByReplicate& each : sums) {
    found.push_back(weights.empty() ? share_of_counted(each, count)
                                    : exactly(ratio_of(each, weighed).value));
  }
  return found;
}

Estimate share_of(std::size_t count, std::span<const double> weights,
                  const std::function<bool(std::size_t)>& holds) {
  const auto outcome = [&](std::size_t i) { return std::size_t{holds(i) ? 1U : 0U}; };
  return shares_of(count, weights, 2, outcome)[1];
}

Moments moments_of(const SampleValues& sample) {
  double whole = 0, sum = 0;
  const auto visit = [&](const auto& add) {
    for (std::size_t i = 0; i < sample.values.size(); ++i) {
      if (!std::isnan(sample.values[i])) add(sample.values[i], weight_of(sample.weights, i));
    }
  };
  visit([&](double x, double weight) {
    whole += weight;
    sum += weight * x;
  });
  if (!(whole > 0)) return {no_value, no_value, no_value};
  Moments found{.mean = sum / whole};
  double squares = 0, cubes = 0;
  visit([&](double x, double weight) {
    const double off = x - found.mean;
    squares += weight * off * off;
    cubes += weight * off * off * off;
  });
  const double variance = squares / whole;
  constexpr double rounding = 1e-14;
  if (variance <= std::pow(rounding * found.mean, 2)) return found;
  found.sd = std::sqrt(variance);
  found.skewness = cubes / whole / (variance * found.sd);
  return found;
}

namespace {

/// A value as bits that are ordered as values are.
std::uint64_t ordered_bits(double value) {
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;
  const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);  // one 0
  return (bits & sign) != 0 ? ~bits : bits | sign;
}

struct Keyed {
  std::uint64_t key = 0;
  std::uint32_t number = 0;
};

/// By radix, from the last digit to the first; equal keys stay in order. Digits in which none
/// differ are left out.
void sort_by_key(std::vector<Keyed>& all) {
  constexpr int bits = 11, digits = 6;
  constexpr std::size_t values = std::size_t{1} << bits;
  std::vector<std::array<std::uint32_t, values>> places(digits);
  const auto digit = [](std::uint64_t key, int d) { return key >> (d * bits) & (values - 1); };
  for (const Keyed& each : all) {
    for (int d = 0; d < digits; ++d) ++places[static_cast<std::size_t>(d)][digit(each.key, d)];
  }
  std::vector<Keyed> next(all.size());
  for (int d = 0; d < digits && !all.empty(); ++d) {
    auto& at = places[static_cast<std::size_t>(d)];
    if (at[digit(all.front().key, d)] == all.size()) continue;
    std::exclusive_scan(at.begin(), at.end(), at.begin(), std::uint32_t{0});
    for (const Keyed& each : all) next[at[digit(each.key, d)]++] = each;
    all.swap(next);
  }
}

}  // namespace

OrderedSample::OrderedSample(const SampleValues& sample) : sample_(sample) {
  std::vector<Keyed> all;
  all.reserve(sample.values.size());
  for (std::size_t i = 0; i < sample.values.size(); ++i) {
    if (!std::isnan(sample.values[i]))
      all.push_back({ordered_bits(sample.values[i]), static_cast<std::uint32_t>(i)});
  }
  sort_by_key(all);
  order_.reserve(all.size());
  for (const Keyed& each : all) order_.push_back(each.number);
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

std::vector<Estimate> OrderedSample::quantiles(std::span<const double> shares) const {
  std::vector<Estimate> found;
  const std::size_t all = sample_.values.size();
  const std::size_t each = std::max<std::size_t>(1, all / replicates);
  const double of_valued = static_cast<double>(all) / static_cast<double>(order_.size());
  ByReplicate hits{};
  std::size_t counted = 0;  // of the order, in the hits
  for (const double p : shares) {
    const double value = value_at(p);
    if (!cumulated_.empty()) {
      found.push_back(exactly(value));
      continue;
    }
    for (; counted < order_.size() && sample_.values[order_[counted]] <= value; ++counted)
      ++hits[std::min(order_[counted] / each, replicates - 1)];
    const Estimate below = share_of_counted(hits, all);
    // Among the cases with a value.
    const double less = (below.value - below.low) * of_valued;
    const double more = (below.high - below.value) * of_valued;
    found.push_back({value, value_at(std::max(0.0, p - more)), value_at(std::min(1.0, p + less))});
  }
  return found;
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
  const double first = ordered.value_at(tail), last = ordered.value_at(1 - tail);
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
