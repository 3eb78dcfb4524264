// SPDX-License-Identifier: MIT
/// The price to bid: the values of a number at which every rule passes, or at which a measure
/// equals a target.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

struct SolveTarget {
  WantedMeasure measure = {};
  double value = 0;  ///< as reports count: a fraction, years, the bid's money
};

struct SolveOptions {
  std::optional<Address> address =
      {};  ///< default: the first driver that is a price, else a volume
  std::optional<SolveTarget> target = {};  ///< default: that every rule passes
  std::optional<Address> over = {};        ///< a second number, for a frontier
};

/// One end of a stretch of passing values.
struct SolveEnd {
  double value = 0;  ///< passes; on a tick
  double failing = 0;
  double printed = 0;       ///< what reports print and --set repeats: passes, as Turn::printed
  bool edge = false;        ///< the range of the search ends there, no rule changes
  bool gap = false;         ///< beyond it the bid cannot be judged
  std::size_t binding = 0;  ///< of the rules: the first that fails beyond (unless edge or gap)
};

struct SolveStretch {
  SolveEnd low = {}, high = {};
};

/// If no value satisfies every rule: a rule that none satisfies, and its smallest shortfall.
struct Shortfall {
  bool computed = false;  ///< at one value at least; else it cannot be judged at all
  std::size_t rule = 0;
  double margin = 0;  ///< the greatest in the range searched, negative; -infinity: no number
  double at = 0;
  std::vector<std::size_t> others = {};  ///< rules that some value satisfies and this one does not
};

/// Where a measure comes to its target within rounding, or passes it.
struct SolveRoot {
  enum class How {
    met,        ///< the measure equals the target
    jumps,      ///< it is above on one side and below on the other, and nowhere equal
    first_met,  ///< of two whole numbers the one at which it is better than the target
  };

  double value = 0;
  How how = How::met;
};

struct FrontierPoint {
  double over = 0;
  std::optional<double> value = {};  ///< passes; of several the nearest to the written value
  double printed = 0;                ///< of the value, as SolveEnd::printed
  std::size_t binding = 0;
  bool gap = false;       ///< beside the value the bid cannot be judged, so that no rule binds
  bool all_pass = false;  ///< at every value searched
};

struct Solution {
  Variable number = {};
  std::optional<SolveTarget> target = {};
  double low = 0, high = 0;  ///< the range searched
  bool passes_now = false;
  std::vector<SolveStretch> stretches = {};  ///< where every rule passes, ascending
  std::vector<SolveRoot> roots = {};         ///< of a target, ascending
  std::vector<Shortfall> shortfalls = {};    ///< if no value passes every rule
  std::optional<Variable> over = {};
  std::vector<FrontierPoint> frontier = {};

  /// Whether some value passes every rule, or meets the target.
  bool is_met() const;
};

/// Diagnoses an unknown address, and, without one, a bid that has no price and no volume.
Checked<Solution> solve(const Bid& bid, const SolveOptions& options);

/// "npv=0", "irr=0.12", "static_payback=3"; empty where it is not a measure and a number.
std::optional<SolveTarget> parse_target(const std::string& text);

Report solve_report(const Bid& bid, const Solution& found);

}  // namespace gonogo
