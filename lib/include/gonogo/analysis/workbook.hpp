// SPDX-License-Identifier: MIT
/// A bid as a workbook: inputs that can be changed, every row with its live formula, the measures
/// over them.
#pragma once

#include "gonogo/analysis/bid.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Appends the sheets Inputs, Rows and Profiles, and gives the cells of a table `measures` their
/// formulas.
void add_workbook(const Bid& bid, Report& report);

}  // namespace gonogo
