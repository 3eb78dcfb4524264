// SPDX-License-Identifier: MIT
/// Writes the formula of a row as text, as the formula of a workbook cell, or as JavaScript.
#pragma once

#include <functional>
#include <vector>

#include "gonogo/base/cell_formula.hpp"
#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// How a formula is written.
struct Dialect {
  enum class Words {
    formula,
    excel,
    script  ///< computes as the program does: ranges too, in the order of the nodes
  } words = Words::formula;  ///< select is if(...), IF(...) or select(...), and so on
  /// Writes a node that reads an input or a row.
  std::function<Formula(const NodeData& leaf)> leaf = {};
  /// Written in place of a node that has a cell of its own (`split_points`); empty for other nodes.
  /// Default: no node has one.
  std::function<Formula(NodeId)> apart = {};
  /// Written in place of a constant; empty: the constant itself. Default: all constants are, and
  /// tolerances always.
  std::function<Formula(double)> constant = {};
  /// Whether a lever that changes nothing is written all the same, as it may move. Default: none is.
  std::function<bool(InputId)> moves = {};
};

/// Writes a node with the fewest brackets that mathematics and spreadsheets both read correctly.
/// Omits levers that change nothing (a `.times` of 1), but for those that are awake.
Formula write(const Sheet& sheet, NodeId node, const Dialect& dialect);

/// Nodes to write in cells of their own, so that neither the Excel formula nor one of these nodes
/// is longer than about `most_characters`. A node comes after those that it needs.
std::vector<NodeId> split_points(const Sheet& sheet, NodeId node, std::size_t most_characters);

/// The characters of the Excel formula of a node, with the names of inputs, estimated from above.
std::size_t most_characters_of(const Sheet& sheet, NodeId node);

/// The text of a formula without references.
std::string plain(const Formula& formula);

/// With names of rows and inputs: "hospital_share * max(0, revenue.calls - guarantee)".
std::string symbolic(const Sheet& sheet, NodeId node);

/// The name of an address in a formula: drivers and quantities have bare names.
std::string short_name(const std::string& id);

/// Whether a node is a lever at the value that changes nothing, or picks among such.
bool is_idle(const Sheet& sheet, NodeId node);

/// Constants of a formula but 0, 1, -1 and tolerances, in reading order, each once.
std::vector<double> constants_in(const Sheet& sheet, NodeId node);

/// Rows and inputs that a formula reads, in reading order, each once, without idle levers.
struct Named {
  std::vector<RowId> rows = {};
  std::vector<InputId> inputs = {};
};
Named named_in(const Sheet& sheet, NodeId node);

}  // namespace gonogo
