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

/// Whether an analysis has an answer.
enum class Searched {
  no,       ///< not asked for, or it has no meaning here
  yes,      ///< the answer is proven
  stopped,  ///< the work was used up
};

/// What more of a budget is worth, found by choosing anew.
struct BudgetWorth {
  std::optional<Selection> with_increment = {};  ///< absent: the work was used up
  Searched least_is = Searched::no;
  /// The least that must be added to it for a better choice; absent: no more of it alone is worth
  /// anything, or it was not searched.
  std::optional<double> least = {};
  std::optional<Selection> with_least = {};
};

/// A bid that is not chosen, or not whole.
struct LeftOut {
  std::size_t candidate = 0;
  std::vector<std::size_t> limits =
      {};  ///< that it would break beside those chosen; empty: it is worth nothing
  Searched entry_is = Searched::no;
  /// The NPV above which it is chosen. Absent: no choice holds it, or it was not searched.
  std::optional<double> enters_above = {};
  std::optional<Selection> then = {};      ///< the choice above that
  std::vector<std::size_t> conflict = {};  ///< where no choice holds it: limits that say so
};

struct PortfolioChoice {
  std::optional<Selection> best = {};  ///< absent: no choice keeps to all limits
  /// The work was used up before it was proven that nothing better exists, or where there is no choice
  /// that there can be none. No analysis follows then.
  bool proven = true;
  double bound = 0;  ///< no choice is worth more: the NPV of the best where it is proven
  std::vector<std::size_t> conflict =
      {};                            ///< limits that cannot hold together: none can be left out
  bool conflict_is_least = true;     ///< false: the work was used up, and some might be left out
  std::vector<Selection> next = {};  ///< the best choices after it; none of divisible bids
  Searched next_is = Searched::no;
  std::vector<BudgetWorth> budgets = {};     ///< in the order of PortfolioProblem::budgets
  std::vector<LeftOut> left_out = {};        ///< in the order of the candidates
  std::optional<JointSimulation> risk = {};  ///< where it was simulated
};

struct ChoiceOptions {
  std::size_t next = 3;
  /// Of the bids left out, those of greatest NPV for which it is searched when they enter.
  std::size_t searched = 24;
  /// Steps to find the best choice, and again for all that is asked beside it: each some two seconds.
  Work work = {1'500'000'000};
};

PortfolioChoice choose(const PortfolioProblem& problem, const ChoiceOptions& options = {});

/// The candidates for simulate_together. `bids`: those of their files by id, which must outlive it.
std::vector<JointBid> joint_bids(const PortfolioProblem& problem, const PortfolioChoice& found,
                                 const std::map<std::string, Bid>& bids);

/// The report of `gonogo portfolio`.
Report portfolio_choice_report(const PortfolioProblem& problem, const PortfolioChoice& found);

}  // namespace gonogo
