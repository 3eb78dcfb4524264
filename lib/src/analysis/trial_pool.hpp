// SPDX-License-Identifier: MIT
/// Trials of a bid, each run once: the searches of one report ask for many of the same.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "gonogo/analysis/switching.hpp"
#include "gonogo/analysis/trials.hpp"

namespace gonogo {

/// The numbers that a trial changes, each with its value; all others are as written.
using NumberValues = std::vector<std::pair<std::size_t, double>>;

class TrialPool {
 public:
  /// `in_tiles`: for questions about rules alone, whose answers are those of the program.
  TrialPool(const Bid& bid, std::vector<Variable> numbers, bool in_tiles,
            std::vector<WantedMeasure> measures = {});

  /// Where `results` holds these trials, in their order: with the answer to the question, of a rule;
  /// to all questions, without one. What is not known yet is run in one call a scenario.
  std::vector<std::size_t> run(const std::vector<NumberValues>& trials);

  /// One trial and the question asked of it.
  struct Asked {
    NumberValues values = {};
    Question question = {};
  };
  std::vector<std::size_t> run(const std::vector<Asked>& asked);

  /// Of all trials so far; NaN where nobody asked.
  const TrialResults& results() const { return results_; }
  /// How many cases were run, of the bid and of its scenarios.
  std::size_t cases() const { return cases_; }
  /// For trials that are not worth keeping.
  TrialRunner& runner() { return runner_; }

 private:
  std::size_t place_of(const NumberValues& values);
  void want(std::size_t place, std::size_t scenario);
  void run_wanted();

  std::vector<Variable> numbers_;
  TrialRunner runner_;
  std::map<NumberValues, std::size_t> places_ = {};
  std::vector<NumberValues> trials_ = {};
  std::vector<std::vector<char>> is_run_;         ///< [scenario][place]
  std::vector<std::vector<std::size_t>> wanted_;  ///< by scenario: places to be run next
  TrialResults results_ = {};
  std::size_t cases_ = 0;
};

/// The score of a trial; NaN where it has none.
double score_of(const Model& model, const TrialResults& results, const Question& question,
                std::size_t trial);

/// Whether the rules that are asked for pass in a trial. Requires a question about rules.
bool passes(const Model& model, const TrialResults& results, const Question& question,
            std::size_t trial);

}  // namespace gonogo
