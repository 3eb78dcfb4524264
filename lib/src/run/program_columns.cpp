// SPDX-License-Identifier: MIT
// Rows with one number a cell that read no earlier column of their own: all columns side by side.
#include <algorithm>
#include <cmath>

#include "gonogo/base/no_value.hpp"
#include "run/arithmetic.hpp"
#include "run/program.hpp"

namespace gonogo {

double* Program::cells_of(Workspace& space, RowId row) const {
  return &space.narrow[slot_[row] * static_cast<std::size_t>(columns_)];
}

std::span<const double> Program::cells(const Workspace& space, RowId row) const {
  const auto size = static_cast<std::size_t>(columns_);
  return std::span(space.narrow).subspan(slot_[row] * size, size);
}

double* Program::temporary(Workspace& space, std::uint32_t index, int column) const {
  return &space.temporaries[index * space.temporary_size + static_cast<std::size_t>(column)];
}

/// `edge`: memory for numbers that do not lie side by side.
Numbers Program::over_columns(Workspace& space, const Operand& operand, int from, int to,
                              double* edge) const {
  switch (operand.kind) {
    case Operand::Kind::temporary:
      return {temporary(space, operand.index, from), 1};
    case Operand::Kind::row: {
      const double* const row = cells_of(space, RowId(operand.index));
      const int first = from - operand.shift, end = to - operand.shift;
      if (first >= 0 && end <= columns_) return {row + first, 1};
      for (int c = first; c < end; ++c) edge[c - first] = c < 0 || c >= columns_ ? 0 : row[c];
      return {edge, 1};
    }
    case Operand::Kind::pick:
      for (int c = from; c < to; ++c) edge[c - from] = *view_of_other(space, operand, c).data;
      return {edge, 1};
    case Operand::Kind::constant:
    case Operand::Kind::input:
    case Operand::Kind::total:
      break;
  }
  return {view_of_other(space, operand, from).data, 0};
}

void Program::compute_columns(Workspace& space, const Instruction& step, int from, int to,
                              double* target) const {
  if (step.op == Op::spread) return spread_columns(space, step, from, to, target);
  const auto size = static_cast<std::size_t>(columns_);
  double* const edges = space.edges.data();
  const Numbers a = over_columns(space, step.a, from, to, edges);
  const Numbers b = step.operands > 1 ? over_columns(space, step.b, from, to, edges + size) : a;
  const Numbers c = step.operands > 2 ? over_columns(space, step.c, from, to, edges + 2 * size) : a;
  apply(step.op, target, a, b, c, static_cast<std::size_t>(to - from));
}

/// Each column adds in the order of time.
void Program::spread_columns(Workspace& space, const Instruction& step, int from, int to,
                             double* target) const {
  std::fill_n(target, to - from, 0.0);
  const double* const amount_cells = cells_of(space, RowId(step.a.index));
  const double* const share_cells = cells_of(space, RowId(step.b.index));
  const auto& support = sheet_.rows()[RowId(step.a.index)].support;
  const std::size_t most = support.empty() ? static_cast<std::size_t>(to) : support.size();
  for (std::size_t n = 0; n < most; ++n) {
    const int s = support.empty() ? static_cast<int>(n) : support[n];
    if (s >= to) break;
    const double amount = amount_cells[s];
    for (int c = std::max(s, from); c < to; ++c) target[c - from] += amount * share_cells[c - s];
  }
  for (int c = from; c < to; ++c) target[c - from] = finite(target[c - from]);
}

/// Columns that take the same branch go on together.
void Program::branch_columns(Workspace& space, const RowPlan& code, std::size_t at, int from,
                             int to) const {
  const Instruction& step = code.steps[at];
  double* const target = temporary(space, step.target, 0);
  const Numbers condition = over_columns(space, step.a, from, to, space.edges.data());
  for (int c = from; c < to; ++c)
    target[c] = condition.data[static_cast<std::size_t>(c - from) * condition.stride];
  enum class Way { none, first, second };
  const auto way = [&](int c) {
    return std::isnan(target[c]) ? Way::none : target[c] != 0 ? Way::first : Way::second;
  };
  for (int first = from; first < to;) {
    const Way taken = way(first);
    int end = first + 1;
    while (end < to && way(end) == taken) ++end;
    std::size_t next = taken == Way::first ? at + 1 : step.to;
    if (taken == Way::none) {
      std::fill(target + first, target + end, no_value);
      next = code.steps[step.to - 1].to;  // the jump before the other branch leads behind both
    }
    run_columns(space, code, next, first, end);
    first = end;
  }
}

void Program::run_columns(Workspace& space, const RowPlan& code, std::size_t at, int from,
                          int to) const {
  double* const row = cells_of(space, code.row);
  while (at < code.steps.size()) {
    const Instruction& step = code.steps[at];
    if (step.flow == Instruction::Flow::branch) return branch_columns(space, code, at, from, to);
    ++at;
    if (step.flow == Instruction::Flow::jump) {
      at = step.to;
    } else {
      const bool last = code.direct && at == code.steps.size();
      compute_columns(space, step, from, to,
                      last ? row + from : temporary(space, step.target, from));
    }
  }
  if (code.direct) return;
  const Numbers result = over_columns(space, code.result, from, to, space.edges.data());
  for (int c = from; c < to; ++c)
    row[c] = result.data[static_cast<std::size_t>(c - from) * result.stride];
}

}  // namespace gonogo
