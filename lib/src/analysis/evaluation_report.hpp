// SPDX-License-Identifier: MIT
/// The report of an evaluation, with or without live cells.
#pragma once

#include "analysis/live_cells.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// The cell of a measure in the report; empty where it is not printed.
Formula measure_place(const Evaluation& evaluation, Measure measure);

/// `live` attaches formulas to the tables while they are built. Null: none. `turning` may be null.
Report evaluation_report(const Bid& bid, const Evaluation& evaluation, const Turning* turning,
                         LiveCells* live);

}  // namespace gonogo
