// SPDX-License-Identifier: MIT
#include "statements/books.hpp"

#include <algorithm>

namespace gonogo {

RowId Books::add(const std::string& statement, SheetRow head, Term formula) {
  const RowId row = sheet.add(std::move(head), formula);
  show(statement, row);
  return row;
}

void Books::show(const std::string& statement, RowId row) {
  auto& all = statements;
  auto found = std::find_if(all.begin(), all.end(),
                            [&](const StatementRows& s) { return s.id == statement; });
  if (found == all.end()) found = all.insert(all.end(), {.id = statement});
  found->rows.push_back(row);
}

void Books::post_dated(Term flow, const std::vector<int>& columns) {
  if (!columns.empty() && columns.back() > 0) dated.push_back(flow);
}

Term Books::signed_sum(const std::vector<Posting>& postings) {
  Term result = sheet.constant(0);
  for (const Posting& each : postings) {
    result = each.sign > 0 ? result + sheet.row(each.row) : result - sheet.row(each.row);
  }
  return result;
}

RowId Books::running_total(const std::string& statement, const std::string& id,
                           const Message& label, Term of) {
  const RowId row = sheet.declare({.id = id, .label = label, .roll = Roll::last});
  sheet.define(row, sheet.prior(row) + of);
  show(statement, row);
  return row;
}

Term ebitda(Books& books) {
  Term value = books.row(books.flows.ebit);
  if (books.depreciation != no_row) value = value + books.row(books.depreciation);
  return books.gain == no_row ? value : value - books.row(books.gain);
}

Term taxed_profit(Books& books) {
  return books.row(books.flows.ebit) - books.signed_sum(books.untaxed);
}

Vat vat_of(const Books& books) {
  const Policy* policy = books.bid.policy;
  if (policy && policy->vat) return *policy->vat;
  return books.proposal().vat.value_or(Vat{});
}

Term with_vat(Books& books, RowId money, RowId vat) {
  return vat == no_row ? books.row(money) : books.row(money) + books.row(vat);
}

const Tax* tax_of(const Books& books) {
  if (books.proposal().cash_flow) return nullptr;  // it is after tax
  const Policy* policy = books.bid.policy;
  if (policy && policy->tax) return &*policy->tax;
  return books.proposal().tax ? &*books.proposal().tax : nullptr;
}

}  // namespace gonogo
