// SPDX-License-Identifier: MIT
/// The statements of a bid by year as sheets of a workbook.
#pragma once

#include "analysis/workbook_cells.hpp"
#include "gonogo/analysis/cash_flow.hpp"

namespace gonogo {

/// A section a statement, with live cells.
Report live_cash_flow(const Bid& bid, const CashFlowOptions& options, const WorkbookCells& cells);

/// By calendar or book year: the statements of one sheet with a chart of the cash flow, and those of
/// loans and taxes on another.
std::vector<Section> annual_sheets(const Bid& bid, const WorkbookCells& cells);

}  // namespace gonogo
