// SPDX-License-Identifier: MIT
#include "compile/allowance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

// IRS Publication 946, table A-1: general depreciation system, half-year convention.
constexpr double macrs_3[] = {0.3333, 0.4445, 0.1481, 0.0741};
constexpr double macrs_5[] = {0.20, 0.32, 0.192, 0.1152, 0.1152, 0.0576};
constexpr double macrs_7[] = {0.1429, 0.2449, 0.1749, 0.1249, 0.0893, 0.0892, 0.0893, 0.0446};
constexpr double macrs_10[] = {0.10,   0.18,   0.144,  0.1152, 0.0922, 0.0737,
                               0.0655, 0.0655, 0.0656, 0.0655, 0.0328};
constexpr double macrs_15[] = {0.05,   0.095, 0.0855, 0.077, 0.0693, 0.0623, 0.059,  0.059,
                               0.0591, 0.059, 0.0591, 0.059, 0.0591, 0.059,  0.0591, 0.0295};
constexpr double macrs_20[] = {0.0375,  0.07219, 0.06677, 0.06177, 0.05713, 0.05285, 0.04888,
                               0.04522, 0.04462, 0.04461, 0.04462, 0.04461, 0.04462, 0.04461,
                               0.04462, 0.04461, 0.04462, 0.04461, 0.04462, 0.04461, 0.02231};

struct ShareTable {
  std::string_view name;
  std::span<const double> shares;
};

constexpr std::array<ShareTable, 6> tables = {{{"macrs_3", macrs_3},
                                               {"macrs_5", macrs_5},
                                               {"macrs_7", macrs_7},
                                               {"macrs_10", macrs_10},
                                               {"macrs_15", macrs_15},
                                               {"macrs_20", macrs_20}}};

const ShareTable* find_table(std::string_view name) {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](const ShareTable& t) { return t.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

/// A clock of an age counts from a purchase; all assets with the same ages share it.
std::string clock_name(const Ages& ages, const std::string& name) {
  return (ages.axis == RowAxis::age ? "age." : "time.") + name;
}

class Allowance {
 public:
  Allowance(Sheet& sheet, Values& values, const Investment& asset, std::string id, const Ages& ages,
            const Worth& worth)
      : values_(values),
        sheet_(sheet),
        asset_(asset),
        id_(std::move(id)),
        ages_(ages),
        worth_(worth) {}

  Term of_step() {
    switch (asset_.depreciation.method) {
      case DepreciationMethod::straight_line:
        return depreciable() * straight_line();
      case DepreciationMethod::sum_of_years:
        return depreciable() * sum_of_years();
      case DepreciationMethod::double_declining:
      case DepreciationMethod::declining:
        return declining();
      case DepreciationMethod::table:
        return worth_.cost * table();
      case DepreciationMethod::shares:
        return worth_.cost * shares();
      case DepreciationMethod::amounts:
        return amounts();
      case DepreciationMethod::expense:
      case DepreciationMethod::none:
        break;
    }
    return zero();
  }

 private:
  Term zero() { return sheet_.constant(0); }
  Term depreciable() { return worth_.cost - worth_.residual; }

  Term clock(const std::string& name, const Message& label, std::vector<double> values) {
    return sheet_.clock(clock_name(ages_, name), label, std::move(values), ages_.axis);
  }

  Term length() {
    return clock("length_in_service", say("length of the step in years"), ages_.length);
  }

  /// The part of the step that is within the life.
  Term used() {
    const Term elapsed =
        clock("years_in_service", say("years in service before the step"), ages_.elapsed);
    return minimum(maximum(worth_.life - elapsed, zero()), length());
  }

  Term row(const std::string& name, const Message& label, Kind unit, Roll roll, Term formula) {
    return sheet_.row(sheet_.add({.id = id_ + "." + name,
                                  .label = label,
                                  .kind = RowKind::helper,
                                  .unit = unit,
                                  .roll = roll,
                                  .axis = ages_.axis,
                                  .sources = {asset_.place}},
                                 formula));
  }

  Term share(Term formula) {
    return row("share", say("share of the depreciable cost"), Kind::ratio, Roll::sum, formula);
  }

  Term straight_line() { return share(used() / worth_.life); }

  /// Years left at the beginning of the asset's year.
  Term years_left() {
    std::vector<double> past;
    for (const double year : ages_.year) past.push_back(std::max(0.0, year - 1));
    return worth_.life -
           clock("full_years_in_service", say("full years in service"), std::move(past));
  }

  /// Digits L, L - 1, ... for a life of L years. Where L is not whole, the last digit is the
  /// fraction, and so is the last year.
  Term sum_of_years() {
    const Term digits = sheet_.apply(Op::ceil, worth_.life);
    const Term sum = worth_.life * digits - digits * (digits - 1) / 2;
    const Term digit = maximum(years_left(), sheet_.constant(1));
    const Term within_life = used();
    return share(digit * within_life / sum);
  }

  /// Book value at the beginning of the asset's year. The year's allowance is a share of it.
  Term opening() {
    const RowId opening = sheet_.declare({.id = id_ + ".opening",
                                          .label = say("book value at the beginning of its year"),
                                          .kind = RowKind::helper,
                                          .roll = Roll::none,
                                          .axis = ages_.axis,
                                          .sources = {asset_.place}});
    const Term opens =
        clock("asset_year_opens", say("first step of a year of the asset"), ages_.opens);
    sheet_.define(opening, sheet_.select(opens, sheet_.prior(worth_.book), sheet_.prior(opening)));
    return sheet_.row(opening);
  }

  Term declining() {
    const Depreciation& how = asset_.depreciation;
    const bool twice = how.method == DepreciationMethod::double_declining;
    if (!twice && !how.rate) return sheet_.missing();  // reported by depreciation_fits
    const Term rate = twice ? minimum(sheet_.constant(2) / worth_.life, sheet_.constant(1))
                            : values_.constant(*how.rate, verbatim(how.rate->address), Kind::rate);
    const Term before = opening();
    const Term left = before - worth_.residual;
    Term year = before * rate;
    if (twice) year = minimum(year, maximum(left, zero()));
    if (how.switch_to_straight_line) {
      // After the life used() is 0, so this quotient has no effect then.
      year = maximum(year, left / maximum(years_left(), sheet_.tolerance(1e-9)));
    }
    const bool ends = twice || how.switch_to_straight_line || asset_.life;
    return year * (ends ? used() : length());
  }

  Term table() {
    const ShareTable* found = find_table(asset_.depreciation.table);
    std::vector<double> share;
    for (std::size_t i = 0; i < ages_.year.size(); ++i) {
      const auto year = static_cast<std::size_t>(ages_.year[i]);
      const bool listed = found && year >= 1 && year <= found->shares.size();
      share.push_back(listed ? found->shares[year - 1] * ages_.length[i] : 0);
    }
    return clock("table_share",
                 say("share of the cost by {1}", verbatim(asset_.depreciation.table)),
                 std::move(share));
  }

  /// The listed value of the asset's year. After the last: 0, or the last value (`holds`).
  Term listed(const std::vector<Scalar>& list, bool holds) {
    if (list.empty()) return zero();
    std::vector<double> index, within;
    for (const double year : ages_.year) {
      const bool in_list = year >= 1 && (holds || year <= static_cast<double>(list.size()));
      index.push_back(in_list ? std::min(year, static_cast<double>(list.size())) : 0);
      within.push_back(in_list ? 1 : 0);
    }
    const Usage usage{.owner = id_, .constant = true};
    const Term number = clock("entry", say("entry in force"), std::move(index));
    const Term value = values_.entry_in_force(number, list, usage).term;
    return sheet_.select(clock("listed", say("years with an entry"), std::move(within)), value,
                         zero());
  }

  /// No share is more than their sum, whose range thereby holds in each case.
  Term shares() {
    const Depreciation& how = asset_.depreciation;
    const Term of_year = listed(how.shares, false);
    Term sum = zero();
    for (const Scalar& each : how.shares)
      sum = sum + values_.constant(each, verbatim(each.address), Kind::ratio);
    const Term all =
        row("shares", say("sum of the shares"), Kind::ratio, Roll::none,
            sheet_.within(sum, {.address = "investment." + asset_.id + ".depreciation.shares",
                                .place = how.place,
                                .range = worth_.shares}));
    return share(minimum(of_year, all) * length());
  }

  /// The year's amount, at most the book value at the beginning of the asset's year, evenly over the
  /// steps of that year.
  Term amounts() {
    const Term of_year = listed(asset_.depreciation.amounts, true);
    const Term in_year = minimum(of_year, opening());
    return in_year * length();
  }

  Values& values_;
  Sheet& sheet_;
  const Investment& asset_;
  std::string id_;
  const Ages& ages_;
  const Worth& worth_;
};

/// Whether every share is written as a number.
bool plain(const std::vector<Scalar>& list) {
  return std::all_of(list.begin(), list.end(),
                     [](const Scalar& s) { return std::holds_alternative<double>(s.value); });
}

double sum_of_shares(const Compilation& bid, const Investment& asset) {
  double sum = 0;
  for (const Scalar& each : asset.depreciation.shares) sum += bid.constants.as_written(each);
  return sum;
}

bool lists_fit(Compilation& bid, const Investment& asset, const AssetTimes& times) {
  const Depreciation& how = asset.depreciation;
  if (how.shares.empty()) return true;
  const double sum = sum_of_shares(bid, asset);
  const Range range = range_of_shares(bid, asset, times);
  if (range.holds(sum)) return true;
  const auto total = exact(sum);
  if (sum > range.highest) {
    add_error(bid.diagnostics, "share-sum",
              say("the shares of depreciation sum to {1}, more than 1", total), how.place,
              say("no more than the cost can be written off"));
    return false;
  }
  add_error(bid.diagnostics, "share-sum",
            say("the shares of depreciation sum to {1}, less than 1", total), how.place,
            say("write all years, or state the rest that stays: residual = {1}",
                exact(std::round((1 - sum) * 1e12) / 1e12)));
  return false;
}

}  // namespace

Term allowance(Compilation& bid, Values& values, const Investment& asset, const std::string& id,
               const Ages& ages, const Worth& worth) {
  Allowance rows(bid.sheet, values, asset, id, ages, worth);
  const Term formula = rows.of_step();
  const Term serves = bid.sheet.clock(clock_name(ages, "in_service"), say("steps in service"),
                                      ages.serves, ages.axis);
  return bid.sheet.select(serves, formula, bid.sheet.constant(0));
}

Range range_of_shares(const Compilation& bid, const Investment& asset, const AssetTimes& times) {
  const std::vector<Scalar>& shares = asset.depreciation.shares;
  Range range{.lowest = 1, .highest = 1};
  if (const auto& residual = asset.residual) {
    const double* stated = std::get_if<double>(&residual->value);
    range.lowest = stated ? 1 - *stated : 0;
  }
  const double served =
      between(bid.sheet.axis(), times.service - 1, std::max(times.service - 1, times.sold));
  const bool listed = served <= static_cast<double>(shares.size()) + 1e-9;
  // What expressions leave is for the sale, as a residual that is one.
  if (!plain(shares) || asset.residual_amount || listed) range.lowest = 0;
  return range;
}

bool depreciation_fits(Compilation& bid, const Investment& asset, const AssetTimes& times) {
  const Depreciation& how = asset.depreciation;
  if (how.method == DepreciationMethod::table && !find_table(how.table)) {
    std::vector<std::string> names;
    for (const ShareTable& each : tables) names.emplace_back(each.name);
    const auto near = nearest(how.table, names);
    add_error(bid.diagnostics, "unknown-word",
              say("there is no depreciation table '{1}'", verbatim(how.table)), how.place,
              near ? say("did you mean \"{1}\"?", verbatim(*near))
                   : say("tables: {1}", verbatim(join(names, " "))));
    return false;
  }
  return lists_fit(bid, asset, times);
}

}  // namespace gonogo
