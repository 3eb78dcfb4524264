// SPDX-License-Identifier: MIT
/// The rules of a bid with what they found, a row each, and in a workbook the verdict by them.
#pragma once

#include "analysis/live_cells.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// `live` attaches formulas to the cells; null: none.
Table rules_table(const Bid& bid, const Evaluation& evaluation, LiveCells* live);

/// The verdict by the results of the rules in the workbook. Requires the table of rules there.
Table verdict_table(const Evaluation& evaluation, const LiveCells& live);

}  // namespace gonogo
