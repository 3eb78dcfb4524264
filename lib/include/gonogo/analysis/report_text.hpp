// SPDX-License-Identifier: MIT
/// What reports of a bid have in common: their heading, and the words for measures and missing
/// values.
#pragma once

#include <string>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Title, currency, banners and facts that every report of a bid begins with.
Report report_on(const Bid& bid, const std::string& command);

/// Minimal report for a bid that failed to load: its file name and the verdict not_judged.
Report unjudged_report(const std::string& file, const std::string& command);

/// A value of a measure as a cell, or why there is none, in words and as a code.
Cell measure_cell(const Model& model, const MeasureResult& result);

/// Why a measure has no value, as a person would say it; empty where it has one.
std::string reason_text(const Model& model, Why why);

/// "Net present value", "Internal rate of return", ...
std::string title_of(Measure measure);

/// "NPV", "IRR", where that is what people say.
std::string short_title_of(Measure measure);

/// "pass", "FAIL" or "fails", "n/a", "CANNOT COMPUTE"
std::string outcome_text(RuleOutcome outcome, Must severity);
/// "GO", "CONDITIONAL", "NO-GO", "NOT JUDGED"
std::string verdict_text(Verdict verdict);

/// A number as a person reads it in a sentence: "1,650 CNY/line/month", "18.86 %"; else why there
/// is none.
std::string value_text(const Cell& cell);

/// "18 months", "3 years"
std::string years_text(Years years);
/// "18.86 %"
std::string percent_text(Rate rate);

/// A text of ours in the reader's language.
std::string words(std::string_view english);

}  // namespace gonogo
