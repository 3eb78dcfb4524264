// SPDX-License-Identifier: MIT
/// Which bids to win under budgets, and what would change the choice.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/joint_simulation.hpp"
#include "gonogo/choice/portfolio_problem.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Bids that are chosen, and what they are worth together.
struct Selection {
  std::vector<double> shares = {};  ///< of each candidate: 1, 0, or a part
  double npv = 0;
};

/// What more of a budget is worth, found by choosing anew.
struct BudgetWorth {
  Selection with_increment = {};
  /// The least that must be added to it for a better choice; absent: no more of it is worth anything,
  /// or it was not searched.
  std::optional<double> least = {};
  std::optional<Selection> with_least = {};
};

/// A bid that is not chosen, or not whole.
struct LeftOut {
  std::size_t candidate = 0;
  std::vector<std::size_t> limits =
      {};  ///< that it would break beside those chosen; empty: it is worth nothing
  /// The NPV above which it is chosen. Absent: no choice holds it, or it was not searched.
  std::optional<double> enters_above = {};
  bool searched = false;
};

struct PortfolioChoice {
  std::optional<Selection> best = {};  ///< absent: no choice keeps to all limits
  std::vector<std::size_t> conflict =
      {};                            ///< limits that cannot hold together: none can be left out
  std::vector<Selection> next = {};  ///< the best choices after it; none of divisible bids
  std::vector<BudgetWorth> budgets = {};     ///< in the order of PortfolioProblem::budgets
  std::vector<LeftOut> left_out = {};        ///< in the order of the candidates
  std::optional<JointSimulation> risk = {};  ///< where it was simulated
};

struct ChoiceOptions {
  std::size_t next = 3;
  /// Of the bids left out, those of greatest NPV for which it is searched when they enter.
  std::size_t searched = 24;
};

/// Throws as best_choice does.
PortfolioChoice choose(const PortfolioProblem& problem, const ChoiceOptions& options = {});

/// The candidates for simulate_together. `bids`: those of their files by id, which must outlive it.
std::vector<JointBid> joint_bids(const PortfolioProblem& problem, const PortfolioChoice& found,
                                 const std::map<std::string, Bid>& bids);

/// The report of `gonogo portfolio`.
Report portfolio_choice_report(const PortfolioProblem& problem, const PortfolioChoice& found);

}  // namespace gonogo
