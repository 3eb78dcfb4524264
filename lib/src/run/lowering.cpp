// SPDX-License-Identifier: MIT
#include "run/lowering.hpp"

#include <algorithm>
#include <utility>

#include "gonogo/base/no_value.hpp"
#include "run/arithmetic.hpp"
#include "run/row_groups.hpp"

namespace gonogo {
namespace {

/// Read where they lie: no instruction computes them.
bool is_read(Op op) {
  const NodeKind kind = kind_of(op);
  return kind != NodeKind::calculation && kind != NodeKind::spread;
}

template <class Thing>
std::uint32_t index_of(Id<Thing> id) {
  return static_cast<std::uint32_t>(id.index());
}

}  // namespace

void Lowering::code(std::span<const RowId> roots, std::span<const NodeId> scalars) {
  count_.fetch_add(1, std::memory_order_relaxed);
  needed_.assign(sheet_.rows().size(), false);
  const auto varying = std::count_if(program_.input_slot_.begin(), program_.input_slot_.end(),
                                     [](std::uint32_t slot) { return slot != no_slot; });
  words_ = (static_cast<std::size_t>(varying) + 63) / 64;
  for (const RowId row : roots) mark_row(row);
  for (const NodeId node : scalars) {
    if (node != no_node) mark(node);
  }
  find_varying();
  node_varies_.assign(sheet_.nodes().size(), Known::no);
  give_slots();
  code_rows();
  for (const NodeId node : scalars) {
    program_.scalars_.push_back(node == no_node ? RowPlan{.result = constant(no_value)}
                                                : formula(no_row, node, 0));
  }
}

void Lowering::mark_row(RowId row) {
  if (needed_[row]) return;
  std::vector<RowId> open = {row};
  std::vector<NodeId> nodes;
  while (!open.empty()) {
    const RowId here = open.back();
    open.pop_back();
    if (needed_[here]) continue;
    needed_[here] = true;
    if (sheet_.rows()[here].formula != no_node) nodes.push_back(sheet_.rows()[here].formula);
    while (!nodes.empty()) {
      const NodeData& node = sheet_.nodes()[nodes.back()];
      nodes.pop_back();
      if (node.row != no_row) open.push_back(node.row);
      if (node.profile != no_row) open.push_back(node.profile);
      const auto parts = node.operands();
      nodes.insert(nodes.end(), parts.begin(), parts.end());
    }
  }
}

void Lowering::mark(NodeId id) {
  const NodeData& node = sheet_.nodes()[id];
  if (node.row != no_row) mark_row(node.row);
  if (node.profile != no_row) mark_row(node.profile);
  for (const NodeId part : node.operands()) mark(part);
}

void Lowering::depends_on(NodeId id, Bits& inputs) const {
  const NodeData& node = sheet_.nodes()[id];
  const auto add_input = [&](InputId input) {
    const std::uint32_t slot = program_.input_slot_[input];
    if (slot != no_slot) inputs[slot / 64] |= std::uint64_t{1} << (slot % 64);
  };
  const auto add_row = [&](RowId row) {
    for (std::size_t w = 0; w < inputs.size(); ++w) inputs[w] |= program_.dependencies_[row][w];
  };
  if (node.op == Op::pick) {
    for (std::uint32_t n = 1; n <= node.count; ++n) add_input(node.input_at(n));
    return;
  }
  if (node.input != no_input) add_input(node.input);
  if (node.row != no_row) add_row(node.row);
  if (node.profile != no_row) add_row(node.profile);
  for (const NodeId part : node.operands()) depends_on(part, inputs);
}

bool Lowering::find_node_varies(const NodeData& node) {
  const auto input_varies = [&](InputId input) { return program_.input_slot_[input] != no_slot; };
  const auto row_varies = [&](RowId row) { return row != no_row && program_.varies_[row]; };
  if (node.op == Op::pick) {
    for (std::uint32_t n = 1; n <= node.count; ++n) {
      if (input_varies(node.input_at(n))) return true;
    }
    return false;
  }
  if (node.input != no_input && input_varies(node.input)) return true;
  if (row_varies(node.row) || row_varies(node.profile)) return true;
  const auto parts = node.operands();
  return std::any_of(parts.begin(), parts.end(), [&](NodeId part) { return node_varies(part); });
}

bool Lowering::node_varies(NodeId id) {
  if (node_varies_[id] == Known::no) {
    const bool varies = find_node_varies(sheet_.nodes()[id]);
    node_varies_[id] = varies ? Known::varies : Known::fixed;
  }
  return node_varies_[id] == Known::varies;
}

void Lowering::find_varying() {
  program_.dependencies_.assign(sheet_.rows().size(), Bits(words_, 0));
  program_.varies_.assign(sheet_.rows().size(), false);
  if (words_ == 0) return;
  Bits inputs;
  for (bool changed = true; changed;) {  // a row may depend on a later one through prior()
    changed = false;
    for (const RowId r : sheet_.rows().ids()) {
      const NodeId formula = sheet_.rows()[r].formula;
      if (!needed_[r] || formula == no_node) continue;
      inputs = program_.dependencies_[r];
      depends_on(formula, inputs);
      if (inputs == program_.dependencies_[r]) continue;
      program_.dependencies_[r] = inputs;
      program_.varies_[r] = true;
      changed = true;
    }
  }
}

void Lowering::give_slots() {
  program_.slot_.assign(sheet_.rows().size(), no_slot);
  for (const bool varying : {true, false}) {
    for (const RowId r : sheet_.rows().ids()) {
      if (needed_[r] && (program_.varies_[r] != 0) == varying)
        program_.slot_[r] = static_cast<std::uint32_t>(program_.rows_++);
    }
    if (varying) program_.varying_rows_ = program_.rows_;
  }
}

void Lowering::code_rows() {
  for (const RowId row : order_.profiles) {
    if (needed_[row]) program_.profiles_.push_back(formula(row, sheet_.rows()[row].formula, 0));
  }
  program_.profiles_ = in_groups(std::move(program_.profiles_), program_.slot_.size());
  separates_parts_ = true;
  program_.fixed_.resize(order_.stages.size());
  program_.varying_.resize(order_.stages.size());
  for (std::size_t stage = 0; stage < order_.stages.size(); ++stage) {
    for (const RowId row : order_.stages[stage]) {
      if (!needed_[row]) continue;
      auto& stages = program_.varies_[row] ? program_.varying_ : program_.fixed_;
      RowPlan code = formula(row, sheet_.rows()[row].formula, stage);
      stages[stage].push_back(std::move(code));
    }
  }
  separates_parts_ = false;
  for (Stages* stages : {&program_.fixed_, &program_.varying_}) {
    for (std::vector<RowPlan>& rows : *stages)
      rows = in_groups(std::move(rows), program_.slot_.size());
  }
}

/// Makes a part that does not vary, of a row that does, a row of its own, computed once.
Operand Lowering::part(NodeId node) {
  const auto known = parts_.find(node);
  if (known != parts_.end()) return known->second;
  const RowId row = program_.slot_.add(static_cast<std::uint32_t>(program_.rows_++));
  program_.varies_.add(false);
  program_.dependencies_.add(Bits(words_, 0));
  RowPlan* const host = std::exchange(current_, nullptr);
  const std::uint32_t host_temporaries = next_temporary_;
  separates_parts_ = false;
  RowPlan code = formula(row, node, stage_);
  separates_parts_ = true;
  current_ = host;
  next_temporary_ = host_temporaries;
  program_.fixed_[stage_].push_back(std::move(code));
  return parts_[node] = {.kind = Operand::Kind::row, .index = index_of(row)};
}

/// Skips factors that are 1 and offsets that are 0.
bool Lowering::changes_nothing(NodeId id) const {
  const NodeData& node = sheet_.nodes()[id];
  const auto rests = [&](InputId which) {
    const Input& input = sheet_.inputs()[which];
    return program_.input_slot_[which] == no_slot && input.lever && input.base == input.neutral;
  };
  if (node.op == Op::input) return rests(node.input);
  if (node.op != Op::pick) return false;
  for (std::uint32_t n = 1; n <= node.count; ++n) {
    if (!rests(node.input_at(n))) return false;
  }
  return true;
}

RowPlan Lowering::formula(RowId row, NodeId node, std::size_t stage) {
  RowPlan result{.row = row};
  if (row.index() < sheet_.rows().size()) result.begins = sheet_.rows()[row].begins;
  current_ = &result;
  stage_ = stage;
  next_temporary_ = 0;
  result.result = operand(node);
  const bool jumps = std::any_of(result.steps.begin(), result.steps.end(), [](const auto& step) {
    return step.flow != Instruction::Flow::compute;
  });
  result.direct = !jumps && !result.steps.empty() &&
                  result.result.kind == Operand::Kind::temporary &&
                  result.result.index == result.steps.back().target;
  for (Instruction& step : result.steps)
    step.operands = static_cast<std::uint8_t>(operands_of(step.op));
  program_.temporaries_ = std::max<std::size_t>(program_.temporaries_, next_temporary_);
  current_ = nullptr;
  return result;
}

Operand Lowering::constant(double value) {
  program_.constants_.push_back(value);
  return {.kind = Operand::Kind::constant,
          .index = static_cast<std::uint32_t>(program_.constants_.size() - 1)};
}

Operand Lowering::total(RowId row) {
  program_.totals_.push_back({.row = row, .stage = stage_, .varies = program_.varies_[row] != 0});
  return {.kind = Operand::Kind::total,
          .varies = program_.varies_[row] != 0,
          .index = static_cast<std::uint32_t>(program_.totals_.size() - 1)};
}

Operand Lowering::leaf(const NodeData& node, NodeId id) {
  const bool varies = node_varies(id);
  switch (kind_of(node.op)) {
    case NodeKind::constant:
      return constant(node.value);
    case NodeKind::input:
      return {.kind = Operand::Kind::input, .varies = varies, .index = index_of(node.input)};
    case NodeKind::row:
      return {.kind = Operand::Kind::row, .varies = varies, .index = index_of(node.row)};
    case NodeKind::prior:
      return {.kind = Operand::Kind::row,
              .varies = varies,
              .index = index_of(node.row),
              .shift = node.steps};
    case NodeKind::ahead:
      return {.kind = Operand::Kind::row,
              .varies = varies,
              .index = index_of(node.row),
              .shift = -node.steps};
    case NodeKind::total:
      return total(node.row);
    case NodeKind::pick:
      return {.kind = Operand::Kind::pick,
              .varies = varies,
              .index = index_of(sheet_.nodes()[node.parts[0]].row),
              .first = index_of(node.input),
              .count = node.count};
    case NodeKind::missing:
    case NodeKind::spread:
    case NodeKind::calculation:
    case NodeKind::time_function:
      break;
  }
  return constant(no_value);
}

Operand Lowering::operand(NodeId id) {
  const NodeData node = sheet_.nodes()[id];
  if (is_read(node.op)) return leaf(node, id);
  if ((node.op == Op::multiply || node.op == Op::add) && changes_nothing(node.parts[1]))
    return operand(node.parts[0]);
  if (separates_parts_ && !node_varies(id)) return part(id);
  if (node.op == Op::select && !node_varies(node.parts[0])) return select(node);
  Instruction step{.op = node.op, .varies = node_varies(id)};
  if (node.op == Op::spread) {
    step.a = {.kind = Operand::Kind::row,
              .varies = program_.varies_[node.row] != 0,
              .index = index_of(node.row)};
    step.b = {.kind = Operand::Kind::row,
              .varies = program_.varies_[node.profile] != 0,
              .index = index_of(node.profile)};
  } else {
    const auto parts = node.operands();
    step.a = operand(parts[0]);
    if (parts.size() > 1) step.b = operand(parts[1]);
    if (parts.size() > 2) step.c = operand(parts[2]);
  }
  step.target = temporary();
  current_->steps.push_back(step);
  return {.kind = Operand::Kind::temporary, .varies = step.varies, .index = step.target};
}

/// A condition that does not vary skips the branch not taken.
Operand Lowering::select(const NodeData& node) {
  const bool varies = node_varies(node.parts[1]) || node_varies(node.parts[2]);
  const std::uint32_t target = temporary();
  const auto copy = [&](const Operand& from) {
    current_->steps.push_back({.op = Op::row, .varies = varies, .target = target, .a = from});
  };
  const Operand condition = operand(node.parts[0]);
  const std::size_t branch = current_->steps.size();
  current_->steps.push_back(
      {.flow = Instruction::Flow::branch, .varies = varies, .target = target, .a = condition});
  copy(operand(node.parts[1]));
  const std::size_t jump = current_->steps.size();
  current_->steps.push_back({.flow = Instruction::Flow::jump});
  current_->steps[branch].to = static_cast<std::uint32_t>(current_->steps.size());
  copy(operand(node.parts[2]));
  current_->steps[jump].to = static_cast<std::uint32_t>(current_->steps.size());
  return {.kind = Operand::Kind::temporary, .varies = varies, .index = target};
}

}  // namespace gonogo
