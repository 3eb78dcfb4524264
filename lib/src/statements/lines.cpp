// SPDX-License-Identifier: MIT
/// Revenue, cannibalised revenue, other income and cost of each step, by line.
#include <algorithm>

#include "compile/dated_amount.hpp"
#include "gonogo/proposal/sections.hpp"
#include "statements/books.hpp"

namespace gonogo {
namespace {

/// Cannibalised: the part of a line that the customer paid before. It has a row, so that
/// readers can see it.
RowId add_displaced(Books& books, const Line& line, RowId earned) {
  const std::string id = line.section + "." + line.id;
  const Term share = books.values().constant(*line.truly_new, verbatim(id + ".new"), Kind::rate);
  return books.sheet.add({.id = id + ".displaced",
                          .label = say("{1}, cannibalised", books.sheet.rows()[earned].label),
                          .sources = {line.truly_new->place}},
                         books.row(earned) * (1.0 - share));
}

/// A line that is paid when it is earned. What is cannibalised is lost when it is earned.
void post_dated(Books& books, const Line& line, RowId earned, RowId displaced) {
  const Side side = section_named(line.section).side;
  if (side == Side::aside || !moves_at_moments(line.per, line.at)) return;
  const std::vector<int> columns = books.sheet.rows()[earned].support;
  const Term amount = with_vat(books, earned, books.items.vat_row(line.section + "." + line.id));
  if (line.cash && !line.delay && !line.paid)
    books.post_dated(side == Side::out ? -amount : amount, columns);
  if (displaced != no_row) books.post_dated(-books.row(displaced), columns);
}

void add_line(Books& books, const Line& line, std::vector<Posting>& displaced) {
  const RowId earned = books.items.row(line.section + "." + line.id);
  books.show(line.section, earned);
  if (line.excluded) return;
  RowId lost = no_row;
  if (line.truly_new) {
    lost = add_displaced(books, line, earned);
    displaced.push_back({lost});
    books.show(line.section, lost);
  }
  post_dated(books, line, earned, lost);
  if (!line.taxable) {
    books.untaxed.push_back({earned, 1});
    if (lost != no_row) books.untaxed.push_back({lost, -1});
  }
  if (line.section == section::cost) {
    // The total of cost includes costs that are not paid and costs that are not deductible. Both are
    // subtracted again here.
    if (!line.cash) {
      books.before_tax.push_back({earned, 1});
      const Message label = books.sheet.rows()[earned].label;
      books.owned.push_back({books.running_total("cost", "cost." + line.id + ".unpaid",
                                                 say("{1}, not paid", label), books.row(earned)),
                             -1});
    }
    if (!line.deductible) books.untaxed.push_back({earned, -1});
  }
}

struct NamesOfNew {
  Message displaced, left;
};

NamesOfNew names_of_new(const FileSection& lines) {
  if (lines.name == section::revenue)
    return {say("cannibalised revenue"), say("revenue that is new")};
  if (lines.side == Side::aside) return {say("cannibalised benefit"), say("benefit that is new")};
  return {say("cannibalised other income"), say("other income that is new")};
}

/// Takes off what is not new. Requires a section that is no cost.
void post_displaced(Books& books, const FileSection& lines, const std::vector<Posting>& displaced,
                    RowId total) {
  const std::string section(lines.name);
  const bool revenue = lines.name == section::revenue;
  const NamesOfNew names = names_of_new(lines);
  const RowId row = books.add(section,
                              {.id = revenue ? "displaced" : "displaced_" + section,
                               .label = names.displaced,
                               .kind = RowKind::total},
                              books.signed_sum(displaced));
  const RowId left =
      books.add(section, {.id = "new_" + section, .label = names.left, .kind = RowKind::total},
                books.row(total) - books.row(row));
  if (revenue) books.flows.revenue = left;
  if (lines.side == Side::aside) books.flows.benefit = left;
  if (lines.side == Side::aside) return;
  books.before_tax.push_back({row, -1});
  books.profit.push_back({row, -1});
}

/// Categories of cost that are part of what is sold, not of selling and running the company.
bool is_cost_of_sales(const Line& line) {
  constexpr std::string_view categories[] = {"network_operation", "network_fixed", "delivery",
                                             "partner_share", "transfer_price"};
  return line.section == section::cost && !line.excluded &&
         std::find(std::begin(categories), std::end(categories), line.category.value) !=
             std::end(categories);
}

/// What all lines give back for their service levels.
void add_compensation(Books& books) {
  std::vector<Posting> parts;
  for (const Line& line : books.proposal().lines) {
    if (!line.compensates.empty()) parts.push_back({books.items.row("cost." + line.id)});
  }
  if (parts.empty()) return;
  books.sheet.add({.id = "compensation",
                   .label = say("compensation for service levels"),
                   .kind = RowKind::helper},
                  books.signed_sum(parts));
}

void add_cost_of_sales(Books& books) {
  Term cost = books.sheet.constant(0);
  for (const Line& line : books.proposal().lines) {
    if (is_cost_of_sales(line)) cost = cost + books.row(books.items.row("cost." + line.id));
  }
  if (cost.is_constant(0)) return;
  books.flows.sales_cost = books.sheet.add(
      {.id = "cost_of_sales", .label = say("cost of sales"), .kind = RowKind::helper}, cost);
}

}  // namespace

void add_operations(Books& books) {
  books.flows.revenue = books.items.row("revenue");
  for (const FileSection* lines : line_sections()) {
    const std::string section(lines->name);
    std::vector<Posting> displaced;
    bool any = false;
    for (const Line& line : books.proposal().lines) {
      if (line.section != section) continue;
      add_line(books, line, displaced);
      any = true;
    }
    const RowId total = books.items.row(section);
    if (!any) continue;
    books.show(section, total);
    if (lines->side != Side::aside) {  // what is outside the contract is never in the flow
      const Posting posting{total, lines->side == Side::out ? -1.0 : 1.0};
      books.before_tax.push_back(posting);
      books.profit.push_back(posting);
    }
    if (lines->side == Side::aside) books.flows.benefit = total;
    if (!displaced.empty()) post_displaced(books, *lines, displaced, total);
  }
  add_cost_of_sales(books);
  add_compensation(books);
}

}  // namespace gonogo
