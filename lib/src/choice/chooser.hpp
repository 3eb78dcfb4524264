// SPDX-License-Identifier: MIT
/// Chooses under the limits of a problem, and under changed ones.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "gonogo/choice/portfolio_choice.hpp"

namespace gonogo {

class Chooser {
 public:
  explicit Chooser(const PortfolioProblem& problem) : problem_(problem) {}

  /// Under all limits: a row for each, then the links.
  IntegerProgramme programme() const;
  /// The same with a bid that must be chosen.
  IntegerProgramme with(std::size_t candidate) const;
  /// The same with more of a budget.
  IntegerProgramme with_more(std::size_t budget, double more) const;

  Selection selection(const Choice& choice) const;
  bool has_parts() const;

  struct Conflict {
    std::vector<std::size_t> limits = {};
    bool is_least = true;  ///< false: the work was used up, and some might be left out
  };
  /// Limits that contradict each other and the other rows of `programme`, of which no one can be left
  /// out: each is tried without. Requires: nothing satisfies `programme`.
  Conflict conflict(IntegerProgramme programme, Work& work) const;

 private:
  const PortfolioProblem& problem_;
};

}  // namespace gonogo
