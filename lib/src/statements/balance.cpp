// SPDX-License-Identifier: MIT
/// The balance sheet, and checks that must be 0 in every step: they find money that one statement
/// counts and another does not.
#include "statements/books.hpp"

namespace gonogo {
namespace {

void check(Books& books, const std::string& id, const Message& label, Roll roll, Term formula) {
  books.add("checks", {.id = "check." + id, .label = label, .kind = RowKind::check, .roll = roll},
            formula);
}

/// What the project owns other than cash and assets: working capital, receivables, less debts.
RowId add_owned(Books& books) {
  for (const Posting& each : books.owned) books.show("balance", each.row);
  return books.add("balance",
                   {.id = "balance.other",
                    .label = say("net working capital"),
                    .kind = RowKind::total,
                    .roll = Roll::last},
                   books.signed_sum(books.owned));
}

void check_assets(Books& books) {
  const RowId unsettled = books.sheet.declare({.id = "balance.assets_unsettled",
                                               .label = say("cost less depreciation and disposals"),
                                               .kind = RowKind::helper,
                                               .roll = Roll::last});
  const Term bought = books.row(books.flows.investment) + books.signed_sum(books.brought_in);
  books.sheet.define(unsettled, books.sheet.prior(unsettled) + bought -
                                    books.row(books.depreciation) - books.row(books.book_sold));
  check(books, "assets", say("cost less depreciation, disposals and book value"), Roll::last,
        books.row(unsettled) - books.row(books.book));
}

}  // namespace

void add_balance(Books& books) {
  const Flows& flows = books.flows;
  Sheet& sheet = books.sheet;
  const bool assets = books.book != no_row;
  books.show("balance", flows.cumulative);
  if (assets) books.show("balance", books.book);
  const RowId other = add_owned(books);
  const Term brought_in = books.signed_sum(books.brought_in);
  const RowId capital = books.running_total("balance", "balance.capital",
                                            say("equity (retained profit and contributed assets)"),
                                            books.row(flows.profit) + brought_in);
  Term closing = books.row(flows.cumulative) + books.row(other) - books.row(capital);
  Term expected = books.row(flows.profit) - books.row(other) + sheet.prior(other);
  if (assets) {
    closing = closing + books.row(books.book);
    expected = expected + books.row(books.depreciation) + books.row(books.book_sold) -
               books.row(flows.investment);
    check_assets(books);
  }
  check(books, "cash_flow", say("cash flow less profit, depreciation and changes of balances"),
        Roll::sum, books.row(flows.project) - expected);
  check(books, "balance", say("cash and other assets less equity"), Roll::last, closing);
}

}  // namespace gonogo
