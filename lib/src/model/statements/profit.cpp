// SPDX-License-Identifier: MIT
/// Earnings before interest and tax.
#include "model/books.hpp"

namespace gonogo {

void add_profit(Books& books) {
  const RowId depreciation = books.compiler.row("depreciation");
  for (const Investment& asset : books.proposal().investment) {
    books.show("profit", books.compiler.row("depreciation." + asset.id));
  }
  books.show("profit", depreciation);
  books.profit.push_back({depreciation, -1});
  books.model.flows.ebit =
      books.add("profit", {.id = "ebit", .label = "earnings before interest and tax", .kind = RowKind::total},
                books.signed_sum(books.profit));
}

}  // namespace gonogo
