// SPDX-License-Identifier: MIT
#include "gonogo/model/snapshot.hpp"

#include <cmath>
#include <limits>

#include "gonogo/base/text.hpp"
#include "gonogo/model/run.hpp"
#include "gonogo/model/schedule.hpp"
#include "model/operations.hpp"
#include "model/program.hpp"

namespace gonogo {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

double read(const std::vector<double>& row, int column) {
  return column < 0 || column >= static_cast<int>(row.size())
             ? 0
             : row[static_cast<std::size_t>(column)];
}

double spread(const std::vector<double>& amount, const std::vector<double>& profile, int column) {
  double sum = 0;
  for (int s = 0; s <= column; ++s) {
    const double part = read(amount, s);
    if (part != 0) sum += part * read(profile, column - s);
  }
  return sum;
}

}  // namespace

Snapshot::Snapshot(const Model& model, const std::map<Address, double>& moved) : model_(&model) {
  const Sheet& sheet = model.sheet;
  std::vector<std::uint32_t> changed;
  std::vector<double> values;
  for (std::uint32_t i = 0; i < sheet.inputs().size(); ++i) {
    const auto found = moved.find(sheet.inputs()[i].address);
    inputs_.push_back(found == moved.end() ? sheet.inputs()[i].base : found->second);
    if (found == moved.end()) continue;
    changed.push_back(i);
    values.push_back(found->second);
  }
  std::vector<RowId> all;
  for (RowId r = 0; r < sheet.rows().size(); ++r) all.push_back(r);
  const Program program(model, changed, all, {});
  Workspace space = program.workspace(1);
  std::vector<std::span<const double>> columns;
  for (const double& value : values) columns.emplace_back(&value, 1);
  program.run(space, columns, 1);
  for (const RowId row : all) {
    auto& to = rows_.emplace_back();
    for (int c = 0; c < sheet.axis().columns(); ++c) to.push_back(program.at(space, row, c, 0));
  }
}

double Snapshot::value(NodeId id, int column) const {
  const NodeData& node = model_->sheet.nodes()[id];
  switch (node.op) {
    case Op::constant:
      return node.value;
    case Op::missing:
      return no_value;
    case Op::input:
      return inputs_[node.a];
    case Op::row:
      return read(rows_[node.a], column);
    case Op::prior:
      return read(rows_[node.a], column - static_cast<int>(node.b));
    case Op::ahead:
      return read(rows_[node.a], column + static_cast<int>(node.b));
    case Op::spread:
      return spread(rows_[node.a], rows_[node.b], column);
    case Op::pick: {
      const double number = value(node.a, column);
      return number >= 1 && number <= node.c
                 ? inputs_[node.b + static_cast<std::uint32_t>(number) - 1]
                 : no_value;
    }
    case Op::total: {
      double sum = 0;
      for (int c = model_->sheet.rows()[node.a].begins; c < model_->sheet.axis().columns(); ++c)
        sum += at(node.a, c);
      return sum;
    }
    default:
      break;
  }
  const double a = value(node.a, column);
  if (node.op == Op::select) return std::isnan(a) ? a : value(a != 0 ? node.b : node.c, column);
  const double b = node.b == nothing ? 0 : value(node.b, column);
  double result = 0;
  apply(node.op, &result, {&a, 0}, {&b, 0}, {&b, 0}, 1);
  return result;
}

namespace {

std::string_view verb(Op op) {
  switch (op) {
    case Op::divide:
      return "a division by zero";
    case Op::ln:
      return "the logarithm of a number that is not positive";
    case Op::sqrt:
      return "the root of a negative number";
    case Op::power:
      return "a power that has no value";
    case Op::exp:
      return "an overflow in exp()";
    default:
      return "an overflow";
  }
}

/// The innermost operation that has values to work on and none to give.
struct Failing {
  NodeId node = nothing;
  int column = 0;
};

Failing innermost(const Snapshot& snapshot, NodeId id, int column) {
  const NodeData& node = snapshot.model().sheet.nodes()[id];
  if (node.op <= Op::pick) return {id, column};
  std::vector<NodeId> parts = {node.a, node.b, node.c};
  if (node.op == Op::select) {
    const double condition = snapshot.value(node.a, column);
    parts = {node.a};
    if (!std::isnan(condition)) parts.push_back(condition != 0 ? node.b : node.c);
  }
  for (const NodeId part : parts) {
    if (part != nothing && std::isnan(snapshot.value(part, column)))
      return innermost(snapshot, part, column);
  }
  return {id, column};
}

Diagnostic describe(const Snapshot& snapshot, RowId row, int column, NodeId failing) {
  const Sheet& sheet = snapshot.model().sheet;
  const SheetRow& head = sheet.rows()[row];
  const NodeData& node = sheet.nodes()[failing];
  const std::string step = sheet.axis().labels[static_cast<std::size_t>(column)];
  Diagnostic result{.code = "no-value",
                    .place = head.sources.empty() ? Place{} : head.sources.front()};
  if (node.op == Op::row || node.op == Op::prior || node.op == Op::pick || node.op == Op::spread) {
    const SheetRow& used = sheet.rows()[node.op == Op::pick ? row : node.a];
    result.message = "'" + head.id + "' has no value in " + step + ": '" + used.id +
                     "' has none before " +
                     sheet.axis().labels[static_cast<std::size_t>(used.begins)];
    result.hint = "give it an earlier 'from', or use its first value with [1]";
    return result;
  }
  result.message = "'" + head.id + "' has no value in " + step + ": " + std::string(verb(node.op));
  if (node.op == Op::divide)
    result.message += " (" + shortest(snapshot.value(node.a, column)) + " / " +
                      shortest(snapshot.value(node.b, column)) + ")";
  result.hint = "guard it with if(), or change what it rests on";
  return result;
}

}  // namespace

std::optional<Diagnostic> find_fault(const Model& model, const std::map<Address, double>& moved) {
  const Snapshot snapshot(model, moved);
  const Sheet& sheet = model.sheet;
  const Schedule& order = model.order;
  std::vector<std::vector<RowId>> stages = {order.profiles};
  stages.insert(stages.end(), order.stages.begin(), order.stages.end());
  for (const auto& stage : stages) {
    for (int c = 0; c < sheet.axis().columns(); ++c) {
      for (const RowId row : stage) {
        // A driver or quantity without a value is a fault only where something uses it.
        const RowKind kind = sheet.rows()[row].kind;
        const bool free = kind == RowKind::driver || kind == RowKind::quantity;
        if (c < sheet.rows()[row].begins || free || !std::isnan(snapshot.at(row, c))) continue;
        Failing at = innermost(snapshot, sheet.rows()[row].formula, c);
        const NodeData* node = &sheet.nodes()[at.node];
        RowId where = row;
        while (node->op == Op::row && c >= sheet.rows()[node->a].begins &&
               sheet.rows()[node->a].formula != nothing) {
          where = node->a;
          at = innermost(snapshot, sheet.rows()[where].formula, c);
          node = &sheet.nodes()[at.node];
        }
        return describe(snapshot, where, c, at.node);
      }
    }
  }
  return std::nullopt;
}

}  // namespace gonogo
