// SPDX-License-Identifier: MIT
/// The columns of labels ("Y3", "operation", a date) and of windows of time.
///
/// A label that has no column is reported as "label", and counts as column 0.
#pragma once

#include <optional>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/proposal.hpp"
#include "gonogo/sheet/time_axis.hpp"

namespace gonogo {

/// First and last column of an item, both included; empty where last < first.
struct Window {
  int first = 0;
  int last = 0;
  bool holds(int column) const { return first <= column && column <= last; }
};

/// How many of `unit` make a year: 1, 4, 12, or the days.
double per_year(Unit unit, double days_in_year);
inline double per_year(Unit unit, const TimeAxis& axis) {
  return per_year(unit, axis.days_in_year);
}

/// The label of a column, or of the last where it is beyond (a list that repeats to the end never
/// grows).
const std::string& label_of(const TimeAxis& axis, int column);

class Calendar {
 public:
  Calendar(const TimeAxis& axis, std::optional<Date> start, Diagnostics& diagnostics)
      : axis_(axis), start_(start), diagnostics_(diagnostics) {}

  /// First step of a label, for `from`. Reports a label that does not begin with a step of the axis.
  int first_column(const Label& label) const;
  /// Last step of a label, for `at`. `late` allows the columns after the period.
  enum class Late { refused, allowed };
  int last_column(const Label& label, Late late = Late::refused) const;
  /// The same for `to` and the end of a range. Reports a label that does not end with a step of the
  /// axis, nor with the period.
  int end_column(const Label& label, Late late = Late::refused) const;

  /// The entries of a schedule in the order of time, whatever their order in the file. Reports two
  /// in one column.
  struct Point {
    int column = 0;
    const Entry* entry = nullptr;
  };
  enum class Entries {
    hold,
    moments
  };  ///< from the first step of their labels on, or money in the last step
  std::vector<Point> in_order(const std::vector<Entry>& schedule, Entries entries) const;

  Window window(const TimeKeys& keys) const;
  /// The same for an amount. A schedule begins with its first label; 'from' may only be later.
  Window window(const TimeKeys& keys, const Amount& amount) const;
  Window whole() const { return {axis_.operation, axis_.last}; }

  /// The last column of the project year that a label names. A fault where it names none, or no end.
  int year_end(const Label& label) const;

  /// The share of a sum that moves in each column. Requires shares that are numbers.
  std::vector<double> shares(const Moment& moment, Late late = Late::refused) const;

  /// Length of each column in `unit`: 1/12 for a month in years. 0 for column 0.
  std::vector<double> lengths(Unit unit) const;
  /// The same within the window, 0 outside.
  std::vector<double> lengths(Unit unit, Window window) const;
  std::vector<double> flags(Window window) const;
  /// 1 in the item's first year (or other block of time), 2 in its second, ...; 0 before `first`.
  std::vector<double> item_years(int first, By by = By::year) const;
  /// Number of the block of time of each column, from 1 in column `first`; 0 before it.
  std::vector<double> years(int steps_per_block, int first) const;

  int steps(By by) const;  ///< columns in a block; at least 1

 private:
  int column_of_date(const Label& label) const;
  bool fits(const Label& label) const;
  int after_end(const Label& label) const;
  /// The column of a label that names one: time 0, operation, the end, a date. Empty for years,
  /// quarters and months after time 0.
  std::optional<int> one_column(const Label& label) const;
  void share_evenly(const LabelRange& range, Late late, std::vector<double>& shares) const;
  int fault(const Label& label, Message message, Message hint) const;

  const TimeAxis& axis_;
  std::optional<Date> start_;
  Diagnostics& diagnostics_;
};

}  // namespace gonogo
