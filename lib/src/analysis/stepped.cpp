// SPDX-License-Identifier: MIT
#include "analysis/stepped.hpp"

#include <cmath>

#include "gonogo/analysis/switching.hpp"

namespace gonogo {
namespace {

/// Which rows and nodes depend on one input.
class Dependents {
 public:
  Dependents(const Sheet& sheet, InputId input)
      : sheet_(sheet), input_(input), rows_(sheet.rows().size()) {
    // A row may depend on itself one step before: until nothing is added.
    for (bool adds = true; adds;) {
      adds = false;
      for (const RowId row : sheet.rows().ids()) {
        const NodeId formula = sheet.rows()[row].formula;
        if (rows_[row] || formula == no_node || !depends(formula)) continue;
        rows_[row] = adds = true;
      }
    }
  }

  /// Whether a part of the formula rounds what depends on the input.
  bool rounds(NodeId id) const {
    const NodeData& node = sheet_.nodes()[id];
    const bool here = node.op == Op::ceil || node.op == Op::floor || node.op == Op::round;
    if (here && depends(node.parts[0])) return true;
    for (const NodeId part : node.operands()) {
      if (rounds(part)) return true;
    }
    return false;
  }

 private:
  bool depends(NodeId id) const {
    const NodeData& node = sheet_.nodes()[id];
    if (node.op == Op::input && node.input == input_) return true;
    for (const RowId row : {node.row, node.profile}) {
      if (row != no_row && rows_[row]) return true;
    }
    for (const NodeId part : node.operands()) {
      if (depends(part)) return true;
    }
    return false;
  }

  const Sheet& sheet_;
  InputId input_;
  ById<RowId, char> rows_;
};

}  // namespace

bool is_stepped(const Model& model, const Variable& number) {
  const InputId input = model.sheet.find_input(number.address);
  if (input == no_input) return false;
  const Dependents dependents(model.sheet, input);
  for (const SheetRow& row : model.sheet.rows()) {
    if (row.formula != no_node && dependents.rounds(row.formula)) return true;
  }
  return false;
}

std::vector<double> every_unit(const Model& model, const Variable& number) {
  const double unit = number.whole ? std::max(1.0, number.tick.value_or(1)) : 0;
  const double size = most_times_the_base * std::abs(number.base);
  constexpr double most = 512, most_stepped = 4096;
  if (!(unit > 0) || size > most_stepped * unit) return {};
  if (size > most * unit && !is_stepped(model, number)) return {};
  std::vector<double> units;
  const double sign = number.base < 0 ? -1 : 1;
  for (double k = 0; k * unit <= size; ++k) units.push_back(sign * k * unit);
  return units;
}

}  // namespace gonogo
