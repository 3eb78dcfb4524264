// SPDX-License-Identifier: MIT
/// The books of a bid while its statements are added to the sheet: what a statement may use, and the
/// totals that it posts to.
///
/// Statements run in the order of a list (standard_statements() in model/compile.hpp). A statement
/// uses rows of earlier ones as members of Books, never by searching the sheet for an id.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compile/items.hpp"
#include "gonogo/statements/flows.hpp"
#include "statements/loan_rows.hpp"

namespace gonogo {

/// What an asset brings in a bid when it is given up; `no_row` where it is nothing.
struct Disposal {
  const Investment* asset = nullptr;
  RowId sale = no_row, gain = no_row;
};

struct Books {
  Compilation& bid;
  Items& items;  ///< the rows of all drivers, quantities, lines and assets
  Sheet& sheet;
  std::vector<Years> flow_time;  ///< when the flow of each column is discounted
  PaybackWithin payback_within = PaybackWithin::moments;

  Flows flows = {};
  std::vector<Perspective> perspectives = {};
  std::vector<StatementRows> statements = {};  ///< in the order they were built

  std::vector<Posting> before_tax = {};   ///< the project flow before tax
  std::vector<Term> dated = {};           ///< parts of it that move in the last moment of a step
  std::vector<Posting> profit = {};       ///< earnings before interest and tax
  std::vector<Posting> untaxed = {};      ///< parts of that profit that are not taxed
  std::vector<Posting> taxed_apart = {};  ///< gains taxed on their own; a loss among them counts 0
  std::vector<Posting> tax_paid = {};     ///< in the step it is paid
  std::vector<Posting> owned = {};        ///< owned at the end of a step; debts with sign -1
  std::vector<Posting> vat_in_assets = {};  ///< paid with the VAT, not credited, part of their cost
  std::vector<Posting> brought_in = {};     ///< assets already owned, in the step they are put in
  std::vector<Posting> given_up = {};       ///< what was owned and is lost, by no profit borne

  // Rows of add_assets() for later statements; `no_row` without assets.
  RowId depreciation = no_row;           ///< of all assets
  RowId book = no_row;                   ///< book value of assets at the end of a step
  RowId book_sold = no_row;              ///< net book value of disposals
  RowId sale = no_row;                   ///< disposal proceeds
  RowId gain = no_row;                   ///< gain on disposal of assets
  std::vector<Disposal> disposals = {};  ///< one for each asset that counts

  // Rows of add_income_tax(); `no_row` without a tax, or without a lag.
  RowId tax_rate = no_row;
  RowId tax_payable = no_row;

  std::vector<LoanRows> loans = {};  ///< in the order of the file
  OwnerRows owner = {};
  std::vector<OwnersGain> owner_gains = {};
  std::map<const Investment*, RowId> paid_before_operation = {};  ///< of assets that bear interest
  std::vector<Posting> owner_dated = {};  ///< of loans: what moves in the last moment of a step

  const Proposal& proposal() const { return bid.proposal; }
  const TimeAxis& axis() const { return sheet.axis(); }
  Values& values() { return items.values(); }
  Term row(RowId id) { return sheet.row(id); }

  /// Appends a row and shows it in a statement (profit, cash_flow, tax, ...), in reading order.
  RowId add(const std::string& statement, SheetRow head, Term formula);
  /// Shows an existing row in a statement.
  void show(const std::string& statement, RowId row);
  /// Posts what the bid dates: it moves in the last moment of its step. `columns` are those in which
  /// it may move, ascending. Money of time 0 has no step to move within.
  void post_dated(Term flow, const std::vector<int>& columns);
  /// Sum of postings by their signs.
  Term signed_sum(const std::vector<Posting>& postings);
  /// Appends and shows the sum of `of` up to each step.
  RowId running_total(const std::string& statement, const std::string& id, const Message& label,
                      Term of);
};

/// Income tax in force: the policy's, else the bid's; null where there is none.
const Tax* tax_of(const Books& books);

/// VAT in force: the policy's, else the bid's, else the defaults.
Vat vat_of(const Books& books);

/// Earnings before interest, tax, depreciation and gains on disposal.
Term ebitda(Books& books);

/// The part of EBIT that is taxed with the year's profit.
Term taxed_profit(Books& books);

/// Money that moves with its VAT. `vat`: `no_row` where there is none.
Term with_vat(Books& books, RowId money, RowId vat);

void add_operations(Books& books);
void add_assets(Books& books);
void add_payments(Books& books);
void add_working_capital(Books& books);
void add_ready_flow(Books& books);
void add_vat(Books& books);
void add_profit(Books& books);
void add_income_tax(Books& books);
void add_flows(Books& books);
void add_loans(Books& books);
void add_owner(Books& books);
void add_repayment(Books& books);
void add_equity(Books& books);
void add_cover(Books& books);
void add_balance(Books& books);
void add_discounting(Books& books);

}  // namespace gonogo
