// SPDX-License-Identifier: MIT
#include "compile/vat.hpp"

#include <set>

#include "compile/expression_text.hpp"
#include "compile/inside.hpp"

namespace gonogo {
namespace {

/// More VAT than the amount that includes it.
constexpr Range without_vat = {.of = Range::Of::without_vat, .lowest = 0};

bool is_schedule(const Amount& amount) {
  return std::holds_alternative<std::vector<Entry>>(amount.value);
}

/// A VAT in money, in each step. It has the moments of its item, or the same labels.
DatedAmount dated_vat(Compilation& bid, Values& values, const TaxedItem& item) {
  const Amount& amount = *item.vat->amount;
  const WrittenAmount& of_item = item.amount;
  if (of_item.per || is_schedule(amount))
    return dated_amount(bid, values, {amount, of_item.per, of_item.at, of_item.time},
                        item.id + ".vat");
  Usage usage{.owner = item.id, .at_once = true};
  if (const std::vector<int> moved = columns_of(item.share); !moved.empty())
    usage.first_used = moved.front();
  const Resolved value = values.amount(amount, {}, bid.calendar.whole(), usage);
  return {value.term, item.share, "time.moments"};
}

ItemMoney money_of(Values& values, const TaxedItem& item, const DatedAmount& vat) {
  const Term alone = values.scaled(item.id, item.levers, vat.value);
  const Term whole = values.levered_by_section(item.section, alone);
  return {inside(vat.share, vat.label, alone), inside(vat.share, vat.label, whole)};
}

void add_columns(std::vector<int>& support, const std::vector<int>& more) {
  std::set<int> all(support.begin(), support.end());
  all.insert(more.begin(), more.end());
  support.assign(all.begin(), all.end());
}

SheetRow head_of_vat(const Compilation& bid, const TaxedItem& item, RowId row) {
  const SheetRow& head = bid.sheet.rows()[row];
  return {.id = item.id + ".vat_amount",
          .label = say("{1}, VAT", head.label),
          .support = head.support,
          .sources = {item.vat->place},
          .text = item.vat->amount ? expression_text(*item.vat->amount) : std::string()};
}

}  // namespace

const ItemVat* vat_of(const Line& line) { return line.vat && !line.exempt ? &*line.vat : nullptr; }

const ItemVat* vat_of(const Investment& asset) { return asset.vat ? &*asset.vat : nullptr; }

ItemMoney define_without_vat(Compilation& bid, Values& values, const TaxedItem& item,
                             const ItemMoney& written, RowId row, RowId& vat) {
  Sheet& sheet = bid.sheet;
  if (!item.vat) {
    sheet.define(row, written.whole);
    return written;
  }
  ItemMoney net = written;
  if (item.vat->rate) {
    const Term rate =
        values.constant(*item.vat->rate, verbatim(item.vat->rate->address), Kind::rate);
    const Term gross = sheet.constant(1) + rate;
    if (item.vat->included) net = {written.own / gross, written.whole / gross};
    sheet.define(row, net.whole);
    vat = sheet.add(head_of_vat(bid, item, row), sheet.row(row) * rate);
    return net;
  }
  const DatedAmount dated = dated_vat(bid, values, item);
  const ItemMoney money = money_of(values, item, dated);
  vat = sheet.declare(head_of_vat(bid, item, row));
  if (item.vat->included) {
    const Bound bound{
        .address = item.vat->amount->address, .place = item.vat->place, .range = without_vat};
    net = {written.own - money.own, sheet.within(written.whole - sheet.row(vat), bound)};
    add_columns(sheet.edit(row).support, columns_of(dated.share));
  }
  add_columns(sheet.edit(vat).support, columns_of(dated.share));
  sheet.define(row, net.whole);
  sheet.define(vat, money.whole);
  return net;
}

}  // namespace gonogo
