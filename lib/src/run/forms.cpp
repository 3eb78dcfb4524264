// SPDX-License-Identifier: MIT
#include "run/forms.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "gonogo/base/no_value.hpp"
#include "run/arithmetic.hpp"

namespace gonogo {
namespace {

double applied(Op op, double a, double b, double c) {
  double result = 0;
  apply(op, &result, {&a, 0}, {&b, 0}, {&c, 0}, 1);
  return result;
}

bool same_table(const Table& a, const Table& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
    return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
  });
}

}  // namespace

Forms::Forms(Plan& plan, std::size_t inputs) : plan_(plan) {
  plan_.inputs = inputs;
  plan_.scalars = static_cast<std::uint32_t>(inputs);
  exact_.assign(inputs, 1);
  one_ = constant(1);
  ones_ = table(Table(columns(), 1.0));
}

std::uint32_t Forms::new_scalar() {
  exact_.push_back(0);
  return plan_.scalars++;
}

std::uint32_t Forms::constant(double value) {
  const auto [known, added] =
      constants_.try_emplace(std::bit_cast<std::uint64_t>(value), plan_.scalars);
  if (added) {
    new_scalar();
    exact_.back() = 1;
    plan_.constants.push_back({known->second, value});
    constant_values_[known->second] = value;
  }
  return known->second;
}

std::optional<double> Forms::constant_value(std::uint32_t scalar) const {
  const auto found = constant_values_.find(scalar);
  if (found == constant_values_.end()) return std::nullopt;
  return found->second;
}

Forms::Scaled Forms::scaled(std::uint32_t scalar) const {
  const auto found = scaled_.find(scalar);
  return found == scaled_.end() ? Scaled{1, scalar} : found->second;
}

std::uint32_t Forms::scalar(Op op, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  const auto va = constant_value(a);
  const auto vb = b == nothing ? std::optional(0.0) : constant_value(b);
  const auto vc = c == nothing ? std::optional(0.0) : constant_value(c);
  if (va && vb && vc) return constant(applied(op, *va, *vb, *vc));
  const auto none = [](const std::optional<double>& value) {
    return value && !std::isfinite(*value);
  };
  if (op != Op::select && (none(va) || none(vb))) return constant(no_value);
  if (op == Op::multiply && (va == 1.0 || vb == 1.0)) return va == 1.0 ? b : a;
  if ((op == Op::divide && vb == 1.0) || ((op == Op::add || op == Op::subtract) && vb == 0.0))
    return a;
  if (op == Op::add && va == 0.0) return b;
  if (op == Op::negate && negated_.contains(a)) return negated_.at(a);
  const auto [known, added] = known_.try_emplace({op, a, b, c}, plan_.scalars);
  if (!added) return known->second;
  const std::uint32_t out = new_scalar();
  const auto exact = [&](std::uint32_t part) { return part == nothing || is_exact(part); };
  exact_[out] =
      exact(a) && exact(b) && exact(c) && op != Op::power && op != Op::exp && op != Op::ln;
  if (op == Op::multiply && (va || vb)) {
    const Scaled rest = scaled(va ? b : a);
    scaled_[out] = {(va ? *va : *vb) * rest.factor, rest.core};
  }
  if (op == Op::negate) {
    scaled_[out] = {-scaled(a).factor, scaled(a).core};
    negated_[out] = a;
  }
  const auto operand = [](std::uint32_t index) {
    return index == nothing ? PlanOperand{} : PlanOperand{PlanOperand::Kind::scalar, index, 0};
  };
  plan_.steps.push_back({.kind = PlanStep::Kind::scalar,
                         .op = op,
                         .out = out,
                         .a = operand(a),
                         .b = operand(b),
                         .c = operand(c)});
  return out;
}

std::uint32_t Forms::table(Table values) {
  std::size_t hash = values.size();
  for (const double value : values)
    hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x9e3779b97f4a7c15U + (hash >> 29);
  const auto [from, to] = table_numbers_.equal_range(hash);
  for (auto known = from; known != to; ++known) {
    if (same_table(plan_.tables[known->second], values)) return known->second;
  }
  plan_.tables.push_back(std::move(values));
  const auto number = static_cast<std::uint32_t>(plan_.tables.size() - 1);
  table_numbers_.emplace(hash, number);
  return number;
}

NormalForm Forms::of_scalar(std::uint32_t scalar) const {
  if (constant_value(scalar) == 0.0) return {};
  return {{FormTerm{.scalar = scalar, .table = ones_}}};
}

NormalForm Forms::of_table(Table values) {
  const double first = values.front();
  if (std::all_of(values.begin(), values.end(), [&](double v) { return v == first; }))
    return of_scalar(constant(first));
  return {{FormTerm{.scalar = one_, .table = table(std::move(values))}}};
}

NormalForm Forms::of_buffer(std::uint32_t buffer) const {
  const auto known = known_tables_.find(buffer);
  const std::uint32_t table = known == known_tables_.end() ? ones_ : known->second;
  return {{FormTerm{.scalar = one_, .table = table, .buffer = buffer}}};
}

Table Forms::known_values(const NormalForm& form) const {
  Table known(columns(), 1.0);
  for (const FormTerm& term : form.terms) {
    const bool finite = std::isfinite(constant_value(term.scalar).value_or(0));
    for (std::size_t c = 0; c < known.size(); ++c) {
      if (!finite || !std::isfinite(values(term.table)[c])) known[c] = no_value;
    }
  }
  return known;
}

void Forms::set_known_values(std::uint32_t buffer, Table known, int first) {
  std::fill_n(known.begin(), first, 1.0);
  known_tables_[buffer] = table(std::move(known));
}

std::optional<std::uint32_t> Forms::as_scalar(const NormalForm& form) {
  if (form.terms.empty()) return constant(0);
  const FormTerm& term = form.terms.front();
  if (form.terms.size() > 1 || !term.rank_one() || term.table != ones_) return std::nullopt;
  return term.scalar;
}

std::optional<Table> Forms::as_table(const NormalForm& form) const {
  Table sum(columns(), 0.0);
  for (const FormTerm& term : form.terms) {
    const auto value = constant_value(term.scalar);
    if (!value || !term.rank_one()) return std::nullopt;
    for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += *value * plan_.tables[term.table][c];
  }
  return sum;
}

bool Forms::is_finite(const FormTerm& term) const {
  const Table& factors = values(term.table);
  return std::isfinite(constant_value(term.scalar).value_or(0)) &&
         std::all_of(factors.begin(), factors.end(), [](double v) { return std::isfinite(v); });
}

void Forms::add_term(NormalForm& to, FormTerm term) {
  for (FormTerm& known : to.terms) {
    if (!known.same_shape(term)) continue;
    known.scalar = scalar(Op::add, known.scalar, term.scalar);
    if (constant_value(known.scalar) == 0.0 && is_finite(term)) {
      known = std::move(to.terms.back());
      to.terms.pop_back();
    }
    return;
  }
  to.terms.push_back(std::move(term));
}

NormalForm Forms::sum(const NormalForm& a, const NormalForm& b, double sign) {
  NormalForm result = a;
  for (FormTerm term : b.terms) {
    if (sign < 0) {
      // a - a is 0: what is equal was computed from the same numbers.
      const auto same = std::find_if(
          result.terms.begin(), result.terms.end(),
          [&](const FormTerm& t) { return t.scalar == term.scalar && t.same_shape(term); });
      if (same != result.terms.end() && is_finite(term)) {
        result.terms.erase(same);
        continue;
      }
      term.scalar = scalar(Op::negate, term.scalar);
    }
    add_term(result, std::move(term));
  }
  if (result.terms.size() < a.terms.size() + b.terms.size() && !(as_scalar(a) && as_scalar(b)))
    set_reordered(result);
  return result;
}

void Forms::set_reordered(const NormalForm& form) {
  for (const FormTerm& term : form.terms) {
    if (!constant_value(term.scalar)) set_inexact(term.scalar);
  }
}

FormTerm Forms::product(const FormTerm& a, const FormTerm& b) {
  FormTerm term = a;
  term.scalar = scalar(Op::multiply, a.scalar, b.scalar);
  if (b.table != ones_ && a.table == ones_) term.table = b.table;
  if (b.table != ones_ && a.table != ones_) {
    Table values = plan_.tables[a.table];
    for (std::size_t c = 0; c < values.size(); ++c) values[c] *= plan_.tables[b.table][c];
    term.table = table(std::move(values));
  }
  term.growths.insert(term.growths.end(), b.growths.begin(), b.growths.end());
  std::sort(term.growths.begin(), term.growths.end());
  if (b.buffer != nothing) {
    term.buffer = b.buffer;
    term.lag = b.lag;
  }
  return term;
}

std::optional<NormalForm> Forms::product(const NormalForm& a, const NormalForm& b) {
  if (a.terms.empty() || b.terms.empty()) return zero_times(a.terms.empty() ? b : a);
  NormalForm result;
  for (const FormTerm& left : a.terms) {
    for (const FormTerm& right : b.terms) {
      if (left.buffer != nothing && right.buffer != nothing) return std::nullopt;
      add_term(result, product(left, right));
    }
  }
  return result;
}

/// 0 times what may have no value has none: only what is surely finite vanishes.
NormalForm Forms::zero_times(const NormalForm& a) {
  NormalForm result;
  for (FormTerm term : a.terms) {
    if (term.rank_one() && is_finite(term)) continue;
    term.scalar = constant(0);
    add_term(result, std::move(term));
  }
  return result;
}

std::optional<NormalForm> Forms::quotient(const NormalForm& a, const NormalForm& b) {
  if (b.terms.size() != 1 || b.terms.front().buffer != nothing) return std::nullopt;
  const FormTerm& by = b.terms.front();
  if (a.terms.empty()) return zero_times(*quotient(of_scalar(one_), b));
  NormalForm result = a;
  for (FormTerm& term : result.terms) {
    term.scalar = scalar(Op::divide, term.scalar, by.scalar);
    for (const GrowthFactor& growth : by.growths) {
      Table clock = plan_.tables[growth.clock];
      for (double& value : clock) value = -value;
      term.growths.push_back({growth.base, table(std::move(clock))});
    }
    std::sort(term.growths.begin(), term.growths.end());
  }
  if (by.table == ones_) return result;
  const Table divisors = plan_.tables[by.table];
  return map_tables(result, [&](std::size_t c, double value) {
    return applied(Op::divide, value, divisors[c], 0);
  });
}

std::optional<NormalForm> Forms::power(const NormalForm& base, const NormalForm& exponent) {
  const auto scalar_base = as_scalar(base);
  if (!scalar_base) return std::nullopt;
  auto clock = as_table(exponent);
  if (!clock) return std::nullopt;
  Table holes(columns(), 1.0);
  for (std::size_t c = 0; c < columns(); ++c) {
    if (std::isfinite((*clock)[c])) continue;
    holes[c] = (*clock)[c] - (*clock)[c];
    (*clock)[c] = 0;
  }
  return NormalForm{{FormTerm{.scalar = one_,
                              .table = table(std::move(holes)),
                              .growths = {{*scalar_base, table(std::move(*clock))}}}}};
}

Table Forms::shifted(const Table& values, int steps, bool with_zeros) const {
  Table result(values.size());
  const int last = plan_.columns - 1;
  for (int c = 0; c <= last; ++c) {
    const int from = std::clamp(c - steps, 0, last);
    const bool beyond = from != c - steps;
    result[static_cast<std::size_t>(c)] =
        beyond && with_zeros ? 0 : values[static_cast<std::size_t>(from)];
  }
  return result;
}

NormalForm Forms::shifted(const NormalForm& a, int steps) {
  NormalForm result;
  for (FormTerm term : a.terms) {
    term.table = table(shifted(Table(plan_.tables[term.table]), steps, true));
    for (GrowthFactor& growth : term.growths)
      growth.clock = table(shifted(Table(plan_.tables[growth.clock]), steps, false));
    std::sort(term.growths.begin(), term.growths.end());
    if (term.buffer != nothing) {
      term.lag += steps;
      plan_.most_lag = std::max(plan_.most_lag, std::abs(term.lag));
    }
    result.terms.push_back(std::move(term));
  }
  return result;
}

}  // namespace gonogo
