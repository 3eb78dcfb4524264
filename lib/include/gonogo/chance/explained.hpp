// SPDX-License-Identifier: MIT
/// What one number tells of an outcome: from a sample in which all numbers vary, by bins of that one.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "gonogo/chance/sample.hpp"
#include "gonogo/chance/statistics.hpp"

namespace gonogo {

/// Sums over the cases of each bin.
class BinnedOutcome {
 public:
  explicit BinnedOutcome(std::size_t bins) : cells_(bins) {}

  /// `weight`: 1 of a drawn case, a probability of an enumerated one.
  void add(std::size_t bin, double weight, double value);

  /// The first-order Sobol index: the share of the variance that goes when the number is known. Of
  /// drawn cases the noise of the bins' means is taken off. NaN where nothing varies.
  double first_order(bool drawn) const;

  /// What it is worth to know the number before choosing between the outcome and nothing (0).
  double value_of_information() const;

 private:
  struct Sums {
    double weight = 0, value = 0, square = 0;
  };
  Sums total() const;

  std::vector<Sums> cells_;
};

/// The same with its interval, from a whole sample and its replicates.
class ExplainedOutcome {
 public:
  /// `drawn`: cases stand for as many each, and come replicate by replicate.
  ExplainedOutcome(std::size_t bins, bool drawn);

  void add(std::size_t replicate, std::size_t bin, double weight, double value);

  Estimate first_order() const;
  Estimate value_of_information() const;

 private:
  Estimate estimate(double (*of)(const BinnedOutcome&, bool drawn)) const;

  bool drawn_;
  BinnedOutcome all_;
  std::vector<BinnedOutcome> parts_;
};

/// The total Sobol index of a number: the share of the variance that is left when all others are
/// known. From pairs of cases that differ in that number alone (Jansen 1999).
class TotalEffect {
 public:
  /// `anew`: the outcome where the number is drawn once more. A pair without an outcome is left out.
  void add(std::size_t replicate, double value, double anew);

  /// NaN where nothing varies.
  Estimate index() const;

 private:
  struct Sums {
    double count = 0, value = 0, square = 0, difference = 0;
    double index() const;
  };
  std::array<Sums, replicates> parts_ = {};
};

}  // namespace gonogo
