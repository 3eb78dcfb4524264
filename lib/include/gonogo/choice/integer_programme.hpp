// SPDX-License-Identifier: MIT
/// The best choice of things that are taken whole or not at all.
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
};

/// For each thing whether it is chosen.
using Choice = std::vector<bool>;

/// Whether all rows hold: sums are compared with 1e-9 of the sizes that were added.
bool holds(const IntegerProgramme& programme, const Choice& choice);

/// A choice of greatest value; std::nullopt: none satisfies all rows. Of several equally good ones
/// always the same.
///
/// COIN-OR's CBC searches (branch and cut, gaps 0), which is loaded at the first call. What it returns
/// is checked here: one that only its tolerances allow is excluded, and the search repeated.
///
/// Throws: std::system_error if the library is not found; std::runtime_error if CBC gives up.
std::optional<Choice> best_choice(const IntegerProgramme& programme);

}  // namespace gonogo
