// SPDX-License-Identifier: MIT
#include "compile/check_time_keys.hpp"

#include <algorithm>

namespace gonogo {
namespace {

void check_blocks(Compilation& bid, const Amount& amount, const TimeKeys& keys) {
  if (!keys.by || *keys.by == By::step || *keys.by == By::year) return;
  const bool month = *keys.by == By::month;
  if (bid.sheet.axis().steps_per_year >= (month ? 12 : 4)) return;
  const std::string block = month ? "month" : "quarter";
  add_error(bid.diagnostics, "whole-steps",
            "values by " + block + " need steps no longer than that", amount.place,
            "say step = \"" + block + "\" in [project]");
}

}  // namespace

void check_time_keys(Compilation& bid, const Amount& amount, const TimeKeys& keys, Window window) {
  check_blocks(bid, amount, keys);
  const auto* list = std::get_if<std::vector<Scalar>>(&amount.value);
  if (bid.sheet.axis().dated() && (list || keys.growth || keys.increase || keys.ramp)) {
    add_error(bid.diagnostics, "dated",
              "dated flows know no years: a list, growth or ramp has nothing to count by",
              amount.place, "give values by date, or another step in [project]");
  }
  if (!list || keys.repeat) return;
  const int blocks =
      (window.last - std::max(window.first, 1)) / bid.calendar.steps(keys.by.value_or(By::year)) +
      1;
  if (static_cast<int>(list->size()) <= blocks || amount.series) return;
  add_warning(bid.diagnostics, "list-too-long",
              "values " + std::to_string(blocks + 1) + ".." + std::to_string(list->size()) +
                  " of the list are never used",
              amount.place, "the item lasts " + std::to_string(blocks) + " of its blocks of time");
}

void check_ramp(Compilation& bid, const TimeKeys& keys) {
  const auto* length = keys.ramp ? std::get_if<Duration>(&*keys.ramp) : nullptr;
  const double* count = length ? std::get_if<double>(&length->count.value) : nullptr;
  if (!count) return;
  const Place& place = length->count.place;
  const double steps = *count / per_year(length->unit) * bid.sheet.axis().steps_per_year;
  if (steps <= 0) {
    return add_error(bid.diagnostics, "ramp", "a ramp needs some time", place, "leave 'ramp' out");
  }
  if (steps >= 1 || bid.constants.overrides(length->count.address)) return;
  add_warning(bid.diagnostics, "ramp", "the ramp is over within the first step, and has no effect",
              place, "take finer steps, or leave 'ramp' out");
}

void check_level_keys(Compilation& bid, const TimeKeys& keys) {
  if (!keys.to) return;
  add_error(bid.diagnostics, "time-keys", "'to' bounds a rate, and this is a level", keys.to->place,
            "leave it out, or say if(year <= 3, ...)");
}

}  // namespace gonogo
