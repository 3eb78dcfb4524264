// SPDX-License-Identifier: MIT
/// The bid as a script, so that a page computes it anew when a reader moves a number.
#pragma once

#include "gonogo/analysis/bid.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// The rows of the bid and of its scenarios in JavaScript, by the same writer as the formulas of
/// `explain` and of the workbook; a slider for each driver and for the discount rate, with the bounds
/// that the bid states, else half of the value either way; the rules; the rows of the tables by year.
/// What needs compiling again (a term, a date) is listed as fixed.
Script what_if_script(const Bid& bid);

}  // namespace gonogo
