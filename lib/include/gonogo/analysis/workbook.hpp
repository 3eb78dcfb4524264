// SPDX-License-Identifier: MIT
/// A bid as a workbook: inputs that can be changed, every row with its live formula, the measures,
/// rules and the verdict over them.
#pragma once

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// The report of an evaluation with live cells, and the sheets Inputs, Rows and Profiles that they
/// refer to. What cannot recalculate is marked as evaluated. `turning`: what would change the
/// verdict, as evaluated; null: not searched.
Report evaluation_workbook(const Bid& bid, const Evaluation& evaluation,
                           const Turning* turning = nullptr);

}  // namespace gonogo
