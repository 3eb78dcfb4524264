// SPDX-License-Identifier: MIT
/// What chance does to the bids of a portfolio and to what is chosen of them.
#pragma once

#include "gonogo/choice/portfolio_choice.hpp"

namespace gonogo {

/// Requires a choice that was simulated.
Section risk_of_choice(const PortfolioProblem& problem, const PortfolioChoice& found);

}  // namespace gonogo
