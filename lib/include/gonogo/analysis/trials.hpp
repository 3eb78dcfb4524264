// SPDX-License-Identifier: MIT
/// Evaluates many cases of a bid at once, with the margin of every rule. All analyses use it.
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

/// Operations that a study of all numbers of a bid may need: it ends within some 2 s, and what it has
/// no time for is named.
inline constexpr double most_work_of_study = 3e10;

/// The value of a number in a trial.
using TrialValue = std::function<double(std::size_t trial, std::size_t number)>;

/// Many cases of a bid, each with a value for every one of `numbers`.
struct Trials {
  std::span<const Variable> numbers = {};
  std::size_t count = 0;
  TrialValue value = {};
  bool many = false;  ///< Wanted::in_tiles
};

/// The results of trials. A margin is at least 0 where its rule passes; infinity where the rule
/// does not apply; -infinity where it fails without a number (a payback that is never reached); NaN
/// where it cannot be computed.
struct TrialResults {
  std::vector<std::vector<double>> margins = {};  ///< [rule][trial]
  /// [rule][trial]: a number of the margin's sign that a search can follow (Outcomes::scores); empty
  /// unless wanted.
  std::vector<std::vector<double>> scores = {};
  std::vector<Answers> measures = {};            ///< [measure]; each as long as there are trials
  std::vector<std::vector<double>> errors = {};  ///< [measure][trial], if wanted (Outcomes::errors)
};

/// Rules with a probability are judged over all cases together: one trial says nothing of them.
enum class ChanceRules {
  skip,   ///< they do not apply
  judge,  ///< as if each trial were the bid
};

/// Evaluates trials of the same numbers in many calls; what the calls share is computed once.
/// Requires: the bid outlives it.
class TrialRunner {
 public:
  /// `numbers`: of `bid.written`. `wanted`: the measures, of `bid.model`; margins are of
  /// the rules of all scenarios.
  TrialRunner(const Bid& bid, std::vector<Variable> numbers, Wanted wanted = {},
              ChanceRules chance = ChanceRules::skip);
  ~TrialRunner();

  /// Cost: one call of `run` for the bid and one for each scenario that a rule names; a second one
  /// for trials that change the structure of the bid, each of which compiles it again.
  TrialResults operator()(std::size_t count, const TrialValue& value);

  /// How many there are that rules are judged in; the first is `bid.model`.
  std::size_t scenarios() const;
  std::size_t scenario_of(std::size_t rule) const;
  /// As above under one scenario: margins and scores of rules judged elsewhere are empty, and only
  /// `bid.model` has measures.
  TrialResults run_in(std::size_t scenario, std::size_t count, const TrialValue& value);
  /// `columns`: fills a column for each of the numbers.
  TrialResults run_in(std::size_t scenario, std::size_t count, const Fill& columns);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

TrialResults run_trials(const Bid& bid, const Trials& trials,
                        std::span<const WantedMeasure> measures = {});

/// The verdict of one trial.
Verdict verdict_of(const Model& model, const TrialResults& trials, std::size_t trial);

}  // namespace gonogo
