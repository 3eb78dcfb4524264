// SPDX-License-Identifier: MIT
#include "run/program.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/no_value.hpp"
#include "gonogo/base/same_bits.hpp"
#include "run/arithmetic.hpp"
#include "run/lowering.hpp"

namespace gonogo {
namespace {

constexpr double zero = 0;

}  // namespace

inline double* Program::place(Workspace& space, RowId row, int column) const {
  const std::size_t cell =
      slot_[row] * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
  return space.is_broad[row] ? &space.broad[cell * space.width] : &space.narrow[cell];
}

inline Program::View Program::row_view(const Workspace& space, RowId row, int column) const {
  const std::size_t cell =
      slot_[row] * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
  if (space.is_broad[row]) return {&space.broad[cell * space.width], 1};
  return {&space.narrow[cell], 0};
}

inline Program::View Program::view(const Workspace& space, const Operand& operand,
                                   int column) const {
  if (operand.kind == Operand::Kind::temporary)
    return {&space.temporaries[operand.index * space.temporary_size], operand.varies ? 1U : 0U};
  if (operand.kind == Operand::Kind::row && operand.shift == 0)
    return row_view(space, RowId(operand.index), column);
  return view_of_other(space, operand, column);
}

Program::View Program::view_of_other(const Workspace& space, const Operand& operand,
                                     int column) const {
  switch (operand.kind) {
    case Operand::Kind::temporary:
      break;
    case Operand::Kind::constant:
      return {&constants_[operand.index], 0};
    case Operand::Kind::total:
      return {&space.totals[operand.index * space.width],
              space.is_broad[totals_[operand.index].row] ? 1U : 0U};
    case Operand::Kind::row: {
      const int at = column - operand.shift;
      if (at < 0 || at >= columns_) return {&zero, 0};
      return row_view(space, RowId(operand.index), at);
    }
    case Operand::Kind::pick: {
      const double number =
          sheet_.rows()[RowId(operand.index)].values[static_cast<std::size_t>(column)];
      if (number < 1 || number > operand.count) return {&no_value, 0};
      return view(space,
                  {.kind = Operand::Kind::input,
                   .index = operand.first + static_cast<std::uint32_t>(number) - 1},
                  column);
    }
    case Operand::Kind::input:
      break;
  }
  const std::uint32_t slot = input_slot_[InputId(operand.index)];
  if (slot == no_slot) return {&sheet_.inputs()[InputId(operand.index)].base, 0};
  return {&space.inputs[slot * space.width], 1};
}

Program::Program(const Sheet& sheet, const Schedule& order, std::span<const InputId> varying,
                 std::span<const RowId> roots, std::span<const NodeId> scalars)
    : sheet_(sheet), columns_(sheet.axis().columns()) {
  input_slot_.assign(sheet_.inputs().size(), no_slot);
  for (std::size_t k = 0; k < varying.size(); ++k)
    input_slot_[varying[k]] = static_cast<std::uint32_t>(k);
  Lowering(*this, order).code(roots, scalars);
}

Workspace Program::workspace(std::size_t width) const {
  Workspace space;
  space.width = width;
  const auto columns = static_cast<std::size_t>(columns_);
  const auto varying = static_cast<std::size_t>(std::count_if(
      input_slot_.begin(), input_slot_.end(), [](std::uint32_t slot) { return slot != no_slot; }));
  space.narrow.assign(rows_ * columns, no_value);
  space.broad.reset(new double[varying_rows_ * columns * width]);
  space.inputs.assign(varying * width, no_value);
  space.temporary_size = std::max(width, columns);
  space.temporaries.assign(temporaries_ * space.temporary_size, no_value);
  space.edges.resize(3 * columns);
  space.totals.assign(totals_.size() * width, no_value);
  space.scalars.assign(scalars_.size() * width, no_value);
  space.changed.assign((varying + 63) / 64, 0);
  space.differing = space.changed;
  space.is_broad.assign(slot_.size(), 0);
  space.is_stale.assign(slot_.size(), 1);
  for (const RowId r : sheet_.rows().ids()) {
    const SheetRow& row = sheet_.rows()[r];
    if (slot_[r] == no_slot) continue;
    const std::size_t first = slot_[r] * columns;
    if (row.formula == no_node) {
      std::copy(row.values.begin(), row.values.end(),
                space.narrow.begin() + static_cast<std::ptrdiff_t>(first));
    }
    const auto begins = static_cast<std::size_t>(std::clamp(row.begins, 0, columns_));
    if (varies_[r]) std::fill_n(&space.broad[first * width], begins * width, no_value);
  }
  run_profiles(space, false, 1);
  pass(space, fixed_, false, 1);
  return space;
}

bool Program::depends_on(RowId row, const Bits& inputs) const {
  std::uint64_t shared = 0;
  for (std::size_t w = 0; w < inputs.size(); ++w) shared |= dependencies_[row][w] & inputs[w];
  return shared != 0;
}

void Program::read_inputs(Workspace& space, std::span<const std::span<const double>> inputs,
                          std::size_t count) const {
  const bool none = space.count == 0;
  const bool more = count > space.count;
  space.count = count;
  std::fill(space.changed.begin(), space.changed.end(), 0);
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    double* to = &space.inputs[k * space.width];
    const std::uint64_t bit = std::uint64_t{1} << (k % 64);
    const bool differed = (space.differing[k / 64] & bit) != 0;
    const double first = to[0];
    bool changed = none || (more && differed);
    bool differs = false;
    for (std::size_t i = 0; i < count; ++i) {
      const double value = finite(inputs[k][i]);
      changed = changed || !same_bits(value, differed ? to[i] : first);
      to[i] = value;
      differs = differs || !same_bits(value, to[0]);
    }
    if (!changed) continue;
    space.changed[k / 64] |= bit;
    space.differing[k / 64] &= ~bit;
    if (differs) space.differing[k / 64] |= bit;
  }
  for (const RowId r : slot_.ids()) {
    if (slot_[r] == no_slot || !varies_[r]) continue;
    space.is_stale[r] = depends_on(r, space.changed);
    space.is_broad[r] = depends_on(r, space.differing);
  }
}

void Program::run(Workspace& space, std::span<const std::span<const double>> inputs,
                  std::size_t count) const {
  read_inputs(space, inputs, count);
  run_profiles(space, true, count);
  pass(space, varying_, true, count);
  for (std::size_t s = 0; s < scalars_.size(); ++s) {
    execute(space, scalars_[s], scalars_[s].steps.size(), 0, count);
    const View from = view(space, scalars_[s].result, 0);
    for (std::size_t i = 0; i < count; ++i)
      space.scalars[s * space.width + i] = from.data[i * from.stride];
  }
}

void Program::run_profiles(Workspace& space, bool varying, std::size_t count) const {
  space.active.clear();
  for (const RowPlan& code : profiles_) {
    if ((varies_[code.row] != 0) == varying && space.is_stale[code.row])
      space.active.push_back(&code);
  }
  run_groups(space, count);
}

void Program::pass(Workspace& space, const Stages& stages, bool varying, std::size_t count) const {
  for (std::size_t stage = 0; stage < stages.size(); ++stage) {
    sum_totals(space, stage, varying, count);
    space.active.clear();
    for (const RowPlan& code : stages[stage]) {
      if (space.is_stale[code.row]) space.active.push_back(&code);
    }
    run_groups(space, count);
  }
}

/// Before it begins a row stays without a value.
void Program::run_groups(Workspace& space, std::size_t count) const {
  const auto& rows = space.active;
  for (auto first = rows.begin(); first != rows.end();) {
    const RowPlan& code = **first;
    const auto end = std::find_if(first, rows.end(),
                                  [&](const RowPlan* each) { return each->group != code.group; });
    if (!code.loops && !space.is_broad[code.row]) {
      if (code.begins < columns_) run_columns(space, code, 0, std::max(code.begins, 0), columns_);
    } else {
      for (int column = 0; column < columns_; ++column) {
        for (auto each = first; each != end; ++each) {
          if (column >= (*each)->begins) run_row(space, **each, column, count);
        }
      }
    }
    first = end;
  }
}

void Program::run_row(Workspace& space, const RowPlan& code, int column, std::size_t count) const {
  const std::size_t cases = space.is_broad[code.row] ? count : 1;
  double* to = place(space, code.row, column);
  if (code.direct) {
    execute(space, code, code.steps.size() - 1, column, cases);
    compute(space, code.steps.back(), column, cases, to);
    return;
  }
  execute(space, code, code.steps.size(), column, cases);
  const View from = view(space, code.result, column);
  for (std::size_t i = 0; i < cases; ++i) to[i] = from.data[i * from.stride];
}

void Program::sum_totals(Workspace& space, std::size_t stage, bool varying,
                         std::size_t count) const {
  for (std::size_t t = 0; t < totals_.size(); ++t) {
    if (totals_[t].stage != stage || totals_[t].varies != varying) continue;
    if (!space.is_stale[totals_[t].row]) continue;
    // One number where its row is one: a later block may have more cases and not compute it anew.
    const std::size_t cases = space.is_broad[totals_[t].row] ? count : 1;
    double* sums = &space.totals[t * space.width];
    std::fill_n(sums, cases, 0.0);
    const int begins = sheet_.rows()[totals_[t].row].begins;
    for (int column = begins; column < columns_; ++column) {
      const View from = row_view(space, totals_[t].row, column);
      for (std::size_t i = 0; i < cases; ++i) sums[i] += from.data[i * from.stride];
    }
    for (std::size_t i = 0; i < cases; ++i) sums[i] = finite(sums[i]);
  }
}

/// Runs the first `steps` instructions of a formula.
void Program::execute(Workspace& space, const RowPlan& code, std::size_t steps, int column,
                      std::size_t count) const {
  for (std::size_t s = 0; s < steps;) {
    const Instruction& step = code.steps[s];
    ++s;
    double* target = &space.temporaries[step.target * space.temporary_size];
    if (step.flow == Instruction::Flow::jump) {
      s = step.to;
    } else if (step.flow == Instruction::Flow::branch) {
      const double condition = *view(space, step.a, column).data;
      if (condition == 0) s = step.to;
      if (std::isnan(condition)) {
        std::fill_n(target, step.varies ? count : 1, no_value);
        s = code.steps[step.to - 1].to;  // the jump before the other branch leads behind both
      }
    } else {
      compute(space, step, column, step.varies ? count : 1, target);
    }
  }
}

void Program::compute(const Workspace& space, const Instruction& step, int column,
                      std::size_t count, double* target) const {
  if (step.op == Op::spread) return spread(space, step, column, count, target);
  const View a = view(space, step.a, column);
  const View b = step.operands > 1 ? view(space, step.b, column) : a;
  const View c = step.operands > 2 ? view(space, step.c, column) : a;
  apply(step.op, target, {a.data, a.stride}, {b.data, b.stride}, {c.data, c.stride}, count);
}

void Program::spread(const Workspace& space, const Instruction& step, int column, std::size_t count,
                     double* target) const {
  std::fill_n(target, count, 0.0);
  const auto& support = sheet_.rows()[RowId(step.a.index)].support;
  const std::size_t most = support.empty() ? static_cast<std::size_t>(column) + 1 : support.size();
  for (std::size_t n = 0; n < most; ++n) {
    const int s = support.empty() ? static_cast<int>(n) : support[n];
    if (s > column) break;
    const View amount = row_view(space, RowId(step.a.index), s);
    const View share = row_view(space, RowId(step.b.index), column - s);
    for (std::size_t i = 0; i < count; ++i)
      target[i] += amount.data[i * amount.stride] * share.data[i * share.stride];
  }
  for (std::size_t i = 0; i < count; ++i) target[i] = finite(target[i]);
}

double Program::at(const Workspace& space, RowId row, int column, std::size_t i) const {
  const View from = row_view(space, row, column);
  return from.data[i * from.stride];
}

double Program::scalar(const Workspace& space, std::size_t index, std::size_t i) const {
  return space.scalars[index * space.width + i];
}

}  // namespace gonogo
