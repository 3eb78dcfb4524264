// SPDX-License-Identifier: MIT
/// The numbers of a bid that chance moves, each with its distribution.
#pragma once

#include <vector>

#include "gonogo/analysis/variable.hpp"
#include "gonogo/chance/distribution.hpp"
#include "gonogo/proposal/uncertainty.hpp"

namespace gonogo {

/// A number and how it varies. A case has `times` * draw + `plus`, whole where the number is.
struct UncertainNumber {
  Variable number = {};
  Distribution distribution = {};
  double times = 1, plus = 0;
  bool by_default =
      false;  ///< the bid states low and high alone, so that it is a PERT distribution

  /// Of a driver that is drawn anew each year, `number` is one year: what a case changes is at the
  /// address of that year, all else is the driver's.
  Address driver = {};  ///< that it is, or is a year of
  int year = 0;         ///< of the driver, from 1; 0: one draw holds for the project
  Scope scope = Scope::project;
  double written = 0;  ///< what is drawn, as the bid states it

  double value(double draw) const;
  /// Whether the draw changes the value of the year before: by draw / written.
  bool walks_on() const { return scope == Scope::walk && year > 1; }
};

struct Uncertainties {
  std::vector<UncertainNumber> numbers = {};  ///< by address: the order in the file does not count
  std::vector<Variable> fixed = {};  ///< set beyond the range that the bid states: they do not vary
};

/// Two numbers that are drawn together.
struct CorrelatedPair {
  std::size_t first = 0, second = 0;  ///< among the numbers that vary
  double stated = 0;                  ///< of ranks
  double used = 0;                    ///< other than stated where no numbers can have all of them
};

/// The pairs that a bid states, in the order of its file.
struct Correlations {
  std::vector<CorrelatedPair> pairs = {};
  std::vector<std::pair<std::string, std::string>> idle = {};  ///< one of the two does not vary

  /// Whether another matrix than the stated one is used.
  bool repaired() const;
};

/// Drivers first by their address, then by their years.
bool goes_before(const UncertainNumber& a, const UncertainNumber& b);

/// The drivers of a model with low, high, a spread or a distribution. Diagnoses percentiles that no
/// distribution fits, and a form that a value which varies in time cannot have.
Checked<Uncertainties> uncertainties_of(const Model& model);

/// "PERT from 900 to 1,300", "normal, sd 0.06"
Message text_of(const UncertainNumber& number);

}  // namespace gonogo
