// SPDX-License-Identifier: MIT
/// What the owners pay and receive: the project flow after its own tax, loans and debt service.
#include "statements/books.hpp"
#include "statements/crossings.hpp"

namespace gonogo {
namespace {

/// What the owners receive beyond the project's proceeds, as assets stand in their books with the
/// interest capitalised.
RowId sale_difference(Books& books) {
  if (books.owner.sale == books.sale) return no_row;
  return books.add("equity",
                   {.id = "owner.sale_difference",
                    .label = say("disposal proceeds of interest capitalised"),
                    .kind = RowKind::statement},
                   books.row(books.owner.sale) - books.row(books.sale));
}

std::vector<Posting> parts_of(Books& books) {
  const OwnerRows& owner = books.owner;
  std::vector<Posting> parts = {
      {books.flows.pretax, 1}, {sale_difference(books), 1}, {owner.tax_paid, -1}, {owner.drawn, 1},
      {owner.fee, -1},         {owner.interest_paid, -1},   {owner.repaid, -1}};
  std::erase_if(parts, [](const Posting& each) { return each.row == no_row; });
  return parts;
}

/// What is dated in the project flow, and what a loan's labels date.
RowId dated_part(Books& books) {
  if (books.payback_within == PaybackWithin::even) return no_row;
  if (books.dated.empty() && books.owner_dated.empty()) return no_row;
  return books.sheet.add({.id = "equity.dated",
                          .label = say("cash flow at the end of the step"),
                          .kind = RowKind::helper},
                         sum(books.sheet, books.dated) + books.signed_sum(books.owner_dated));
}

}  // namespace

void add_equity(Books& books) {
  Flows& flows = books.flows;
  flows.equity = flows.project;
  flows.equity_dated = flows.dated;
  flows.equity_cumulative = flows.cumulative;
  flows.owner_profit = flows.profit;
  flows.equity_sizes = flows.sizes;
  if (books.loans.empty()) return;
  flows.owner_profit = books.owner.profit;
  flows.loans_drawn = books.owner.drawn;
  books.show("equity", flows.pretax);
  flows.equity_parts = parts_of(books);
  for (const Posting& each : flows.equity_parts) {
    const bool shown =
        each.row == flows.pretax || books.sheet.rows()[each.row].id == "owner.sale_difference";
    if (!shown) books.show("equity", each.row);
  }
  flows.equity = books.add(
      "equity", {.id = "equity", .label = say("equity cash flow"), .kind = RowKind::total},
      books.signed_sum(flows.equity_parts));
  flows.equity_cumulative = books.running_total(
      "equity", "cumulative_equity", say("cumulative equity cash flow"), books.row(flows.equity));
  flows.equity_dated = dated_part(books);
  std::vector<Posting> sized = flows.parts;
  sized.insert(sized.end(), flows.equity_parts.begin(), flows.equity_parts.end());
  flows.equity_sizes = add_sizes(books, "equity", flows.equity, sized);
  Recovery plain{.id = "equity.payback",
                 .label = say("equity paid back within the step, at"),
                 .total = flows.equity_cumulative,
                 .sizes = flows.equity_sizes};
  if (flows.equity_dated != no_row)
    plain.accrued = books.row(flows.equity_cumulative) - books.row(flows.equity_dated);
  add_crossings(books, plain);
}

}  // namespace gonogo
