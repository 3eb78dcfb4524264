// SPDX-License-Identifier: MIT
#include "model/program.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/coder.hpp"
#include "model/operations.hpp"

namespace gonogo {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();
constexpr double zero = 0;

}  // namespace

Program::Program(const Model& model, std::span<const std::uint32_t> moved,
                 std::span<const RowId> roots, std::span<const NodeId> scalars)
    : sheet_(model.sheet), columns_(model.sheet.axis().columns()) {
  input_slot_.assign(sheet_.inputs().size(), nothing);
  for (std::size_t k = 0; k < moved.size(); ++k)
    input_slot_[moved[k]] = static_cast<std::uint32_t>(k);
  Coder(*this, model.order).code(roots, scalars);
}

Workspace Program::workspace(std::size_t width) const {
  Workspace space;
  space.width = width;
  const auto columns = static_cast<std::size_t>(columns_);
  const auto moved = static_cast<std::size_t>(std::count_if(
      input_slot_.begin(), input_slot_.end(), [](std::uint32_t slot) { return slot != nothing; }));
  space.fixed.assign(fixed_rows_ * columns, no_value);
  space.moving.assign(moving_rows_ * columns * width, no_value);
  space.inputs.assign(moved * width, no_value);
  space.temporaries.assign(temporaries_ * width, no_value);
  space.totals.assign(totals_.size() * width, no_value);
  space.scalars.assign(scalars_.size() * width, no_value);
  for (RowId r = 0; r < slot_.size(); ++r) {
    const SheetRow& row = sheet_.rows()[r];
    if (slot_[r] != nothing && row.formula == nothing) {
      std::copy(row.values.begin(), row.values.end(),
                space.fixed.begin() + static_cast<std::ptrdiff_t>(slot_[r] * columns));
    }
  }
  for (int age = 0; age < columns_; ++age) {
    for (const RowCode& code : profiles_) {
      if (varies_[code.row]) continue;
      execute(space, code, age, 1);
      store(space, code, age, 1);
    }
  }
  pass(space, fixed_, false, 1);
  return space;
}

void Program::run(Workspace& space, std::span<const std::span<const double>> inputs,
                  std::size_t count) const {
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    double* to = &space.inputs[k * space.width];
    for (std::size_t i = 0; i < count; ++i) to[i] = finite(inputs[k][i]);
  }
  for (int age = 0; age < columns_; ++age) {
    for (const RowCode& code : profiles_) {
      if (!varies_[code.row]) continue;
      execute(space, code, age, count);
      store(space, code, age, count);
    }
  }
  pass(space, moving_, true, count);
  for (std::size_t s = 0; s < scalars_.size(); ++s) {
    execute(space, scalars_[s], 0, count);
    const View from = view(space, scalars_[s].result, 0);
    for (std::size_t i = 0; i < count; ++i)
      space.scalars[s * space.width + i] = from.data[i * from.stride];
  }
}

void Program::pass(Workspace& space, const Stages& stages, bool varying, std::size_t count) const {
  for (std::size_t stage = 0; stage < stages.size(); ++stage) {
    sum_totals(space, stage, varying, count);
    if (stages[stage].empty()) continue;
    for (int column = 0; column < columns_; ++column) {
      for (const RowCode& code : stages[stage]) {
        if (column < sheet_.rows()[code.row].begins) continue;  // stays without a value
        execute(space, code, column, count);
        store(space, code, column, count);
      }
    }
  }
}

void Program::sum_totals(Workspace& space, std::size_t stage, bool varying,
                         std::size_t count) const {
  for (std::size_t t = 0; t < totals_.size(); ++t) {
    if (totals_[t].stage != stage || totals_[t].varies != varying) continue;
    double* sums = &space.totals[t * space.width];
    std::fill_n(sums, count, 0.0);
    const int begins = sheet_.rows()[totals_[t].row].begins;
    for (int column = begins; column < columns_; ++column) {
      const View from = row_view(space, totals_[t].row, column);
      for (std::size_t i = 0; i < count; ++i) sums[i] += from.data[i * from.stride];
    }
    for (std::size_t i = 0; i < count; ++i) sums[i] = finite(sums[i]);
  }
}

double* Program::place(Workspace& space, RowId row, int column) const {
  const std::size_t cell =
      slot_[row] * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
  return varies_[row] ? &space.moving[cell * space.width] : &space.fixed[cell];
}

Program::View Program::row_view(const Workspace& space, RowId row, int column) const {
  const std::size_t cell =
      slot_[row] * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
  if (varies_[row]) return {&space.moving[cell * space.width], 1};
  return {&space.fixed[cell], 0};
}

Program::View Program::view(const Workspace& space, const Operand& operand, int column) const {
  switch (operand.kind) {
    case Operand::Kind::temporary:
      return {&space.temporaries[operand.index * space.width], operand.varies ? 1U : 0U};
    case Operand::Kind::constant:
      return {&constants_[operand.index], 0};
    case Operand::Kind::total:
      return {&space.totals[operand.index * space.width], operand.varies ? 1U : 0U};
    case Operand::Kind::row: {
      const int at = column - operand.shift;
      if (at < 0 || at >= columns_) return {&zero, 0};
      return row_view(space, operand.index, at);
    }
    case Operand::Kind::pick: {
      const double number = sheet_.rows()[operand.index].values[static_cast<std::size_t>(column)];
      if (number < 1 || number > operand.count) return {&no_value, 0};
      return view(space,
                  {.kind = Operand::Kind::input,
                   .index = operand.first + static_cast<std::uint32_t>(number) - 1},
                  column);
    }
    case Operand::Kind::input:
      break;
  }
  const std::uint32_t slot = input_slot_[operand.index];
  if (slot == nothing) return {&sheet_.inputs()[operand.index].base, 0};
  return {&space.inputs[slot * space.width], 1};
}

void Program::execute(Workspace& space, const RowCode& code, int column, std::size_t count) const {
  for (std::size_t s = 0; s < code.steps.size();) {
    const Instruction& step = code.steps[s];
    ++s;
    if (step.flow == Instruction::Flow::jump) {
      s = step.to;
    } else if (step.flow == Instruction::Flow::branch) {
      const double condition = *view(space, step.a, column).data;
      if (condition == 0) s = step.to;
      if (std::isnan(condition)) {
        std::fill_n(&space.temporaries[step.target * space.width], step.varies ? count : 1,
                    no_value);
        s = code.steps[step.to - 1].to;  // the jump before the other branch leads behind both
      }
    } else if (step.op == Op::spread) {
      spread(space, step, column, step.varies ? count : 1);
    } else {
      compute(space, step, column, step.varies ? count : 1);
    }
  }
}

void Program::compute(Workspace& space, const Instruction& step, int column,
                      std::size_t count) const {
  double* target = &space.temporaries[step.target * space.width];
  const View a = view(space, step.a, column);
  const View b = operands_of(step.op) > 1 ? view(space, step.b, column) : a;
  const View c = operands_of(step.op) > 2 ? view(space, step.c, column) : a;
  apply(step.op, target, {a.data, a.stride}, {b.data, b.stride}, {c.data, c.stride}, count);
}

void Program::spread(Workspace& space, const Instruction& step, int column,
                     std::size_t count) const {
  double* target = &space.temporaries[step.target * space.width];
  std::fill_n(target, count, 0.0);
  const auto& support = sheet_.rows()[step.a.index].support;
  const std::size_t most = support.empty() ? static_cast<std::size_t>(column) + 1 : support.size();
  for (std::size_t n = 0; n < most; ++n) {
    const int s = support.empty() ? static_cast<int>(n) : support[n];
    if (s > column) break;
    const View amount = row_view(space, step.a.index, s);
    const View share = row_view(space, step.b.index, column - s);
    for (std::size_t i = 0; i < count; ++i)
      target[i] += amount.data[i * amount.stride] * share.data[i * share.stride];
  }
  for (std::size_t i = 0; i < count; ++i) target[i] = finite(target[i]);
}

void Program::store(Workspace& space, const RowCode& code, int column, std::size_t count) const {
  const View from = view(space, code.result, column);
  double* to = place(space, code.row, column);
  const std::size_t n = varies_[code.row] ? count : 1;
  for (std::size_t i = 0; i < n; ++i) to[i] = from.data[i * from.stride];
}

double Program::at(const Workspace& space, RowId row, int column, std::size_t i) const {
  const View from = row_view(space, row, column);
  return from.data[i * from.stride];
}

double Program::scalar(const Workspace& space, std::size_t index, std::size_t i) const {
  return space.scalars[index * space.width + i];
}

}  // namespace gonogo
