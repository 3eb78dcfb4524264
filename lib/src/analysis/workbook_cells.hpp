// SPDX-License-Identifier: MIT
/// The rows and profiles of a bid as tables of cells, and formulas that refer to them.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "analysis/input_cells.hpp"
#include "gonogo/model/evaluated_model.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// One block of rows: of the scenario in use, or of a scenario that rules are judged in.
struct WorkbookBlock {
  EvaluatedModel formulas = {};  ///< whose formulas it has
  EvaluatedModel values = {};    ///< the same, or one that differs from it in numbers alone
  InputUse use = {};
  std::string suffix = {};  ///< of the ids of its tables; empty: of the scenario in use
};

class WorkbookCells {
 public:
  /// Requires: `inputs` outlives it.
  WorkbookCells(WorkbookBlock block, const InputCells& inputs);

  Table rows() const;
  Table profiles() const;  ///< without rows where the bid has none

  /// A row over all columns of time.
  Formula row(RowId row) const { return range(row, 0, columns() - 1); }
  /// The value of a row over some columns: their sum or the last one, as the row rolls up.
  Formula rolled(RowId row, int first, int last) const;
  /// A value that is the same in all columns: a rate, a limit.
  Formula scalar(NodeId node) const { return written(node, 0, no_row); }
  const Snapshot& snapshot() const { return snapshot_; }

 private:
  /// A line of the table of rows.
  struct Line {
    RowId row = no_row;
    Message heading = {};  ///< in place of a row
  };
  /// A part of a row's formula that is too long for a cell: a row of the workbook alone.
  struct Part {
    NodeId node = no_node;
    RowId of = no_row;
  };

  int columns() const { return sheet_.axis().columns(); }
  void order_rows();
  void part_long_formulas();
  CellReference input_cell(InputId input) const { return inputs_.cell(input, block_.use); }
  CellReference cell(RowId row, int column) const;
  CellReference cell_at(std::size_t place, int column) const;
  Formula range(RowId row, int first, int last) const;
  Formula shifted(RowId row, int column) const;
  Formula leaf(const NodeData& node, int column) const;
  Formula picked(const NodeData& node, int column) const;
  /// `of`: the row whose formula the node is a part of; `no_row`: of none.
  Formula written(NodeId node, int column, RowId of) const;
  /// By column of time, or by age.
  std::vector<Cell> cells_of(const Part& part, Kind kind,
                             const std::function<double(int)>& value) const;
  std::vector<Cell> cells_of(RowId row) const;
  Row line_of(RowId row) const;
  Row line_of(const Part& part, std::size_t number) const;

  WorkbookBlock block_;
  const InputCells& inputs_;
  const Model& model_;
  const Sheet& sheet_;
  const Snapshot& snapshot_;
  std::vector<Line> lines_;
  std::vector<RowId> age_rows_;
  ById<RowId, std::size_t> place_;         ///< of each row in its table
  std::vector<Part> parts_;                ///< below the rows of time
  std::map<NodeId, std::size_t> part_of_;  ///< index in parts_
};

/// Appends the sheet of rows, with the profiles below them.
void add_rows(const WorkbookCells& cells, Section section, Report& report);

/// Appends the sheet of inputs.
void add_inputs(const InputCells& inputs, Report& report);

}  // namespace gonogo
