// SPDX-License-Identifier: MIT
/// What a merge request is stopped by: bids that fail their rules, and bids that became worse.
#pragma once

#include <cstddef>
#include <map>
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
  bool change = false;  ///< an NPV that moved, up or down
  bool never = false;   ///< nothing stops the run, whatever is found
  /// The NPV may move by so much from the base's before that counts; the greater of the two.
  double tolerated_amount = 0;  ///< in the bid's money
  double tolerated_share = 0;   ///< of the size of the base's NPV
};

/// A bid against the same bid in a base revision.
struct GateChange {
  DifferenceOutcome outcome = {};  ///< of a bid that is in both
  bool is_regression = false;
  bool is_move = false;  ///< the NPV moved by more than is tolerated, up or down
  bool is_seen = false;  ///< in what the bid says, or in what it comes to
  Message text = {};  ///< "CONDITIONAL -> NO-GO: NPV 10 -> 4, a difference of -6. Most by fee -6."
};

/// Why the gate fails for a bid.
enum class GateCause { invalid, no_go, conditional, warning, regression, change };

struct GateBid {
  BidOutcome outcome = {};
  std::optional<GateChange> change = {};  ///< absent: no base was asked for, or it has no such bid
  bool is_new = false;                    ///< a base was asked for, and it has no such bid
  bool was_broken = false;                ///< the base has it, and it cannot be judged there
  std::string moved_from = {};            ///< the path that the base has it under, if another
  InspectedFile inspected = {};
  std::vector<GateCause> causes = {};  ///< what stops it, as causes_of says
};

/// How many bids came to what.
struct GateCounts {
  std::map<Verdict, std::size_t> verdicts = {};
  std::map<GateCause, std::size_t> causes = {};

  void add(const GateBid& bid);
  std::size_t of(Verdict verdict) const;
  std::size_t all() const;
};

/// What a run of the gate found. Of very many bids a report may hold a part; the counts are of all.
struct GateRun {
  GateRules rules = {};
  GateCounts counts = {};
  std::vector<GateBid> bids = {};
  std::vector<InspectedFile> others = {};  ///< policies, portfolios, series
  std::vector<std::string> gone = {};      ///< files of the base that are there no longer
};

/// With a regression a no-go fails too, where the base has nothing that is known to be as bad: no such bid, or
/// one that cannot be judged there.
GateRules rules_for(const GateBid& bid, const GateRules& rules);

/// What stops the run is an error in every document, and nothing else is.
void weigh(Diagnostics& findings, const GateRules& rules);

/// A finding for each rule that fails, in the order of the rules: at the number that, changed alone,
/// makes it pass with the smallest change; else at the rule. The rule is the related place. An error
/// if the gate fails for it, else a warning.
Diagnostics rule_findings(const Bid& bid, const Evaluation& evaluation, const Turning& turning,
                          const GateRules& rules);

/// The ids of the rules that pass.
std::vector<std::string> passed_rules(const Bid& bid, const Evaluation& evaluation);

/// A regression is a verdict that is graver, but for rules with waivers, or an NPV that fell by more than is
/// tolerated; so is an NPV in another currency.
GateChange change_from(const Bid& before, const Bid& after, const Difference& found,
                       const GateRules& rules);

/// Of a regression, or where the rules name it of a change: at the change that is worth most against the
/// bid, if it is still there. Empty: it is neither.
std::optional<Diagnostic> change_finding(const Bid& after, const Difference& found,
                                         const GateChange& change, const GateRules& rules);

/// A finding for each number or word of the policy that differs from the base's, without those that only
/// people read: notes, at the place where it is now, else at the policy.
Diagnostics policy_findings(const Bid& after, const Difference& found);

/// What stops the bid; empty: nothing does.
std::vector<GateCause> causes_of(const GateBid& bid, const GateRules& rules);

/// The causes in a line: "no-go; regression". Empty without any.
Message causes_text(const std::vector<GateCause>& causes);

/// "12 bids: 9 go, 1 conditional, 2 no-go, 0 invalid"
Message gate_line(const GateCounts& counts);

/// A row for each bid; what changed, what stops the run, and as details all findings.
Report gate_report(const GateRun& run);

/// Whether a bid stops nothing and does not differ from the base.
bool is_quiet(const GateBid& bid);

/// Of so many bids a comment, which fits a screen, lists all.
inline constexpr std::size_t most_in_comment = 20;

/// The same for a comment: of more bids those that are not quiet, and how many there are beside them. The run
/// may be without the others already.
Report gate_comment(GateRun run);

}  // namespace gonogo
