// SPDX-License-Identifier: MIT
#include "gonogo/run/snapshot.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gonogo/base/no_value.hpp"
#include "run/arithmetic.hpp"
#include "run/program.hpp"

namespace gonogo {
namespace {

double read(const std::vector<double>& row, int column) {
  return column < 0 || column >= static_cast<int>(row.size())
             ? 0
             : row[static_cast<std::size_t>(column)];
}

/// Where the amount is known to be 0 it counts for nothing, also where the profile has no value.
double spread(const Sheet& sheet, const ById<RowId, std::vector<double>>& rows,
              const NodeData& node, int column) {
  double sum = 0;
  const auto& support = sheet.rows()[node.row].support;
  for (int s = 0; s <= column; ++s) {
    const bool counts = support.empty() || std::binary_search(support.begin(), support.end(), s);
    if (counts) sum += read(rows[node.row], s) * read(rows[node.profile], column - s);
  }
  return finite(sum);
}

/// A calculation from the values of its operands; of a select only the branch taken is asked for.
template <class Value>
double calculate(const NodeData& node, Value value) {
  const double a = value(node.parts[0]);
  if (node.op == Op::select) return std::isnan(a) ? a : value(node.parts[a != 0 ? 1 : 2]);
  const double b = node.operands().size() < 2 ? 0 : value(node.parts[1]);
  double result = 0;
  apply(node.op, &result, {&a, 0}, {&b, 0}, {&b, 0}, 1);
  return result;
}

}  // namespace

Snapshot::Snapshot(const Sheet& sheet, const Schedule& order,
                   const std::map<InputId, double>& overrides)
    : sheet_(&sheet) {
  for (const Input& input : sheet.inputs()) inputs_.add(input.base);
  std::vector<InputId> changed;
  for (const auto& [input, value] : overrides) {
    changed.push_back(input);
    inputs_[input] = finite(value);
  }
  std::vector<RowId> all;
  for (const RowId r : sheet.rows().ids()) all.push_back(r);
  const Program program(sheet, order, changed, all, {});
  Workspace space = program.workspace(1);
  std::vector<std::span<const double>> columns;
  for (const InputId input : changed) columns.emplace_back(&inputs_[input], 1);
  program.run(space, columns, 1);
  for (const RowId row : all) {
    auto& to = rows_[rows_.add({})];
    for (int c = 0; c < sheet.axis().columns(); ++c) to.push_back(program.at(space, row, c, 0));
  }
}

double Snapshot::value(NodeId id, int column) const {
  const NodeData& node = sheet_->nodes()[id];
  switch (kind_of(node.op)) {
    case NodeKind::constant:
      return node.value;
    case NodeKind::input:
      return inputs_[node.input];
    case NodeKind::row:
      return read(rows_[node.row], column);
    case NodeKind::prior:
      return read(rows_[node.row], column - node.steps);
    case NodeKind::ahead:
      return read(rows_[node.row], column + node.steps);
    case NodeKind::spread:
      return spread(*sheet_, rows_, node, column);
    case NodeKind::pick: {
      const double number = value(node.parts[0], column);
      return number >= 1 && number <= node.count ? inputs_[node.input_at(number)] : no_value;
    }
    case NodeKind::total:
      return total(node.row);
    case NodeKind::calculation:
      return calculate(node, [&](NodeId part) { return value(part, column); });
    case NodeKind::missing:
    case NodeKind::time_function:
      break;
  }
  return no_value;
}

double Snapshot::total(RowId row) const {
  double sum = 0;
  for (int c = sheet_->rows()[row].begins; c < sheet_->axis().columns(); ++c) sum += at(row, c);
  return finite(sum);
}

double evaluate(const Sheet& sheet, NodeId id) {
  const NodeData& node = sheet.nodes()[id];
  switch (kind_of(node.op)) {
    case NodeKind::constant:
      return node.value;
    case NodeKind::input:
      return sheet.inputs()[node.input].base;
    case NodeKind::calculation:
      return calculate(node, [&](NodeId part) { return evaluate(sheet, part); });
    case NodeKind::row:
    case NodeKind::prior:
    case NodeKind::ahead:
    case NodeKind::total:
    case NodeKind::spread:
    case NodeKind::pick:
      throw std::logic_error("evaluate: the formula reads a row");
    case NodeKind::missing:
    case NodeKind::time_function:
      break;
  }
  return no_value;
}

}  // namespace gonogo
