// SPDX-License-Identifier: MIT
/// One case with the values of all rows: for reports, explanations and the search for a fault.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "gonogo/sheet/schedule.hpp"
#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// A sheet with values for some of its inputs instead of those that it states.
struct SnapshotCase {
  const Sheet* sheet = nullptr;
  std::map<InputId, double> overrides = {};
};

class Snapshot {
 public:
  /// Computes every row of each case. All cases together are lowered once.
  ///
  /// Requires: at least one case; sheets of the same structure, which outlive the snapshots; `order`
  /// the schedule of any of them.
  static std::vector<Snapshot> of_cases(const Schedule& order, std::span<const SnapshotCase> cases);

  /// One case. The sheet must outlive the snapshot.
  Snapshot(const Sheet& sheet, const Schedule& order,
           const std::map<InputId, double>& overrides = {});

  const Sheet& sheet() const { return *sheet_; }
  /// NaN where the row has no value.
  double at(RowId row, int column) const { return rows_[row][static_cast<std::size_t>(column)]; }
  const std::vector<double>& row(RowId row) const { return rows_[row]; }
  double input(InputId id) const { return inputs_[id]; }

  /// The value of a part of a formula in a column.
  double value(NodeId node, int column) const;

 private:
  explicit Snapshot(const Sheet& sheet) : sheet_(&sheet) {}
  double total(RowId row) const;

  const Sheet* sheet_;
  ById<InputId, double> inputs_;
  ById<RowId, std::vector<double>> rows_;
};

/// The value of a formula that reads inputs only, each as written; NaN where it has none.
///
/// Throws std::logic_error where the formula reads a row.
double evaluate(const Sheet& sheet, NodeId node);

}  // namespace gonogo
