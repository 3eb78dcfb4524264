// SPDX-License-Identifier: MIT
/// The open books of a bid while its sheet is built: what a statement sees, and the totals it posts
/// to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compile/compiler.hpp"
#include "gonogo/statements/flows.hpp"

namespace gonogo {

struct Books {
  Compiler& compiler;
  Sheet& sheet;
  std::vector<Years> flow_time;  ///< when the flow of each column is discounted

  Flows flows = {};
  std::vector<Perspective> perspectives = {};
  std::vector<StatementRows> statements = {};  ///< in the order they were built

  std::vector<Posting> before_tax = {};  ///< the project flow before tax
  std::vector<Posting> profit = {};      ///< earnings before interest and tax
  std::vector<Posting> untaxed = {};     ///< parts of that profit which tax does not see
  std::vector<Posting> taxed_apart =
      {};  ///< gains taxed on their own; losses among them count for nothing
  std::vector<Posting> tax_paid = {};  ///< in the step it is paid
  std::vector<Posting> owned =
      {};  ///< what the project has at the end of a step; debts with sign -1
  std::vector<Posting> brought_in = {};  ///< assets already owned, when they come into the project

  const Proposal& proposal() const { return compiler.proposal; }
  const TimeAxis& axis() const { return sheet.axis(); }
  Term row(RowId id) { return sheet.row(id); }
  Term row(const std::string& id) { return sheet.row(compiler.row(id)); }

  /// Appends a row and lists it in its statement (profit, cash_flow, tax, ...), in reading order.
  RowId add(const std::string& statement, SheetRow head, Term formula);
  void show(const std::string& statement, RowId row);
  /// Sum of postings by their signs.
  Term signed_sum(const std::vector<Posting>& postings);
  /// A row that sums up another over time: `id` and `label` name it.
  RowId running_total(const std::string& statement, const std::string& id, const std::string& label,
                      Term of);
};

/// Income tax in force: the policy's, else the bid's; null where there is none.
const Tax* tax_of(const Books& books);

void add_operations(Books& books);
void add_assets(Books& books);
void add_payments(Books& books);
void add_working_capital(Books& books);
void add_profit(Books& books);
void add_income_tax(Books& books);
void add_flows(Books& books);
void add_balance(Books& books);
void add_discounting(Books& books);

}  // namespace gonogo
