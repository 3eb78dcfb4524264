// SPDX-License-Identifier: MIT
/// A bid as a workbook: inputs that can be changed, every row with its live formula, the measures,
/// rules and the verdict over them.
#pragma once

#include <optional>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// The report of an evaluation with live cells, and the sheets Inputs, Rows and Profiles that they
/// refer to. What cannot recalculate is marked as evaluated. `turning`: what would change the
/// verdict, as evaluated; null: not searched. Its size is not limited: see `too_large_for_workbook`.
Report evaluation_workbook(const Bid& bid, const Evaluation& evaluation,
                           const Turning* turning = nullptr);

/// The most that a workbook holds. Making one takes about 500 bytes a cell, and one a character.
struct WorkbookLimits {
  double cells = 1'500'000;         ///< of rows and inputs
  double characters = 300'000'000;  ///< of the formulas of all cells together
};

/// Why a bid should not be made a workbook of: it would have too many cells, or too long formulas.
/// Absent: it has room. Cheap, and estimated from above.
std::optional<Diagnostic> too_large_for_workbook(const Bid& bid, const WorkbookLimits& limits = {});
/// The same of `cash_flow_workbook`.
std::optional<Diagnostic> too_large_for_workbook(const Bid& bid, const CashFlowOptions& options,
                                                 const WorkbookLimits& limits = {});

}  // namespace gonogo
