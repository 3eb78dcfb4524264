// SPDX-License-Identifier: MIT
/// Earnings before interest and tax.
#include "statements/books.hpp"

namespace gonogo {

void add_profit(Books& books) {
  if (books.proposal().cash_flow) {  // a flow without books has no profit to show
    books.flows.ebit = books.sheet.add(
        {.id = "ebit", .label = say("earnings before interest and tax"), .kind = RowKind::helper},
        books.sheet.constant(0));
    return;
  }
  books.flows.depreciation = books.depreciation;
  if (books.depreciation != no_row) books.profit.push_back({books.depreciation, -1});
  books.flows.earned = books.profit;
  for (const Posting& each : books.profit) books.show("profit", each.row);
  books.flows.ebit = books.add(
      "profit",
      {.id = "ebit", .label = say("earnings before interest and tax"), .kind = RowKind::total},
      books.signed_sum(books.profit));
}

}  // namespace gonogo
