// SPDX-License-Identifier: MIT
/// What would change a choice: more of a budget, a bid worth more, the second thought.
#pragma once

#include <optional>

#include "gonogo/choice/portfolio_choice.hpp"

namespace gonogo {

/// The ids of the bids that are chosen.
Message ids_of(const PortfolioProblem& problem, const Selection& choice);

/// The NPV above which a bid enters, or why there is none.
Cell entry_cell(const LeftOut& left);

/// Requires: a choice of which this was searched.
Section budgets_of_choice(const PortfolioProblem& problem, const PortfolioChoice& found);
Section next_of_choice(const PortfolioProblem& problem, const PortfolioChoice& found);

/// Above which NPV bids enter, and which come and go with them; absent: none was searched.
std::optional<Section> entries_of_choice(const PortfolioProblem& problem,
                                         const PortfolioChoice& found);

}  // namespace gonogo
