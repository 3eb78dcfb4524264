// SPDX-License-Identifier: MIT
/// When the money of a line is paid: later by `receivable` / `payable`, or at the moments of `paid`.
#include <cmath>

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

/// What of the money due never comes. It is a cost in the step in which it falls due, at the latest
/// in the last of the period.
Term add_doubtful(Books& books, const Line& line, Term due, std::vector<Posting>& doubtful) {
  const std::string id = line.section + "." + line.id;
  const Message label = books.sheet.rows()[books.items.row(id)].label;
  const Place& place = line.doubtful->place;
  const TimeAxis& axis = books.axis();
  const Term share =
      books.values().constant(*line.doubtful, verbatim(id + ".doubtful"), Kind::rate);
  const Term missing = due * share;
  Term cost = missing;
  if (axis.columns() - 1 > axis.last) {
    const auto flags = [&](int first, int last) { return books.bid.calendar.flags({first, last}); };
    const RowId late = books.sheet.add(
        {.id = id + ".doubtful_late",
         .label = say("{1}, doubtful and due from the last step on", label),
         .kind = RowKind::helper,
         .sources = {place}},
        inside(flags(axis.last, axis.columns() - 1), "time.from_last_step", missing));
    const Term before = inside(flags(0, axis.last - 1), "time.before_last_step", missing);
    const Term at_last =
        books.sheet.clock("time.last_step", say("last step"), flags(axis.last, axis.last));
    cost = books.sheet.select(at_last, books.sheet.total(late), before);
  }
  const RowId row = books.add(
      "payments",
      {.id = id + ".doubtful", .label = say("{1}, doubtful", label), .sources = {place}}, cost);
  doubtful.push_back({row});
  if (!line.taxable) books.untaxed.push_back({row, -1});
  return missing;
}

/// The moments at which a sum that the bid dates is paid: those it is due at and as many steps later.
/// Where the delay ends within a step, it has none.
std::vector<int> later_moments(const Books& books, const Line& line, RowId earned) {
  if (!moves_at_moments(line.per, line.at)) return {};
  const double steps = books.bid.constants.years(*line.delay) * books.axis().steps_per_year;
  if (std::abs(steps - std::round(steps)) > 1e-9) return {};
  std::vector<int> moments;
  for (const int column : books.sheet.rows()[earned].support) {
    const int later = column + static_cast<int>(std::round(steps));
    if (later < books.axis().columns()) moments.push_back(later);
  }
  return moments;
}

}  // namespace

void add_payments(Books& books) {
  std::vector<Posting> late, doubtful;
  for (const Line& line : books.proposal().lines) {
    const Side side = section_named(line.section).side;
    if ((!line.delay && !line.paid) || line.excluded || side == Side::aside || !line.cash) continue;
    const std::string id = line.section + "." + line.id;
    // All of the line is paid late. Cannibalised revenue is lost at once, so it has no delay.
    const RowId earned = billed(books, id);
    Term paid;
    std::vector<int> moments;
    if (line.delay) {
      // What is settled falls due as a whole, in the last moment of its year.
      const WithinStep due = line.settled ? WithinStep::at_the_end : WithinStep::evenly;
      paid = delayed(books, earned, {books.bid.constants.years(*line.delay), due});
      moments = later_moments(books, line, earned);
    } else {
      const auto shares = books.bid.calendar.shares(*line.paid, Calendar::Late::allowed);
      if (moves_at_moments({}, line.paid)) moments = columns_of(shares);
      paid = inside(shares, "time.share_paid", books.sheet.total(earned));
    }
    if (line.doubtful) paid = paid - add_doubtful(books, line, paid, doubtful);
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
  Term lost = books.sheet.constant(0);
  if (!doubtful.empty()) {
    const RowId total = books.add(
        "payments", {.id = "doubtful", .label = say("doubtful debts"), .kind = RowKind::total},
        books.signed_sum(doubtful));
    books.profit.push_back({total, -1});
    lost = books.row(total);
  }
  const RowId owed = books.running_total("payments", "owed", say("receivables less payables"),
                                         -books.row(row) - lost);
  books.owned.push_back({owed, 1});
}

}  // namespace gonogo
