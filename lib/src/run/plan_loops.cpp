// SPDX-License-Identifier: MIT
/// Rows that depend on one another in ways that are neither sums nor one recurrence: operations that
/// run column by column.
#include <algorithm>
#include <cmath>

#include "gonogo/base/no_value.hpp"
#include "run/plan_maker.hpp"

namespace gonogo {

void PlanCycle::add_as_loop() {
  Plan& plan = maker_.plan_;
  for (const RowId row : group_) buffers_[row] = maker_.sums_.new_buffer();
  for (const RowId row : group_) {
    const SheetRow& data = maker_.sheet_.rows()[row];
    begins_ = maker_.begins_ = std::clamp(data.begins, 0, plan.columns);
    const PlanOperand result = operand(data.formula, nothing);
    loop_.push_back(
        {.op = Op::row, .to_buffer = true, .out = buffers_[row], .begins = begins_, .a = result});
  }
  const Table known = known_values();
  for (const RowId row : group_) {
    const int begins = std::clamp(maker_.sheet_.rows()[row].begins, 0, plan.columns);
    maker_.forms_.set_known_values(buffers_[row], known, begins);
  }
  PlanStep step{.kind = PlanStep::Kind::loop};
  step.detail = static_cast<std::uint32_t>(plan.loops.size());
  plan.loops.push_back(std::move(loop_));
  plan.steps.push_back(step);
  for (const RowId row : group_) maker_.set_row(row, maker_.forms_.of_buffer(buffers_[row]));
}

/// No value from the first column on in which an operation reads what surely has none.
Table PlanCycle::known_values() const {
  const Forms& forms = maker_.forms_;
  const int columns = maker_.plan_.columns;
  const auto is_known = [&](const PlanOperand& from, int column) {
    const int read = column - from.lag;
    if (from.kind == PlanOperand::Kind::none || read < 0 || read >= columns) return true;
    const auto at = static_cast<std::size_t>(read);
    if (from.kind == PlanOperand::Kind::table) return std::isfinite(forms.values(from.index)[at]);
    if (from.kind == PlanOperand::Kind::scalar)
      return std::isfinite(forms.constant_value(from.index).value_or(0));
    for (const auto& [row, buffer] : buffers_) {
      if (buffer == from.index) return read >= maker_.sheet_.rows()[row].begins;
    }
    const NormalForm form = forms.of_buffer(from.index);
    return std::isfinite(forms.values(form.terms.front().table)[at]);
  };
  Table known(static_cast<std::size_t>(columns), 1.0);
  for (int c = 0; c < columns; ++c) {
    const auto at = static_cast<std::size_t>(c);
    const bool good = std::all_of(loop_.begin(), loop_.end(), [&](const LoopOperation& each) {
      const bool runs =
          c >= each.begins && (each.only == nothing || forms.values(each.only)[at] != 0);
      return !runs || (is_known(each.a, c) && is_known(each.b, c) && is_known(each.c, c));
    });
    if (!good || (c > 0 && known[at - 1] != 1)) known[at] = no_value;
  }
  return known;
}

PlanOperand PlanCycle::buffer(RowId row, int lag) {
  maker_.plan_.most_lag = std::max(maker_.plan_.most_lag, lag);
  return {PlanOperand::Kind::buffer, buffers_.at(row), lag};
}

/// `only`: a table of the columns in which the value is used.
PlanOperand PlanCycle::operand(NodeId id, std::uint32_t only) {
  const NodeData& node = maker_.sheet_.nodes()[id];
  if (!reads(id)) return maker_.sums_.operand_of(maker_.form_of(id), begins_);
  if (node.op == Op::row) return buffer(node.row, 0);
  if (node.op == Op::prior) return buffer(node.row, node.steps);
  LoopOperation step{.op = node.op, .only = only, .begins = begins_};
  if (node.op == Op::spread) {
    const auto whole = [&](RowId row) -> PlanOperand {
      if (inside(row)) return buffer(row, 0);
      const NormalForm form = maker_.program_.varies(row)
                                  ? maker_.form_of(row)
                                  : maker_.forms_.of_table(maker_.fixed_row(row));
      return {PlanOperand::Kind::buffer, maker_.sums_.buffer_of(form, 0), 0};
    };
    step.kind = LoopOperation::Kind::spread;
    step.a = whole(node.row);
    step.b = whole(node.profile);
    step.list = static_cast<std::uint32_t>(maker_.plan_.lists.size());
    maker_.plan_.lists.push_back(maker_.support_of(node.row));
  } else if (kind_of(node.op) != NodeKind::calculation) {
    throw NoPlan("a circle through a total");
  } else if (node.op == Op::within) {
    step.kind = LoopOperation::Kind::outside;
    step.a = operand(node.parts[0], only);
    step.b = operand(node.parts[1], only);
    step.c = operand(node.parts[2], only);
    loop_.push_back(step);
    return step.a;
  } else if (node.op == Op::select) {
    return select(node, only);
  } else {
    const auto parts = node.operands();
    step.a = operand(parts[0], only);
    if (parts.size() > 1) step.b = operand(parts[1], only);
    if (jumps(node.op)) watch(node.op, step.a, step.b, only);
  }
  step.out = maker_.forms_.new_scalar();
  loop_.push_back(step);
  return {PlanOperand::Kind::scalar, step.out, 0};
}

PlanOperand PlanCycle::select(const NodeData& node, std::uint32_t only) {
  LoopOperation step{.op = Op::select, .only = only, .begins = begins_};
  const bool fixed = !maker_.varies(node.parts[0]);
  std::uint32_t yes = only, no = only;
  if (fixed) {
    Table taken = maker_.fixed_values(node.parts[0]), left = taken;
    for (std::size_t c = 0; c < taken.size(); ++c) {
      const bool runs = only == nothing || maker_.forms_.values(only)[c] != 0;
      left[c] = runs && !(taken[c] != 0) ? 1 : 0;
      taken[c] = runs && taken[c] != 0 ? 1 : 0;
    }
    yes = maker_.forms_.table(std::move(taken));
    no = maker_.forms_.table(std::move(left));
  }
  step.a = operand(node.parts[0], only);
  if (!fixed && !jumps(maker_.sheet_.nodes()[node.parts[0]].op))
    watch(Op::not_equal, step.a, {PlanOperand::Kind::scalar, maker_.forms_.constant(0), 0}, only);
  step.b = operand(node.parts[1], yes);
  step.c = operand(node.parts[2], no);
  step.out = maker_.forms_.new_scalar();
  loop_.push_back(step);
  return {PlanOperand::Kind::scalar, step.out, 0};
}

void PlanCycle::watch(Op op, PlanOperand a, PlanOperand b, std::uint32_t only) {
  LoopOperation check{
      .kind = LoopOperation::Kind::near, .only = only, .begins = begins_, .a = a, .b = b};
  if (operation(op).arity == 1) {
    LoopOperation whole{.op = Op::round, .only = only, .begins = begins_, .a = a};
    if (op == Op::round) {
      LoopOperation twice{.op = Op::add, .only = only, .begins = begins_, .a = a, .b = a};
      twice.out = maker_.forms_.new_scalar();
      loop_.push_back(twice);
      check.a = whole.a = {PlanOperand::Kind::scalar, twice.out, 0};
    }
    whole.out = maker_.forms_.new_scalar();
    loop_.push_back(whole);
    check.b = {PlanOperand::Kind::scalar, whole.out, 0};
  }
  loop_.push_back(check);
}

}  // namespace gonogo
