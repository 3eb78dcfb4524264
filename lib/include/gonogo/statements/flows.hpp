// SPDX-License-Identifier: MIT
/// What the statements of a bid leave behind: its flows, by step, and the rates they are valued at.
#pragma once

#include <string>
#include <vector>

#include "gonogo/proposal/proposal.hpp"
#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// A row that counts in a total with a sign.
struct Posting {
  RowId row = no_row;
  double sign = 1;
};

/// The rows that measures are computed from.
/// Default: `no_row`, where the bid has none.
struct Flows {
  RowId project = no_row;            ///< after tax, before financing
  std::vector<Posting> parts = {};   ///< rows whose sum by their signs is the project flow
  std::vector<Posting> earned = {};  ///< the same of the profit after tax
  /// The part of the project flow that moves in the last moment of its step, where payback needs
  /// it; all else moves evenly over the step.
  RowId dated = no_row;
  /// The project flow and its parts without their signs: what rounding errors are relative to.
  RowId sizes = no_row;
  RowId pretax = no_row;
  RowId equity = no_row;  ///< after tax and financing; the project flow where there is no loan
  std::vector<Posting> equity_parts = {};  ///< rows whose sum by their signs is the equity flow
  RowId equity_dated = no_row;             ///< as `dated`
  RowId equity_cumulative = no_row;
  RowId equity_sizes = no_row;  ///< as `sizes`
  RowId investment = no_row;    ///< outlays, positive, in the step they are paid
  RowId cumulative = no_row;    ///< of the project flow
  RowId revenue = no_row;       ///< all revenue, less what is displaced
  RowId ebit = no_row;
  RowId tax = no_row;              ///< income tax, in the step it falls due; `no_row` without a tax
  RowId profit = no_row;           ///< after tax
  RowId time = no_row;             ///< years by which each column is discounted
  RowId working_capital = no_row;  ///< money bound at the end of each step
  RowId net_capital = no_row;      ///< the same, with receivables less payables and other debts
  RowId depreciation = no_row;     ///< of all assets
  RowId gain = no_row;             ///< on disposal of assets
  RowId sales_cost = no_row;       ///< cost of what is sold, see gross_margin
  RowId benefit = no_row;          ///< value outside the contract that is new, never in a flow
  // Of bids with loans; `no_row` in others.
  RowId owner_profit = no_row;    ///< after interest and tax; `profit` without a loan
  RowId loans_drawn = no_row;     ///< without bridges
  RowId cover = no_row;           ///< of debt service, in the last step of each year
  RowId cover_service = no_row;   ///< the year's principal and interest, in that step
  RowId interest_cover = no_row;  ///< in the last step of each year
  RowId cover_interest = no_row;  ///< the year's interest, in that step
  RowId life_cover = no_row;  ///< cash over the loans' life, discounted to the start of operation
  RowId debt = no_row;        ///< at the end of each step
  RowId debt_share = no_row;  ///< of capital employed, at the end of each step
  RowId debt_alone = no_row;  ///< the debt where there is no capital employed; else 0
};

/// The rates that a measure uses: the policy's, or the bid's own.
struct Perspective {
  std::string id = {};  ///< "policy" or "bid"
  /// Effective yearly rates: nodes without rows; `no_node` where not stated, or where the rate
  /// changes in time.
  NodeId discount = no_node;
  NodeId equity = no_node;
  NodeId finance = no_node;      ///< default: discount
  NodeId reinvest = no_node;     ///< default: discount
  NodeId discounting = no_node;  ///< the discount rate, or that of each step; `no_node`: not stated
  RowId discount_rate = no_row;  ///< of each step, where it changes in time
  RowId discount_factor = no_row;
  RowId present_value = no_row;  ///< of the project flow
  RowId cumulative_present_value = no_row;
  // The same of the equity flow at its rate; `no_row` without a loan or without the rate.
  RowId equity_factor = no_row;
  RowId equity_present_value = no_row;
  RowId cumulative_equity_present_value = no_row;
};

/// The rows of one statement, in the order a reader expects.
struct StatementRows {
  std::string id = {};  ///< "cash_flow", "profit", "tax", ...
  std::vector<RowId> rows = {};
};

/// The error that rounding can leave in a sum of the flow over time, as a share of the sum of
/// Flows::sizes, each step weighted as in the sum (measure/rounding.hpp).
double flow_rounding(const Proposal& bid, const TimeAxis& axis);

struct Books;
/// Appends rows to the sheet and posts them to the totals they belong to. One file each in
/// lib/src/statements/.
using Statement = void (*)(Books& books);

}  // namespace gonogo
