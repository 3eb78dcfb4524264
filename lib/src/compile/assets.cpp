// SPDX-License-Identifier: MIT
#include "compile/assets.hpp"

#include <algorithm>

#include "compile/ages.hpp"
#include "compile/check_asset.hpp"
#include "compile/dated_amount.hpp"
#include "compile/expression_text.hpp"
#include "compile/inside.hpp"
#include "compile/vat.hpp"

namespace gonogo {
namespace {

/// The last column with a share; 0 where there is none.
int last_paid(const std::vector<double>& share) {
  const std::vector<int> columns = columns_of(share);
  return columns.empty() ? 0 : columns.back();
}

/// Whether several purchases have times of their own: by `per`, or by a schedule with more than what
/// goes into service when operation begins.
bool is_by_purchase(const TimeAxis& axis, const Investment& asset,
                    const std::vector<double>& share) {
  if (asset.per) return true;
  if (asset.at || !std::holds_alternative<std::vector<Entry>>(asset.amount.value)) return false;
  return columns_of(share).size() > 1 && last_paid(share) >= axis.operation;
}

AssetTimes find_times(Compilation& bid, const Investment& asset, const std::vector<double>& share) {
  const TimeAxis& axis = bid.sheet.axis();
  AssetTimes times{.sold = asset.sold ? bid.calendar.last_column(*asset.sold) : axis.last,
                   .by_purchase = is_by_purchase(axis, asset, share)};
  const int paid = last_paid(share);
  times.service = times.by_purchase ? axis.operation : std::max(axis.operation, paid + 1);
  if (asset.sold && paid > times.sold) {
    add_error(bid.diagnostics, "sold-before-paid",
              say("'{1}' is sold before it is paid for", verbatim(asset.id)), asset.sold->place,
              say("say a later 'sold'"));
  } else if (asset.sold && times.sold == 0 && !asset.existing && !times.by_purchase) {
    add_error(bid.diagnostics, "sold-before-paid",
              say("'{1}' is sold when it is bought", verbatim(asset.id)), asset.sold->place,
              say("say a later 'sold'"));
  }
  if (!asset.replace) return times;
  const int every = bid.constants.whole_steps(*asset.replace, axis.steps_per_year, "replace", 1);
  for (int c = times.service - 1 + every; c < times.sold; c += every) times.replaced.push_back(c);
  return times;
}

}  // namespace

Outlay define_outlay(Compilation& bid, Values& values, const Investment& asset, RowId outlay) {
  const std::string id = "investment." + asset.id;
  const WrittenAmount written{asset.amount, asset.per, asset.at, asset.time};
  DatedAmount amount = dated_amount(bid, values, written, id);
  AssetTimes times = find_times(bid, asset, amount.share);
  check_asset(bid, asset, times);
  for (const int column : times.replaced) amount.share[static_cast<std::size_t>(column)] = 1;
  const Term alone = bid.sheet.within(
      values.levered(id, asset.levers, amount.value),
      {.address = id + ".amount", .place = asset.amount.place, .range = not_negative});
  const Term value = values.levered_by_section("investment", alone);
  SheetRow& head = bid.sheet.edit(outlay);
  head.text = expression_text(asset.amount);
  head.sources = {asset.amount.place};
  head.support = columns_of(amount.share);
  const ItemMoney money{inside(amount.share, amount.label, alone),
                        inside(amount.share, amount.label, value)};
  const TaxedItem item{"investment", id, vat_of(asset), written, asset.levers, amount.share};
  Outlay result{.times = times};
  result.own = define_without_vat(bid, values, item, money, outlay, result.vat).own;
  return result;
}

void define_in_place(Compilation& bid, const AssetRows& rows) {
  Sheet& sheet = bid.sheet;
  Term cost = sheet.prior(rows.in_place) + sheet.row(rows.outlay);
  if (!rows.times.replaced.empty())
    cost = sheet.select(replaced(sheet, rows.times), sheet.row(rows.outlay), cost);
  sheet.define(rows.in_place,
               inside(bid.calendar.flags(Window{0, rows.times.sold}), "time.there", cost));
}

Term replaced(Sheet& sheet, const AssetTimes& times) {
  return sheet.clock("time.replaced", say("steps in which it is replaced"),
                     flags(sheet.axis(), times.replaced));
}

}  // namespace gonogo
