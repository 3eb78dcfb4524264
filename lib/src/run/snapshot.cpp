// SPDX-License-Identifier: MIT
#include "gonogo/run/snapshot.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "gonogo/base/no_value.hpp"
#include "gonogo/base/same_bits.hpp"
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
  const std::size_t count = node.operands().size();
  const double b = count < 2 ? 0 : value(node.parts[1]);
  const double c = count < 3 ? 0 : value(node.parts[2]);
  double result = 0;
  apply(node.op, &result, {&a, 0}, {&b, 0}, {&c, 0}, 1);
  return result;
}

double value_of(const SnapshotCase& each, InputId input) {
  const auto moved = each.overrides.find(input);
  const Input& written = each.sheet->inputs()[input];
  return moved == each.overrides.end() ? written.base : tried(written, moved->second);
}

/// The inputs that are not in every case what the first sheet states.
std::vector<InputId> varying_in(std::span<const SnapshotCase> cases) {
  const auto& inputs = cases.front().sheet->inputs();
  std::vector<InputId> varying;
  for (const InputId input : inputs.ids()) {
    const bool varies = std::any_of(cases.begin(), cases.end(), [&](const SnapshotCase& each) {
      return !same_bits(value_of(each, input), inputs[input].base);
    });
    if (varies) varying.push_back(input);
  }
  return varying;
}

/// What a program is given for an input. A lever that adds nothing is -0 there: x + -0 has the bits
/// of x also where x is -0, so that a case is the same bits whether another moves the lever or none.
double in_program(const Input& input, double value) {
  const bool adds_nothing = input.lever && input.neutral == 0 && value == 0;
  return adds_nothing ? -0.0 : value;
}

}  // namespace

std::vector<Snapshot> Snapshot::of_cases(const Schedule& order,
                                         std::span<const SnapshotCase> cases) {
  const Sheet& lowered = *cases.front().sheet;
  std::vector<RowId> all;
  for (const RowId row : lowered.rows().ids()) all.push_back(row);
  const std::vector<InputId> varying = varying_in(cases);
  const Program program(lowered, order, varying, all, {});
  Workspace space = program.workspace(1);
  std::vector<double> values(varying.size());
  std::vector<std::span<const double>> columns;
  for (const double& value : values) columns.emplace_back(&value, 1);
  std::vector<Snapshot> found;
  for (const SnapshotCase& each : cases) {
    for (std::size_t k = 0; k < varying.size(); ++k)
      values[k] = in_program(lowered.inputs()[varying[k]], value_of(each, varying[k]));
    program.run(space, columns, 1);
    Snapshot snapshot(*each.sheet);
    for (const InputId input : lowered.inputs().ids()) snapshot.inputs_.add(value_of(each, input));
    for (const RowId row : all) {
      const std::span<const double> cells = program.cells(space, row);
      snapshot.rows_.add({cells.begin(), cells.end()});
    }
    found.push_back(std::move(snapshot));
  }
  return found;
}

Snapshot::Snapshot(const Sheet& sheet, const Schedule& order,
                   const std::map<InputId, double>& overrides)
    : Snapshot(std::move(of_cases(order, std::array{SnapshotCase{&sheet, overrides}}).front())) {}

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
