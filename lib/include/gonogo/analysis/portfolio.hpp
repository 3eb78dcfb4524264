// SPDX-License-Identifier: MIT
/// Several bids on one page.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// What one bid adds to the page.
struct BidOutcome {
  std::string file = {};
  Verdict verdict = Verdict::not_judged;
  /// "NO-GO: NPV -854,119, needs 0; 3 mandatory rules fail." Empty: the bid could not be opened.
  Message headline = {};
  std::string currency = {};  ///< ISO 4217
  double scale = 1;           ///< one unit of money of the bid is so many of the currency
  std::optional<MeasureResult> npv = {};
  std::optional<MeasureResult> irr = {};
  Cell payback = {};                        ///< static
  std::vector<std::string> failed = {};     ///< ids of rules, the gravest first
  std::vector<std::string> waivers = {};    ///< ids of those that accept some of them
  std::vector<std::string> approvers = {};  ///< who must sign for the others
  std::vector<Message> banners = {};        ///< what was changed for this run
  std::vector<Message> files = {};          ///< that were read, as files_read says them
  std::string bid_hash = {};                ///< SHA-256
  std::string policy_hash = {};             ///< empty without a policy
  std::string as_of = {};                   ///< as Report::as_of
};

BidOutcome outcome_of(const Bid& bid, const Evaluation& evaluation);

/// What the bids have in such a list, once each, in their order.
std::vector<Message> once_each(std::span<const BidOutcome* const> outcomes,
                               std::vector<Message> BidOutcome::*list);

/// "GO", with its code and tone.
Cell verdict_cell(Verdict verdict);

/// A line for each bid, and a table with a row for each. Amounts of several currencies or scales
/// have their unit beside them; they are never added up.
Report portfolio_report(std::span<const BidOutcome> outcomes);

}  // namespace gonogo
