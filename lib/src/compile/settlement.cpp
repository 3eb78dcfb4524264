// SPDX-License-Identifier: MIT
#include "compile/settlement.hpp"

#include <algorithm>

namespace gonogo {
namespace {

constexpr int months_a_year = 12;

/// Months from the beginning of a calendar year to Y0. Empty after a diagnostic.
std::optional<int> months_before_start(Compilation& bid, const Place& place) {
  const auto& start = bid.proposal.project.start;
  if (!start) {
    add_error(bid.diagnostics, "calendar", say("calendar years need to know when Y0 is"), place,
              say("say start = 2026-01-01 in [project]"));
    return {};
  }
  const int step = months_a_year / bid.sheet.axis().steps_per_year;
  if (start->day == 1 && (start->month - 1) % step == 0) return start->month - 1;
  add_error(bid.diagnostics, "calendar", say("a step goes across the end of a calendar year"),
            place,
            start->day != 1               ? say("let the project start on the first of a month")
            : (start->month - 1) % 3 == 0 ? say("say step = \"quarter\" in [project]")
                                          : say("say step = \"month\" in [project]"));
  return {};
}

}  // namespace

std::optional<Settlement> settlement_of(Compilation& bid, const std::optional<Placed<Settled>>& by,
                                        Window window) {
  const TimeAxis& axis = bid.sheet.axis();
  if (!by || axis.dated()) return {};
  const int steps = axis.steps_per_year;
  const int first = std::max(window.first, 1);
  // Steps from the beginning of a year to the item's first step.
  int passed = 0;
  if (by->value == Settled::calendar) {
    const auto months = months_before_start(bid, by->place);
    if (!months) return {};
    passed = (*months * steps / months_a_year + first - 1) % steps;
  }
  if (steps == 1) return {};
  Settlement years{std::vector<double>(axis.length.size(), 0.0),
                   std::vector<double>(axis.length.size(), 0.0)};
  for (int c = first; c <= window.last; ++c) {
    const auto at = static_cast<std::size_t>(c);
    const int step = (c - first + passed) % steps;
    years.opens[at] = c == first || step == 0 ? 1 : 0;
    years.ends[at] = c == window.last || step == steps - 1 ? 1 : 0;
  }
  return years;
}

std::vector<double> length_of_year(const Calendar& calendar, const Settlement& years, Unit unit,
                                   Window window) {
  std::vector<double> result = calendar.lengths(unit, window);
  for (std::size_t c = 1; c < result.size(); ++c) {
    if (years.opens[c] == 0 && window.holds(static_cast<int>(c))) result[c] += result[c - 1];
  }
  return result;
}

std::vector<double> settled_lengths(const Calendar& calendar, const Settlement& years, Unit unit,
                                    Window window) {
  std::vector<double> result = length_of_year(calendar, years, unit, window);
  for (std::size_t c = 0; c < result.size(); ++c) result[c] *= years.ends[c];
  return result;
}

}  // namespace gonogo
