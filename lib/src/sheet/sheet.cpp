// SPDX-License-Identifier: MIT
#include "gonogo/sheet/sheet.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace gonogo {
namespace {

std::size_t hash_of(const std::vector<double>& values, RowAxis axis) {
  std::size_t hash = axis == RowAxis::time ? 1 : 2;
  for (const double value : values) hash = hash * 31 + std::hash<double>()(value);
  return hash;
}

}  // namespace

Sheet::Sheet(TimeAxis axis) : axis_(std::move(axis)) {}

RowId Sheet::declare(SheetRow head) {
  const auto id = static_cast<RowId>(rows_.size());
  if (!row_ids_.emplace(head.id, id).second) {
    throw std::logic_error("Sheet: two rows are called " + head.id);
  }
  if (head.label.empty()) head.label = head.id;
  rows_.push_back(std::move(head));
  return id;
}

void Sheet::define(RowId row, Term formula) {
  if (rows_.at(row).formula != nothing) {
    throw std::logic_error("Sheet: row defined twice: " + rows_[row].id);
  }
  rows_[row].formula = formula.id();
}

RowId Sheet::add(SheetRow head, Term formula) {
  const RowId row = declare(std::move(head));
  define(row, formula);
  return row;
}

Term Sheet::clock(std::string id, std::string label, std::vector<double> values, RowAxis axis) {
  const std::size_t hash = hash_of(values, axis);
  const auto [from, to] = clocks_.equal_range(hash);
  for (auto known = from; known != to; ++known) {
    if (rows_[known->second].axis == axis && rows_[known->second].values == values)
      return row(known->second);
  }
  std::string unique = id;
  for (int n = 2; row_ids_.contains(unique); ++n) unique = id + "_" + std::to_string(n);
  const auto row_id = declare({.id = unique,
                               .label = std::move(label),
                               .kind = RowKind::clock,
                               .unit = Kind::number,
                               .roll = Roll::none,
                               .axis = axis});
  rows_[row_id].values = std::move(values);
  clocks_.emplace(hash, row_id);
  return row(row_id);
}

Sheet::Extent Sheet::extent_of(const NodeData& data) const {
  if (data.op < Op::pick) return {};
  std::size_t size = 1;
  std::uint32_t depth = 0;
  for (const NodeId part :
       {data.a, data.op == Op::pick ? nothing : data.b, data.op == Op::pick ? nothing : data.c}) {
    if (part == nothing) continue;
    size += extent_[part].size;
    depth = std::max(depth, extent_[part].depth);
  }
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
  return {static_cast<std::uint32_t>(std::min(size, most)), depth + 1};
}

Term Sheet::node(NodeData data) {
  extent_.push_back(extent_of(data));
  nodes_.push_back(data);
  return {this, static_cast<NodeId>(nodes_.size() - 1)};
}

Term Sheet::constant(double value) { return node({.op = Op::constant, .value = value}); }
Term Sheet::missing() { return node({.op = Op::missing}); }

Term Sheet::input(Input input) {
  const auto index = static_cast<std::uint32_t>(inputs_.size());
  const auto [known, added] = input_ids_.emplace(input.address, index);
  if (added) inputs_.push_back(std::move(input));
  return node({.op = Op::input, .a = known->second});
}

Term Sheet::row(RowId row) { return node({.op = Op::row, .a = row}); }

Term Sheet::prior(RowId row, int steps) {
  return node({.op = Op::prior, .a = row, .b = static_cast<std::uint32_t>(steps)});
}

Term Sheet::ahead(RowId row, int steps) {
  return node({.op = Op::ahead, .a = row, .b = static_cast<std::uint32_t>(steps)});
}

Term Sheet::total(RowId row) { return node({.op = Op::total, .a = row}); }

Term Sheet::spread(RowId amount, RowId profile) {
  return node({.op = Op::spread, .a = amount, .b = profile});
}

Term Sheet::pick(Term index, std::span<const Input> list) {
  const NodeData& number = nodes_[index.id()];
  if (number.op != Op::row || rows_[number.a].kind != RowKind::clock)
    throw std::logic_error("Sheet: pick by what is no clock");
  const std::uint32_t known = find_input(list.front().address);
  const std::uint32_t first = known != nothing ? known : static_cast<std::uint32_t>(inputs_.size());
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (known == nothing) input(list[k]);
    if (find_input(list[k].address) != first + k)
      throw std::logic_error("Sheet: lists that overlap: " + list[k].address);
  }
  return node(
      {.op = Op::pick, .a = index.id(), .b = first, .c = static_cast<std::uint32_t>(list.size())});
}

Term Sheet::apply(Op op, Term a, Term b) { return node({.op = op, .a = a.id(), .b = b.id()}); }
Term Sheet::apply(Op op, Term a) { return node({.op = op, .a = a.id()}); }

Term Sheet::select(Term condition, Term yes, Term no) {
  return node({.op = Op::select, .a = condition.id(), .b = yes.id(), .c = no.id()});
}

RowId Sheet::find(std::string_view id) const {
  const auto found = row_ids_.find(std::string(id));
  return found == row_ids_.end() ? nothing : found->second;
}

std::uint32_t Sheet::find_input(std::string_view address) const {
  const auto found = input_ids_.find(std::string(address));
  return found == input_ids_.end() ? nothing : found->second;
}

bool Term::is_constant(double value) const {
  const NodeData& data = sheet_->nodes()[id_];
  return data.op == Op::constant && data.value == value;
}

Term operator+(Term a, Term b) {
  if (a.is_constant(0)) return b;
  return b.is_constant(0) ? a : a.sheet()->apply(Op::add, a, b);
}

Term operator-(Term a, Term b) {
  if (b.is_constant(0)) return a;
  return a.is_constant(0) ? -b : a.sheet()->apply(Op::subtract, a, b);
}

Term operator*(Term a, Term b) {
  if (a.is_constant(1)) return b;
  return b.is_constant(1) ? a : a.sheet()->apply(Op::multiply, a, b);
}

Term operator/(Term a, Term b) { return b.is_constant(1) ? a : a.sheet()->apply(Op::divide, a, b); }
Term operator-(Term a) { return a.sheet()->apply(Op::negate, a); }
Term operator+(Term a, double b) { return a + a.sheet()->constant(b); }
Term operator-(double a, Term b) { return b.sheet()->constant(a) - b; }
Term operator-(Term a, double b) { return a - a.sheet()->constant(b); }
Term operator*(Term a, double b) { return a * a.sheet()->constant(b); }
Term operator/(Term a, double b) { return a / a.sheet()->constant(b); }
Term minimum(Term a, Term b) { return a.sheet()->apply(Op::minimum, a, b); }
Term maximum(Term a, Term b) { return a.sheet()->apply(Op::maximum, a, b); }
Term power(Term base, Term exponent) { return base.sheet()->apply(Op::power, base, exponent); }

Term sum(Sheet& sheet, std::span<const Term> terms) {
  Term total = sheet.constant(0);
  for (const Term& term : terms) total = total + term;
  return total;
}

}  // namespace gonogo
