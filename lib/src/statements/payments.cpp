// SPDX-License-Identifier: MIT
/// When the money of a line is paid: later by `receivable` / `payable`, or at the moments of `paid`.
#include "compile/dated_amount.hpp"
#include "compile/inside.hpp"
#include "gonogo/proposal/sections.hpp"
#include "statements/books.hpp"
#include "statements/delay.hpp"

namespace gonogo {

namespace {

/// The row of what a line's customer or supplier is billed: with VAT, where the line has any.
RowId billed(Books& books, const std::string& id) {
  const RowId earned = books.items.row(id);
  const RowId vat = books.items.vat_row(id);
  if (vat == no_row) return earned;
  const SheetRow line = books.sheet.rows()[earned];  // a copy: adding moves rows
  return books.sheet.add({.id = id + ".billed",
                          .label = say("{1}, with VAT", line.label),
                          .support = line.support,
                          .sources = line.sources},
                         with_vat(books, earned, vat));
}

}  // namespace

void add_payments(Books& books) {
  std::vector<Posting> late;
  for (const Line& line : books.proposal().lines) {
    const Side side = section_named(line.section).side;
    if ((!line.delay && !line.paid) || line.excluded || side == Side::aside || !line.cash) continue;
    const std::string id = line.section + "." + line.id;
    // All of the line is paid late. Cannibalised revenue is lost at once, so it has no delay.
    const RowId earned = billed(books, id);
    Term paid;
    std::vector<int> moments;
    if (line.delay) {
      paid = delayed(books, earned, {books.bid.constants.years(*line.delay), WithinStep::evenly});
    } else {
      const auto shares = books.bid.calendar.shares(*line.paid, Calendar::Late::allowed);
      if (moves_at_moments({}, line.paid)) moments = columns_of(shares);
      paid = inside(shares, "time.share_paid", books.sheet.total(earned));
    }
    const RowId row =
        books.add("payments",
                  {.id = id + ".paid",
                   .label = say("{1}, paid", books.sheet.rows()[earned].label),
                   .sources = {line.delay ? line.delay->count.place : line.paid->place}},
                  paid);
    const double sign = side == Side::out ? -1 : 1;
    books.post_dated(sign > 0 ? books.row(row) : -books.row(row), moments);
    late.push_back({row, sign});
    late.push_back({earned, -sign});
  }
  if (late.empty()) return;
  const RowId row = books.add("payments",
                              {.id = "payment_delay",
                               .label = say("change in receivables, payables and advances"),
                               .kind = RowKind::total},
                              books.signed_sum(late));
  books.before_tax.push_back({row, 1});
  const RowId owed =
      books.running_total("payments", "owed", say("receivables less payables"), -books.row(row));
  books.owned.push_back({owed, 1});
}

}  // namespace gonogo
