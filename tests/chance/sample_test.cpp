// SPDX-License-Identifier: MIT
#include "gonogo/chance/sample.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "gonogo/chance/correlation.hpp"
#include "gonogo/chance/distribution.hpp"
#include "gonogo/chance/random.hpp"
#include "gonogo/chance/statistics.hpp"

using namespace gonogo;

namespace {

using Points = std::vector<std::vector<double>>;

/// All points, drawn in blocks.
Points points_of(const SamplePlan& plan, std::size_t block = 1 << 20) {
  const Sample sample(plan);
  Points columns(plan.dimensions, std::vector<double>(plan.count));
  for (std::size_t first = 0; first < plan.count; first += block) {
    std::vector<std::span<double>> parts;
    for (auto& each : columns)
      parts.push_back(std::span(each).subspan(first, std::min(block, plan.count - first)));
    sample.fill(first, parts);
  }
  return columns;
}

constexpr Sampling all[] = {Sampling::sobol, Sampling::latin, Sampling::plain};

}  // namespace

TEST_CASE("a draw depends on the seed, the size and its number alone") {
  for (const Sampling sampling : all) {
    const SamplePlan plan{
        .sampling = sampling, .seed = 7, .count = sample_size(sampling, 500), .dimensions = 3};
    const Points once = points_of(plan);
    CHECK(once == points_of(plan, 7));
    SamplePlan other = plan;
    other.seed = 8;
    CHECK(once != points_of(other));
    for (const auto& column : once) {
      for (const double each : column) CHECK((each > 0 && each < 1));
    }
  }
}

TEST_CASE("sizes are what the sampling can fill evenly") {
  CHECK(sample_size(Sampling::sobol, 10'000) == 16'384);
  CHECK(sample_size(Sampling::sobol, 16'384) == 16'384);
  CHECK(sample_size(Sampling::latin, 10'001) == 10'016);
  CHECK(sample_size(Sampling::plain, 1) == 16);
  CHECK_THROWS(Sample({.count = 100}));
}

TEST_CASE("each replicate fills every stratum of every dimension") {
  for (const Sampling sampling : {Sampling::sobol, Sampling::latin}) {
    const std::size_t each = sampling == Sampling::latin ? 60 : 64;
    const Points points =
        points_of({.sampling = sampling, .seed = 3, .count = 16 * each, .dimensions = 40});
    for (const auto& column : points) {
      for (std::size_t r = 0; r < replicates; ++r) {
        std::vector<int> filled(each, 0);
        for (std::size_t i = 0; i < each; ++i)
          ++filled[static_cast<std::size_t>(column[r * each + i] * double(each))];
        CHECK(std::all_of(filled.begin(), filled.end(), [](int count) { return count == 1; }));
      }
    }
  }
}

TEST_CASE("pairs of dimensions of a Sobol sample are in balance") {
  constexpr std::size_t each = 256;
  const Points points = points_of({.seed = 5, .count = 16 * each, .dimensions = 2});
  for (std::size_t r = 0; r < replicates; ++r) {
    std::vector<int> filled(256, 0);
    for (std::size_t i = r * each; i < (r + 1) * each; ++i)
      ++filled[static_cast<std::size_t>(points[0][i] * 16) * 16 +
               static_cast<std::size_t>(points[1][i] * 16)];
    CHECK(std::all_of(filled.begin(), filled.end(), [](int count) { return count == 1; }));
  }
}

TEST_CASE("intervals of means, shares and quantiles hold the truth as often as they say") {
  // The product of three uniform numbers, plus one: mean 1.125.
  for (const Sampling sampling : all) {
    constexpr int seeds = 400;
    int mean = 0, share = 0, median = 0, shortfall = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
      const Points points =
          points_of({.sampling = sampling, .seed = seed, .count = 1'024, .dimensions = 3});
      std::vector<double> values;
      for (std::size_t i = 0; i < points[0].size(); ++i)
        values.push_back(1 + points[0][i] * points[1][i] * points[2][i]);
      const auto holds = [](const Estimate& estimate, double truth) {
        return estimate.low <= truth && truth <= estimate.high ? 1 : 0;
      };
      // P(XYZ <= t) = t (1 - ln t + (ln t)^2 / 2): 0.05 at 0.0076715..., a half at 0.0691...
      const double t = 0.1, log_t = std::log(t);
      const double below = t * (1 - log_t + log_t * log_t / 2);
      mean += holds(mean_of({values}), 1.125);
      share += holds(share_of(values.size(), {}, [&](std::size_t i) { return values[i] <= 1 + t; }),
                     below);
      const OrderedSample ordered({values});
      median += holds(ordered.quantile(below), 1 + t);
      // E(X | X <= t): the integral of the share below, taken from t.
      const double area = t * t * (7.0 / 8 - 3.0 / 4 * log_t + log_t * log_t / 4);
      shortfall += holds(ordered.mean_below(below), 1 + t - area / below);
    }
    CAPTURE(static_cast<int>(sampling));
    for (const int count : {mean, share, median, shortfall}) {
      const double rate = double(count) / seeds;
      CHECK(rate > 0.91);
      CHECK(rate < 0.99);
    }
  }
}

TEST_CASE("a Sobol sample is far more exact than plain draws") {
  // exp(X + Y): the error of plain draws is that of its standard deviation, 1.220; that of a Latin
  // hypercube of its interaction alone, 0.242.
  const auto error = [](Sampling sampling) {
    constexpr int seeds = 20;
    double squares = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
      const Points points =
          points_of({.sampling = sampling, .seed = seed, .count = 4'096, .dimensions = 2});
      std::vector<double> values;
      for (std::size_t i = 0; i < points[0].size(); ++i)
        values.push_back(std::exp(points[0][i] + points[1][i]));
      squares += std::pow(mean_of({values}).value - std::pow(std::exp(1) - 1, 2), 2) / seeds;
    }
    return std::sqrt(squares * 4'096);
  };
  CHECK(error(Sampling::plain) == doctest::Approx(1.220).epsilon(0.35));
  CHECK(error(Sampling::latin) == doctest::Approx(0.242).epsilon(0.35));
  CHECK(error(Sampling::sobol) < 0.02);
}

TEST_CASE("what never happened may still: the interval of no case in 16,384") {
  const Estimate never = share_of(16'384, {}, [](std::size_t) { return false; });
  CHECK(never.value == 0);
  CHECK(never.low == 0);
  CHECK(never.high == doctest::Approx(1 - std::pow(0.025, 1 / 16'384.0)));
  const Estimate always = share_of(160, {}, [](std::size_t) { return true; });
  CHECK(always.high == 1);
  CHECK(always.low == doctest::Approx(std::pow(0.025, 1 / 160.0)));
}

TEST_CASE("enumerated cases have weights and no error") {
  const std::vector<double> values = {-500, -300, 200, 1'000}, weights = {0.1, 0.2, 0.2, 0.5};
  const SampleValues sample{values, weights};
  CHECK(mean_of(sample).value == doctest::Approx(430));
  CHECK(mean_of(sample).exact());
  CHECK(share_of(4, weights, [&](std::size_t i) { return values[i] >= 0; }).value ==
        doctest::Approx(0.7));
  const OrderedSample ordered(sample);
  CHECK(ordered.quantile(0.3).value == -300);
  CHECK(ordered.quantile(0.31).value == 200);
  CHECK(ordered.mean_below(0.2).value == doctest::Approx(-400));
  CHECK(moments_of(sample).sd == doctest::Approx(std::sqrt(0.1 * 930 * 930 + 0.2 * 730 * 730 +
                                                           0.2 * 230 * 230 + 0.5 * 570 * 570)));
}

TEST_CASE("ranks have the correlation that was asked for") {
  CorrelationMatrix matrix = CorrelationMatrix::identity(3);
  matrix.set(0, 1, normal_from_rank(0.6));
  matrix.set(1, 2, normal_from_rank(-0.3));
  REQUIRE(is_positive_definite(matrix));
  const Copula copula(matrix);
  Points points = points_of({.count = 65'536, .dimensions = 3});
  double first = 0, second = 0, third = 0;
  for (std::size_t i = 0; i < points[0].size(); ++i) {
    double shares[] = {points[0][i], points[1][i], points[2][i]};
    copula.apply(shares);
    first += (shares[0] - 0.5) * (shares[1] - 0.5);
    second += (shares[1] - 0.5) * (shares[2] - 0.5);
    third += (shares[0] - 0.5) * (shares[2] - 0.5);
  }
  const double unit = 12.0 / double(points[0].size());
  CHECK(first * unit == doctest::Approx(0.6).epsilon(0.002));
  CHECK(second * unit == doctest::Approx(-0.3).epsilon(0.004));
  CHECK(std::abs(third * unit) < 0.002);
}

TEST_CASE("a matrix that cannot be is repaired to the nearest that can") {
  // Higham 2002, section 4: the nearest to a 3 by 3 matrix of ones but for a 0.
  CorrelationMatrix matrix = CorrelationMatrix::identity(3);
  matrix.set(0, 1, 1);
  matrix.set(1, 2, 1);
  matrix.set(0, 2, 0);
  REQUIRE_FALSE(is_positive_definite(matrix));
  const CorrelationMatrix repaired = nearest_positive_definite(matrix);
  CHECK(is_positive_definite(repaired));
  CHECK(repaired.at(0, 1) == doctest::Approx(0.7607).epsilon(1e-4));
  CHECK(repaired.at(0, 2) == doctest::Approx(0.1573).epsilon(1e-3));
  CHECK(repaired.at(1, 2) == doctest::Approx(0.7607).epsilon(1e-4));
}

TEST_CASE(
    "statistics: several quantiles are those asked for one by one, and shares those of each") {
  std::vector<double> values;
  for (std::uint64_t i = 0; i < 4'096; ++i) {
    const double draw = open_unit(random_bits(7, i, 0, 0));
    values.push_back(draw < 0.1 ? std::numeric_limits<double>::quiet_NaN()
                                : std::floor(9 * draw) - 4);
  }
  const OrderedSample ordered({values});
  for (std::size_t i = 1; i < ordered.size(); ++i) {
    const std::size_t before = ordered.order()[i - 1], here = ordered.order()[i];
    CHECK((values[before] < values[here] || (values[before] == values[here] && before < here)));
  }
  const std::vector<double> shares = {0.01, 0.25, 0.5, 0.75, 0.99};
  const auto together = ordered.quantiles(shares);
  for (std::size_t k = 0; k < shares.size(); ++k) {
    const Estimate alone = ordered.quantile(shares[k]);
    const double value = ordered.value_at(shares[k]);
    CHECK(together[k].value == value);
    CHECK(together[k].low == alone.low);
    CHECK(together[k].high == alone.high);
    const Estimate below =
        share_of(values.size(), {}, [&](std::size_t i) { return values[i] <= value; });
    CHECK(alone.high == ordered.value_at(std::min(1.0, shares[k] + (below.value - below.low) *
                                                                       double(values.size()) /
                                                                       double(ordered.size()))));
  }
  const auto outcome = [&](std::size_t i) {
    return std::size_t{values[i] < 0 ? 1U : values[i] > 2 ? 2U : 0U};
  };
  const auto found = shares_of(values.size(), {}, 3, outcome);
  for (std::size_t k = 0; k < 3; ++k) {
    const Estimate alone =
        share_of(values.size(), {}, [&](std::size_t i) { return outcome(i) == k; });
    CHECK(found[k].value == alone.value);
    CHECK(found[k].low == alone.low);
    CHECK(found[k].high == alone.high);
  }
}
