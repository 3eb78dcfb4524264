// SPDX-License-Identifier: MIT
/// The best choice of things that are taken whole or not at all, or of some in part.
#pragma once

#include <limits>
#include <optional>
#include <vector>

namespace gonogo {

/// least <= sum of coefficients of what is chosen <= most
struct ProgrammeRow {
  std::vector<double> coefficients = {};  ///< one for each thing
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
};

/// Choose each of n things or not, so that the sum of values is greatest and every row holds.
struct IntegerProgramme {
  std::vector<double> values = {};
  std::vector<ProgrammeRow> rows = {};
  std::vector<bool> divisible = {};  ///< of which a part may be taken; empty: none
};

/// The share of each thing that is taken: 0 or 1, or between them where it is divisible.
using Choice = std::vector<double>;

/// Whether a row holds: sums are compared with 1e-9 of the sizes that were added, where parts are
/// taken with 1e-6.
bool holds(const ProgrammeRow& row, const Choice& choice);
/// Whether all rows hold.
bool holds(const IntegerProgramme& programme, const Choice& choice);

/// Holds for every choice but this one: of the things that are not divisible at least one changes.
ProgrammeRow other_than(const Choice& choice, const std::vector<bool>& divisible);

/// A choice of greatest value; std::nullopt: none satisfies all rows. Of several equally good ones
/// always the same.
///
/// COIN-OR's CBC searches (branch and cut, gaps 0), which is loaded at the first call. What it returns
/// is checked here: one that only its tolerances allow is excluded, and the search repeated.
///
/// Throws: std::system_error if the library is not found;
/// std::runtime_error if CBC gives up.
std::optional<Choice> best_choice(const IntegerProgramme& programme);

}  // namespace gonogo
