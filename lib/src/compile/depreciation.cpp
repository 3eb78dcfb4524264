// SPDX-License-Identifier: MIT
#include "compile/depreciation.hpp"

#include <algorithm>

#include "compile/ages.hpp"
#include "compile/allowance.hpp"
#include "compile/assets.hpp"
#include "compile/inside.hpp"
#include "compile/residual.hpp"

namespace gonogo {

namespace {

std::size_t at(int column) { return static_cast<std::size_t>(column); }

/// Default: the life ends with the period, or with the first replacement.
Term life_of(Sheet& sheet, Values& values, const Investment& asset, const AssetTimes& times) {
  if (asset.life) {
    return values.count(*asset.life, verbatim(asset.life->count.address)) /
           per_year(asset.life->unit, sheet.axis());
  }
  const TimeAxis& axis = sheet.axis();
  if (!times.replaced.empty())
    return sheet.constant(between(axis, times.service - 1, times.replaced.front()));
  const int service = std::min(times.service, axis.last);
  return sheet.constant(between(axis, service - 1, axis.last));
}

class DepreciationRows {
 public:
  DepreciationRows(Compilation& bid, Values& values, const Investment& asset, AssetRows& rows)
      : bid_(bid),
        values_(values),
        sheet_(bid.sheet),
        asset_(asset),
        id_(rows.prefix + "depreciation." + asset.id),
        rows_(rows),
        times_(rows.times) {}

  void add() {
    fits_ = depreciation_fits(bid_, asset_, times_);
    add_cost();
    const std::string name = rows_.prefix + "investment." + asset_.id;
    const Message label = sheet_.rows()[rows_.outlay].label;  // a copy: declaring moves rows
    rows_.book_sold = sheet_.declare({.id = name + ".book_sold",
                                      .label = say("{1}, net book value of disposals", label),
                                      .sources = {asset_.place}});
    rows_.book = sheet_.declare({.id = name + ".book",
                                 .label = say("{1}, book value", label),
                                 .roll = Roll::last,
                                 .sources = {asset_.place}});
    sheet_.define(rows_.depreciation, depreciation());
    const Term left = sheet_.prior(rows_.book) - sheet_.row(rows_.depreciation);
    const Term sold =
        inside(flags(sheet_.axis(), {times_.sold}), "time.sold", left + sheet_.row(rows_.cost));
    if (asset_.depreciation.method == DepreciationMethod::expense) {
      sheet_.define(rows_.book_sold, zero());  // written off when it is bought
    } else if (times_.replaced.empty()) {
      sheet_.define(rows_.book_sold, sold);
    } else {
      sheet_.define(rows_.book_sold, sheet_.select(replaced(sheet_, times_), left, sold));
    }
    sheet_.define(rows_.book, left + sheet_.row(rows_.cost) - sheet_.row(rows_.book_sold));
  }

 private:
  Term zero() { return sheet_.constant(0); }

  /// What is depreciated: the outlays, with their VAT where it is capitalised.
  void add_cost() {
    rows_.cost = rows_.outlay;
    rows_.cost_in_place = rows_.in_place;
    if (!asset_.capitalise_vat || rows_.vat == no_row) return;
    const SheetRow outlay = sheet_.rows()[rows_.outlay];  // a copy: adding moves rows
    rows_.cost = sheet_.add({.id = id_ + ".cost",
                             .label = say("{1}, with capitalised VAT", outlay.label),
                             .support = outlay.support,
                             .sources = {asset_.place}},
                            sheet_.row(rows_.outlay) + sheet_.row(rows_.vat));
    AssetRows capitalised = rows_;
    capitalised.outlay = rows_.cost;
    capitalised.in_place = rows_.cost_in_place =
        sheet_.declare({.id = id_ + ".cost_in_place",
                        .label = say("{1}, cost in place with capitalised VAT", outlay.label),
                        .roll = Roll::last,
                        .sources = {asset_.place}});
    define_in_place(bid_, capitalised);
  }

  Term depreciation() {
    const DepreciationMethod method = asset_.depreciation.method;
    if (method == DepreciationMethod::expense) return sheet_.row(rows_.cost);
    const bool never = method == DepreciationMethod::none || times_.service > times_.sold;
    if (never || !fits_) return zero();
    if (!times_.by_purchase) return one_at_a_time();
    if (method == DepreciationMethod::straight_line && !asset_.life) return evenly_to_the_end();
    return by_purchase();
  }

  Term reduced(const Ages& ages, Term value) {
    return inside(disposal_factors(sheet_.axis(), times_, ages, asset_.depreciation.disposal_year),
                  "time.disposal_share", value);
  }

  Term one_at_a_time() {
    const Ages ages = ages_in_time(sheet_.axis(), times_);
    const Term cost = sheet_.prior(rows_.cost_in_place);
    const Worth worth{life_of(sheet_, values_, asset_, times_), cost,
                      residual_of(values_, asset_, cost), rows_.book,
                      range_of_shares(bid_, asset_, times_)};
    return reduced(ages, allowance(bid_, values_, asset_, id_, ages, worth));
  }

  /// Spreads the book value of what is in service, less its residual, over the remaining time. The
  /// book value of each purchase so falls evenly to its residual.
  Term evenly_to_the_end() {
    const TimeAxis& axis = sheet_.axis();
    std::vector<double> share(axis.length.size(), 0.0);
    for (int c = times_.service; c <= times_.sold; ++c) {
      share[at(c)] = between(axis, c - 1, c) / between(axis, c - 1, axis.last);
    }
    Term book = sheet_.prior(rows_.book), cost = sheet_.prior(rows_.cost_in_place);
    if (waits_for_year_end()) {
      const Term idle = sheet_.prior(waiting());
      book = book - idle;
      cost = cost - idle;
    }
    const Term left = book - residual_of(values_, asset_, cost);
    return reduced({}, inside(share, "time.share_of_rest", left));
  }

  /// The allowances of a purchase of 1, by age.
  RowId profile(const std::string& id, Years length, RowId book, Term life, Term residual) {
    const Ages ages = ages_of_purchase(sheet_.axis(), length);
    const Worth worth{life, sheet_.constant(1), residual, book,
                      range_of_shares(bid_, asset_, times_)};
    return sheet_.add({.id = id,
                       .label = say("share of a purchase written off by age"),
                       .kind = RowKind::helper,
                       .unit = Kind::ratio,
                       .axis = RowAxis::age,
                       .sources = {asset_.place}},
                      allowance(bid_, values_, asset_, id, ages, worth));
  }

  Term by_purchase() {
    const TimeAxis& axis = sheet_.axis();
    const RowId book = sheet_.declare({.id = id_ + ".book_by_age",
                                       .label = say("book value of a purchase of 1 by age"),
                                       .kind = RowKind::helper,
                                       .unit = Kind::ratio,
                                       .roll = Roll::last,
                                       .axis = RowAxis::age});
    const Term life = life_of(sheet_, values_, asset_, times_);
    const Term residual = residual_of(values_, asset_, sheet_.constant(1));
    const Years step = 1.0 / axis.steps_per_year;
    const RowId usual = profile(id_ + ".profile", step, book, life, residual);
    std::vector<double> bought(axis.length.size(), 0.0);
    bought[0] = 1;
    const Term new_bought = sheet_.clock("time.bought", say("bought"), bought, RowAxis::age);
    sheet_.define(book, sheet_.prior(book) + new_bought - sheet_.row(usual));
    Term written_off = sheet_.spread(placed(), usual);
    const Years last = between(axis, axis.last - 1, axis.last);
    if (last < step - 1e-12) {
      const RowId cut = profile(id_ + ".profile_of_short_step", last, book, life, residual);
      const Term is_last =
          sheet_.clock("time.last_step", say("last step"), flags(axis, {axis.last}));
      written_off = sheet_.select(is_last, sheet_.spread(placed(), cut), written_off);
    }
    std::vector<double> serves(axis.length.size(), 0.0);
    for (int c = times_.service; c <= times_.sold; ++c) serves[at(c)] = 1;
    return reduced({}, inside(serves, "time.in_service", written_off));
  }

  /// Purchases by `per` go into service with the next project year, in steps of any width.
  bool waits_for_year_end() const { return asset_.per && sheet_.axis().steps_per_year > 1; }

  /// 1 in the last step before operation and in the last step of each later project year.
  Term year_ends() {
    const TimeAxis& axis = sheet_.axis();
    std::vector<double> ends(axis.length.size(), 0.0);
    ends[at(times_.service - 1)] = 1;
    for (int c = times_.service; c <= axis.last; ++c) {
      if (c % axis.steps_per_year == 0) ends[at(c)] = 1;
    }
    return sheet_.clock("time.put_in_service", say("put in service after the step"), ends);
  }

  /// Cost of purchases that are not yet in service at the end of the step.
  RowId waiting() {
    if (waiting_ != no_row) return waiting_;
    waiting_ =
        sheet_.declare({.id = id_ + ".waiting",
                        .label = say("{1}, not yet in service", sheet_.rows()[rows_.outlay].label),
                        .kind = RowKind::helper,
                        .roll = Roll::last,
                        .sources = {asset_.place}});
    sheet_.define(waiting_, sheet_.select(year_ends(), zero(), bought_so_far()));
    return waiting_;
  }

  Term bought_so_far() { return sheet_.prior(waiting_) + sheet_.row(rows_.cost); }

  /// Purchases by the step after which they serve. Those made before operation count when operation
  /// begins.
  RowId placed() {
    if (placed_ != no_row) return placed_;
    if (waits_for_year_end()) {
      waiting();
      return placed_ = add_placed(sheet_.select(year_ends(), bought_so_far(), zero()));
    }
    const auto& support = sheet_.rows()[rows_.cost].support;
    const int before = times_.service - 1;
    if (support.empty() || support.front() >= before) return placed_ = rows_.cost;
    std::vector<double> serving(sheet_.axis().length.size(), 0.0);
    std::fill(serving.begin() + times_.service, serving.end(), 1.0);
    const Term building = inside(flags(sheet_.axis(), {before}), "time.put_in_service",
                                 sheet_.row(rows_.cost_in_place));
    const Term later = sheet_.clock("time.in_operation", say("bought in operation"), serving);
    return placed_ = add_placed(sheet_.select(later, sheet_.row(rows_.cost), building));
  }

  RowId add_placed(Term formula) {
    return sheet_.add({.id = id_ + ".placed",
                       .label = say("{1}, put in service", sheet_.rows()[rows_.outlay].label),
                       .kind = RowKind::helper},
                      formula);
  }

  Compilation& bid_;
  Values& values_;
  Sheet& sheet_;
  const Investment& asset_;
  std::string id_;
  AssetRows& rows_;
  const AssetTimes& times_;
  RowId placed_ = no_row, waiting_ = no_row;
  bool fits_ = true;
};

}  // namespace

void define_depreciation(Compilation& bid, Values& values, const Investment& asset,
                         AssetRows& rows) {
  DepreciationRows(bid, values, asset, rows).add();
}

}  // namespace gonogo
