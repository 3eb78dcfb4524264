// SPDX-License-Identifier: MIT
/// The rows of a bid by step or by year.
#pragma once

#include "gonogo/analysis/bid.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

enum class CashFlowRows { statements, all };

struct CashFlowOptions {
  By by = By::step;  ///< step or year; a year's flow is the sum of its steps, its level that of its
                     ///< last step
  CashFlowRows rows = CashFlowRows::statements;
};

/// A section a statement, each one table: rows by columns of time and a total.
Report cash_flow_report(const Bid& bid, const CashFlowOptions& options);

/// The same with live cells, and the sheets of inputs, rows and profiles that they refer to.
Report cash_flow_workbook(const Bid& bid, const CashFlowOptions& options);

/// A heading for a statement ("cash_flow" -> "Cash flow").
std::string title_of_statement(const std::string& id);

/// A label of ours as a title: known row ids in the reader's words.
std::string label_of(const SheetRow& row);

}  // namespace gonogo
