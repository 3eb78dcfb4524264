// SPDX-License-Identifier: MIT
/// What would change the verdict: for each failed rule the numbers that make it pass when changed
/// alone; for a go, the nearest switching value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// One number at the value where a rule changes.
struct Turn {
  std::size_t number = 0;     ///< in Turning::numbers
  double value = 0;           ///< passes, and the next tick fails; of a threat: fails
  double failing = 0;         ///< fails, next to the change; of a threat: passes
  double change = 0;          ///< relative to the base (relative_change)
  bool within_bounds = true;  ///< of the bounds that the bid states
  bool all_pass = false;      ///< no rule fails there
  std::string setting = {};   ///< for --set
};

struct RuleTurn {
  std::size_t rule = 0;          ///< in Model::rules
  std::vector<Turn> turns = {};  ///< ours, the customer's, chance's; then the smallest change
  std::vector<std::size_t> not_alone = {};  ///< numbers of which no value makes the rule pass
};

struct Turning {
  std::vector<Variable> numbers = {};  ///< those searched: drivers and the term
  std::vector<RuleTurn> rules = {};    ///< one for each rule that fails
  /// Of a bid without a failed rule: the smallest relative change that makes one fail, if any in
  /// the range does. `rule` of it is `threatened`.
  std::optional<Turn> threat = {};
  std::size_t threatened = 0;
};

/// Searches between nothing and four times each number, bounds included (see switching.hpp for what
/// it does not find). Empty if a rule cannot be computed.
Turning find_turning(const Bid& bid, const Evaluation& evaluation);

/// The section of the report of `evaluate`; empty if nothing was found.
std::optional<Section> turning_section(const Bid& bid, const Evaluation& evaluation,
                                       const Turning& turning);

}  // namespace gonogo
