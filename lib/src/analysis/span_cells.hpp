// SPDX-License-Identifier: MIT
/// The value of a row over some columns of time, as a cell.
#pragma once

#include "analysis/time_spans.hpp"
#include "analysis/workbook_cells.hpp"
#include "gonogo/model/model.hpp"
#include "gonogo/run/snapshot.hpp"

namespace gonogo {

/// The numbers of a bid's rows, and their cells if the report is a workbook.
struct RowValues {
  const Model& model;
  const Snapshot& snapshot;
  const WorkbookCells* cells = nullptr;

  const Sheet& sheet() const { return snapshot.sheet(); }
};

/// The sum of a row over a span, or its last value, as the row rolls up; empty where it has none.
Cell span_cell(const RowValues& numbers, RowId row, const TimeSpan& span);

}  // namespace gonogo
