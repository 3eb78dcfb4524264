// SPDX-License-Identifier: MIT
#include "compile/settlement.hpp"

#include <algorithm>

#include "compile/book_years.hpp"

namespace gonogo {

std::optional<Settlement> settlement_of(Compilation& bid, const std::optional<Placed<Settled>>& by,
                                        Window window) {
  const TimeAxis& axis = bid.sheet.axis();
  if (!by || axis.dated()) return {};
  const int steps = axis.steps_per_year;
  const int first = std::max(window.first, 1);
  const bool calendar = by->value == Settled::calendar;
  if (calendar && !has_book_years(bid, by->place)) return {};
  if (steps == 1) return {};
  const auto year = [&](int column) {
    return calendar ? axis.book_years[static_cast<std::size_t>(column)] : (column - first) / steps;
  };
  Settlement years{std::vector<double>(axis.length.size(), 0.0),
                   std::vector<double>(axis.length.size(), 0.0)};
  for (int c = first; c <= window.last; ++c) {
    const auto at = static_cast<std::size_t>(c);
    years.opens[at] = c == first || year(c) != year(c - 1) ? 1 : 0;
    years.ends[at] = c == window.last || year(c) != year(c + 1) ? 1 : 0;
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
