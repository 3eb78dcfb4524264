// SPDX-License-Identifier: MIT
/// Rows that depend on one another through earlier columns.
#include <algorithm>
#include <cmath>

#include "gonogo/base/no_value.hpp"
#include "run/plan_maker.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_scalars = 12;

}  // namespace

bool PlanCycle::inside(RowId row) const {
  return row != no_row && std::find(group_.begin(), group_.end(), row) != group_.end();
}

bool PlanCycle::reads(NodeId node) {
  const auto known = reads_.find(node);
  if (known != reads_.end()) return known->second;
  return reads_[node] = maker_.reads(node, group_);
}

void PlanCycle::add() {
  if (!add_as_tables() && !add_as_recurrence()) add_as_loop();
}

/// Rows that are sums of the same scalars in every column, as book values are: their factors are
/// tables, known now.
bool PlanCycle::add_as_tables() {
  const auto columns = static_cast<std::size_t>(maker_.plan_.columns);
  for (const RowId row : group_) numbers_[row].clear();
  for (std::size_t c = 0; c < columns; ++c) {
    for (const RowId row : group_) {
      const SheetRow& data = maker_.sheet_.rows()[row];
      maker_.begins_ = std::clamp(data.begins, 0, maker_.plan_.columns);
      Number here = {{maker_.forms_.one(), no_value}};
      if (static_cast<int>(c) >= data.begins) {
        auto found = number(data.formula, c);
        if (!found || found->size() > most_scalars) return false;
        here = std::move(*found);
      }
      numbers_[row].push_back(std::move(here));
    }
  }
  for (const RowId row : group_) {
    std::vector<std::pair<std::uint32_t, Table>> tables;
    for (std::size_t c = 0; c < columns; ++c) {
      for (const auto& [scalar, factor] : numbers_[row][c]) {
        auto known = std::find_if(tables.begin(), tables.end(),
                                  [s = scalar](const auto& each) { return each.first == s; });
        if (known == tables.end()) known = tables.insert(known, {scalar, Table(columns, 0.0)});
        known->second[c] = factor;
      }
    }
    NormalForm form;
    for (auto& [scalar, table] : tables) {
      form = maker_.forms_.sum(form, maker_.product(maker_.forms_.of_scalar(scalar),
                                                    maker_.forms_.of_table(std::move(table))));
    }
    maker_.set_row(row, std::move(form));
  }
  return true;
}

std::optional<PlanCycle::Number> PlanCycle::number_of_row(RowId row, int column) const {
  if (column < 0) return Number{};
  const auto& known = numbers_.at(row);
  const auto at = static_cast<std::size_t>(column);
  if (at >= known.size()) return std::nullopt;
  return known[at];
}

std::optional<PlanCycle::Number> PlanCycle::number(NodeId id, std::size_t column) {
  const NodeData& node = maker_.sheet_.nodes()[id];
  if (!reads(id)) {
    if (!maker_.varies(id)) {
      auto known = fixed_.find(id);
      if (known == fixed_.end()) known = fixed_.emplace(id, maker_.fixed_values(id)).first;
      const double value = known->second[column];
      return value == 0 ? Number{} : Number{{maker_.forms_.one(), value}};
    }
    auto known = outside_.find(id);
    if (known == outside_.end()) known = outside_.emplace(id, maker_.form_of(id)).first;
    Number found;
    for (const FormTerm& term : known->second.terms) {
      if (!term.rank_one()) return std::nullopt;
      const double factor = maker_.forms_.values(term.table)[column];
      if (factor == 0) continue;
      const auto value = maker_.forms_.constant_value(term.scalar);
      const Forms::Scaled scaled =
          value ? Forms::Scaled{*value, maker_.forms_.one()} : maker_.forms_.scaled(term.scalar);
      add_to(found, {{scaled.core, scaled.factor * factor}}, 1);
    }
    return found;
  }
  const auto here = static_cast<int>(column);
  if (node.op == Op::row) return number_of_row(node.row, here);
  if (node.op == Op::prior) return number_of_row(node.row, here - node.steps);
  if (kind_of(node.op) != NodeKind::calculation) return std::nullopt;
  return number_of_calculation(node, column);
}

void PlanCycle::add_to(Number& sum, const Number& more, double factor) {
  for (const auto& [scalar, value] : more) {
    const auto known = std::find_if(sum.begin(), sum.end(),
                                    [s = scalar](const auto& each) { return each.first == s; });
    if (known == sum.end()) {
      sum.emplace_back(scalar, factor * value);
    } else {
      known->second += factor * value;
    }
  }
}

std::optional<PlanCycle::Number> PlanCycle::number_of_calculation(const NodeData& node,
                                                                  std::size_t column) {
  const auto a = number(node.parts[0], column);
  if (!a) return std::nullopt;
  const auto constant = [&](const Number& of) -> std::optional<double> {
    if (of.empty()) return 0.0;
    if (of.size() > 1 || of.front().first != maker_.forms_.one()) return std::nullopt;
    return of.front().second;
  };
  if (node.op == Op::select) {
    const auto condition = constant(*a);
    if (!condition || reads(node.parts[0])) return std::nullopt;
    if (*condition != *condition) return Number{{maker_.forms_.one(), no_value}};
    return number(node.parts[*condition != 0 ? 1 : 2], column);
  }
  Number result = *a;
  if (node.op == Op::negate) {
    for (auto& [scalar, value] : result) value = -value;
    return result;
  }
  if (node.operands().size() != 2) return std::nullopt;
  const auto b = number(node.parts[1], column);
  if (!b) return std::nullopt;
  if (node.op == Op::add || node.op == Op::subtract) {
    add_to(result, *b, node.op == Op::add ? 1 : -1);
    return result;
  }
  const auto left = constant(*a), right = constant(*b);
  const auto none = [](const std::optional<double>& value) {
    return value && !std::isfinite(*value);
  };
  if (none(left) || none(right)) return Number{{maker_.forms_.one(), no_value}};
  if (node.op == Op::multiply && (left || right)) {
    if (!right) result = *b;
    for (auto& [scalar, value] : result) value *= right ? *right : *left;
    return result;
  }
  if (node.op != Op::divide || !right || *right == 0) return std::nullopt;
  for (auto& [scalar, value] : result) value /= *right;
  return result;
}

/// keep * prior + rest, perhaps bounded by a scalar.
bool PlanCycle::add_as_recurrence() {
  if (group_.size() != 1) return false;
  const RowId row = group_.front();
  const SheetRow& data = maker_.sheet_.rows()[row];
  begins_ = maker_.begins_ = std::clamp(data.begins, 0, maker_.plan_.columns);
  const NodeData& top = maker_.sheet_.nodes()[data.formula];
  PlanStep step{.kind = PlanStep::Kind::recur, .first = begins_};
  NodeId inner = data.formula;
  if (top.op == Op::maximum || top.op == Op::minimum) {
    const bool second = !reads(top.parts[1]);
    if (!second && reads(top.parts[0])) return false;
    inner = top.parts[second ? 0 : 1];
    const auto bound = maker_.forms_.as_scalar(maker_.form_of(top.parts[second ? 1 : 0]));
    if (!bound) return false;
    step.post = top.op == Op::maximum ? Post::floored : Post::capped;
    step.b = {PlanOperand::Kind::scalar, *bound, 0};
  }
  auto found = linear(inner);
  if (!found || (begins_ > 0 && begins_ < maker_.plan_.columns &&
                 found->keep[static_cast<std::size_t>(begins_)] != 0))
    return false;
  const bool all_kept = std::all_of(found->keep.begin() + begins_, found->keep.end(),
                                    [](double v) { return v == 1; });
  const Table& keep = found->keep;
  if (!all_kept) step.c = {PlanOperand::Kind::table, maker_.forms_.table(Table(keep)), 0};
  // From a sum that is known already, with its sign turned if need be.
  step.a = maker_.sums_.operand_of(maker_.forms_.negated(found->rest), begins_);
  step.sign = -1;
  if (step.a.kind != PlanOperand::Kind::buffer || step.a.lag != 0) {
    step.a = {PlanOperand::Kind::buffer, maker_.sums_.buffer_of(found->rest, begins_), 0};
    step.sign = 1;
  }
  Table known = maker_.forms_.known_values(found->rest);
  const auto first = static_cast<std::size_t>(begins_);
  for (std::size_t c = first; c < known.size(); ++c) {
    if (!std::isfinite(keep[c]) || (c > first && known[c - 1] != 1)) known[c] = no_value;
  }
  maker_.plan_.most_lag = std::max(maker_.plan_.most_lag, 1);
  step.out = maker_.sums_.new_buffer();
  maker_.plan_.steps.push_back(step);
  maker_.forms_.set_known_values(step.out, std::move(known), begins_);
  maker_.set_row(row, maker_.forms_.of_buffer(step.out));
  return true;
}

std::optional<PlanCycle::Linear> PlanCycle::linear(NodeId id) {
  const NodeData& node = maker_.sheet_.nodes()[id];
  const auto columns = static_cast<std::size_t>(maker_.plan_.columns);
  if (!reads(id)) return Linear{Table(columns, 0.0), maker_.form_of(id)};
  if (node.op == Op::prior && node.steps == 1) return Linear{Table(columns, 1.0), {}};
  if (kind_of(node.op) != NodeKind::calculation) return std::nullopt;
  return linear_calculation(node);
}

std::optional<PlanCycle::Linear> PlanCycle::linear_calculation(const NodeData& node) {
  if (node.op == Op::select && !maker_.varies(node.parts[0])) {
    const Table condition = maker_.fixed_values(node.parts[0]);
    auto yes = linear(node.parts[1]), no = linear(node.parts[2]);
    if (!yes || !no) return std::nullopt;
    const auto where = [&](bool taken) {
      return [&condition, taken](std::size_t c, double value) {
        return condition[c] != condition[c] ? no_value : (condition[c] != 0) == taken ? value : 0;
      };
    };
    for (std::size_t c = 0; c < condition.size(); ++c)
      yes->keep[c] = where(true)(c, yes->keep[c]) + where(false)(c, no->keep[c]);
    yes->rest = maker_.forms_.sum(maker_.forms_.map_tables(yes->rest, where(true)),
                                  maker_.forms_.map_tables(no->rest, where(false)));
    return yes;
  }
  auto a = linear(node.parts[0]);
  if (!a) return std::nullopt;
  if (node.op == Op::negate) {
    for (double& value : a->keep) value = -value;
    a->rest = maker_.forms_.negated(a->rest);
    return a;
  }
  if (node.op != Op::add && node.op != Op::subtract) return std::nullopt;
  const auto b = linear(node.parts[1]);
  if (!b) return std::nullopt;
  const double sign = node.op == Op::add ? 1 : -1;
  for (std::size_t c = 0; c < a->keep.size(); ++c) a->keep[c] += sign * b->keep[c];
  a->rest = maker_.forms_.sum(a->rest, b->rest, sign);
  return a;
}

}  // namespace gonogo
