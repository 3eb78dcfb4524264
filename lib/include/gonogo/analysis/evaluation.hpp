// SPDX-License-Identifier: MIT
/// The evaluation of a bid: its measures, the result of each rule, the verdict.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/chance/statistics.hpp"
#include "gonogo/measure/internal_rates.hpp"
#include "gonogo/model/run.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// A measure of the bid, or why it has none.
struct MeasureResult {
  WantedMeasure wanted = {};
  double value = 0;  ///< NaN unless `computed`
  Why why = Why::computed;
  /// Of several internal rates the only one a year that is usual, if just one is.
  std::optional<Rate> usual = {};
};

/// Internal rates between these are usual: the others come with flows that change their sign.
inline constexpr Rate least_usual_rate = -0.9;
inline constexpr Rate greatest_usual_rate = 10;

enum class RuleOutcome {
  pass,
  fail,
  does_not_apply,  ///< there is nothing to judge (no investment), or it judges other bids
  cannot_compute,  ///< the bid could not be judged
};

/// Of a rule with a probability: in how many of the simulated cases it passes.
struct RuleChance {
  Estimate passes = {};
  double required = 0;
  std::size_t cases = 0;
  /// The interval still holds what is required: it is not shown that the rule passes.
  bool undecided = false;
};

struct RuleResult {
  std::size_t rule = 0;  ///< index in Model::rules
  double limit = 0;
  MeasureResult measured = {};  ///< under the rule's scenario, if it names one
  double margin = 0;            ///< at least 0 where it passes; NaN where there is none
  /// The measure is a rate: the present value at the limit decides, and is the margin.
  bool by_present_value = false;
  RuleOutcome outcome = RuleOutcome::pass;
  Skipped skipped =
      Skipped::no;  ///< why it does not judge the bid, though there is what it measures
  /// Decides in place of the margin, which is none then.
  std::optional<RuleChance> chance = {};
};

enum class Verdict { go, conditional, no_go, not_judged };

struct Evaluation {
  std::vector<MeasureResult> measures =
      {};  ///< at the first perspective, in the order reports print
  std::vector<RuleResult> rules = {};
  Verdict verdict = Verdict::go;
  Irr rates = {};           ///< all internal rates of the project flow
  Diagnostics faults = {};  ///< where a number has no value

  /// Null where the bid has no such measure.
  const MeasureResult* find(Measure measure, FlowKind flow = FlowKind::project) const;
};

/// GO: all rules pass; CONDITIONAL: a `should` fails, or a `must` with a waiver; NO-GO: a `must`
/// fails; not judged: a rule cannot be computed.
Evaluation evaluate(const Bid& bid);

/// The rates that rules need and nobody states. The bid cannot be judged without them.
Diagnostics missing_rates(const Bid& bid);

/// Numbers without a value in the scenarios that rules are judged in.
Diagnostics scenario_faults(const Bid& bid);

Verdict verdict_of(const Model& model, const std::vector<RuleResult>& rules);

std::string_view id_of(Verdict verdict);
std::string_view id_of(RuleOutcome outcome);

/// The report of `gonogo evaluate`: a front page, and sections that are details. `turning`: what
/// would change the verdict; null: not searched.
Report evaluation_report(const Bid& bid, const Evaluation& evaluation,
                         const struct Turning* turning = nullptr);

}  // namespace gonogo
