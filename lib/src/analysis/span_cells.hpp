// SPDX-License-Identifier: MIT
/// The value of a row over some columns of time, as a cell.
#pragma once

#include <utility>

#include "analysis/time_spans.hpp"
#include "analysis/workbook_cells.hpp"
#include "gonogo/model/model.hpp"
#include "gonogo/report/report.hpp"
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

/// Adds a cell, which shares the formula of the cell before where it can.
class CellRow {
 public:
  explicit CellRow(Row& row) : row_(row) {}

  void add(Cell cell) {
    cell.formula = formulas_.next(*cell.formula);
    row_.cells.push_back(std::move(cell));
  }

 private:
  Row& row_;
  FormulaRow formulas_ = {};
};

}  // namespace gonogo
