// SPDX-License-Identifier: MIT
/// What a merge request is stopped by: bids that fail their rules, and bids that became worse.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/difference.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/portfolio.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/report/findings.hpp"

namespace gonogo {

/// What counts as a failure.
struct GateRules {
  bool no_go = true;
  bool conditional = false;
  bool warning = false;
  bool regression = false;
  /// The NPV may fall by so much below the base's before that is a regression; the greater of the two.
  double tolerated_amount = 0;  ///< in the bid's money
  double tolerated_share = 0;   ///< of the size of the base's NPV
};

/// A bid against the same bid in a base revision.
struct GateChange {
  DifferenceOutcome outcome = {};
  bool is_regression = false;
  Message text = {};  ///< "CONDITIONAL -> NO-GO: NPV 10 -> 4, a difference of -6; most by fee -6"
};

struct GateBid {
  BidOutcome outcome = {};
  std::optional<GateChange> change = {};  ///< absent: no base was asked for, or it has no such bid
  InspectedFile inspected = {};
};

/// A finding for each rule that fails, in the order of the rules: at the number that, changed alone,
/// makes it pass with the smallest change; else at the rule. The rule is the related place. An error
/// if the gate fails for it, else a warning.
Diagnostics rule_findings(const Bid& bid, const Evaluation& evaluation, const Turning& turning,
                          const GateRules& rules);

/// The ids of the rules that pass.
std::vector<std::string> passed_rules(const Bid& bid, const Evaluation& evaluation);

/// A regression is a verdict that is graver, or an NPV that fell by more than is tolerated. Amounts of
/// different units are not compared.
GateChange change_from(const Bid& before, const Bid& after, const Difference& found,
                       const GateRules& rules);

/// At the change that is worth most against the bid. Empty where it is no regression.
std::optional<Diagnostic> regression_finding(const Bid& after, const Difference& found,
                                             const GateChange& change, const GateRules& rules);

/// Whether the gate fails for the bid. One that could not be judged is invalid, which is worse.
bool fails(const GateBid& bid, const GateRules& rules);

/// "12 bids: 9 go, 1 conditional, 2 no-go, 0 invalid"
Message gate_line(const std::vector<GateBid>& bids);

/// A row for each bid; what changed, and as details all findings.
Report gate_report(const std::vector<GateBid>& bids);

}  // namespace gonogo
