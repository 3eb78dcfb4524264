// SPDX-License-Identifier: MIT
/// A bid as a workbook: inputs that can be changed, every row with its live formula, the measures,
/// rules and the verdict over them.
#pragma once

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Appends the sheets Inputs, Rows and Profiles to the report of an evaluation, and gives its
/// measures, rules and rates their formulas. What cannot recalculate says that it stands as
/// evaluated.
void add_workbook(const Bid& bid, const Evaluation& evaluation, Report& report);

}  // namespace gonogo
