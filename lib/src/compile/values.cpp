// SPDX-License-Identifier: MIT
#include "compile/values.hpp"

#include <algorithm>

#include "compile/check_time_keys.hpp"
#include "compile/growth.hpp"
#include "compile/resolve.hpp"
#include "compile/site_values.hpp"
#include "gonogo/proposal/sections.hpp"
#include "gonogo/proposal/yearly.hpp"

namespace gonogo {
namespace {

/// Steps from column `first` on: 1 in that column.
std::vector<double> steps_so_far(const TimeAxis& axis, int first) {
  std::vector<double> result;
  for (int c = 0; c < axis.columns(); ++c)
    result.push_back(std::max(0, c - std::max(first, 1) + 1));
  return result;
}

Input about(const Usage& usage) {
  return {.label = usage.label, .unit = usage.unit, .kind = usage.kind};
}

bool is_number(const Scalar& scalar) { return std::holds_alternative<double>(scalar.value); }

}  // namespace

Resolved Values::scalar(const Scalar& scalar, const Usage& usage, Input about) {
  const double* number = std::get_if<double>(&scalar.value);
  if (!number && !bid_.constants.overrides(scalar.address))
    return within(scalar, resolve(bid_, names_, std::get<Expression>(scalar.value), usage));
  about.address = scalar.address;
  about.base = bid_.constants.overridden(scalar.address, number ? *number : 0);
  about.place = scalar.place;
  about.range = scalar.range;
  if (about.label.empty()) about.label = verbatim(scalar.address);
  return {.term = sheet_.input(std::move(about))};
}

Resolved Values::within(const Scalar& scalar, Resolved value) {
  if (!scalar.range.is_open()) {
    value.term = sheet_.within(
        value.term, {.address = scalar.address, .place = scalar.place, .range = scalar.range});
  }
  return value;
}

Term Values::constant(const Scalar& value, const Message& label, Kind kind) {
  return scalar(value, {.owner = value.address, .constant = true}, {.label = label, .kind = kind})
      .term;
}

Term Values::count(const Duration& duration, const Message& label) {
  const Usage usage{.owner = duration.count.address, .constant = true};
  return scalar(duration.count, usage, {.label = label, .unit = plural_of(duration.unit)}).term;
}

/// Each value of a list is an input, and series may list more than the files hold. Reported once.
bool Values::has_room(const std::vector<Scalar>& list) {
  constexpr std::size_t most_inputs = 500'000;  // about 200 MB
  if (full_ || sheet_.inputs().size() + list.size() <= most_inputs) return !full_;
  full_ = true;
  add_error(bid_.diagnostics, "too-large",
            say("the lists and series up to this one have more than 500,000 values in force"),
            list.front().place, say("give values by year, or sum up what belongs together"));
  return false;
}

Resolved Values::chosen(const std::string& clock, const Listing& listing, const Usage& usage) {
  const Term number = sheet_.clock(clock, say("number of the value in force"), listing.index);
  return entry_in_force(number, listing.values, usage);
}

Resolved Values::entry_in_force(Term number, const std::vector<Scalar>& list, const Usage& usage) {
  if (std::all_of(list.begin(), list.end(), is_number)) {
    if (!has_room(list)) return {.term = sheet_.missing(), .varies = true};
    std::vector<Input> inputs;
    for (const Scalar& each : list) {
      const double written = std::get<double>(each.value);
      inputs.push_back({.address = each.address,
                        .base = bid_.constants.overridden(each.address, written),
                        .place = each.place,
                        .label = verbatim(each.address),
                        .unit = usage.unit,
                        .kind = usage.kind,
                        .range = each.range});
    }
    return {.term = sheet_.pick(number, inputs), .varies = true};
  }
  const Input entry{.unit = usage.unit, .kind = usage.kind};
  Resolved result = scalar(list.back(), usage, entry);
  for (std::size_t n = list.size() - 1; n > 0; --n) {
    const Term here = sheet_.apply(Op::less_equal, number, sheet_.constant(static_cast<double>(n)));
    const Resolved value = scalar(list[n - 1], usage, entry);
    result = made_of({value, result}, sheet_.select(here, value.term, result.term));
  }
  result.varies = true;
  return result;
}

Values::Levels Values::levels(const Amount& amount, const TimeKeys& keys, int first,
                              const Usage& usage) {
  if (const auto* single = std::get_if<Scalar>(&amount.value))
    return {scalar(*single, usage, about(usage)), std::max(first, 1)};
  if (const auto* sites = std::get_if<SiteSum>(&amount.value))
    return {summed(*sites, first, usage), std::max(first, 1)};
  const auto* list = std::get_if<ValueList>(&amount.value);
  const auto entries = usage.moments ? Calendar::Entries::moments : Calendar::Entries::hold;
  const Listing listing =
      list ? list_by_blocks(bid_.calendar, *list, keys, first)
           : schedule_by_labels(bid_.calendar, std::get<std::vector<Entry>>(amount.value), entries,
                                sheet_.axis().columns());
  return {chosen("time.entry", listing, usage), listing.last_from};
}

Resolved Values::summed(const SiteSum& sum, int first, const Usage& usage) {
  const Sites& sites = *sum.sites;
  const Message label = sites.column.empty()
                            ? say("sites of {1}", verbatim(sites.file))
                            : say("{1} of {2}", verbatim(sites.column), verbatim(sites.file));
  std::vector<double> values = site_values(bid_, sum, first);
  return {.term = sheet_.clock("sites." + usage.owner, label, std::move(values)), .varies = true};
}

Resolved Values::by_operating_year(const Amount& amount, const Usage& usage) {
  if (const auto* single = std::get_if<Scalar>(&amount.value))
    return scalar(*single, usage, about(usage));
  const auto* list = std::get_if<ValueList>(&amount.value);
  const TimeAxis& axis = sheet_.axis();
  Listing listing =
      list ? list_by_blocks(bid_.calendar, *list, {}, axis.operation)
           : schedule_by_labels(bid_.calendar, std::get<std::vector<Entry>>(amount.value),
                                Calendar::Entries::hold, axis.columns());
  for (double& number : listing.index) number = std::max(number, 1.0);
  return chosen("time.entry", listing, usage);
}

Resolved Values::grown(const Levels& levels, const TimeKeys& keys, const Growing& item) {
  Resolved result = levels.value;
  if (keys.increase) {
    const Term so_far = years_since(sheet_, item.from, Every::year);
    result.term = result.term + constant(*keys.increase, verbatim(keys.increase->address)) * so_far;
    result.varies = true;
  }
  if (keys.growth) {
    result.term = result.term * growth_factor(bid_, *this, names_, *keys.growth, item);
    result.varies = true;
  }
  return result;
}

Resolved Values::ramped(const Resolved& value, const TimeKeys& keys, int first,
                        const Usage& usage) {
  if (!keys.ramp) return value;
  if (const auto* list = std::get_if<std::vector<Scalar>>(&*keys.ramp)) {
    const Listing listing = list_by_blocks(bid_.calendar, *list, {}, first);
    Usage of_shares = usage;
    of_shares.unit.clear();
    of_shares.kind = Kind::rate;
    const Resolved share = chosen("time.ramp_year", listing, of_shares);
    return made_of({value, share}, value.term * share.term);
  }
  const auto& duration = std::get<Duration>(*keys.ramp);
  const std::string from = label_of(sheet_.axis(), std::max(first, 1));
  const Term so_far =
      sheet_.clock("time.steps_from_" + from, say("steps from {1} on", verbatim(from)),
                   steps_so_far(sheet_.axis(), first));
  const Term length = count(duration, verbatim(duration.count.address)) *
                      (sheet_.axis().steps_per_year / per_year(duration.unit, sheet_.axis()));
  Resolved result = value;
  result.term = value.term * minimum(sheet_.constant(1), so_far / length);
  result.varies = true;
  return result;
}

/// Whether a number may come below its range in the course of time.
bool Values::falls(const TimeKeys& keys) const {
  if (!keys.increase) return false;
  const double* written = std::get_if<double>(&keys.increase->value);
  return !written || bid_.constants.overridden(keys.increase->address, *written) < 0;
}

Resolved Values::amount(const Amount& amount, const TimeKeys& keys, Window window,
                        const Usage& usage, const Moved& moved) {
  check_time_keys(bid_, amount, keys, window);
  check_ramp(bid_, keys);
  Levels base = levels(amount, keys, window.first, usage);
  if (moved.by_year) base.value = drawn_by_year(base.value, *moved.by_year, window.first);
  if (!moved.id.empty()) base.value.term = levered(moved.id, moved.by, base.value.term);
  const Growing item{usage.owner, window.first, base.grows_from,
                     std::holds_alternative<Scalar>(amount.value)};
  Resolved value = grown(base, keys, item);
  if (const auto* single = std::get_if<Scalar>(&amount.value); single && falls(keys)) {
    value = within(*single, value);
  }
  return ramped(value, keys, window.first, usage);
}

/// At rest as written: only a simulation moves the years.
Resolved Values::drawn_by_year(const Resolved& level, const Driver& driver, int first) {
  if (sheet_.axis().dated()) {
    add_error(bid_.diagnostics, "dated",
              say("dated flows know no years: '{1}' cannot be drawn by year", verbatim(driver.id)),
              driver.place, say("leave out scope, or say another step in [project]"));
    return level;
  }
  // What comes after the period, as a late payment, has no draw of its own.
  std::vector<double> years = bid_.calendar.item_years(first);
  const double last = years[static_cast<std::size_t>(sheet_.axis().last)];
  for (double& year : years) year = std::min(year, last);
  const bool adds = is_one_number(driver);
  std::vector<Input> inputs;
  for (int year = 1; year <= static_cast<int>(last); ++year) {
    Address address = address_of_year(driver, year);
    const double neutral = adds ? 0 : 1;
    inputs.push_back({.address = address,
                      .base = bid_.constants.overridden(address, neutral),
                      .label = verbatim(address),
                      .lever = true,
                      .neutral = neutral});
  }
  if (inputs.empty()) return level;
  const Term number =
      sheet_.clock("time.entry", say("number of the value in force"), std::move(years));
  const Term draw = sheet_.pick(number, inputs);
  Resolved result = level;
  result.term = adds ? level.term + draw : level.term * draw;
  result.varies = true;
  return result;
}

Term Values::lever(const Address& address, double written, double neutral) {
  return sheet_.input({.address = address,
                       .base = bid_.constants.overridden(address, written),
                       .label = verbatim(address),
                       .lever = true,
                       .neutral = neutral});
}

Term Values::scaled(const std::string& id, const Levers& written, Term value) {
  return value * lever(id + ".times", written.times, 1);
}

Term Values::levered(const std::string& id, const Levers& written, Term value) {
  const Term moved = scaled(id, written, value);
  return moved + lever(id + ".plus", written.plus, 0);
}

Term Values::levered_amount(const std::string& id, const Levers& written, Term value,
                            const Amount& amount) {
  const Term in_proportion = scaled(id, written, value);
  const Term moved = in_proportion + lever(id + ".plus", written.plus, 0);
  // Only what takes away can, and a bound costs time in every case.
  if (!(bid_.constants.overridden(id + ".plus", written.plus) < 0)) return moved;
  // An expression may be negative by itself: no lever brought it there.
  const Term floor = minimum(in_proportion, sheet_.constant(0));
  return sheet_.within(moved - floor,
                       {.address = amount.address, .place = amount.place, .range = not_negative}) +
         floor;
}

Term Values::levered_by_section(const std::string& section, Term value) {
  double written = 1;
  for (const SectionLevers& each : bid_.proposal.section_levers) {
    if (each.section == section) written *= each.levers.times;
  }
  value = value * lever(section + ".times", written, 1);
  const auto which = section_named(section).uplift;
  if (!bid_.policy || which == nullptr || !(bid_.policy->uplift.*which)) return value;
  const Scalar& uplift = *(bid_.policy->uplift.*which);
  return value * (sheet_.constant(1) + constant(uplift, verbatim("uplift." + section), Kind::rate));
}

void Values::check_begins(int first, const Resolved& value, const Place& place) {
  if (first >= value.begins) return;
  const auto label = [&](int column) {
    return verbatim(sheet_.axis().labels[static_cast<std::size_t>(column)]);
  };
  add_error(bid_.diagnostics, "no-value-yet",
            say("there is no value at {1}: what this depends on begins in {2}", label(first),
                label(value.begins)),
            place, say("say a later 'from', or use the first value of a driver with [1]"));
}

}  // namespace gonogo
