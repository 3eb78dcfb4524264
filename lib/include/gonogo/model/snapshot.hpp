// SPDX-License-Identifier: MIT
/// One case with all its numbers: for reports, explanations and the search for a fault.
#pragma once

#include <map>
#include <vector>

#include "gonogo/model/model.hpp"

namespace gonogo {

class Snapshot {
 public:
  /// Computes every row; `moved` holds values by address. The model must outlive the snapshot.
  /// Throws std::invalid_argument for an address that is no number of the sheet: what shapes it is
  /// moved by compiling anew.
  explicit Snapshot(const Model& model, const std::map<Address, double>& moved = {});

  const Model& model() const { return *model_; }
  double at(RowId row, int column) const {
    return rows_[row][static_cast<std::size_t>(column)];
  }  ///< NaN: no value
  const std::vector<double>& row(RowId row) const { return rows_[row]; }
  double input(std::uint32_t index) const { return inputs_[index]; }

  /// A part of a formula, as it stands at a column.
  double value(NodeId node, int column) const;

 private:
  const Model* model_;
  std::vector<double> inputs_;
  std::vector<std::vector<double>> rows_;
};

}  // namespace gonogo
