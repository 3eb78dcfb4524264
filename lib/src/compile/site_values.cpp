// SPDX-License-Identifier: MIT
#include "compile/site_values.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// The month of a date as a label. A date before the start stays one, which the calendar reports.
Label month_of(const Label& label, const std::optional<Date>& start) {
  if (label.kind != Label::Kind::date || !start) return label;
  const int months = (label.date.year - start->year) * 12 + label.date.month - start->month;
  if (months < 0) return label;
  Label month = label;
  month.kind = Label::Kind::month;
  month.number = months + 1;
  return month;
}

/// Whether a label names a year, quarter or month that begins after the period.
bool is_beyond(const Label& label, const TimeAxis& axis) {
  if (label.kind != Label::Kind::year && label.kind != Label::Kind::quarter &&
      label.kind != Label::Kind::month)
    return false;
  const double unit = label.kind == Label::Kind::month     ? 12
                      : label.kind == Label::Kind::quarter ? 4
                                                           : 1;
  constexpr Years within = 1e-9;
  return (label.number - 1) / unit > axis.period() - within;
}

/// Whether it ends with the period or later.
bool outlasts(const Label& label, const TimeAxis& axis) {
  Label next = label;
  next.number += 1;
  return is_beyond(next, axis);
}

}  // namespace

Window site_window(const Calendar& calendar, const std::optional<Date>& start, const TimeAxis& axis,
                   const Sites& sites, std::size_t row) {
  const Label from = month_of((*sites.from)[row], start);
  if (is_beyond(from, axis)) return {1, 0};
  if (sites.moments) {
    const int column = calendar.last_column(from);
    return {column, column};
  }
  Window window{calendar.first_column(from), axis.last};
  const auto& to = sites.to ? (*sites.to)[row] : std::nullopt;
  if (!to) return window;
  const Label end = month_of(*to, start);
  if (!outlasts(end, axis)) window.last = calendar.end_column(end);
  return window;
}

std::vector<double> site_values(const Calendar& calendar, const std::optional<Date>& start,
                                const TimeAxis& axis, const SiteSum& sum, Diagnostics& found) {
  constexpr std::size_t most_reported = 20;
  const Sites& sites = *sum.sites;
  std::vector<double> values(static_cast<std::size_t>(axis.columns()), 0.0);
  if (axis.dated()) {
    add_error(found, "dated", say("dated flows know no years: sites have no time to count in"),
              (*sites.from)[sites.rows.front()].place,
              say("give sums by date, or another step in [project]"));
    return values;
  }
  const std::size_t before = found.size();
  std::vector<std::size_t> beyond;
  for (const std::size_t row : sites.rows) {
    if (found.size() >= before + most_reported) return values;
    const Window window = site_window(calendar, start, axis, sites, row);
    if (window.last < window.first) {
      const Label& to = sites.to && (*sites.to)[row] ? *(*sites.to)[row] : (*sites.from)[row];
      if (is_beyond(month_of((*sites.from)[row], start), axis))
        beyond.push_back(row);
      else
        add_error(found, "label", say("this site ends before it begins"), to.place,
                  say("the end is included: it may be the same month"));
    }
    for (int c = std::max(0, window.first); c <= window.last; ++c)
      values[static_cast<std::size_t>(c)] += sites.value(row);
  }
  if (!beyond.empty())
    add_warning(found, "sites-beyond",
                plural(static_cast<double>(beyond.size()), "{1} site begins after the period",
                       "{1} sites begin after the period"),
                (*sites.from)[beyond.front()].place, say("lengthen the period, or leave it out"));
  for (double& value : values) value *= sum.times;
  return values;
}

}  // namespace gonogo
