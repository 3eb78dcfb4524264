// SPDX-License-Identifier: MIT
/// The checks of a workbook, which its cover sums up.
#pragma once

#include "analysis/live_cells.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Whether what must be equal is: the checks of the model, the NPV and the discounted cash flow, and
/// the years and the steps of each statement in `sheets`.
Section check_sheet(const Bid& bid, const LiveCells& live, const std::vector<Section>& sheets);

/// How many of them differ.
Cell checks_that_differ(const Section& checks);

}  // namespace gonogo
