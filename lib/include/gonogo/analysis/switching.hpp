// SPDX-License-Identifier: MIT
/// Finds the values of a number at which rules change between pass and fail. Turning values,
/// switching values and `solve` use it.
///
/// **Promise.** The range is scanned at fixed points. Between two neighbouring points of which one
/// passes and one fails, the search isolates a change to 1e-12 (measure/bracketed_roots.hpp). The
/// margin may jump (payback, step costs), be flat, or have no value in part of the range: where that
/// part begins beside a value that passes is a change too. So from a change to the next, everything
/// scanned passes or nothing does. **Does not find** an even number of changes between two neighbouring points of the scan, nor changes
/// beyond its range.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/analysis/trials.hpp"

namespace gonogo {

class TrialPool;

/// What the score of a trial answers: it is at least 0 where the rule passes, or all rules of a
/// group, or where the measure reaches the target.
struct Question {
  enum class About { rule, group, measure } about = About::group;
  RuleGroup group = RuleGroup::all;
  std::size_t index = 0;  ///< of the rule, or of the measure in Search::measures
  double target = 0;      ///< of the measure
};

/// One number that varies along `scan`, while all others keep the values of `at`.
struct Path {
  std::size_t number = 0;
  std::vector<double> at = {};    ///< a value for every number; empty: as written
  std::vector<double> scan = {};  ///< ascending
  Question question = {};
};

/// Two neighbouring values of which one passes and the other does not.
struct Change {
  double passing = 0;
  double failing = 0;     ///< or without a value
  bool at_a_gap = false;  ///< nothing judges `failing`: there the question has no value
  double gap = 0;         ///< |passing - failing|: a tick, or 1e-12 of the value
  /// The first multiple of the number's tick that passes: one tick towards the failing value fails.
  /// NaN if there is none within two ticks. Without a tick, the passing value.
  double on_tick = 0;
};

/// Between whole numbers nothing changes: the first beyond the change, seen from the written value.
double first_beyond(const Variable& number, const Change& change);

struct Changes {
  std::vector<Change> found = {};   ///< ascending; in turn up to what passes and down from it
  std::vector<double> scores = {};  ///< of the question, at the points of the scan
  std::size_t without_value = 0;    ///< points of the scan where it cannot be computed
};

/// Requires: a bid, and the pool of its numbers.
struct Search {
  const Bid* bid = nullptr;
  std::vector<Variable> numbers = {};
  TrialPool* pool = nullptr;
};

/// Searches all paths at once: one call of the pool for all scans, then one for each round that
/// closes the brackets of all paths. What a group of rules asks is closed after what its rules ask,
/// between the changes found for these.
std::vector<Changes> find_changes(const Search& search, std::span<const Path> paths);

constexpr double most_times_the_base = 4;  ///< to which a number is searched

/// To where a number that is 0 as written is searched, up and down: what its unit allows, its wider
/// bound, or else 1e9.
double greatest_about_nothing(const Variable& number);

/// 65 points, bounds included: dense about the base, from nothing to four times it; about a base of
/// 0, whose size nobody knows, of all sizes. For a structural number, eight whole numbers up to
/// twice the base, as each of them compiles the bid again. Of what counts things, every unit where
/// they are few, and where formulas round them up to 4,096.
std::vector<double> scan_of(const Model& model, const Variable& number);

}  // namespace gonogo
