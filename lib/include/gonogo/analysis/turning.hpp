// SPDX-License-Identifier: MIT
/// What would change the verdict: what makes all rules pass together, what the mandatory ones, and
/// for each failed rule the numbers that make it pass when changed alone; for a go, the nearest
/// switching value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/analysis/trials.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// One number at the value where a rule changes.
struct Turn {
  std::size_t number = 0;  ///< in Turning::numbers
  double value = 0;        ///< passes, and the next tick fails; of a threat: fails
  double failing = 0;      ///< fails, next to the change; of a threat: passes
  /// What reports print and `setting` sets: passes, a multiple of the tick, or of four digits where
  /// these pass.
  double printed = 0;
  double change = 0;          ///< relative to the base (relative_change)
  bool at_a_gap = false;      ///< instead of failing it cannot be judged
  bool within_bounds = true;  ///< of the bounds that the bid states
  bool all_pass = false;      ///< no rule fails there
  std::string setting = {};   ///< for --set
};

struct RuleTurn {
  std::size_t rule = 0;          ///< in Model::rules
  std::vector<Turn> turns = {};  ///< ours, the customer's, chance's; then the smallest change
  std::vector<std::size_t> not_alone = {};  ///< numbers of which no value makes the rule pass
};

/// What makes several rules pass together: all of the bid, or its mandatory ones.
struct Remedy {
  RuleGroup group = RuleGroup::all;  ///< the rules that pass
  /// Ours, the customer's, chance's; then the smallest change. Where one passes inside a range that
  /// the bid states, those beyond theirs come last. Never a value that its unit does not allow (a share above
  /// 1) or that makes the number vanish.
  std::vector<Turn> alone = {};
  /// Of each of `alone`, the rule that fails next to it; none where nothing can be judged there.
  std::vector<std::optional<std::size_t>> binding = {};
  /// Where nothing alone does inside a range that the bid states (both have one if something without
  /// a range does): two numbers, each changed by the same share of the
  /// way to its bound (or to half or one and a half of itself), the least share that passes. Beside
  /// a term, which is whole, the other goes as far as it must.
  std::vector<Turn> together = {};
  /// Where two do not either: the single change that leaves the least short, if any comes closer.
  std::optional<Turn> closest = {};
  std::size_t short_rule = 0;  ///< the rule that still fails at `closest`
  double short_by = 0;         ///< its margin there, below 0; 0 where nothing helps at all
};

struct Turning {
  bool has_gaps = false;               ///< at some values tried the bid has no result
  std::vector<Variable> numbers = {};  ///< those searched: drivers and the term
  std::vector<RuleTurn> rules = {};    ///< one for each rule that fails
  std::vector<Remedy> remedies = {};   ///< for all rules; then for the mandatory ones, if one fails
                                       ///< and a discretionary one too
  /// Of a bid without a failed rule: the smallest relative change that makes one fail, if any in
  /// the range does. `rule` of it is `threatened`.
  std::optional<Turn> threat = {};
  std::size_t threatened = 0;
  bool threat_jumps = false;  ///< the margin of that rule is no way near 0 before it fails
  /// Where the same number makes a rule fail on the other side of its base: `opposed`.
  std::optional<Turn> opposite = {};
  std::size_t opposed = 0;
  /// What else makes a rule fail inside the bounds that the bid states, or within 10% where it states
  /// none: the nearest of each number.
  std::vector<Turn> others = {};
  std::size_t cases = 0;  ///< how many the search computed, of the bid and of its scenarios
  std::vector<Variable> left_out = {};  ///< not searched: a bid so large has no time for them
  bool passes_over_steps = false;       ///< nor are the steps of its formulas looked for
};

/// Searches between nothing and four times each number, bounds included (see switching.hpp for what
/// it does not find). Empty if a rule cannot be computed.
Turning find_turning(const Bid& bid, const Evaluation& evaluation,
                     double most_work = most_work_of_study);

/// The sections of the report of `evaluate`: the answer in a few sentences, and as details the
/// tables of each rule. Empty if the bid could not be judged.
std::vector<Section> turning_sections(const Bid& bid, const Evaluation& evaluation,
                                      const Turning& turning);

}  // namespace gonogo
