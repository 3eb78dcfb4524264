// SPDX-License-Identifier: MIT
/// The best choice of things that are taken whole or not at all, or of some in part.
#pragma once

#include <cstdint>
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

/// Whether a row holds. Sums are exact; whole numbers are taken as they are, others as good to two units
/// of their last place, so that 0.1 + 0.2 is at most 0.3. Where parts are taken: to 1e-11 of the sizes
/// that were added.
bool holds(const ProgrammeRow& row, const Choice& choice);
/// Whether all rows hold.
bool holds(const IntegerProgramme& programme, const Choice& choice);

/// The sum of the values of what is chosen.
double value_of(const IntegerProgramme& programme, const Choice& choice);

/// Holds for every choice but this one: of the things that are not divisible at least one changes.
ProgrammeRow other_than(const Choice& choice, const std::vector<bool>& divisible);

/// Steps that searches may take, about a nanosecond each. The same search takes the same steps wherever
/// it runs: what it finds does not depend on the machine.
struct Work {
  std::uint64_t left = std::numeric_limits<std::uint64_t>::max();
};

struct BestChoice {
  std::optional<Choice> choice = {};  ///< absent: none is found that satisfies all rows
  double value = 0;
  /// Nothing is worth more than the choice; without one: nothing satisfies all rows. False: the work was
  /// used up.
  bool proven = false;
  double bound = 0;  ///< nothing is worth more than this: the value itself where it is proven
};

/// The choice of greatest value. Of several equally good ones always the same. Values that are not all
/// whole, or with up to three decimals, count as equal where rounding of their sum may be what differs.
///
/// Branch and bound; every choice is checked by holds, and every bound is computed with its rounding.
/// `start`: a choice that satisfies the rows.
BestChoice best_choice(const IntegerProgramme& programme, Work& work,
                       const std::optional<Choice>& start = {});

}  // namespace gonogo
