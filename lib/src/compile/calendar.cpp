// SPDX-License-Identifier: MIT
#include "compile/calendar.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/months.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

constexpr int farthest = 100'000;  ///< number of a label: far behind the last column there may be

int per_year(Label::Kind kind) {
  return kind == Label::Kind::month ? 12 : kind == Label::Kind::quarter ? 4 : 1;
}

Message not_a_beginning(const Label& label, int steps_per_year) {
  const Message text = verbatim(label.text);
  if (steps_per_year == 12) return say("{1} does not begin with a month", text);
  if (steps_per_year == 4) return say("{1} does not begin with a quarter", text);
  return say("{1} does not begin with a year", text);
}

Message not_an_end(const Label& label, int steps_per_year) {
  const Message text = verbatim(label.text);
  return steps_per_year == 4 ? say("{1} does not end with a quarter", text)
                             : say("{1} does not end with a year", text);
}

/// Whole months from where those of a project begin to `date`, rounded down.
int months_between(const Date& project_start, const Date& date) {
  const Date start = months_begin(project_start);
  return (date.year - start.year) * 12 + date.month - start.month - (date.day < start.day ? 1 : 0);
}

}  // namespace

double per_year(Unit unit, double days_in_year) {
  switch (unit) {
    case Unit::day:
      return days_in_year;
    case Unit::month:
      return 12;
    case Unit::quarter:
      return 4;
    case Unit::year:
      break;
  }
  return 1;
}

const std::string& label_of(const TimeAxis& axis, int column) {
  return axis.labels[static_cast<std::size_t>(std::min(column, axis.columns() - 1))];
}

int Calendar::fault(const Label& label, Message message, Message hint) const {
  add_error(diagnostics_, "label", std::move(message), label.place, std::move(hint));
  return 0;
}

int Calendar::column_of_date(const Label& label) const {
  if (start_ && label.date < *start_)
    return fault(label, say("{1} is before the project's start", verbatim(label.text)),
                 say("use a later date"));
  if (axis_.dated()) {  // a value holds from the first column at or after its date
    if (label.date < axis_.dates.front())
      return fault(label, say("{1} is before the first date", verbatim(label.text)),
                   say("use a later date"));
    return static_cast<int>(std::lower_bound(axis_.dates.begin(), axis_.dates.end(), label.date) -
                            axis_.dates.begin());
  }
  if (!start_)
    return fault(label, say("a date needs to know when Y0 is"),
                 say("say start = 2026-01-01 in [project]"));
  const int months_a_step = 12 / axis_.steps_per_year;
  return label.date == *start_ ? 0 : months_between(*start_, label.date) / months_a_step + 1;
}

bool Calendar::fits(const Label& label) const {
  if (!axis_.dated() || label.kind == Label::Kind::date || label.kind == Label::Kind::end ||
      label.number == 0)
    return true;
  fault(label, say("dated flows have no steps: {1} is no date", verbatim(label.text)),
        say("write a date, such as 2027-03-15"));
  return false;
}

int Calendar::after_end(const Label& label) const {
  return fault(
      label, say("{1} is after the end of the analysis period", verbatim(label.text)),
      say("the last step is {1}", verbatim(axis_.labels[static_cast<std::size_t>(axis_.last)])));
}

std::optional<int> Calendar::one_column(const Label& label) const {
  if (!fits(label)) return 0;
  switch (label.kind) {
    case Label::Kind::operation:
      return axis_.operation;
    case Label::Kind::end:
      return axis_.last;
    case Label::Kind::date:
      return column_of_date(label);
    case Label::Kind::year:
    case Label::Kind::quarter:
    case Label::Kind::month:
      break;
  }
  if (label.number == 0) return 0;
  if (label.number > farthest) return after_end(label);
  return {};
}

int Calendar::first_column(const Label& label) const {
  std::optional<int> column = one_column(label);
  if (!column) {
    const int before = (label.number - 1) * axis_.steps_per_year;
    const int unit = per_year(label.kind);
    if (before % unit != 0) {
      return fault(label, not_a_beginning(label, axis_.steps_per_year),
                   unit == 12 ? say("say step = \"month\" in [project]")
                              : say("say step = \"quarter\" in [project]"));
    }
    column = before / unit + 1;
  }
  return *column <= axis_.last ? *column : after_end(label);
}

int Calendar::last_column(const Label& label, Late late) const {
  std::optional<int> column = one_column(label);
  if (!column) {
    const int unit = per_year(label.kind);
    const int first = (label.number - 1) * axis_.steps_per_year / unit + 1;
    column = (label.number * axis_.steps_per_year + unit - 1) / unit;
    // The last year may be short: its last step is the end.
    if (first <= axis_.last) column = std::min(*column, axis_.last);
  }
  const int farthest_column = late == Late::allowed ? axis_.columns() - 1 : axis_.last;
  return *column <= farthest_column ? *column : after_end(label);
}

int Calendar::end_column(const Label& label, Late late) const {
  const bool counted = label.kind == Label::Kind::year || label.kind == Label::Kind::quarter ||
                       label.kind == Label::Kind::month;
  const int unit = counted ? per_year(label.kind) : 1;
  const bool inside = counted && !axis_.dated() && label.number <= farthest &&
                      label.number * axis_.steps_per_year % unit != 0;
  const Years end = static_cast<double>(label.number) / unit;
  const Years period = axis_.time[static_cast<std::size_t>(axis_.last)];
  if (!inside || std::abs(end - period) < 1e-9) return last_column(label, late);
  return fault(label, not_an_end(label, axis_.steps_per_year),
               unit == 12 ? say("say step = \"month\" in [project]")
                          : say("say step = \"quarter\" in [project]"));
}

int Calendar::year_end(const Label& label) const {
  const std::size_t faults = diagnostics_.size();
  const int column = last_column(label);
  const int steps = axis_.steps_per_year;
  if (diagnostics_.size() > faults) return 0;
  if (axis_.dated() || column == 0)
    return fault(label, say("{1} is no year of the project", verbatim(label.text)),
                 say("its years are Y1, Y2 and so on"));
  if (column == axis_.last || column % steps == 0) return column;
  return fault(label, say("{1} does not end a year of the project", verbatim(label.text)),
               say("write \"Y{1}\"", number((column - 1) / steps + 1)));
}

Window Calendar::window(const TimeKeys& keys) const {
  Window result = whole();
  const std::size_t faults = diagnostics_.size();
  if (keys.from) result.first = first_column(*keys.from);
  if (keys.to) result.last = end_column(*keys.to);
  if (keys.to && result.last < result.first && diagnostics_.size() == faults) {
    fault(*keys.to, say("'to' is before 'from'"), say("exchange them, or leave one out"));
  }
  return result;
}

std::vector<Calendar::Point> Calendar::in_order(const std::vector<Entry>& schedule,
                                                Entries entries) const {
  std::vector<Point> points;
  const bool moments = entries == Entries::moments;
  const std::size_t faults = diagnostics_.size();
  for (const Entry& entry : schedule) {
    points.push_back({moments ? last_column(entry.at) : first_column(entry.at), &entry});
  }
  std::stable_sort(points.begin(), points.end(),
                   [](const Point& a, const Point& b) { return a.column < b.column; });
  for (std::size_t n = 1; n < points.size() && diagnostics_.size() == faults; ++n) {
    if (points[n].column != points[n - 1].column) continue;
    const Label& again = points[n].entry->at;
    add_error(diagnostics_, "label-twice",
              say("{1} falls into the same step as {2}", verbatim(again.text),
                  verbatim(points[n - 1].entry->at.text)),
              again.place,
              moments ? say("add them up") : say("keep one of them, or take finer steps"));
  }
  return points;
}

Window Calendar::window(const TimeKeys& keys, const Amount& amount) const {
  Window result = window(keys);
  const auto* schedule = std::get_if<std::vector<Entry>>(&amount.value);
  if (!schedule || schedule->empty()) return result;
  const Point first = in_order(*schedule, Entries::hold).front();
  if (keys.from && result.first < first.column) {
    fault(*keys.from, say("there is no value before {1}", verbatim(first.entry->at.text)),
          say("give one for {1}, or leave 'from' out", verbatim(keys.from->text)));
  }
  if (!keys.from) result.first = first.column;
  return result;
}

/// In proportion to time: equal steps get equal shares, a short last step its part.
void Calendar::share_evenly(const LabelRange& range, Late late, std::vector<double>& shares) const {
  const std::size_t faults = diagnostics_.size();
  const int first = first_column(range.first);
  const int last = end_column(range.last, late);
  if (diagnostics_.size() > faults) return;
  if (axis_.dated() || first == 0) {
    fault(range.first,
          axis_.dated() ? say("a range has steps to spread over, and dated flows have none")
                        : say("a range begins with a step, and Y0 is a moment"),
          say("write shares: { Y0 = 0.5, {1} = 0.5 }", verbatim(range.last.text)));
  } else if (last < first) {
    fault(range.last, say("the range ends before it begins"), say("write the earlier label first"));
  }
  if (diagnostics_.size() > faults) return;
  double steps = 0;
  for (int c = first; c <= last; ++c)
    steps += axis_.length[static_cast<std::size_t>(c)] * axis_.steps_per_year;
  for (int c = first; c <= last; ++c) {
    shares[static_cast<std::size_t>(c)] =
        axis_.length[static_cast<std::size_t>(c)] * axis_.steps_per_year / steps;
  }
}

std::vector<double> Calendar::shares(const Moment& moment, Late late) const {
  std::vector<double> result(static_cast<std::size_t>(axis_.columns()), 0.0);
  if (const auto* label = std::get_if<Label>(&moment.when)) {
    result[static_cast<std::size_t>(last_column(*label, late))] = 1;
  } else if (const auto* range = std::get_if<LabelRange>(&moment.when)) {
    share_evenly(*range, late, result);
  } else {
    for (const Entry& entry : std::get<std::vector<Entry>>(moment.when)) {
      result[static_cast<std::size_t>(last_column(entry.at, late))] +=
          std::get<double>(entry.value.value);
    }
  }
  return result;
}

std::vector<double> Calendar::lengths(Unit unit) const {
  const double in_step = per_year(unit, axis_) / axis_.steps_per_year;
  const double full = 1.0 / axis_.steps_per_year;
  std::vector<double> result;
  for (std::size_t c = 0; c < axis_.length.size(); ++c) {
    // Whole steps by exact ratio, so that twelve months give the year back.
    const bool whole = c > 0 && static_cast<int>(c) != axis_.last;
    result.push_back(whole ? in_step : axis_.length[c] / full * in_step);
  }
  return result;
}

std::vector<double> Calendar::lengths(Unit unit, Window window) const {
  std::vector<double> result = lengths(unit);
  for (int c = 0; c < axis_.columns(); ++c) {
    if (!window.holds(c)) result[static_cast<std::size_t>(c)] = 0;
  }
  return result;
}

std::vector<double> Calendar::flags(Window window) const {
  std::vector<double> result;
  for (int c = 0; c < axis_.columns(); ++c) result.push_back(window.holds(c) ? 1 : 0);
  return result;
}

std::vector<double> Calendar::years(int steps_per_block, int first) const {
  std::vector<double> result;
  for (int c = 0; c < axis_.columns(); ++c) {
    result.push_back(c < first ? 0 : (c - first) / steps_per_block + 1);
  }
  return result;
}

std::vector<double> Calendar::item_years(int first, By by) const {
  // An item that begins at time 0 has its first year in column 0 to the end of year 1: money of Y0
  // has no length.
  std::vector<double> result = years(steps(by), std::max(first, 1));
  if (first == 0) result[0] = 1;
  return result;
}

int Calendar::steps(By by) const {
  switch (by) {
    case By::year:
      return axis_.steps_per_year;
    case By::quarter:
      return std::max(1, axis_.steps_per_year / 4);
    case By::month:
      return std::max(1, axis_.steps_per_year / 12);
    case By::step:
      break;
  }
  return 1;
}

}  // namespace gonogo
