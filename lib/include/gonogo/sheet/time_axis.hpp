// SPDX-License-Identifier: MIT
/// The columns of a bid: time 0, the steps of construction and operation, and a tail for what is
/// paid late.
#pragma once

#include <string>
#include <vector>

#include "gonogo/base/date.hpp"
#include "gonogo/base/units.hpp"

namespace gonogo {

/// Note: a rate per time unit uses the length of its own step; all flows of a step share one
/// discount time.
struct TimeAxis {
  int steps_per_year = 1;
  double days_in_year = 365;  ///< of what is counted in days; dates do not
  int operation = 1;          ///< first column of operation
  int last = 0;               ///< last column of the analysis period; later ones are the tail
  std::vector<Years> length =
      {};  ///< of each column; 0 for column 0; only the last step may be short
  std::vector<Years> time = {};          ///< at the end of each column, from time 0
  std::vector<std::string> labels = {};  ///< "Y0", "M1", ...: heads of the columns
  std::vector<Date> dates = {};          ///< only for dated flows
  /// The book year of each column, by the year in which it ends; time 0 joins the first. Empty where
  /// the bid has no start; 0 for a step that lies across a year's end.
  std::vector<int> book_years = {};

  int columns() const { return static_cast<int>(length.size()); }
  bool dated() const { return !dates.empty(); }
  Years construction() const;  ///< years before operation
  Years period() const;        ///< years of construction and operation
};

/// Steps: `operation` is the first operating column; `period` in years may end within a step;
/// `tail` columns follow. Throws std::invalid_argument unless 0 <= construction < period and the
/// columns are at most 10,000.
TimeAxis make_time_axis(int steps_per_year, int construction_steps, Years period, int tail);

/// The book year of each column, where time 0 is at the start of month `start` and the books close
/// with month `year_ends`.
std::vector<int> book_years_of(const TimeAxis& axis, const Date& start, int year_ends);

/// Columns at the dates that occur (ascending, without repetition), discounted act/365 from the
/// first.
TimeAxis make_dated_axis(const std::vector<Date>& dates);

}  // namespace gonogo
