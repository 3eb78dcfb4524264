// SPDX-License-Identifier: MIT
/// The balance sheet, and checks that must be 0 in every step: they find money that one statement
/// knows and another does not.
#include "statements/books.hpp"

namespace gonogo {
namespace {

void check(Books& books, const std::string& id, const std::string& label, Roll roll, Term formula) {
  books.add("checks", {.id = "check." + id, .label = label, .kind = RowKind::check, .roll = roll},
            formula);
}

/// What belongs to the project beside cash and assets: working capital, what customers owe, less
/// its debts.
RowId add_owned(Books& books) {
  for (const Posting& each : books.owned) books.show("balance", each.row);
  return books.add("balance",
                   {.id = "balance.other",
                    .label = "working capital and claims, less debts",
                    .kind = RowKind::total,
                    .roll = Roll::last},
                   books.signed_sum(books.owned));
}

void check_assets(Books& books, RowId book) {
  const RowId unsettled =
      books.sheet.declare({.id = "balance.assets_unsettled",
                           .label = "cost less depreciation and what is given up",
                           .kind = RowKind::helper,
                           .roll = Roll::last});
  const Term bought = books.row("investment") + books.signed_sum(books.brought_in);
  books.sheet.define(unsettled, books.sheet.prior(unsettled) + bought - books.row("depreciation") -
                                    books.row(books.sheet.find("book_sold")));
  check(books, "assets", "cost less depreciation, what is given up and book value", Roll::last,
        books.row(unsettled) - books.row(book));
}

}  // namespace

void add_balance(Books& books) {
  const Flows& flows = books.flows;
  Sheet& sheet = books.sheet;
  const RowId book = sheet.find("book");
  const bool assets = book != no_row;
  books.show("balance", flows.cumulative);
  if (assets) books.show("balance", book);
  const RowId other = add_owned(books);
  const Term brought_in = books.signed_sum(books.brought_in);
  const RowId capital =
      books.running_total("balance", "balance.capital", "profits so far and assets brought in",
                          books.row(flows.profit) + brought_in);
  Term closing = books.row(flows.cumulative) + books.row(other) - books.row(capital);
  Term expected = books.row(flows.profit) - books.row(other) + sheet.prior(other);
  if (assets) {
    closing = closing + books.row(book);
    expected = expected + books.row("depreciation") + books.row(sheet.find("book_sold")) -
               books.row("investment");
    check_assets(books, book);
  }
  check(books, "cash_flow", "cash flow less profit, depreciation and changes of balances",
        Roll::sum, books.row(flows.project) - expected);
  check(books, "balance", "cash and other assets less profits so far", Roll::last, closing);
}

}  // namespace gonogo
