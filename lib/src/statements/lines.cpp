// SPDX-License-Identifier: MIT
/// Revenue, cannibalised revenue, other income and cost of each step, by line.
#include "gonogo/proposal/sections.hpp"
#include "statements/books.hpp"

namespace gonogo {
namespace {

/// Cannibalised revenue: the part of a line that the customer paid before. It has a row, so that
/// readers can see it.
RowId add_displaced(Books& books, const Line& line, RowId earned) {
  const std::string id = line.section + "." + line.id;
  const Term share = books.values().constant(*line.truly_new, verbatim(id + ".new"), Kind::rate);
  return books.sheet.add({.id = id + ".displaced",
                          .label = say("{1}, cannibalised", books.sheet.rows()[earned].label),
                          .sources = {line.truly_new->place}},
                         books.row(earned) * (1.0 - share));
}

void add_line(Books& books, const Line& line, std::vector<Posting>& displaced) {
  const RowId earned = books.items.row(line.section + "." + line.id);
  books.show(line.section, earned);
  if (line.excluded) return;
  if (line.truly_new) {
    displaced.push_back({add_displaced(books, line, earned)});
    books.show(line.section, displaced.back().row);
  }
  if (line.section == section::cost) {
    // The total of cost includes costs that are not paid and costs that are not deductible. Both are
    // subtracted again here.
    if (!line.cash) {
      books.before_tax.push_back({earned, 1});
      const Message& label = books.sheet.rows()[earned].label;
      books.owned.push_back({books.running_total("cost", "cost." + line.id + ".unpaid",
                                                 say("{1}, not paid", label), books.row(earned)),
                             -1});
    }
    if (!line.deductible) books.untaxed.push_back({earned, -1});
  }
}

}  // namespace

void add_operations(Books& books) {
  books.flows.revenue = books.items.row("revenue");
  std::vector<Posting> displaced;
  for (const FileSection* lines : line_sections()) {
    const std::string section(lines->name);
    bool any = false;
    for (const Line& line : books.proposal().lines) {
      if (line.section != section) continue;
      add_line(books, line, displaced);
      any = true;
    }
    const RowId total = books.items.row(section);
    if (!any) continue;
    books.show(section, total);
    if (lines->side == Side::aside) continue;  // outside the contract: never in the flow
    const Posting posting{total, lines->side == Side::out ? -1.0 : 1.0};
    books.before_tax.push_back(posting);
    books.profit.push_back(posting);
    if (lines->name == section::revenue && !displaced.empty()) {
      const RowId row = books.add(
          "revenue",
          {.id = "displaced", .label = say("cannibalised revenue"), .kind = RowKind::total},
          books.signed_sum(displaced));
      books.before_tax.push_back({row, -1});
      books.profit.push_back({row, -1});
      books.flows.revenue = books.add(
          "revenue",
          {.id = "new_revenue", .label = say("revenue that is new"), .kind = RowKind::total},
          books.row(total) - books.row(row));
    }
  }
}

}  // namespace gonogo
