// SPDX-License-Identifier: MIT
/// What a sample says, each with the interval that the truth lies in with 95 %.
///
/// Samples are made of 16 independent replicates, one after the other and of equal length
/// (chance/sample.hpp). Means vary from one to the next as Student's t says. Outcomes that could be
/// enumerated have weights that sum to 1, and no error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace gonogo {

/// How sure intervals are.
inline constexpr double confidence = 0.95;

/// A number with its interval; exact where low and high are the value itself.
struct Estimate {
  double value = 0;  ///< NaN where there is none
  double low = 0, high = 0;

  bool exact() const { return low == high; }
};

/// A value with the interval that those of the replicates give it; exact without replicates.
Estimate with_replicates(double value, const std::vector<double>& of_replicates);

/// One outcome over all cases.
struct SampleValues {
  std::span<const double> values = {};   ///< NaN: the case has none
  std::span<const double> weights = {};  ///< of enumerated cases; empty: a sample
};

/// The mean over the cases that have a value.
Estimate mean_of(const SampleValues& sample);

/// The share of all cases for which `holds` is true. Where it is seldom true or seldom false, the
/// interval is Clopper's and Pearson's, which is wide enough for any sample.
Estimate share_of(std::size_t count, std::span<const double> weights,
                  const std::function<bool(std::size_t)>& holds);

/// The same for each of several outcomes, one of which each case has: shares_of()[k] is where
/// outcome(i) is k, below `outcomes`.
std::vector<Estimate> shares_of(std::size_t count, std::span<const double> weights,
                                std::size_t outcomes,
                                const std::function<std::size_t(std::size_t)>& outcome);

struct Moments {
  double mean = 0, sd = 0, skewness = 0;
};
/// Of the whole population, over the cases that have a value; skewness is 0 where nothing varies.
Moments moments_of(const SampleValues& sample);

/// The values in order, for questions about quantiles.
class OrderedSample {
 public:
  explicit OrderedSample(const SampleValues& sample);

  /// Cases with a value.
  std::size_t size() const { return order_.size(); }

  /// The least value that at least a share p of the cases is not above. The interval is that of the
  /// share (Woodruff 1952). Requires a size above 0.
  Estimate quantile(double p) const { return quantiles({&p, 1}).front(); }
  /// Several, ascending; together they cost little more than one.
  std::vector<Estimate> quantiles(std::span<const double> shares) const;
  /// The same without its interval.
  double value_at(double p) const;

  /// The mean of the worst (least) share of cases: NPV's expected shortfall.
  Estimate mean_below(double share) const;

  /// Cases by value, ascending; equal ones by number.
  std::span<const std::uint32_t> order() const { return order_; }

 private:
  SampleValues sample_;
  std::vector<std::uint32_t> order_ = {};
  std::vector<double> cumulated_ = {};  ///< weights in order; empty: a sample
};

/// The cases between equally wide limits.
struct Histogram {
  double low = 0, width = 1;
  std::vector<double> shares = {};  ///< of all cases with a value
};
/// Limits are round numbers, about `bars` of them, from the quantile 0.002 to 0.998; what lies
/// beyond is counted in the first and the last.
Histogram histogram_of(const SampleValues& sample, const OrderedSample& ordered, int bars);

}  // namespace gonogo
