// SPDX-License-Identifier: MIT
/// The rows of a bid by step or by year.
#pragma once

#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// All: also the rows behind the statements, and in text those that are 0 throughout.
enum class CashFlowRows { statements, all };

/// What a column holds: a step, a project year, or a book year. A year's flow is the sum of its
/// steps, its level that of its last step.
enum class ColumnSpan { step, year, book_year };

/// As the bid's own statements, or as the form of the Chinese "Methods and Parameters".
enum class CashFlowForm { own, chinese };

struct CashFlowOptions {
  ColumnSpan by = ColumnSpan::step;  ///< book_year: only where lacks_book_years() is absent
  CashFlowRows rows = CashFlowRows::statements;
  std::vector<std::string> only = {};     ///< ids of the statements wanted; empty: every one
  CashFlowForm form = CashFlowForm::own;  ///< chinese: that form alone, whatever rows are wanted
};

/// The ids of the statements that a report would have, in its order: the cash flow first.
std::vector<std::string> statement_ids(const Bid& bid, CashFlowRows rows);

/// Why a bid has no book years, and what would give it some.
struct NoBookYears {
  Message reason = {}, hint = {};
};
/// Absent: it has book years.
std::optional<NoBookYears> lacks_book_years(const Model& model);

/// One section per statement, each with one table: rows by columns of time, and a total. Columns of
/// short years, and those after the end of the analysis period, say so in their titles.
Report cash_flow_report(const Bid& bid, const CashFlowOptions& options);

/// The same with live cells, and the sheets of inputs, rows and profiles that they refer to.
Report cash_flow_workbook(const Bid& bid, const CashFlowOptions& options);

/// A heading for a statement ("cash_flow" -> "Cash flow").
Message title_of_statement(const std::string& id);

}  // namespace gonogo
