// SPDX-License-Identifier: MIT
/// Where, along one number, rules change between pass and fail: the search that turning values,
/// switching values and solving share.
///
/// **What it finds.** A margin may jump (payback, step costs), be flat, turn back or have no value
/// in part of the range. The range is scanned at fixed points; between two neighbours of which one
/// passes and one fails, a change is isolated to adjacent values (1e-12 relative). **What it does
/// not rule out**: an even number of changes between two neighbouring points of the scan, and
/// anything beyond the range. Both are told in the result.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/movable.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo {

/// Many cases of a bid, each with a value for every one of `numbers`.
struct Trials {
  std::span<const Movable> numbers = {};
  std::size_t count = 0;
  std::function<double(std::size_t trial, std::size_t number)> value = {};
};

/// What came of them. A margin is at least 0 where its rule passes; infinity where the rule does
/// not apply; -infinity where it fails without a number (a payback that never comes); NaN where it
/// cannot be computed.
struct Judged {
  std::vector<std::vector<double>> margins = {};  ///< [rule][trial]
  std::vector<Answers> measures = {};             ///< [measure]; each as long as there are trials
};

/// One call of `run` for the bid and one for each scenario that a rule names.
Judged judge(const Bid& bid, const Trials& trials, std::span<const WantedMeasure> measures = {});

/// What the rules say of one trial.
Verdict verdict_of(const Model& model, const Judged& judged, std::size_t trial);

/// What is asked of a trial, as one signed number: at least 0 is yes.
struct Question {
  enum class About { rule, all_rules, measure } about = About::all_rules;
  std::size_t index = 0;  ///< of the rule, or of the measure in Search::measures
  double target = 0;      ///< of the measure
};

/// One number to be moved, all others staying at `at`.
struct Path {
  std::size_t number = 0;
  std::vector<double> at = {};    ///< a value for every number; empty: as written
  std::vector<double> scan = {};  ///< ascending
  Question question = {};
};

/// Two neighbouring values of which one passes and one fails.
struct Change {
  double passing = 0;
  double failing = 0;
  double gap = 0;  ///< |passing - failing|: a tick, or 1e-12 of the value
};

struct Changes {
  std::vector<Change> found = {};   ///< ascending
  std::vector<double> scores = {};  ///< of the question, at the points of the scan
  std::size_t without_value = 0;    ///< points of the scan where it cannot be computed
};

struct Search {
  const Bid* bid = nullptr;
  std::vector<Movable> numbers = {};
  std::vector<WantedMeasure> measures = {};  ///< those that questions are about
};

/// All lines at once: a call of `judge` for all scans, then one for each step of refinement.
std::vector<Changes> find_changes(const Search& search, std::span<const Path> lines);

/// 65 points: dense about the base, from nothing to four times it (a base of 0: from -1 to 1),
/// bounds included; whole numbers where the number shapes the bid.
std::vector<double> scan_of(const Movable& number);

/// Rounds the passing side of a change to the number's tick, away from the failing side, and
/// verifies: the result passes and a tick nearer the failing side does not. NaN where it cannot.
double passing_tick(const Search& search, const Path& line, const Change& change);

}  // namespace gonogo
