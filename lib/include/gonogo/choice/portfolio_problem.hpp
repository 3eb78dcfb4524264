// SPDX-License-Identifier: MIT
/// A portfolio in numbers: bids with their worth, and everything that limits which are chosen together.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gonogo/analysis/portfolio.hpp"
#include "gonogo/choice/integer_programme.hpp"
#include "gonogo/proposal/portfolio.hpp"

namespace gonogo {

/// A bid as it competes with the others, in the portfolio's unit of money.
struct Candidate {
  std::string id = {};
  Message name = {};
  std::string title = {};  ///< of its file
  Place place = {};
  double npv = 0;
  std::vector<double> capital = {};    ///< what it uses of the budget in each project year from Y0
  std::vector<double> cash_flow = {};  ///< of its file, net, in each project year
  bool divisible = false;
  bool judged = true;  ///< false: its file has errors or no NPV in this money; it cannot be chosen
  std::optional<BidOutcome> outcome = {};  ///< of its file
  std::vector<Seal> seals = {};            ///< of its file
};

/// What a bid's file says, for Candidate. `rate`: at which its NPV is computed.
struct JudgedBid {
  BidOutcome outcome = {};
  std::string title = {};
  std::vector<double> investment = {}, cash_flow = {};  ///< by project year, in its own money
  double rate = 0;  ///< NaN: it changes in time, or there is none
  std::vector<Seal> seals = {};
};
JudgedBid judged(const Bid& bid, const Evaluation& evaluation);

/// Why a choice of bids may be impossible.
enum class LimitKind { budget, must, required, excludes, at_most, at_least, no_go, not_judged };

/// One thing that a choice must keep to.
struct ChoiceLimit {
  LimitKind kind = LimitKind::budget;
  Message text = {};        ///< "metro excludes metro_leased"
  Message short_text = {};  ///< why a bid is left out by it: "requires backbone"; empty: `text`
  ProgrammeRow row = {};    ///< over the columns of PortfolioProblem::programme
  std::pair<std::size_t, std::size_t> pair = {};  ///< of excludes and required: the two bids
  Place place = {};
};

/// A budget, or a resource: of one year, or of the whole period.
struct ChoiceBudget {
  std::string id = {};  ///< "budget", "budget.y1", "engineers"
  Message name = {};    ///< "Budget", "Budget Y1", "Engineers"
  bool money = true;
  Message unit = {};
  double available = 0;
  double increment = 0;                  ///< that the analysis tries
  std::vector<double> uses = {};         ///< of each bid, taken whole
  std::vector<std::size_t> limits = {};  ///< that grow with it: its own first
};

struct PortfolioProblem {
  Portfolio portfolio = {};
  std::string currency = {};
  double scale = 1;
  std::vector<Candidate> candidates = {};
  std::vector<ChoiceBudget> budgets = {};
  std::vector<ChoiceLimit> limits = {};
  /// The candidates first; behind them whether a divisible bid is taken at all, and whether a group is
  /// complete. Without rows.
  IntegerProgramme programme = {};
  std::vector<ProgrammeRow> links = {};  ///< of the columns behind the candidates
};

/// `bids`: those of the portfolio that have a file and could be judged, by id. A bid that could not, or
/// is of another currency, is a candidate that cannot be chosen. Errors: such bids; without a value none
/// is left to choose from.
Checked<PortfolioProblem> problem_of(Portfolio portfolio,
                                     std::vector<std::pair<std::string, JudgedBid>> bids);

}  // namespace gonogo
