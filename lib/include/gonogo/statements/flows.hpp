// SPDX-License-Identifier: MIT
/// What the statements of a bid leave behind: its flows, by step, and the rates they are valued at.
#pragma once

#include <string>
#include <vector>

#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// A row that counts in a total with a sign.
struct Posting {
  RowId row = nothing;
  double sign = 1;
};

/// Which rows are the flows and statements that measures are taken of; `nothing` where the bid has
/// none.
struct Flows {
  RowId project = nothing;           ///< after tax, before financing
  std::vector<Posting> parts = {};   ///< rows whose sum by their signs is the project flow
  std::vector<Posting> earned = {};  ///< the same of the profit after tax
  RowId pretax = nothing;
  RowId equity = nothing;
  RowId investment = nothing;  ///< outlays, positive, in the step they are paid
  RowId cumulative = nothing;  ///< of the project flow
  RowId revenue = nothing;     ///< all revenue, less what is displaced
  RowId ebit = nothing;
  RowId tax = nothing;     ///< income tax, in the step it falls due; `nothing` without a tax
  RowId profit = nothing;  ///< after tax
  RowId time = nothing;    ///< years by which each column is discounted
  RowId working_capital = nothing;  ///< money bound at the end of each step
};

/// Whose rates a measure is taken at: the policy's, or the bid's own.
struct Perspective {
  std::string id = {};  ///< "policy" or "bid"
  NodeId discount =
      nothing;  ///< effective yearly rates: nodes without rows; `nothing` where not stated
  NodeId equity = nothing;
  NodeId finance = nothing;   ///< default: discount
  NodeId reinvest = nothing;  ///< default: discount
  RowId discount_factor = nothing;
  RowId present_value = nothing;  ///< of the project flow
  RowId cumulative_present_value = nothing;
};

/// The rows of one statement, in the order a reader expects.
struct StatementRows {
  std::string id = {};  ///< "cash_flow", "profit", "tax", ...
  std::vector<RowId> rows = {};
};

struct Books;
/// Appends rows to the sheet and posts them to the totals they belong to. One file each in
/// lib/src/statements/.
using Statement = void (*)(Books& books);

}  // namespace gonogo
