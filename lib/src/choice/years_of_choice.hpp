// SPDX-License-Identifier: MIT
/// The totals of the chosen bids, year by year.
#pragma once

#include "gonogo/choice/portfolio_choice.hpp"

namespace gonogo {

/// What a bid uses of the budget.
Message capital_title(const PortfolioTerms& terms);

/// What they use of the budget and of each resource, and the net cash flow of those that have a
/// file.
Section years_of_choice(const PortfolioProblem& problem, const Selection& chosen);

}  // namespace gonogo
