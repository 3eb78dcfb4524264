// SPDX-License-Identifier: MIT
/// The cases of a simulation, and what comes out of them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "analysis/chance_model.hpp"
#include "gonogo/analysis/simulation.hpp"
#include "gonogo/analysis/trials.hpp"

namespace gonogo {

/// Where in its distribution each uncertain number is in each case: drawn, or all combinations of
/// discrete ones that do not depend on each other.
class ChanceCases {
 public:
  ChanceCases(const ChanceModel& chance, const SimulationOptions& options);

  /// Of a sample that other bids are drawn from too. `dimensions`: that of each number.
  ChanceCases(const ChanceModel& chance, std::shared_ptr<const Sample> sample, std::size_t count,
              std::vector<std::size_t> dimensions);

  std::size_t count() const { return count_; }
  bool exact() const { return !weights_.empty(); }
  /// The probability of each case; empty: each stands for as many.
  std::span<const double> weights() const { return weights_; }

  /// The place of each number in its distribution, as a share, in the cases from `first` on:
  /// columns[number][i]. Uses all processors.
  void fill_shares(std::size_t first, std::span<const std::span<double>> columns) const;
  /// The same of another draw of one number. Requires cases that are drawn independently, with
  /// SimulationOptions::total_effects.
  void fill_anew(std::size_t number, std::size_t first, std::span<double> column) const;

 private:
  void enumerate();
  void fill_slice(std::size_t first, std::span<const std::span<double>> columns) const;
  void draw(std::size_t first, std::span<const std::span<double>> columns) const;

  const std::vector<UncertainNumber>& numbers_;
  const Dependence& dependence_;
  std::size_t count_ = 0;
  std::vector<double> weights_ = {};
  std::shared_ptr<const Sample> sample_ = {};
  std::vector<std::size_t> dimensions_ = {};  ///< of each number in the sample; empty: its own
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
inline constexpr std::size_t cases_together = 16'384;

/// The verdict of a case leaves rules with a probability out, if there are others.
bool leaves_out_chance_rules(const Model& model);

/// Cases from the first to before the end.
struct CaseRange {
  std::size_t first = 0, end = 0;

  std::size_t size() const { return end - first; }
};

/// Places for the outcomes of so many cases.
CaseOutcomes room_for(const Model& model, std::size_t cases, std::size_t measures);

/// What is computed of each case.
struct CaseWants {
  std::span<const WantedMeasure> measures = {};
  bool judges = true;  ///< the rules, and with them the verdict
};

/// Tells how many of all cases are computed: SimulationOptions::progress.
using CaseProgress = std::function<void(std::size_t done, std::size_t all)>;

/// Of the cases in the range.
CaseOutcomes run_cases(const ChanceModel& chance, const ChanceCases& cases, const CaseWants& wants,
                       const CaseRange& range, const CaseProgress& progress = {});

/// Gets the outcomes of the cases from `first` on, with another draw of one number.
using VisitAnew =
    std::function<void(std::size_t number, std::size_t first, const CaseOutcomes& outcomes)>;

/// All cases once for each number, which is drawn anew: what the others are is found once. Requires
/// what ChanceCases::fill_anew does.
void run_cases_anew(const ChanceModel& chance, const ChanceCases& cases, const CaseWants& wants,
                    const VisitAnew& visit, const CaseProgress& progress = {});

/// The same cases at many values of one number, which has the same value in all of them.
class HeldCases {
 public:
  /// `chance`: a model without that number. Requires: both outlive it.
  HeldCases(const ChanceModel& chance, const ChanceCases& cases, const Variable& number);
  ~HeldCases();

  /// In how many the verdict is GO.
  Estimate go(double value);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gonogo
