// SPDX-License-Identifier: MIT
/// What reports of a bid have in common: their heading, and the words for measures and missing
/// values.
#pragma once

#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Title, currency, banners and facts that every report of a bid begins with.
Report report_on(const Bid& bid, const std::string& command);

/// The files that a bid was read from, each with enough of its hash to tell two versions apart.
std::vector<Message> files_read(const Bid& bid);
/// "ict.toml 07735134": enough of a hash to tell two versions apart. A long path is left to programs,
/// which read it in the facts: a front page has no lines for it.
Message short_hash(const std::string& file, const std::string& hash);
/// "ict.toml 07735134; policy.toml 13479d15; gonogo 0.1.0"
Message provenance_of(std::vector<Message> files);

/// Minimal report for a bid that failed to load: its file name and the verdict not_judged.
Report unjudged_report(const std::string& file, const std::string& command);

/// "34.1% between -90% and 1,000%": of several internal rates the only usual one.
Message usual_text(Rate rate);

/// A value of a measure as a cell, or why there is none, in words and as a code.
Cell measure_cell(const MeasureResult& result);

/// The same with a word in place of a reason ("never"), for a row of many.
Cell short_measure_cell(const MeasureResult& result);

/// Why a measure has no value; empty where it has one.
Message reason_text(Measure measure, Why why);

/// "Net present value", "Internal rate of return", ...
Message title_of(Measure measure);

/// "NPV", "IRR", where that is what people say.
Message short_title_of(Measure measure);

/// "pass", "FAIL" (mandatory) or "REFER" (discretionary), "n/a", "CANNOT COMPUTE"
Message outcome_text(RuleOutcome outcome, Must severity);
/// "GO", "CONDITIONAL", "NO-GO", "NOT JUDGED"
Message verdict_text(Verdict verdict);

/// The value of a cell in a sentence, "1,650 CNY/line/month", "18.9%"; else why there is none.
Message value_text(const Cell& cell);

/// "18 months", "3 years", "2.39 years"
Message duration_text(Years years);
/// "18.9%"; "just above -100%" where rounding would write -100 %.
Message rate_text(Rate rate);

/// A distance from a limit in the measure's own unit; of a rate, in percentage points.
Message distance_text(double distance, Kind kind);

}  // namespace gonogo
