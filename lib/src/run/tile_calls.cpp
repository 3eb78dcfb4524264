// SPDX-License-Identifier: MIT
/// What a tile does for each of its runs, made once: a list of calls with all addresses.
#include <algorithm>
#include <set>

#include "run/tile.hpp"

namespace gonogo {
namespace {

/// What a thread works in stays in the nearest cache of its processor.
constexpr std::size_t cache = 32'768;
constexpr std::size_t fewest_columns = 8;
/// Of very many steps, fewer parts: their list would need more memory than what they compute.
constexpr std::size_t most_calls = 100'000;

bool is(const PlanOperand& operand, PlanOperand::Kind kind) { return operand.kind == kind; }

bool is_check(const PlanStep& step) {
  return step.kind == PlanStep::Kind::near || step.kind == PlanStep::Kind::outside;
}

bool writes_buffer(const PlanStep& step) {
  switch (step.kind) {
    case PlanStep::Kind::column:
    case PlanStep::Kind::sum:
    case PlanStep::Kind::recur:
    case PlanStep::Kind::spread:
    case PlanStep::Kind::pick:
      return true;
    case PlanStep::Kind::scalar:
    case PlanStep::Kind::total:
    case PlanStep::Kind::loop:
    case PlanStep::Kind::near:
    case PlanStep::Kind::outside:
      break;
  }
  return false;
}

}  // namespace

Elementwise Tile::kernel(Op op) const {
  switch (op) {
    case Op::add:
      return kernels_.add;
    case Op::subtract:
      return kernels_.subtract;
    case Op::multiply:
      return kernels_.multiply;
    case Op::divide:
      return kernels_.divide;
    case Op::power:
      return kernels_.power;
    case Op::negate:
      return kernels_.negate;
    case Op::less:
      return kernels_.less;
    case Op::less_equal:
      return kernels_.less_equal;
    case Op::greater:
      return kernels_.greater;
    case Op::greater_equal:
      return kernels_.greater_equal;
    case Op::equal:
      return kernels_.equal;
    case Op::not_equal:
      return kernels_.not_equal;
    case Op::select:
      return kernels_.select;
    case Op::minimum:
      return kernels_.minimum;
    case Op::maximum:
      return kernels_.maximum;
    case Op::absolute:
      return kernels_.absolute;
    case Op::round:
      return kernels_.round;
    case Op::floor:
      return kernels_.floor;
    case Op::ceil:
      return kernels_.ceil;
    case Op::exp:
      return kernels_.exp;
    case Op::ln:
      return kernels_.ln;
    case Op::sqrt:
      return kernels_.sqrt;
    default:
      return kernels_.copy;
  }
}

/// First the scalars that no buffer has part in, with their checks; then the other steps, those that
/// go column by column some columns at a time.
void Tile::make_calls() {
  std::vector<char> is_late(plan_.scalars, 0);
  std::vector<const PlanStep*> scalars, checks, late;
  for (const PlanStep& step : plan_.steps) {
    bool early = step.kind == PlanStep::Kind::scalar || (is_check(step) && step.once);
    for (const PlanOperand& each : {step.a, step.b, step.c}) {
      early = early && !is(each, PlanOperand::Kind::buffer) &&
              !(is(each, PlanOperand::Kind::scalar) && is_late[each.index]);
    }
    if (early) {
      (is_check(step) ? checks : scalars).push_back(&step);
      continue;
    }
    late.push_back(&step);
    if (step.kind == PlanStep::Kind::scalar || step.kind == PlanStep::Kind::total)
      is_late[step.out] = 1;
    if (step.kind != PlanStep::Kind::loop) continue;
    for (const LoopOperation& each : plan_.loops[step.detail]) {
      if (!each.to_buffer) is_late[each.out] = 1;
    }
  }
  add_scalars(scalars);
  for (const PlanStep* check : checks) add(*check, {check->first, check->first + 1});
  for (auto from = late.begin(); from != late.end();) {
    auto to = from;
    while (to != late.end() && goes_column_by_column(**to, {from, to})) ++to;
    if (to != from) {
      add_by_columns({from, to});
    } else {
      while (to != late.end() && (*to)->kind == PlanStep::Kind::scalar) ++to;
      add_scalars({from, to});
      if (to == from) {
        add(**to, {(*to)->first, (*to)->once ? (*to)->first + 1 : plan_.columns});
        ++to;
      }
    }
    from = to;
  }
}

void Tile::add_scalars(std::span<const PlanStep* const> steps) {
  if (steps.empty()) return;
  std::vector<ScalarStep> made;
  for (const PlanStep* step : steps) {
    const bool adds = step->op == Op::add, multiplies = step->op == Op::multiply;
    made.push_back({.compute = adds || multiplies ? nullptr : kernel(step->op),
                    .multiplies = multiplies,
                    .out = scalar_at(step->out),
                    .a = operand(step->a, 0),
                    .b = operand(step->b, 0),
                    .c = operand(step->c, 0)});
  }
  calls_.push_back([this, made = std::move(made)] { kernels_.scalars(made.data(), made.size()); });
}

/// Whether a step of these columns needs no later ones of what the steps before it compute.
bool Tile::goes_column_by_column(const PlanStep& step,
                                 std::span<const PlanStep* const> before) const {
  if (!writes_buffer(step) && !(is_check(step) && !step.once)) return false;
  std::vector<PlanOperand> read = {step.a, step.b, step.c};
  if (step.kind == PlanStep::Kind::sum) {
    const PlannedSum& sum = plan_.sums[step.detail];
    for (const PlannedTerm& term : sum.growing) read.push_back(term.factors);
    for (const PlannedScaled& term : sum.scaled) read.push_back(term.factors);
  }
  return std::none_of(read.begin(), read.end(), [&](const PlanOperand& operand) {
    return is(operand, PlanOperand::Kind::buffer) && operand.lag < 0 &&
           std::any_of(before.begin(), before.end(), [&](const PlanStep* each) {
             return writes_buffer(*each) && each->out == operand.index;
           });
  });
}

void Tile::add_by_columns(std::span<const PlanStep* const> steps) {
  std::set<std::uint32_t> buffers;
  for (const PlanStep* step : steps) {
    if (writes_buffer(*step)) buffers.insert(step->out);
  }
  const std::size_t width = std::max<std::size_t>(buffers.size(), 1) * lanes * sizeof(double);
  const auto columns = static_cast<std::size_t>(plan_.columns);
  const std::size_t few = std::max(fewest_columns, columns * steps.size() / most_calls);
  const std::size_t many = steps.size() == 1 ? columns : std::max(cache / width, few);
  for (std::size_t first = 0; first < columns; first += many) {
    for (const PlanStep* step : steps) {
      const Columns part{std::max(static_cast<int>(first), step->first),
                         static_cast<int>(std::min(first + many, columns))};
      if (part.first < part.last) add(*step, part);
    }
  }
}

void Tile::add(const PlanStep& step, Columns columns) {
  const Lanes a = operand(step.a, columns.first), b = operand(step.b, columns.first),
              c = operand(step.c, columns.first);
  double* const out = writes_buffer(step) ? buffer(step.out, columns.first) : scalar_at(step.out);
  const std::size_t count = columns.count();
  switch (step.kind) {
    case PlanStep::Kind::scalar:
      return;
    case PlanStep::Kind::column:
      return calls_.push_back([=, compute = kernel(step.op)] { compute(out, a, b, c, count); });
    case PlanStep::Kind::sum:
      return add_sum(step, columns);
    case PlanStep::Kind::recur:
      return calls_.push_back(
          [=, this, how = Recurrence{out, a.data, c.data, b.data, step.sign, step.post}] {
            kernels_.recur(how, count);
          });
    case PlanStep::Kind::loop:
      return add_loop(step);
    case PlanStep::Kind::spread:
      return calls_.push_back([=, this, &step] {
        spread(step.a, step.b, plan_.lists[step.detail], columns.first, columns.last, out);
      });
    case PlanStep::Kind::total:
      return calls_.push_back([=, this] {
        std::fill_n(out, lanes, 0.0);
        kernels_.total(out, a, count);
      });
    case PlanStep::Kind::pick:
      return calls_.push_back([=, this, &step] {
        const auto first = static_cast<std::size_t>(columns.first);
        for (std::size_t n = 0; n < count; ++n)
          std::copy_n(scalar_at(plan_.lists[step.detail][first + n]), lanes, out + n * lanes);
      });
    case PlanStep::Kind::near:
      return calls_.push_back(
          [=, this] { kernels_.near_each_other(suspect_, a, b, c.data, count); });
    case PlanStep::Kind::outside:
      return calls_.push_back([=, this] { kernels_.outside(suspect_, a, b, c, count); });
  }
}

/// Growing terms, then the scaled ones. The first of these goes with the growing where it can.
void Tile::add_sum(const PlanStep& step, Columns columns) {
  const PlannedSum& sum = plan_.sums[step.detail];
  for (const Piece& piece : sum.pieces) {
    const Columns part{std::max(columns.first, piece.first),
                       std::min(columns.last, piece.first + piece.count)};
    if (part.first >= part.last) continue;
    const std::size_t joined = piece.active.empty() ? 0 : add_growing(step, piece, part);
    SumPass pass{.columns = part.count(), .adds = !piece.active.empty()};
    for (std::size_t k = joined; k < sum.scaled.size(); ++k) {
      add_scaled(step, k, part, pass);
      pass.adds = true;
    }
    if (!pass.adds) {
      calls_.push_back([out = buffer(step.out, part.first), count = part.count() * lanes] {
        std::fill_n(out, count, 0.0);
      });
    }
  }
}

/// Bounds the sum with its last term.
void Tile::add_scaled(const PlanStep& step, std::size_t which, Columns columns, SumPass pass) {
  const PlannedSum& sum = plan_.sums[step.detail];
  const PlannedScaled& from = sum.scaled[which];
  const ScaledTerm term{scalar_at(from.scalar), plan_.tables[from.table].data() + columns.first,
                        operand(from.factors, columns.first).data};
  if (which + 1 == sum.scaled.size()) pass.post = step.post;
  pass.bound = operand(step.b, 0).data;
  calls_.push_back(
      [=, this, out = buffer(step.out, columns.first)] { kernels_.scale(out, term, pass); });
}

/// Returns how many scaled terms go with them.
std::size_t Tile::add_growing(const PlanStep& step, const Piece& piece, Columns columns) {
  const PlannedSum& sum = plan_.sums[step.detail];
  double* const states = states_ + first_state_[step.detail] * lanes;
  std::vector<GrowingTerm> factored, plain;
  for (const Piece::Active& active : piece.active) {
    const PlannedTerm& term = sum.growing[active.term];
    double* const state = states + active.term * lanes;
    if (active.starts && columns.first == piece.first) {
      calls_.push_back([from = scalar_at(term.start), state] { std::copy_n(from, lanes, state); });
    }
    const double* const ratio =
        active.ratio == 0 ? ones_ : scalar_at(term.ratios[active.ratio - 1U]);
    const double* const factors = operand(term.factors, columns.first).data;
    (factors ? factored : plain).push_back({state, ratio, factors});
  }
  const bool joins = !sum.scaled.empty() && is(sum.scaled[0].factors, PlanOperand::Kind::none);
  const std::size_t joined = joins ? 1 : 0;
  SumPass pass{.columns = columns.count(), .bound = operand(step.b, 0).data};
  for (std::size_t f = 0, p = 0; f < factored.size() || p < plain.size();) {
    const std::size_t with = std::min(factored.size() - f, most_factored);
    const std::size_t without = std::min(plain.size() - p, most_plain);
    std::vector<GrowingTerm> terms(factored.data() + f, factored.data() + f + with);
    terms.insert(terms.end(), plain.data() + p, plain.data() + p + without);
    f += with;
    p += without;
    if (f == factored.size() && p == plain.size()) {
      if (sum.scaled.size() == joined) pass.post = step.post;
      if (joins) {
        const PlannedScaled& from = sum.scaled[0];
        pass.scaled = {scalar_at(from.scalar), plan_.tables[from.table].data() + columns.first};
      }
    }
    calls_.push_back([=, this, out = buffer(step.out, columns.first)] {
      kernels_.grow(out, terms.data(), with, without, pass);
    });
    pass.adds = true;
  }
  return joined;
}

void Tile::add_loop(const PlanStep& step) {
  const auto& loop = plan_.loops[step.detail];
  std::vector<LoopCall> made;
  for (const LoopOperation& each : loop) {
    made.push_back({kernel(each.op), each.to_buffer ? buffer(each.out) : scalar_at(each.out),
                    operand(each.a, 0), operand(each.b, 0), operand(each.c, 0)});
  }
  calls_.push_back([this, &loop, made = std::move(made)] { run_loop(loop, made); });
}

}  // namespace gonogo
