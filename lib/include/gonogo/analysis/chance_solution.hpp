// SPDX-License-Identifier: MIT
/// The price to bid under uncertainty: the values of a number at which the verdict is GO in a wanted
/// share of all cases.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/simulation.hpp"
#include "gonogo/analysis/variable.hpp"

namespace gonogo {

struct ChanceSolveOptions {
  std::optional<Address> address =
      {};              ///< default: the first driver that is a price, else a volume
  double share = 0.8;  ///< of GO that is wanted, above 0 and at most 1
  SimulationOptions simulation = {};
};

/// A value of the number with the share of GO there.
struct ChanceAt {
  double value = 0;
  Estimate go = {};
};

/// An end of a stretch. `edge`: the range of the search ends there.
struct ChanceEnd {
  ChanceAt at = {};
  bool edge = false;
};

struct ChanceStretch {
  ChanceEnd low = {}, high = {};
};

struct ChanceSolution {
  ChanceSolveOptions options = {};
  Variable number = {};
  bool varies = false;  ///< as the bid states it; here it has one value in all cases
  std::size_t cases = 0;
  bool exact = false;                         ///< all combinations of discrete drivers
  ChanceAt now = {};                          ///< the number as written
  std::vector<ChanceAt> scan = {};            ///< ascending
  std::vector<ChanceStretch> stretches = {};  ///< where GO is likely enough, ascending
  ChanceAt best = {};                         ///< of the scan, the likeliest GO
};

/// Computes the same cases at every value of the number, so that two values differ by what the
/// number does and by no chance. Scans as scan_of does, and closes in on each change between
/// neighbouring points: to the number's tick, or to a hundred-thousandth of its size.
///
/// Diagnoses an unknown address, a bid in which nothing else varies, and a scenario with a
/// probability that sets the number itself.
Checked<ChanceSolution> solve_chance(const Bid& bid, const ChanceSolveOptions& options);

/// "P(go)=0.8", "P(GO)=80%"; empty where it is not that. The share may be out of range.
std::optional<double> parse_chance_target(const std::string& text);

Report chance_solution_report(const Bid& bid, const ChanceSolution& found);

}  // namespace gonogo
