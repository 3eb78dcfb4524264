// SPDX-License-Identifier: MIT
/// The inputs, rows and profiles of a bid as tables of cells, and formulas that refer to them.
#pragma once

#include <map>
#include <vector>

#include "gonogo/model/evaluated_model.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

class WorkbookCells {
 public:
  explicit WorkbookCells(const EvaluatedModel& model);

  Table inputs() const;
  Table rows() const;
  Table profiles() const;  ///< without rows where the bid has none

  /// A row over all columns of time.
  Formula row(RowId row) const { return range(row, 0, columns() - 1); }
  /// The value of a row over some columns: their sum or the last one, as the row rolls up.
  Formula rolled(RowId row, int first, int last) const;
  /// A value that is the same in all columns: a rate, a limit.
  Formula scalar(NodeId node) const { return written(node, 0); }
  const Snapshot& snapshot() const { return snapshot_; }

 private:
  /// A part of a row's formula that is too long for a cell: a row of the workbook alone.
  struct Part {
    NodeId node = no_node;
    RowId of = no_row;
  };

  int columns() const { return sheet_.axis().columns(); }
  void order_rows();
  void place_inputs();
  void part_long_formulas();
  CellReference input_cell(InputId input) const;
  CellReference cell(RowId row, int column) const;
  CellReference cell_at(std::size_t place, int column) const;
  Formula range(RowId row, int first, int last) const;
  Formula shifted(RowId row, int column) const;
  Formula leaf(const NodeData& node, int column) const;
  Formula picked(const NodeData& node, int column) const;
  Formula written(NodeId node, int column) const;
  Cell cell_of(RowId row, int column) const;
  Row line_of(RowId row) const;
  Row line_of(const Part& part, std::size_t number) const;

  EvaluatedModel written_;
  const Model& model_;
  const Sheet& sheet_;
  const Snapshot& snapshot_;
  std::vector<RowId> time_rows_, age_rows_;
  ById<RowId, std::size_t> place_;         ///< of each row in its table
  std::vector<InputId> listed_;            ///< inputs in their table
  ById<InputId, std::size_t> input_row_;   ///< of each input in its table
  std::vector<Part> parts_;                ///< below the rows of time
  std::map<NodeId, std::size_t> part_of_;  ///< index in parts_
};

/// Appends the sheets of inputs, rows and profiles.
void add_cells(const WorkbookCells& cells, Report& report);

}  // namespace gonogo
