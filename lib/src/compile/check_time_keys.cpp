// SPDX-License-Identifier: MIT
#include "compile/check_time_keys.hpp"

#include <algorithm>

namespace gonogo {
namespace {

void check_blocks(Compilation& bid, const Amount& amount, const TimeKeys& keys) {
  if (!keys.by || *keys.by == By::step || *keys.by == By::year) return;
  const bool month = *keys.by == By::month;
  if (bid.sheet.axis().steps_per_year >= (month ? 12 : 4)) return;
  add_error(bid.diagnostics, "whole-steps",
            month ? say("values by month need steps no longer than that")
                  : say("values by quarter need steps no longer than that"),
            amount.place,
            month ? say("say step = \"month\" in [project]")
                  : say("say step = \"quarter\" in [project]"));
}

}  // namespace

void check_time_keys(Compilation& bid, const Amount& amount, const TimeKeys& keys, Window window) {
  check_blocks(bid, amount, keys);
  const auto* list = std::get_if<ValueList>(&amount.value);
  if (bid.sheet.axis().dated() && (list || keys.growth || keys.increase || keys.ramp)) {
    add_error(bid.diagnostics, "dated",
              say("dated flows know no years: a list, growth or ramp has nothing to count by"),
              amount.place, say("give values by date, or another step in [project]"));
  }
  if (list && keys.repeat && (keys.growth || keys.increase)) {
    add_warning(bid.diagnostics, "time-keys",
                say("growth begins after the last value, and a list that repeats has none"),
                amount.place, say("put the growth on a driver, and multiply by it"));
  }
  if (!list || keys.repeat) return;
  const int blocks =
      (window.last - std::max(window.first, 1)) / bid.calendar.steps(keys.by.value_or(By::year)) +
      1;
  if (static_cast<int>(list->size()) <= blocks) return;
  add_warning(bid.diagnostics, "list-too-long",
              list->is_series() ? say("values {1}..{2} of the series are never used",
                                      number(blocks + 1), number(list->size()))
                                : say("values {1}..{2} of the list are never used",
                                      number(blocks + 1), number(list->size())),
              amount.place, say("the item lasts {1} of its blocks of time", number(blocks)));
}

void check_ramp(Compilation& bid, const TimeKeys& keys) {
  const auto* length = keys.ramp ? std::get_if<Duration>(&*keys.ramp) : nullptr;
  const double* count = length ? std::get_if<double>(&length->count.value) : nullptr;
  if (!count) return;
  const Place& place = length->count.place;
  const double steps =
      *count / per_year(length->unit, bid.sheet.axis()) * bid.sheet.axis().steps_per_year;
  if (steps >= 1 || bid.constants.overrides(length->count.address)) return;
  const bool finest = bid.sheet.axis().steps_per_year == 12;
  add_warning(bid.diagnostics, "short-ramp", say("this ramp is over within the first step"), place,
              finest ? say("leave 'ramp' out")
                     : say("say step = \"month\" in [project], or leave 'ramp' out"));
}

void check_level_keys(Compilation& bid, const TimeKeys& keys) {
  if (!keys.to) return;
  add_error(bid.diagnostics, "time-keys", say("'to' bounds a rate, and this is a level"),
            keys.to->place, say("leave it out, or say if(year <= 3, ...)"));
}

}  // namespace gonogo
