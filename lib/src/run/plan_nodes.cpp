// SPDX-License-Identifier: MIT
/// Nodes of formulas as forms.
#include <algorithm>
#include <cmath>

#include "gonogo/base/no_value.hpp"
#include "run/plan_maker.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_of_product = 16;

bool is_rank_one(const NormalForm& form) {
  return std::all_of(form.terms.begin(), form.terms.end(),
                     [](const FormTerm& term) { return term.rank_one(); });
}

PlanOperand table_operand(std::uint32_t table) { return {PlanOperand::Kind::table, table, 0}; }

}  // namespace

NormalForm PlanMaker::form_of(NodeId id) {
  if (!varies(id)) return forms_.of_table(fixed_values(id));
  const NodeData node = sheet_.nodes()[id];
  switch (kind_of(node.op)) {
    case NodeKind::input:
      return forms_.of_scalar(slot_[node.input]);
    case NodeKind::row:
      return form_of(node.row);
    case NodeKind::prior:
      return forms_.shifted(form_of(node.row), node.steps);
    case NodeKind::ahead:
      return forms_.shifted(form_of(node.row), -node.steps);
    case NodeKind::total:
      return total(node.row);
    case NodeKind::spread:
      return spread(node);
    case NodeKind::pick:
      return pick(node);
    case NodeKind::calculation:
      return calculation(node);
    case NodeKind::constant:
    case NodeKind::missing:
    case NodeKind::time_function:
      break;
  }
  throw NoPlan("a node that cannot vary");
}

NormalForm PlanMaker::calculation(const NodeData& node) {
  if (node.op == Op::within) return within(node);
  if (node.op == Op::select) return select(node);
  const NormalForm a = form_of(node.parts[0]);
  const auto parts = node.operands();
  const NormalForm b = parts.size() > 1 ? form_of(node.parts[1]) : NormalForm{};
  switch (node.op) {
    case Op::add:
      return forms_.sum(a, b);
    case Op::subtract:
      return forms_.sum(a, b, -1);
    case Op::negate:
      return forms_.negated(a);
    case Op::multiply:
      return product(a, b);
    case Op::divide:
      if (auto found = forms_.quotient(a, b)) return *found;
      break;
    case Op::power:
      if (!forms_.as_scalar(a) || !forms_.as_scalar(b)) {
        if (auto found = forms_.power(a, b)) return *found;
      }
      break;
    default:
      break;
  }
  watch(node.op, a, b);
  return by_column(node.op, a, b, {});
}

NormalForm PlanMaker::product(NormalForm a, NormalForm b) {
  const auto has_buffer = [](const NormalForm& form) {
    return std::any_of(form.terms.begin(), form.terms.end(),
                       [](const FormTerm& term) { return term.buffer != nothing; });
  };
  while (a.terms.size() * b.terms.size() > most_of_product) {
    NormalForm& larger = a.terms.size() >= b.terms.size() ? a : b;
    larger = forms_.of_buffer(sums_.buffer_of(larger, begins_));
    if (has_buffer(a) && has_buffer(b)) return by_column(Op::multiply, a, b, {});
  }
  if (auto found = forms_.product(a, b)) return *found;
  return by_column(Op::multiply, a, b, {});
}

NormalForm PlanMaker::by_column(Op op, const NormalForm& a, const NormalForm& b,
                                const NormalForm& c) {
  const auto sa = forms_.as_scalar(a), sb = forms_.as_scalar(b), sc = forms_.as_scalar(c);
  const std::size_t count = operation(op).arity;
  if (sa && (count < 2 || sb) && (count < 3 || sc)) {
    return forms_.of_scalar(
        forms_.scalar(op, *sa, count < 2 ? nothing : *sb, count < 3 ? nothing : *sc));
  }
  const bool extreme = op == Op::minimum || op == Op::maximum;
  if (extreme && (sa || sb)) {
    const Post post = op == Op::minimum ? Post::capped : Post::floored;
    return forms_.of_buffer(sums_.bounded(sa ? b : a, begins_, post, sa ? *sa : *sb));
  }
  PlanStep step{.kind = PlanStep::Kind::column, .op = op, .first = begins_};
  step.a = sums_.operand_of(a, begins_);
  if (count > 1) step.b = sums_.operand_of(b, begins_);
  if (count > 2) step.c = sums_.operand_of(c, begins_);
  step.out = sums_.new_buffer();
  plan_.steps.push_back(step);
  Table known = forms_.known_values(a);
  for (const NormalForm* part : {&b, &c}) {
    const Table more = forms_.known_values(*part);
    for (std::size_t column = 0; column < known.size(); ++column) known[column] *= more[column];
  }
  forms_.set_known_values(step.out, std::move(known), begins_);
  return forms_.of_buffer(step.out);
}

/// 1 in columns where other rounding may change how a and b compare.
Table PlanMaker::watched(const NormalForm& a, const NormalForm& b) {
  Table watch(static_cast<std::size_t>(plan_.columns), 1.0);
  const auto is_zero = [&](const NormalForm& form, std::size_t c) {
    return std::all_of(form.terms.begin(), form.terms.end(),
                       [&](const FormTerm& term) { return forms_.values(term.table)[c] == 0; });
  };
  for (std::size_t c = 0; c < watch.size(); ++c) {
    if (static_cast<int>(c) < begins_ || (is_zero(a, c) && is_zero(b, c))) watch[c] = 0;
  }
  return watch;
}

void PlanMaker::watch(Op op, const NormalForm& a, const NormalForm& b) {
  if (!jumps(op)) return;
  const auto sa = forms_.as_scalar(a), sb = forms_.as_scalar(b);
  const bool integers = operation(op).arity == 1;
  if (sa && forms_.is_exact(*sa) && (integers || (sb && forms_.is_exact(*sb)))) return;
  PlanStep check{.kind = PlanStep::Kind::near};
  check.a = sums_.operand_of(a, begins_);
  check.c = table_operand(forms_.table(watched(a, b)));
  if (!integers) {
    check.b = sums_.operand_of(b, begins_);
  } else {
    // The integer next to it; of round, that of its double, which is odd where it lies between two.
    NormalForm of = a;
    if (op == Op::round) {
      of = forms_.sum(a, a);
      check.a = sums_.operand_of(of, begins_);
    }
    check.b = sums_.operand_of(by_column(Op::round, of, {}, {}), begins_);
  }
  plan_.steps.push_back(check);
}

/// Columns before the first that takes a branch are left out of it: there its operands may have no
/// value.
NormalForm PlanMaker::branch(NodeId node, const Table& condition, bool taken) {
  const int begins = begins_;
  const auto takes = [&](double flag) { return flag == flag && (flag != 0) == taken; };
  while (begins_ < plan_.columns && !takes(condition[static_cast<std::size_t>(begins_)])) ++begins_;
  const NormalForm form = begins_ < plan_.columns ? form_of(node) : NormalForm{};
  begins_ = begins;
  return forms_.map_tables(
      form, [&](std::size_t c, double value) { return takes(condition[c]) ? value : 0; });
}

NormalForm PlanMaker::select(const NodeData& node) {
  const NormalForm condition = form_of(node.parts[0]);
  if (const auto table = forms_.as_table(condition)) {
    const NormalForm taken =
        forms_.sum(branch(node.parts[1], *table, true), branch(node.parts[2], *table, false));
    Table undecided = *table;
    for (double& flag : undecided) flag = flag != flag ? no_value : 0;
    return forms_.sum(taken, forms_.of_table(std::move(undecided)));
  }
  if (!jumps(sheet_.nodes()[node.parts[0]].op)) watch(Op::not_equal, condition, {});
  const NormalForm yes = form_of(node.parts[1]);
  return by_column(Op::select, condition, yes, form_of(node.parts[2]));
}

/// The value itself: a case outside the range is suspect, and run again with the formula as it is.
NormalForm PlanMaker::within(const NodeData& node) {
  const NormalForm value = form_of(node.parts[0]);
  PlanStep check{.kind = PlanStep::Kind::outside, .first = begins_};
  check.a = sums_.operand_of(value, begins_);
  check.b = sums_.operand_of(form_of(node.parts[1]), begins_);
  check.c = sums_.operand_of(form_of(node.parts[2]), begins_);
  check.once = check.a.kind == PlanOperand::Kind::scalar;
  plan_.steps.push_back(check);
  return value;
}

NormalForm PlanMaker::total(RowId row) {
  const NormalForm& form = form_of(row);
  const int begins = std::clamp(sheet_.rows()[row].begins, 0, plan_.columns);
  if (is_rank_one(form)) {
    NormalForm sum;
    for (const FormTerm& term : form.terms) {
      double factor = 0;
      for (int c = begins; c < plan_.columns; ++c)
        factor += forms_.values(term.table)[static_cast<std::size_t>(c)];
      const std::uint32_t part = forms_.scalar(Op::multiply, forms_.constant(factor), term.scalar);
      forms_.set_inexact(part);
      sum = forms_.sum(sum, forms_.of_scalar(part));
    }
    return sum;
  }
  const Table known = forms_.known_values(form);
  if (std::any_of(known.begin() + begins, known.end(), [](double v) { return v != v; }))
    return forms_.of_scalar(forms_.constant(no_value));
  PlanStep step{.kind = PlanStep::Kind::total, .first = begins};
  step.a = {PlanOperand::Kind::buffer, sums_.buffer_of(form, begins), 0};
  step.out = forms_.new_scalar();
  plan_.steps.push_back(step);
  return forms_.of_scalar(step.out);
}

/// The columns in which a row may have amounts.
std::vector<std::uint32_t> PlanMaker::support_of(RowId row) const {
  const auto& known = sheet_.rows()[row].support;
  std::vector<std::uint32_t> support;
  for (const int s : known) support.push_back(static_cast<std::uint32_t>(s));
  for (int s = 0; known.empty() && s < plan_.columns; ++s)
    support.push_back(static_cast<std::uint32_t>(s));
  return support;
}

NormalForm PlanMaker::spread(const NodeData& node) {
  const auto form = [&](RowId row) {
    return program_.varies(row) ? form_of(row) : forms_.of_table(fixed_row(row));
  };
  const NormalForm amount = form(node.row), profile = form(node.profile);
  const auto columns = static_cast<std::size_t>(plan_.columns);
  std::vector<std::uint32_t> support = support_of(node.row);
  const Table amounts = forms_.known_values(amount), shares = forms_.known_values(profile);
  Table known(columns, 1.0);
  for (const std::size_t s : support) {
    for (std::size_t c = s; c < columns; ++c) known[c] *= amounts[s] * shares[c - s];
  }
  if (is_rank_one(amount) && is_rank_one(profile) &&
      amount.terms.size() * profile.terms.size() <= most_of_product) {
    Table gaps = known;
    for (double& value : gaps) value -= 1;
    NormalForm sum = forms_.of_table(std::move(gaps));
    for (const FormTerm& a : amount.terms) {
      for (const FormTerm& p : profile.terms) {
        Table values(columns, 0.0);
        for (const std::size_t s : support) {
          const double sum_spread = forms_.values(a.table)[s];
          for (std::size_t c = s; c < columns; ++c)
            values[c] += sum_spread * forms_.values(p.table)[c - s];
        }
        NormalForm part = forms_.of_scalar(forms_.scalar(Op::multiply, a.scalar, p.scalar));
        sum = forms_.sum(sum, product(part, forms_.of_table(std::move(values))));
      }
    }
    return sum;
  }
  PlanStep step{.kind = PlanStep::Kind::spread};
  step.a = {PlanOperand::Kind::buffer, sums_.buffer_of(amount, 0), 0};
  step.b = {PlanOperand::Kind::buffer, sums_.buffer_of(profile, 0), 0};
  step.detail = static_cast<std::uint32_t>(plan_.lists.size());
  plan_.lists.push_back(std::move(support));
  step.out = sums_.new_buffer();
  plan_.steps.push_back(step);
  forms_.set_known_values(step.out, std::move(known), 0);
  return forms_.of_buffer(step.out);
}

NormalForm PlanMaker::pick(const NodeData& node) {
  const Table number = fixed_values(node.parts[0]);
  std::vector<std::uint32_t> scalars;
  std::vector<Table> flags(node.count, Table(number.size(), 0.0));
  Table missing(number.size(), 0.0);
  for (std::size_t c = 0; c < number.size(); ++c) {
    const bool known = number[c] >= 1 && number[c] <= node.count;
    if (known) flags[static_cast<std::size_t>(number[c]) - 1][c] = 1;
    if (!known) missing[c] = no_value;
    std::uint32_t scalar = forms_.constant(no_value);
    if (known) {
      const InputId input = node.input_at(number[c]);
      scalar =
          slot_[input] != nothing ? slot_[input] : forms_.constant(sheet_.inputs()[input].base);
    }
    scalars.push_back(scalar);
  }
  if (node.count > 6) {
    PlanStep step{.kind = PlanStep::Kind::pick, .first = begins_};
    step.detail = static_cast<std::uint32_t>(plan_.lists.size());
    plan_.lists.push_back(std::move(scalars));
    step.out = sums_.new_buffer();
    plan_.steps.push_back(step);
    for (double& value : missing) value += 1;
    forms_.set_known_values(step.out, std::move(missing), begins_);
    return forms_.of_buffer(step.out);
  }
  NormalForm sum = forms_.of_table(std::move(missing));
  for (std::uint32_t k = 0; k < node.count; ++k) {
    const InputId input = node.input_at(k + 1);
    const NormalForm value = forms_.of_scalar(
        slot_[input] != nothing ? slot_[input] : forms_.constant(sheet_.inputs()[input].base));
    sum = forms_.sum(sum, product(value, forms_.of_table(std::move(flags[k]))));
  }
  return sum;
}

}  // namespace gonogo
