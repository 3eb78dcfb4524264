// SPDX-License-Identifier: MIT
/// The rows of depreciation and book value of an asset.
#include <algorithm>

#include "statements/ages.hpp"
#include "statements/allowance.hpp"

namespace gonogo {

Term residual_of(Compiler& compiler, const Investment& asset, Term cost) {
  if (asset.residual) {
    return cost * compiler.constant(*asset.residual, asset.residual->address, Kind::rate);
  }
  if (asset.residual_amount) {
    return compiler.constant(*asset.residual_amount, asset.residual_amount->address, Kind::money);
  }
  return compiler.sheet.constant(0);
}

namespace {

std::size_t at(int column) { return static_cast<std::size_t>(column); }

/// The life as stated, else until what it serves for ends.
Term life_of(Compiler& compiler, const Investment& asset, const AssetTimes& times) {
  if (asset.life) {
    return compiler.count(*asset.life, asset.life->count.address) / per_year(asset.life->unit);
  }
  const TimeAxis& axis = compiler.sheet.axis();
  if (!times.replaced.empty()) {
    return compiler.sheet.constant(between(axis, times.service - 1, times.replaced.front()));
  }
  const int service = std::min(times.service, axis.last);
  return compiler.sheet.constant(between(axis, service - 1, axis.last));
}

class DepreciationRows {
 public:
  DepreciationRows(Compiler& compiler, const Investment& asset)
      : compiler_(compiler),
        sheet_(compiler.sheet),
        asset_(asset),
        id_("depreciation." + asset.id),
        bought_(compiler.row("investment." + asset.id)),
        in_place_(compiler.row("investment." + asset.id + ".in_place")),
        times_(compiler.times_of(asset)) {}

  /// Defines `row`, the depreciation, and appends the book value and what of it is given up.
  void add(RowId row) {
    fits_ = depreciation_fits(compiler_, asset_);
    const std::string name = "investment." + asset_.id;
    const std::string label = sheet_.rows()[bought_].label;  // a copy: declaring moves rows
    const RowId given_up = sheet_.declare({.id = name + ".book_sold",
                                           .label = label + ", book value given up",
                                           .sources = {asset_.place}});
    book_ = sheet_.declare({.id = name + ".book",
                            .label = label + ", book value",
                            .roll = Roll::last,
                            .sources = {asset_.place}});
    sheet_.define(row, depreciation());
    const Term left = sheet_.prior(book_) - sheet_.row(row);
    const Term sold = compiler_.inside(flags(sheet_.axis(), {times_.sold}), "sold." + asset_.id,
                                       left + sheet_.row(bought_));
    if (asset_.depreciation.method == DepreciationMethod::expense) {
      sheet_.define(given_up, zero());  // written off when it is bought
    } else {
      sheet_.define(given_up,
                    times_.replaced.empty() ? sold : sheet_.select(replaced(), left, sold));
    }
    sheet_.define(book_, left + sheet_.row(bought_) - sheet_.row(given_up));
  }

 private:
  Term zero() { return sheet_.constant(0); }

  Term replaced() {
    return compiler_.clock("replaced." + asset_.id, "steps in which it is replaced",
                           flags(sheet_.axis(), times_.replaced));
  }

  Term depreciation() {
    const DepreciationMethod method = asset_.depreciation.method;
    if (method == DepreciationMethod::expense) return sheet_.row(bought_);
    const bool never = method == DepreciationMethod::none || times_.service > times_.sold;
    if (never || !fits_) return zero();
    if (!times_.by_purchase) return one_at_a_time();
    if (method == DepreciationMethod::straight_line && !asset_.life) return evenly_to_the_end();
    return by_purchase();
  }

  Term reduced(const Ages& ages, Term value) {
    return compiler_.inside(
        disposal_factors(sheet_.axis(), times_, ages, asset_.depreciation.disposal_year),
        "disposal." + asset_.id, value);
  }

  Term one_at_a_time() {
    const Ages ages = ages_in_time(sheet_.axis(), times_);
    const Term cost = sheet_.prior(in_place_);
    const Worth worth{life_of(compiler_, asset_, times_), cost,
                      residual_of(compiler_, asset_, cost), book_};
    return reduced(ages, allowance(compiler_, asset_, id_, ages, worth));
  }

  /// What is not yet written off of all purchases, over the time that is left: each falls evenly to
  /// its residual.
  Term evenly_to_the_end() {
    const TimeAxis& axis = sheet_.axis();
    std::vector<double> share(axis.length.size(), 0.0);
    for (int c = times_.service; c <= times_.sold; ++c) {
      share[at(c)] = between(axis, c - 1, c) / between(axis, c - 1, axis.last);
    }
    const Term left = sheet_.prior(book_) - residual_of(compiler_, asset_, sheet_.prior(in_place_));
    return reduced({}, compiler_.inside(share, id_ + ".share", left));
  }

  /// The profile of a purchase of 1: its allowances by age.
  RowId profile(const std::string& id, Years length, RowId book, Term life, Term residual) {
    const Ages ages = ages_of_purchase(sheet_.axis(), length);
    const Worth worth{life, sheet_.constant(1), residual, book};
    return sheet_.add({.id = id,
                       .label = "share of a purchase written off by age",
                       .kind = RowKind::helper,
                       .unit = Kind::ratio,
                       .axis = RowAxis::age,
                       .sources = {asset_.place}},
                      allowance(compiler_, asset_, id, ages, worth));
  }

  Term by_purchase() {
    const TimeAxis& axis = sheet_.axis();
    const RowId book = sheet_.declare({.id = id_ + ".book_by_age",
                                       .label = "book value of a purchase of 1 by age",
                                       .kind = RowKind::helper,
                                       .unit = Kind::ratio,
                                       .roll = Roll::last,
                                       .axis = RowAxis::age});
    const Term life = life_of(compiler_, asset_, times_);
    const Term residual = residual_of(compiler_, asset_, sheet_.constant(1));
    const Years step = 1.0 / axis.steps_per_year;
    const RowId usual = profile(id_ + ".profile", step, book, life, residual);
    std::vector<double> bought(axis.length.size(), 0.0);
    bought[0] = 1;
    const Term new_bought = sheet_.clock("time.bought", "bought", bought, RowAxis::age);
    sheet_.define(book, sheet_.prior(book) + new_bought - sheet_.row(usual));
    Term written_off = sheet_.spread(placed(), usual);
    const Years last = between(axis, axis.last - 1, axis.last);
    if (last < step - 1e-12) {
      const RowId cut = profile(id_ + ".profile_of_short_step", last, book, life, residual);
      const Term is_last = compiler_.clock("time.last_step", "last step", flags(axis, {axis.last}));
      written_off = sheet_.select(is_last, sheet_.spread(placed(), cut), written_off);
    }
    std::vector<double> serves(axis.length.size(), 0.0);
    for (int c = times_.service; c <= times_.sold; ++c) serves[at(c)] = 1;
    return reduced({}, compiler_.inside(serves, id_ + ".serves", written_off));
  }

  /// Purchases, those made while building when operation begins.
  RowId placed() {
    if (placed_ != no_row) return placed_;
    const auto& support = sheet_.rows()[bought_].support;
    const int before = times_.service - 1;
    if (support.empty() || support.front() >= before) return placed_ = bought_;
    std::vector<double> serving(sheet_.axis().length.size(), 0.0);
    std::fill(serving.begin() + times_.service, serving.end(), 1.0);
    const Term building = compiler_.inside(flags(sheet_.axis(), {before}), id_ + ".put_in_service",
                                           sheet_.row(in_place_));
    const Term later = compiler_.clock(id_ + ".later", "bought in operation", serving);
    return placed_ = sheet_.add({.id = id_ + ".placed",
                                 .label = sheet_.rows()[bought_].label + ", put in service",
                                 .kind = RowKind::helper},
                                sheet_.select(later, sheet_.row(bought_), building));
  }

  Compiler& compiler_;
  Sheet& sheet_;
  const Investment& asset_;
  std::string id_;
  RowId bought_, in_place_, book_ = no_row, placed_ = no_row;
  AssetTimes times_;
  bool fits_ = true;
};

}  // namespace

void Compiler::build_depreciation(const Investment& asset, Item& item) {
  DepreciationRows(*this, asset).add(item.row);
}

}  // namespace gonogo
