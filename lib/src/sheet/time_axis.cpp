// SPDX-License-Identifier: MIT
#include "gonogo/sheet/time_axis.hpp"

#include <cmath>
#include <stdexcept>

#include "gonogo/base/months.hpp"

namespace gonogo {
namespace {

constexpr int most_columns = 10'000;

std::string label_of(int steps_per_year, int column) {
  const char* letter = steps_per_year == 12 ? "M" : steps_per_year == 4 ? "Q" : "Y";
  return column == 0 ? "Y0" : letter + std::to_string(column);
}

std::string iso(const Date& date) {
  const auto padded = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return std::to_string(date.year) + "-" + padded(date.month) + "-" + padded(date.day);
}

}  // namespace

Years TimeAxis::construction() const { return time[static_cast<std::size_t>(operation) - 1]; }

Years TimeAxis::period() const { return time[static_cast<std::size_t>(last)]; }

TimeAxis make_time_axis(int steps_per_year, int construction_steps, Years period, int tail) {
  const double steps = period * steps_per_year;
  // A period such as 4.2 years is not a binary fraction: within 1e-9 of a whole step it is one.
  const double whole = std::abs(steps - std::round(steps)) < 1e-9 ? std::round(steps) : steps;
  if (!(whole > construction_steps) || construction_steps < 0 || whole + tail > most_columns) {
    throw std::invalid_argument("make_time_axis: period or construction out of range");
  }
  TimeAxis axis{.steps_per_year = steps_per_year, .operation = construction_steps + 1};
  axis.last = static_cast<int>(std::ceil(whole));
  for (int c = 0; c <= axis.last + tail; ++c) {
    const double short_by = c < axis.last ? 0 : axis.last - whole;
    axis.length.push_back(c == 0 ? 0 : (c == axis.last ? 1 - short_by : 1) / steps_per_year);
    axis.time.push_back(c == 0 ? 0 : (c - short_by) / steps_per_year);
    axis.labels.push_back(label_of(steps_per_year, c));
  }
  return axis;
}

std::vector<int> book_years_of(const TimeAxis& axis, const Date& start, int year_ends) {
  const Date begin = months_begin(start);
  // Months since year 0, shifted so that a book year is twelve of them; a part of one where they
  // begin within a month.
  const double first =
      begin.year * 12 + begin.month - 1 + 12 - year_ends + (begin.day == 1 ? 0 : 0.5);
  const auto year_at = [&](double months) { return static_cast<int>((first + months) / 12); };
  constexpr double within = 1e-6;  // of a month
  std::vector<int> years;
  for (std::size_t c = 0; c < axis.time.size(); ++c) {
    const double ends = axis.time[c] * 12, begins = c == 0 ? 0 : axis.time[c - 1] * 12;
    const int year = year_at(std::max(0.0, ends - within));
    const bool tail = static_cast<int>(c) > axis.last;  // nothing is earned in it
    years.push_back(tail || year == year_at(begins + within) ? year : 0);
  }
  if (years.size() > 1) years[0] = years[1];
  return years;
}

TimeAxis make_dated_axis(const std::vector<Date>& dates) {
  if (dates.empty()) throw std::invalid_argument("make_dated_axis: no dates");
  TimeAxis axis{.operation = 0, .last = static_cast<int>(dates.size()) - 1, .dates = dates};
  const long first = days_from_civil(dates.front());
  for (const Date& date : dates) {
    axis.length.push_back(0);
    axis.time.push_back(static_cast<double>(days_from_civil(date) - first) / 365.0);
    axis.labels.push_back(iso(date));
  }
  axis.operation = 1;
  return axis;
}

}  // namespace gonogo
