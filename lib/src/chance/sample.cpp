// SPDX-License-Identifier: MIT
#include "gonogo/chance/sample.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <boost/random/sobol.hpp>
#include <stdexcept>
#include <vector>

#include "gonogo/chance/random.hpp"

namespace gonogo {
namespace {

constexpr int width = 32;                    ///< bits of a coordinate of Sobol's sequence
constexpr std::size_t most_index_bits = 24;  ///< of most_points in 16 replicates
using Directions = std::array<std::uint32_t, most_index_bits>;

/// What random bits are for: no two questions share them.
enum Purpose : std::uint32_t { plain_point, scramble_row, scramble_shift, permutation, in_stratum };

/// Where a dimension of a replicate keeps its bits.
std::uint32_t stream(std::size_t replicate, std::size_t dimension) {
  return static_cast<std::uint32_t>(dimension * replicates + replicate);
}

/// The direction numbers of every dimension, from Boost's generator: its points 2^j and 2^j - 1
/// differ by the j-th.
std::vector<Directions> directions(std::size_t dimensions) {
  boost::random::sobol_engine<std::uint32_t, width> engine(dimensions);
  std::vector<Directions> result(dimensions);
  std::vector<std::uint32_t> before(dimensions, 0), point(dimensions);
  std::uint64_t reached = 0;  // points drawn; the engine leaves out the point 0
  for (std::size_t j = 0; j < most_index_bits; ++j) {
    const std::uint64_t wanted = std::uint64_t{1} << j;
    if (wanted - 1 > reached) {
      engine.discard((wanted - 2 - reached) * dimensions);
      for (auto& each : before) each = engine();
      reached = wanted - 1;
    }
    for (auto& each : point) each = engine();
    reached = wanted;
    for (std::size_t d = 0; d < dimensions; ++d) result[d][j] = point[d] ^ before[d];
    before = point;
  }
  return result;
}

/// Matousek's scrambling: each bit becomes the parity of itself and a random choice of those above.
/// With a random shift the points are uniform, and as even as before.
std::uint32_t scrambled(std::uint32_t bits, const std::array<std::uint32_t, width>& rows) {
  std::uint32_t result = 0;
  for (std::size_t row = 0; row < width; ++row) {
    const auto parity = static_cast<std::uint32_t>(std::popcount(bits & rows[row]) & 1);
    result |= parity << (width - 1 - row);
  }
  return result;
}

std::array<std::uint32_t, width> scrambling_rows(std::uint64_t seed, std::uint32_t which) {
  std::array<std::uint32_t, width> rows{};
  for (std::uint32_t row = 0; row < width; ++row) {
    const auto random = static_cast<std::uint32_t>(random_bits(seed, row, which, scramble_row));
    const std::uint32_t own = std::uint32_t{1} << (width - 1 - row);
    rows[row] = own | (random & ~(own | (own - 1)));
  }
  return rows;
}

/// A permutation of 0..count-1 by number, without a table: a network of Feistel's over the next
/// power of four, walked until it ends below the count.
std::uint64_t permuted(std::uint64_t index, std::uint64_t count, std::uint64_t seed,
                       std::uint32_t which) {
  const std::size_t half = (static_cast<std::size_t>(std::bit_width(count - 1)) + 1) / 2;
  if (count < 2) return index;
  const std::uint64_t mask = (std::uint64_t{1} << half) - 1;
  do {
    std::uint64_t left = index >> half, right = index & mask;
    constexpr std::uint64_t rounds = 6;
    for (std::uint64_t round = 0; round < rounds; ++round) {
      const std::uint64_t mixed =
          left ^ (random_bits(seed, right << 8 | round, which, permutation) & mask);
      left = right;
      right = mixed;
    }
    index = left << half | right;
  } while (index >= count);
  return index;
}

}  // namespace

struct Sample::Points {
  SamplePlan plan = {};
  std::size_t each = 0;  ///< points of a replicate
  /// [replicate * dimensions + dimension], of Sobol points.
  std::vector<Directions> sobol = {};
  std::vector<std::uint32_t> shifts = {};

  explicit Points(const SamplePlan& wanted) : plan(wanted), each(wanted.count / replicates) {
    if (plan.sampling != Sampling::sobol) return;
    const std::vector<Directions> plain = directions(plan.dimensions);
    for (std::size_t r = 0; r < replicates; ++r) {
      for (std::size_t d = 0; d < plan.dimensions; ++d) {
        const auto rows = scrambling_rows(plan.seed, stream(r, d));
        Directions& made = sobol.emplace_back();
        for (std::size_t j = 0; j < most_index_bits && each >> j != 0; ++j)
          made[j] = scrambled(plain[d][j], rows);
        shifts.push_back(
            static_cast<std::uint32_t>(random_bits(plan.seed, 0, stream(r, d), scramble_shift)));
      }
    }
  }

  /// In the order of Gray's code: a point differs from the one before it by one direction.
  void fill_sobol(std::size_t number, std::size_t dimension, std::span<double> column) const {
    for (std::size_t i = 0; i < column.size();) {
      std::size_t index = (number + i) % each;
      const std::size_t place = (number + i) / each * plan.dimensions + dimension;
      const std::size_t end = std::min(column.size(), i + each - index);
      const auto direction = [&](std::size_t bits) {
        return sobol[place][static_cast<std::size_t>(std::countr_zero(bits))];
      };
      std::uint32_t bits = shifts[place];
      for (std::size_t gray = index ^ (index >> 1); gray != 0; gray &= gray - 1)
        bits ^= direction(gray);
      column[i] = (bits + 0.5) * 0x1p-32;
      for (++i; i < end; ++i) {
        bits ^= direction(++index);
        column[i] = (bits + 0.5) * 0x1p-32;
      }
    }
  }

  double latin_point(std::size_t index, std::size_t replicate, std::size_t dimension) const {
    const std::uint32_t which = stream(replicate, dimension);
    const auto stratum = static_cast<double>(permuted(index, each, plan.seed, which));
    const double within = open_unit(random_bits(plan.seed, index, which, in_stratum));
    return (stratum + within) / static_cast<double>(each);
  }

  double plain_point_at(std::size_t number, std::size_t dimension) const {
    return open_unit(
        random_bits(plan.seed, number, static_cast<std::uint32_t>(dimension), plain_point));
  }

  void fill(std::size_t first, std::size_t dimension, std::span<double> column) const {
    switch (plan.sampling) {
      case Sampling::sobol:
        return fill_sobol(first, dimension, column);
      case Sampling::latin:
        for (std::size_t i = 0; i < column.size(); ++i)
          column[i] = latin_point((first + i) % each, (first + i) / each, dimension);
        return;
      case Sampling::plain:
        for (std::size_t i = 0; i < column.size(); ++i)
          column[i] = plain_point_at(first + i, dimension);
    }
  }
};

std::size_t sample_size(Sampling sampling, std::size_t wanted) {
  const std::size_t each = std::max<std::size_t>(1, (wanted + replicates - 1) / replicates);
  return replicates * (sampling == Sampling::sobol ? std::bit_ceil(each) : each);
}

Sample::Sample(const SamplePlan& plan) {
  if (plan.count != sample_size(plan.sampling, plan.count) || plan.count > most_points ||
      plan.dimensions == 0 || plan.dimensions > most_dimensions)
    throw std::invalid_argument("a sample of that size cannot be drawn");
  points_ = std::make_unique<const Points>(plan);
}

Sample::~Sample() = default;

void Sample::fill(std::size_t first, std::span<const std::span<double>> columns) const {
  for (std::size_t d = 0; d < columns.size(); ++d) fill(first, d, columns[d]);
}

void Sample::fill(std::size_t first, std::size_t dimension, std::span<double> column) const {
  points_->fill(first, dimension, column);
}

}  // namespace gonogo
