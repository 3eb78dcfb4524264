// SPDX-License-Identifier: MIT
/// Points of the unit cube that stand for chance: quasi-random, stratified or plain.
///
/// A sample consists of `replicates` independent parts of equal size, one after the other: what
/// differs from part to part is the error of what they have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace gonogo {

enum class Sampling {
  sobol,  ///< each replicate is a scrambled Sobol sequence
  latin,  ///< each replicate is a Latin hypercube
  plain,  ///< independent points
};

inline constexpr std::size_t replicates = 16;

/// Dimensions at most: those of Boost's table of Sobol numbers.
inline constexpr std::size_t most_dimensions = 3'667;
/// Points at most.
inline constexpr std::size_t most_points = std::size_t{1} << 28;

/// The least size of a sample that has `wanted` points: a multiple of 16; of Sobol points 16 times a
/// power of two, as only these are in balance.
std::size_t sample_size(Sampling sampling, std::size_t wanted);

/// What a point depends on, beside its number.
struct SamplePlan {
  Sampling sampling = Sampling::sobol;
  std::uint64_t seed = 1;
  std::size_t count = 0;  ///< a sample_size
  std::size_t dimensions = 1;
};

/// Immutable: may be asked by many threads.
class Sample {
 public:
  /// Throws std::invalid_argument for a count that is no sample_size, or beyond the limits above.
  explicit Sample(const SamplePlan& plan);
  ~Sample();

  /// Coordinates of the points first, first + 1, ...: columns[d][i] of point first + i, between 0
  /// and 1, never one of both. As many columns as there are dimensions, of one length.
  void fill(std::size_t first, std::span<const std::span<double>> columns) const;
  /// The same of one coordinate.
  void fill(std::size_t first, std::size_t dimension, std::span<double> column) const;

 private:
  struct Points;
  std::unique_ptr<const Points> points_;
};

}  // namespace gonogo
