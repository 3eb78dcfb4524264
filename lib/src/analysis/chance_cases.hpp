// SPDX-License-Identifier: MIT
/// The cases of a simulation, and what comes out of them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "gonogo/analysis/simulation.hpp"
#include "gonogo/analysis/trials.hpp"

namespace gonogo {

/// Which value each uncertain number has in each case: drawn, or all combinations of discrete ones.
class ChanceCases {
 public:
  ChanceCases(const std::vector<UncertainNumber>& numbers, const SimulationOptions& options);

  std::size_t count() const { return count_; }
  bool exact() const { return !weights_.empty(); }
  /// The probability of each case; empty: each stands for as many.
  std::span<const double> weights() const { return weights_; }

  /// The place of each number in its distribution, as a share, in the cases from `first` on:
  /// columns[number][i].
  void fill_shares(std::size_t first, std::span<const std::span<double>> columns) const;
  /// The values. Uses all processors.
  void fill_values(std::size_t first, std::span<const std::span<double>> columns) const;

 private:
  void enumerate();

  const std::vector<UncertainNumber>& numbers_;
  std::vector<QuantileFunction> quantiles_ = {};
  std::size_t count_ = 0;
  std::vector<double> weights_ = {};
  std::unique_ptr<const Sample> sample_ = {};
};

enum class CaseState : std::uint8_t { passes, fails, does_not_apply, no_answer };

/// One element a case.
struct CaseOutcomes {
  std::vector<Answers> measures = {};              ///< [measure]
  std::vector<std::vector<CaseState>> rules = {};  ///< [rule]
  std::vector<Verdict> verdicts = {};
};

/// Columns of equal length that a block of cases is written into.
struct CaseColumns {
  CaseColumns(std::size_t numbers, std::size_t length);
  /// The first `length` values of each.
  std::vector<std::span<double>> first(std::size_t length);

  std::vector<std::vector<double>> values = {};
};

/// How many cases are drawn and computed together.
inline constexpr std::size_t cases_together = 4'096;

CaseOutcomes run_cases(const Bid& bid, const std::vector<UncertainNumber>& numbers,
                       const ChanceCases& cases, std::span<const WantedMeasure> measures);

}  // namespace gonogo
