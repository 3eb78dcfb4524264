// SPDX-License-Identifier: MIT
/// Why a bid is left out of a choice.
#pragma once

#include "gonogo/choice/portfolio_choice.hpp"

namespace gonogo {

/// What the bids of a choice use of a budget.
double use_of(const Selection& choice, const ChoiceBudget& budget);

class Reasons {
 public:
  /// Requires: `best` is a choice of the problem; both outlive this.
  Reasons(const PortfolioProblem& problem, const Selection& best)
      : problem_(problem), best_(best) {}

  /// "excluded by fibre, over Budget by 60".
  Message text(const LeftOut& left) const;
  /// The same in words for programs: "excludes, budget".
  Message codes(const LeftOut& left) const;

 private:
  Message never(const LeftOut& left) const;
  Message of_limit(const ChoiceLimit& limit, std::size_t candidate) const;
  Message shortfall(std::size_t limit, std::size_t candidate) const;

  const PortfolioProblem& problem_;
  const Selection& best_;
};

}  // namespace gonogo
