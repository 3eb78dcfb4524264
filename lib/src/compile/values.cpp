// SPDX-License-Identifier: MIT
/// What the grammar allows where a number may stand, as terms: gonogo-proposal(5), "The amount of a
/// step".
#include <algorithm>
#include <cmath>

#include "compile/compiler.hpp"

namespace gonogo {
namespace {

/// For each column the number of the entry in force (from 1), 0 where none is.
struct Listing {
  std::vector<double> index;
  int last_from = 0;  ///< column where the last listed value takes force
};

}  // namespace

Term Compiler::scalar(const Scalar& scalar, Reading& reading, Input about) {
  if (const double* number = std::get_if<double>(&scalar.value);
      number || constants.overrides(scalar.address)) {
    about.address = scalar.address;
    about.base = constants.overridden(scalar.address, number ? *number : 0);
    about.place = scalar.place;
    if (about.label.empty()) about.label = scalar.address;
    return sheet.input(std::move(about));
  }
  return expression(std::get<Expression>(scalar.value), reading);
}

Term Compiler::constant(const Scalar& value, const std::string& label, Kind kind) {
  Reading reading{.owner = value.address, .constant = true};
  return scalar(value, reading, {.label = label, .kind = kind});
}

Term Compiler::count(const Duration& duration, const std::string& label) {
  Reading reading{.owner = duration.count.address, .constant = true};
  return scalar(duration.count, reading, {.label = label, .unit = name_of(duration.unit)});
}

Term Compiler::inside(const std::vector<double>& share, const std::string& label, Term value) {
  const bool everywhere = std::none_of(share.begin(), share.end(), [](double s) { return s == 0; });
  const bool flag =
      std::all_of(share.begin(), share.end(), [](double s) { return s == 0 || s == 1; });
  if (everywhere && flag) return value;
  // A moment is called by its column, since items that share it share the row.
  const auto moment = std::find(share.begin(), share.end(), 1.0);
  const bool single = flag && std::count(share.begin(), share.end(), 1.0) == 1;
  const std::string name =
      single ? "time.at_" + sheet.axis().labels[static_cast<std::size_t>(moment - share.begin())]
             : label;
  const Term when = clock(name, name, share);
  const Term inner = flag ? value : value * when;
  return everywhere ? inner : sheet.select(when, inner, sheet.constant(0));
}

namespace {

/// Index of a list by blocks of the item's own time; it holds its last value, or starts again.
Listing list_index(const Calendar& calendar, std::size_t count, const TimeKeys& keys, int first) {
  const By by = keys.by.value_or(By::year);
  Listing result{.index = calendar.item_years(first, by)};
  const auto n = static_cast<double>(count);
  for (double& k : result.index) {
    if (keys.repeat && k > 0) k = std::fmod(k - 1, n) + 1;
    k = std::min(k, n);
  }
  // A list that starts again never ends: it grows as a single value does, on the anniversaries.
  const int blocks = keys.repeat ? 0 : static_cast<int>(count) - 1;
  result.last_from = std::max(first, 1) + blocks * calendar.steps(by);
  return result;
}

/// Index of a schedule: each entry holds until the next.
Listing schedule_index(const std::vector<Calendar::Point>& points, int columns) {
  Listing result{.index = std::vector<double>(static_cast<std::size_t>(columns), 0.0)};
  double number = 0;
  for (const Calendar::Point& point : points) {
    number += 1;
    for (int c = point.column; c < columns; ++c) result.index[static_cast<std::size_t>(c)] = number;
    result.last_from = point.column;
  }
  return result;
}

/// Years since the last listed value took force, whole or smooth.
std::vector<double> growth_years(const TimeAxis& axis, int from, bool every_step) {
  std::vector<double> result;
  for (int c = 0; c < axis.columns(); ++c) {
    const int steps = std::max(0, c - from);
    result.push_back(every_step ? static_cast<double>(steps) / axis.steps_per_year
                                : steps / axis.steps_per_year);
  }
  return result;
}

}  // namespace

Term Compiler::chosen(const std::string& label, const std::vector<double>& index,
                      const std::vector<const Scalar*>& list, Reading& reading) {
  const Term number = clock(label, label, index);
  const bool plain = std::all_of(list.begin(), list.end(), [](const Scalar* s) {
    return std::holds_alternative<double>(s->value);
  });
  if (plain) {
    std::vector<Input> inputs;
    for (const Scalar* each : list) {
      inputs.push_back({.address = each->address,
                        .base = constants.overridden(each->address, std::get<double>(each->value)),
                        .place = each->place,
                        .label = each->address});
    }
    return sheet.pick(number, inputs);
  }
  Term result = scalar(*list.back(), reading);
  for (std::size_t n = list.size() - 1; n > 0; --n) {
    const Term here = sheet.apply(Op::less_equal, number, sheet.constant(static_cast<double>(n)));
    result = sheet.select(here, scalar(*list[n - 1], reading), result);
  }
  return result;
}

namespace {

/// The values of a list or schedule and which of them is in force.
struct Listed {
  Listing listing;
  std::vector<const Scalar*> values;
};

Listed listed(const Calendar& calendar, const Amount& amount, const TimeKeys& keys, int first,
              int columns, bool moments) {
  Listed result;
  if (const auto* list = std::get_if<std::vector<Scalar>>(&amount.value)) {
    result.listing = list_index(calendar, list->size(), keys, first);
    for (const Scalar& each : *list) result.values.push_back(&each);
  } else {
    const auto points =
        calendar.in_order(std::get<std::vector<Entry>>(amount.value),
                          moments ? Calendar::Entries::moments : Calendar::Entries::hold);
    result.listing = schedule_index(points, columns);
    for (const Calendar::Point& each : points) result.values.push_back(&each.entry->value);
  }
  return result;
}

}  // namespace

Term Compiler::levels(const Amount& amount, const TimeKeys& keys, int first, Reading& reading,
                      int& grows_from) {
  grows_from = std::max(first, 1);
  if (const auto* single = std::get_if<Scalar>(&amount.value)) return scalar(*single, reading);
  reading.varies = true;
  const Listed found =
      listed(calendar, amount, keys, first, sheet.axis().columns(), reading.moments);
  grows_from = found.listing.last_from;
  return chosen(amount.address + ".entry", found.listing.index, found.values, reading);
}

Term Compiler::by_operating_year(const Amount& amount, Reading& reading) {
  if (const auto* single = std::get_if<Scalar>(&amount.value)) return scalar(*single, reading);
  reading.varies = true;
  Listed found =
      listed(calendar, amount, {}, sheet.axis().operation, sheet.axis().columns(), false);
  for (double& number : found.listing.index) number = std::max(number, 1.0);
  return chosen(amount.address + ".entry", found.listing.index, found.values, reading);
}

Term Compiler::grown(Term base, const TimeKeys& keys, int from, Reading& reading) {
  if (keys.increase) {
    reading.varies = true;
    const Term years =
        clock(reading.owner + ".years", "years of growth", growth_years(sheet.axis(), from, false));
    base = base + constant(*keys.increase, keys.increase->address) * years;
  }
  if (keys.growth) {
    reading.varies = true;
    const bool smooth = keys.growth->every == Every::step;
    const Term years = clock(reading.owner + ".years", "years of growth",
                             growth_years(sheet.axis(), from, smooth));
    const Term rate = constant(keys.growth->rate, keys.growth->rate.address, Kind::rate);
    base = base * power(sheet.constant(1) + rate, years);
  }
  return base;
}

Term Compiler::ramped(Term value, const TimeKeys& keys, int first, Reading& reading) {
  if (!keys.ramp) return value;
  reading.varies = true;
  if (const auto* list = std::get_if<std::vector<Scalar>>(&*keys.ramp)) {
    std::vector<const Scalar*> shares;
    for (const Scalar& each : *list) shares.push_back(&each);
    const Listing listing = list_index(calendar, list->size(), {}, first);
    return value * chosen(reading.owner + ".ramp_year", listing.index, shares, reading);
  }
  const auto& duration = std::get<Duration>(*keys.ramp);
  std::vector<double> steps;
  for (int c = 0; c < sheet.axis().columns(); ++c)
    steps.push_back(std::max(0, c - std::max(first, 1) + 1));
  const Term so_far = clock(reading.owner + ".steps", "steps so far", std::move(steps));
  const Term length = count(duration, duration.count.address) *
                      (sheet.axis().steps_per_year / per_year(duration.unit));
  return value * minimum(sheet.constant(1), so_far / length);
}

Term Compiler::amount(const Amount& amount, const TimeKeys& keys, Window window, Reading& reading) {
  check_time_keys(amount, keys, window);
  check_ramp(keys);
  int grows_from = 0;
  const Term base = levels(amount, keys, window.first, reading, grows_from);
  return ramped(grown(base, keys, grows_from, reading), keys, window.first, reading);
}

void Compiler::check_begins(int first, const Reading& reading, const Place& place) {
  if (first >= reading.begins) return;
  const auto& labels = sheet.axis().labels;
  error("no-value-yet",
        "there is no value at " + labels[static_cast<std::size_t>(first)] +
            ": what this rests on begins in " + labels[static_cast<std::size_t>(reading.begins)],
        place, "say a later 'from', or use the first value of a driver with [1]");
}

void Compiler::check_ramp(const TimeKeys& keys) {
  const auto* length = keys.ramp ? std::get_if<Duration>(&*keys.ramp) : nullptr;
  const double* count = length ? std::get_if<double>(&length->count.value) : nullptr;
  if (!count) return;
  const double steps = *count / per_year(length->unit) * sheet.axis().steps_per_year;
  if (steps <= 0)
    return error("ramp", "a ramp needs some time", length->count.place, "leave 'ramp' out");
  if (steps >= 1 || constants.overrides(length->count.address)) return;
  diagnostics.push_back({.severity = Severity::warning,
                         .code = "ramp",
                         .message = "the ramp is over within the first step, and has no effect",
                         .place = length->count.place,
                         .hint = "take finer steps, or leave 'ramp' out"});
}

void Compiler::check_time_keys(const Amount& amount, const TimeKeys& keys, Window window) {
  if (keys.by && *keys.by != By::step && *keys.by != By::year) {
    const int needed = *keys.by == By::month ? 12 : 4;
    if (sheet.axis().steps_per_year < needed) {
      error(
          "whole-steps",
          "values by " + std::string(needed == 12 ? "month" : "quarter") +
              " need steps no longer than that",
          amount.place,
          std::string("say step = \"") + (needed == 12 ? "month" : "quarter") + "\" in [project]");
    }
  }
  const auto* list = std::get_if<std::vector<Scalar>>(&amount.value);
  if (sheet.axis().dated() && (list || keys.growth || keys.increase || keys.ramp)) {
    error("dated", "dated flows know no years: a list, growth or ramp has nothing to count by",
          amount.place, "give values by date, or another step in [project]");
  }
  if (!list || keys.repeat) return;
  const int blocks =
      (window.last - std::max(window.first, 1)) / calendar.steps(keys.by.value_or(By::year)) + 1;
  if (static_cast<int>(list->size()) <= blocks || amount.series) return;
  diagnostics.push_back(
      {.severity = Severity::warning,
       .code = "list-too-long",
       .message = "values " + std::to_string(blocks + 1) + ".." + std::to_string(list->size()) +
                  " of the list are never used",
       .place = amount.place,
       .hint = "the item lasts " + std::to_string(blocks) + " of its blocks of time"});
}

}  // namespace gonogo
