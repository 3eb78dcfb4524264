// SPDX-License-Identifier: MIT
/// The columns of a cash flow as a report shows them: by step, or by year.
#pragma once

#include <string>
#include <vector>

#include "gonogo/analysis/cash_flow.hpp"

namespace gonogo {

/// Consecutive columns of time that are shown as one: the months of a year.
struct TimeSpan {
  std::string id = {};
  std::string title = {};
  int first = 0;
  int last = 0;

  bool single() const { return first == last; }
};

/// "Y6, 6 months, then late payments": what a column holds where it is not a whole year (or step).
Message title_of(const TimeSpan& span, const TimeAxis& axis, ColumnSpan by);

std::vector<TimeSpan> spans_of(const TimeAxis& axis, ColumnSpan by);

}  // namespace gonogo
