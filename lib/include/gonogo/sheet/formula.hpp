// SPDX-License-Identifier: MIT
/// The formula of a row, written down: what runs, what `explain` prints and what stands in a cell
/// are one tree.
#pragma once

#include <functional>
#include <vector>

#include "gonogo/base/cell_formula.hpp"
#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// How leaves are written and what the functions are called.
struct Dialect {
  enum class Words {
    formula,
    excel
  } words = Words::formula;  ///< select is if(...) or IF(...), and so on
  /// Writes an input, a row, or an operator that reaches across time.
  std::function<Formula(const NodeData& leaf)> leaf = {};
  /// What stands in the place of a node that is written elsewhere (`split_points`); optional, and empty
  /// for the others.
  std::function<Formula(NodeId)> apart = {};
};

/// Writes a node with as few brackets as both mathematics and a spreadsheet read alike. Levers that
/// change nothing (a `.times` of 1) are left out.
Formula write(const Sheet& sheet, NodeId node, const Dialect& dialect);

/// Nodes to write apart, so that in Excel's words neither the formula nor one of them is longer
/// than about so many characters; those that others need come first.
std::vector<NodeId> split_points(const Sheet& sheet, NodeId node, std::size_t most_characters);

/// The text of a formula without references.
std::string plain(const Formula& formula);

/// With names of rows and inputs: "hospital_share * max(0, revenue.calls - guarantee)".
std::string symbolic(const Sheet& sheet, NodeId node);

/// What a formula calls an address: drivers and quantities by their bare names.
std::string short_name(const std::string& id);

/// Whether a lever stands at the value that changes nothing.
bool is_idle(const Sheet& sheet, NodeId node);

/// Rows and inputs that a formula names, in reading order, each once; idle levers left out.
struct Named {
  std::vector<RowId> rows = {};
  std::vector<InputId> inputs = {};
};
Named named_in(const Sheet& sheet, NodeId node);

}  // namespace gonogo
