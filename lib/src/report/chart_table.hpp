// SPDX-License-Identifier: MIT
/// The numbers of a chart as a table.
#pragma once

#include "gonogo/report/report.hpp"

namespace gonogo {

/// A row a category or x, a column a series.
Table table_of(const Chart& chart);

}  // namespace gonogo
