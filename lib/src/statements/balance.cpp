// SPDX-License-Identifier: MIT
/// The balance sheet, and checks that must be 0 in every step: they find money that one statement
/// counts and another does not.
#include "statements/books.hpp"

namespace gonogo {
namespace {

/// The rows of one set of books: the project's, before financing, or the owner's.
struct Accounts {
  std::string prefix = {};     ///< of the ids of rows
  std::string statement = {};  ///< that shows them
  RowId flow = no_row, cumulative = no_row, profit = no_row;
  RowId book = no_row, book_sold = no_row, depreciation = no_row;
  std::vector<Posting> bought = {};  ///< paid for assets or joined to their cost
  std::vector<Posting> owned = {};   ///< other than cash and assets; debts with sign -1
  Message other = {}, capital = {};  ///< labels
};

void check(Books& books, const Accounts& of, const std::string& id, const Message& label, Roll roll,
           Term formula) {
  books.add("checks",
            {.id = "check." + of.prefix + id,
             .label = of.prefix.empty() ? label : say("{1}, after loans", label),
             .kind = RowKind::check,
             .roll = roll},
            formula);
}

void check_assets(Books& books, const Accounts& of) {
  const RowId unsettled = books.sheet.declare({.id = of.prefix + "balance.assets_unsettled",
                                               .label = say("cost less depreciation and disposals"),
                                               .kind = RowKind::helper,
                                               .roll = Roll::last});
  const Term bought = books.signed_sum(of.bought) + books.signed_sum(books.brought_in);
  books.sheet.define(unsettled, books.sheet.prior(unsettled) + bought - books.row(of.depreciation) -
                                    books.row(of.book_sold));
  check(books, of, "assets", say("cost less depreciation, disposals and book value"), Roll::last,
        books.row(unsettled) - books.row(of.book));
}

/// Returns the row of what is owned beside cash and assets.
RowId balance(Books& books, const Accounts& of) {
  Sheet& sheet = books.sheet;
  const bool assets = of.book != no_row;
  books.show(of.statement, of.cumulative);
  if (assets) books.show(of.statement, of.book);
  for (const Posting& each : of.owned) books.show(of.statement, each.row);
  const RowId other = books.add(of.statement,
                                {.id = of.prefix + "balance.other",
                                 .label = of.other,
                                 .kind = RowKind::total,
                                 .roll = Roll::last},
                                books.signed_sum(of.owned));
  const Term given_up = books.signed_sum(books.given_up);
  const RowId capital =
      books.running_total(of.statement, of.prefix + "balance.capital", of.capital,
                          books.row(of.profit) + books.signed_sum(books.brought_in) - given_up);
  Term closing = books.row(of.cumulative) + books.row(other) - books.row(capital);
  Term expected = books.row(of.profit) - given_up - books.row(other) + sheet.prior(other);
  if (assets) {
    closing = closing + books.row(of.book);
    expected = expected + books.row(of.depreciation) + books.row(of.book_sold) -
               books.signed_sum(of.bought);
    check_assets(books, of);
  }
  check(books, of, "cash_flow", say("cash flow less profit, depreciation and changes of balances"),
        Roll::sum, books.row(of.flow) - expected);
  check(books, of, "balance", say("cash and other assets less equity"), Roll::last, closing);
  return other;
}

/// The project's books with the owner's assets, tax and debt.
Accounts owners_accounts(const Books& books, Accounts of) {
  const OwnerRows& owner = books.owner;
  of.prefix = "owner.";
  of.statement = "owner_balance";
  of.flow = books.flows.equity;
  of.cumulative = books.flows.equity_cumulative;
  of.profit = owner.profit;
  of.book = owner.book;
  of.book_sold = owner.book_sold;
  of.depreciation = owner.depreciation;
  if (owner.to_assets != no_row) of.bought.push_back({owner.to_assets});
  for (Posting& each : of.owned) {
    if (each.row == books.tax_payable) each.row = owner.tax_payable;
  }
  of.owned.push_back({owner.debt, -1});
  of.other = say("net working capital less debt");
  return of;
}

}  // namespace

void add_balance(Books& books) {
  if (books.proposal().cash_flow) return;  // a flow without books
  const Flows& flows = books.flows;
  std::vector<Posting> bought = books.vat_in_assets;
  bought.push_back({books.items.row("investment")});
  const Accounts project{.statement = "balance",
                         .flow = flows.project,
                         .cumulative = flows.cumulative,
                         .profit = flows.profit,
                         .book = books.book,
                         .book_sold = books.book_sold,
                         .depreciation = books.depreciation,
                         .bought = std::move(bought),
                         .owned = books.owned,
                         .other = say("net working capital"),
                         .capital = say("equity (retained profit and contributed assets)")};
  books.flows.net_capital = balance(books, project);
  if (!books.loans.empty()) balance(books, owners_accounts(books, project));
}

}  // namespace gonogo
