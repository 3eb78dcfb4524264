// SPDX-License-Identifier: MIT
/// The owner's books: assets that bear capitalised interest, profit after interest, and its tax.
#include "statements/owner_assets.hpp"
#include "statements/taxation.hpp"

namespace gonogo {
namespace {

RowId total_of(Books& books, const std::string& id, const Message& label, RowId LoanRows::*member) {
  std::vector<Posting> rows;
  for (const LoanRows& each : books.loans) {
    if (each.*member != no_row) rows.push_back({each.*member});
  }
  if (rows.empty()) return no_row;
  if (rows.size() == 1) return rows.front().row;
  return books.add("loans", {.id = "loans." + id, .label = label, .kind = RowKind::total},
                   books.signed_sum(rows));
}

/// Postings of the project with the owner's rows in place of its own.
std::vector<Posting> in_owners_books(const Books& books, std::vector<Posting> postings) {
  for (Posting& each : postings) {
    if (each.row == books.gain) each.row = books.owner.gain;
    for (const OwnersGain& gain : books.owner_gains) {
      if (each.row == gain.of_project) each.row = gain.of_owner;
    }
  }
  return postings;
}

/// Before depreciation and gains on disposal.
RowId add_ebitda(Books& books) {
  if (books.depreciation == no_row && books.gain == no_row) return books.flows.ebit;
  return books.add("owner", {.id = "ebitda", .label = say("EBITDA"), .kind = RowKind::total},
                   ebitda(books));
}

RowId add_ebit(Books& books) {
  const OwnerRows& owner = books.owner;
  if (owner.depreciation == books.depreciation) {
    books.show("owner", books.flows.ebit);
    return books.flows.ebit;
  }
  books.show("owner", owner.depreciation);
  Term value =
      books.row(books.flows.ebit) + books.row(books.depreciation) - books.row(owner.depreciation);
  if (owner.gain != books.gain) {
    books.show("owner", owner.gain);
    value = value - books.row(books.gain) + books.row(owner.gain);
  }
  return books.add("owner",
                   {.id = "owner.ebit",
                    .label = say("earnings before interest and tax, interest capitalised"),
                    .kind = RowKind::total},
                   value);
}

/// Interest and fees that are deducted from profit.
RowId add_finance_cost(Books& books) {
  const OwnerRows& owner = books.owner;
  if (owner.to_assets == no_row && owner.fee == no_row) {
    books.show("owner", owner.interest);
    return owner.interest;
  }
  Term value = books.row(owner.interest);
  if (owner.to_assets != no_row) value = value - books.row(owner.to_assets);
  if (owner.fee != no_row) value = value + books.row(owner.fee);
  return books.add("owner",
                   {.id = "owner.finance_cost",
                    .label = owner.fee != no_row ? say("interest and fees, not capitalised")
                                                 : say("interest, not capitalised"),
                    .kind = RowKind::total},
                   value);
}

void add_tax(Books& books, RowId before_tax) {
  OwnerRows& owner = books.owner;
  owner.profit = before_tax;
  const Tax* tax = tax_of(books);
  if (!tax) return;
  const IncomeTax charge = assess_tax(books, *tax,
                                      {.profit = before_tax,
                                       .untaxed = in_owners_books(books, books.untaxed),
                                       .taxed_apart = in_owners_books(books, books.taxed_apart),
                                       .prefix = "owner.",
                                       .statement = "owner"});
  owner.tax = charge.due;
  owner.tax_paid = charge.paid;
  owner.tax_payable = charge.payable;
  owner.profit = books.add(
      "owner",
      {.id = "owner.profit", .label = say("profit after interest and tax"), .kind = RowKind::total},
      books.row(before_tax) - books.row(charge.due));
}

}  // namespace

void add_owner(Books& books) {
  if (books.loans.empty() || has_errors(books.bid.diagnostics)) return;
  OwnerRows& owner = books.owner;
  add_owners_assets(books);
  owner.drawn = total_of(books, "drawn", say("loans drawn"), &LoanRows::drawn);
  owner.interest = total_of(books, "interest", say("interest"), &LoanRows::interest);
  owner.to_debt =
      total_of(books, "to_debt", say("interest that joins the debt"), &LoanRows::to_debt);
  owner.to_assets = total_of(books, "to_assets", say("interest that joins the cost of assets"),
                             &LoanRows::to_assets);
  owner.fee = total_of(books, "fee", say("loan fees"), &LoanRows::fee);
  owner.ebitda = add_ebitda(books);
  owner.ebit = add_ebit(books);
  const RowId cost = add_finance_cost(books);
  add_tax(books, books.add("owner",
                           {.id = "owner.profit_before_tax",
                            .label = say("profit before tax"),
                            .kind = RowKind::total},
                           books.row(owner.ebit) - books.row(cost)));
}

}  // namespace gonogo
