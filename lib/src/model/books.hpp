// SPDX-License-Identifier: MIT
/// The open books of a bid while its sheet is built: what a statement sees, and the totals it posts to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/compiler.hpp"

namespace gonogo {

/// A row that counts in a total with a sign.
struct Posting {
  RowId row = nothing;
  double sign = 1;
};

struct Books {
  Compiler& compiler;
  Sheet& sheet;
  Model& model;

  std::vector<Posting> before_tax = {};   ///< the project flow before tax
  std::vector<Posting> profit = {};       ///< earnings before interest and tax
  std::vector<Posting> untaxed = {};      ///< parts of EBIT that tax does not see (costs not deductible)
  std::vector<Posting> tax_paid = {};     ///< in the step it is paid

  const Proposal& proposal() const { return compiler.proposal; }
  const TimeAxis& axis() const { return sheet.axis(); }
  Term row(RowId id) { return sheet.row(id); }
  Term row(const std::string& id) { return sheet.row(compiler.row(id)); }

  /// Appends a row and lists it in its statement (profit, cash_flow, tax, ...), in reading order.
  RowId add(const std::string& statement, SheetRow head, Term formula);
  void show(const std::string& statement, RowId row);
  /// Sum of postings by their signs.
  Term signed_sum(const std::vector<Posting>& postings);
};

/// Income tax in force: the policy's, else the bid's; null where there is none.
const Tax* tax_of(const Books& books);

void add_operations(Books& books);
void add_assets(Books& books);
void add_payments(Books& books);
void add_profit(Books& books);
void add_flows(Books& books);
void add_discounting(Books& books);

}  // namespace gonogo
