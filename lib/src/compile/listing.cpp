// SPDX-License-Identifier: MIT
#include "compile/listing.hpp"

#include <algorithm>
#include <cmath>

namespace gonogo {

Listing list_by_blocks(const Calendar& calendar, const ValueList& list, const TimeKeys& keys,
                       int first) {
  const By by = keys.by.value_or(By::year);
  Listing result{.index = calendar.item_years(first, by)};
  // No value of a series beyond the columns is ever in force.
  const std::size_t used =
      list.is_series() ? std::min(list.size(), result.index.size()) : list.size();
  for (std::size_t i = 0; i < used; ++i) result.values.push_back(list[i]);
  const auto count = static_cast<double>(list.size());
  for (double& number : result.index) {
    if (keys.repeat && number > 0) number = std::fmod(number - 1, count) + 1;
    number = std::min(number, count);
  }
  const int blocks = static_cast<int>(list.size()) - 1;
  result.last_from = std::max(first, 1) + blocks * calendar.steps(by);
  // A list that starts again never ends: growth would begin after the last column.
  if (keys.repeat) result.last_from = static_cast<int>(result.index.size());
  return result;
}

Listing schedule_by_labels(const Calendar& calendar, const std::vector<Entry>& schedule,
                           Calendar::Entries entries, int columns) {
  Listing result{.index = std::vector<double>(static_cast<std::size_t>(columns), 0.0)};
  double number = 0;
  for (const Calendar::Point& point : calendar.in_order(schedule, entries)) {
    number += 1;
    for (int c = point.column; c < columns; ++c) result.index[static_cast<std::size_t>(c)] = number;
    result.last_from = point.column;
    result.values.push_back(point.entry->value);
  }
  return result;
}

}  // namespace gonogo
