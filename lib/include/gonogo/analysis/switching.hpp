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
#include <span>
#include <vector>

#include "gonogo/analysis/trials.hpp"

namespace gonogo {

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
  /// The passing value, rounded to the number's tick away from the failing one: it passes, and a
  /// tick nearer the failing one does not. NaN where there is no such tick.
  double on_tick = 0;
};

struct Changes {
  std::vector<Change> found = {};   ///< ascending
  std::vector<double> scores = {};  ///< of the question, at the points of the scan
  std::size_t without_value = 0;    ///< points of the scan where it cannot be computed
};

struct Search {
  const Bid* bid = nullptr;
  std::vector<Variable> numbers = {};
  std::vector<WantedMeasure> measures = {};  ///< those that questions are about
  TrialRunner* runner =
      nullptr;  ///< one of the same numbers and measures, where there is one already
};

/// All paths at once: all scans are judged in one call, then all brackets in one for each step of
/// refinement.
std::vector<Changes> find_changes(const Search& search, std::span<const Path> paths);

/// 65 points: dense about the base, from nothing to four times it (a base of 0: from -1 to 1),
/// bounds included. Where the number shapes the bid, eight whole numbers to twice it: each compiles
/// the bid anew.
std::vector<double> scan_of(const Variable& number);

}  // namespace gonogo
