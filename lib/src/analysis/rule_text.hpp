// SPDX-License-Identifier: MIT
/// A rule and its result in words, for all reports: what it requires, what was found, by how much.
#pragma once

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

bool is_mandatory(const Model& model, const RuleResult& result);

/// "mandatory", "discretionary"
Message severity_text(Must severity);

Cell severity_cell(Must severity);

/// "at least", "at most"
Cell sense_cell(const BoundRule& rule);

/// Good, caution, bad: of a verdict, of a rule's outcome.
Tone tone_of(Verdict verdict);
Tone tone_of(RuleOutcome outcome, Must severity);

/// "waived by W-14"
Message waived_text(const Waiver& waiver);

/// The outcome as a cell: "pass", "FAIL", "waived by W-14", its code and tone.
Cell outcome_cell(const Model& model, const RuleResult& result);

/// "-500,000", "4 years", "1,100 days": a limit as its rule states it.
Message limit_text(const Model& model, const BoundRule& rule, double limit);

/// What a rule is about: "NPV in stress", "IRR (equity)"
Message subject_of(const Model& model, const BoundRule& rule);

/// "NPV in stress at least -500,000"
Message rule_text(const Model& model, const BoundRule& rule, double limit);

/// "for kind ict", "when investment > 5_000_000": the bids that a rule judges; empty: all.
Message scope_text(const Rule& rule);

/// "NPV in stress -2,953,318, limit -500,000"; "...; waived by W-14"
Message finding_text(const Model& model, const RuleResult& result);

/// "NPV -854,119, needs 0"; "Peak funding 6,664,736, at most 6,000,000"
Message deciding_text(const Model& model, const RuleResult& result);

/// "short by 1,104,638 at 10.0%", "over by 664,736", "headroom 193,902"; empty without a margin
Message headroom_text(const Model& model, const RuleResult& result);

/// "NPV -854,119", "no IRR", "Static payback never within 66 months": a measure in a sentence.
Message measured_text(const Model& model, const Message& subject, const MeasureResult& measured);

/// A payback; where it is later than a rule allows, that is said, and seen in the figure.
Cell payback_cell(const Bid& bid, const Evaluation& evaluation, const MeasureResult& payback);

/// A number beside the limit that it is compared with: as many decimals as show the difference.
Message number_beside(double value, double limit, Kind kind);

}  // namespace gonogo
