// SPDX-License-Identifier: MIT
/// Many cases of a bid at once, and what the rules say of each: what every analysis asks.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo {

/// The value of a number in a trial.
using TrialValue = std::function<double(std::size_t trial, std::size_t number)>;

/// Many cases of a bid, each with a value for every one of `numbers`.
struct Trials {
  std::span<const Variable> numbers = {};
  std::size_t count = 0;
  TrialValue value = {};
};

/// What came of them. A margin is at least 0 where its rule passes; infinity where the rule does
/// not apply; -infinity where it fails without a number (a payback that never comes); NaN where it
/// cannot be computed.
struct TrialResults {
  std::vector<std::vector<double>> margins = {};  ///< [rule][trial]
  /// [rule][trial]: a number of the margin's sign that a search can follow (Outcomes::slacks).
  std::vector<std::vector<double>> slacks = {};
  std::vector<Answers> measures = {};  ///< [measure]; each as long as there are trials
};

/// Judges trials of the same numbers again and again; what stays the same from one call to the next
/// is computed once. The bid must outlive it.
class TrialRunner {
 public:
  TrialRunner(const Bid& bid, std::vector<Variable> numbers,
              std::vector<WantedMeasure> measures = {});
  ~TrialRunner();

  /// One call of `run` for the bid and one for each scenario that a rule names; those trials apart
  /// that move what shapes the bid.
  TrialResults operator()(std::size_t count, const TrialValue& value);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

TrialResults run_trials(const Bid& bid, const Trials& trials,
                        std::span<const WantedMeasure> measures = {});

/// What the rules say of one trial.
Verdict verdict_of(const Model& model, const TrialResults& trials, std::size_t trial);

}  // namespace gonogo
