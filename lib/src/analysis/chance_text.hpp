// SPDX-License-Identifier: MIT
/// Estimates in words.
#pragma once

#include "gonogo/analysis/simulation.hpp"
#include "gonogo/chance/statistics.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// "scrambled Sobol points"
Message sampling_text(Sampling sampling);

/// That the verdict of a case does without its rules with a probability.
Paragraph rules_left_out(const Model& model);

/// Adds to the seals which cases were simulated.
void seal_cases(Report& report, Message title, const SimulationOptions& options, std::size_t cases,
                bool exact);
/// The same of the cases that rules with a probability were judged in.
void seal_cases(Report& report, const Evaluation& evaluation);

/// "83.1% (+-0.4)", "0% (at most 0.02%)"; of an exact one the share alone.
Message share_text(const Estimate& share);
/// "83.1% of cases (+-0.4)"
Message share_of_cases_text(const Estimate& share);

/// "120,331 (+-52)"
Message money_text(const Estimate& estimate);

/// The cells of an estimate: its value, and the ends of its interval.
std::vector<Cell> estimate_cells(const Estimate& estimate, Kind kind,
                                 std::optional<int> decimals = {});
std::vector<Cell> share_cells(const Estimate& share);

/// The columns for them: "ID", "ID_low", "ID_high".
std::vector<Column> estimate_columns(const std::string& id, Message title, Kind kind);

}  // namespace gonogo
