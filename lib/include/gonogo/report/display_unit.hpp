// SPDX-License-Identifier: MIT
/// The unit of money in which people read a report: a bid in CNY, read in 万元.
#pragma once

#include <span>
#include <string_view>

#include "gonogo/report/report.hpp"

namespace gonogo {

/// A word for a unit of money, and how many of the currency it is.
struct DisplayUnit {
  std::string_view name = {};
  double scale = 1;
};

/// "1", "thousand", "million", "元", "万元", "亿元".
std::span<const DisplayUnit> display_units();

/// The report with its amounts of money in units of `scale` x currency: those of tables, charts and
/// sentences. An amount that has a unit of its own (a price in CNY/line/month) stays as it is, and
/// so do numbers that are not known to be money (drivers without a unit) and a report without a
/// currency. Two decimals, or as many as show four digits.
Report in_unit(Report report, double scale);

/// The same in sentences alone, for a workbook: its cells keep their numbers, because formulas and
/// readers count with them (see XlsxOptions::display_scale).
Report texts_in_unit(Report report, double scale);

}  // namespace gonogo
