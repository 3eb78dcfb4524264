// SPDX-License-Identifier: MIT
#include "gonogo/sheet/sheet.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "gonogo/base/no_value.hpp"

namespace gonogo {
namespace {

std::size_t hash_of(const std::string& stem, const std::vector<double>& values, RowAxis axis) {
  std::size_t hash = std::hash<std::string>()(stem) + (axis == RowAxis::time ? 1 : 2);
  for (const double value : values) hash = hash * 31 + std::hash<double>()(value);
  return hash;
}

}  // namespace

Sheet::Sheet(TimeAxis axis) : axis_(std::move(axis)) {}

RowId Sheet::declare(SheetRow head) {
  const RowId id(rows_.size());
  if (!row_ids_.emplace(head.id, id).second) {
    throw std::logic_error("Sheet: two rows are called " + head.id);
  }
  if (head.label.empty()) head.label = verbatim(head.id);
  return rows_.add(std::move(head));
}

void Sheet::define(RowId row, Term formula) {
  if (rows_.at(row).formula != no_node) {
    throw std::logic_error("Sheet: row defined twice: " + rows_[row].id);
  }
  rows_[row].formula = formula.id();
}

RowId Sheet::add(SheetRow head, Term formula) {
  const RowId row = declare(std::move(head));
  define(row, formula);
  return row;
}

Term Sheet::clock(std::string id, Message label, std::vector<double> values, RowAxis axis) {
  const std::size_t hash = hash_of(id, values, axis);
  const auto [from, to] = clocks_.equal_range(hash);
  for (auto known = from; known != to; ++known) {
    const SheetRow& other = rows_[known->second.row];
    if (known->second.stem == id && other.axis == axis && other.values == values)
      return row(known->second.row);
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
  clocks_.emplace(hash, NamedClock{id, row_id});
  return row(row_id);
}

Sheet::Extent Sheet::extent_of(const NodeData& data) const {
  std::size_t size = 1;
  std::uint32_t depth = 0;
  for (const NodeId part : data.operands()) {
    size += extent_[part].size;
    depth = std::max(depth, extent_[part].depth);
  }
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
  return {static_cast<std::uint32_t>(std::min(size, most)), depth + 1};
}

Term Sheet::node(NodeData data) {
  extent_.add(extent_of(data));
  return {this, nodes_.add(data)};
}

Term Sheet::constant(double value) { return node({.op = Op::constant, .value = value}); }
Term Sheet::tolerance(double value) {
  return node({.op = Op::constant, .value = value, .tolerance = true});
}
Term Sheet::missing() { return node({.op = Op::missing}); }

Term Sheet::input(Input input) {
  if (!input.range.holds(input.base)) input.base = no_value;  // a case is compiled with it
  const auto [known, added] = input_ids_.emplace(input.address, inputs_.size());
  if (added) inputs_.add(std::move(input));
  return node({.op = Op::input, .input = known->second});
}

Term Sheet::row(RowId row) { return node({.op = Op::row, .row = row}); }

Term Sheet::prior(RowId row, int steps) {
  return node({.op = Op::prior, .steps = steps, .row = row});
}

Term Sheet::ahead(RowId row, int steps) {
  return node({.op = Op::ahead, .steps = steps, .row = row});
}

Term Sheet::total(RowId row) { return node({.op = Op::total, .row = row}); }

Term Sheet::spread(RowId amount, RowId profile) {
  return node({.op = Op::spread, .row = amount, .profile = profile});
}

Term Sheet::pick(Term index, std::span<const Input> list) {
  const NodeData& number = nodes_[index.id()];
  if (number.op != Op::row || rows_[number.row].kind != RowKind::clock)
    throw std::logic_error("Sheet: pick by what is no clock");
  const InputId known = find_input(list.front().address);
  const InputId first = known != no_input ? known : InputId(inputs_.size());
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (known == no_input) input(list[k]);
    if (find_input(list[k].address) != InputId(first.index() + k))
      throw std::logic_error("Sheet: lists that overlap: " + list[k].address);
  }
  return node({.op = Op::pick,
               .input = first,
               .count = static_cast<std::uint32_t>(list.size()),
               .parts = {index.id()}});
}

Term Sheet::apply(Op op, Term a, Term b) { return node({.op = op, .parts = {a.id(), b.id()}}); }
Term Sheet::apply(Op op, Term a) { return node({.op = op, .parts = {a.id()}}); }

Term Sheet::select(Term condition, Term yes, Term no) {
  return node({.op = Op::select, .parts = {condition.id(), yes.id(), no.id()}});
}

bool Sheet::is_constant(NodeId id) const {
  const NodeData& data = nodes_[id];
  const auto parts = data.operands();
  return data.row == no_row && data.op != Op::pick &&
         std::all_of(parts.begin(), parts.end(), [&](NodeId part) { return is_constant(part); });
}

Term Sheet::within(Term value, Bound bound) {
  const Range& range = bound.range;
  const Term lowest = constant(range.least());
  const Term highest = constant(range.highest + range.slack());
  const Term result = node({.op = Op::within, .parts = {value.id(), lowest.id(), highest.id()}});
  bound.node = result.id();
  bound.constant = is_constant(value.id());
  bounds_.push_back(std::move(bound));
  return result;
}

double tried(const Input& input, double value) {
  return std::isfinite(value) && input.range.holds(value) ? value : no_value;
}

RowId Sheet::find(std::string_view id) const {
  const auto found = row_ids_.find(std::string(id));
  return found == row_ids_.end() ? no_row : found->second;
}

InputId Sheet::find_input(std::string_view address) const {
  const auto found = input_ids_.find(std::string(address));
  return found == input_ids_.end() ? no_input : found->second;
}

bool Term::is_constant(double value) const {
  const NodeData& data = sheet_->nodes()[id_];
  return data.op == Op::constant && data.value == value;
}

Term combine(Op op, Term a, Term b) {
  const Operation& row = operation(op);
  if (a.is_constant(row.neutral_left)) return b;
  if (b.is_constant(row.neutral_right)) return a;
  if (op == Op::subtract && a.is_constant(0)) return -b;
  return a.sheet()->apply(op, a, b);
}

Term operator+(Term a, Term b) { return combine(Op::add, a, b); }
Term operator-(Term a, Term b) { return combine(Op::subtract, a, b); }
Term operator*(Term a, Term b) { return combine(Op::multiply, a, b); }
Term operator/(Term a, Term b) { return combine(Op::divide, a, b); }
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
