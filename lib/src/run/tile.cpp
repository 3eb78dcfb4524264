// SPDX-License-Identifier: MIT
#include "run/tile.hpp"

#include <algorithm>
#include <cfenv>
#include <cmath>

#include "gonogo/base/no_value.hpp"

namespace gonogo {
namespace {

constexpr std::size_t alignment = 64 / sizeof(double);

std::size_t most_terms_of(const Plan& plan) {
  std::size_t most = 1;
  for (const PlannedSum& sum : plan.sums) most = std::max(most, sum.growing.size());
  return most;
}

}  // namespace

Tile::Tile(const Plan& plan, const TileKernels& kernels)
    : plan_(plan),
      kernels_(kernels),
      rows_of_buffer_(static_cast<std::size_t>(plan.columns + 2 * plan.most_lag)) {
  const std::size_t scalars = plan.scalars * lanes;
  const std::size_t states = most_terms_of(plan) * lanes;
  const std::size_t size =
      scalars + states + 3 * lanes + plan.buffers * rows_of_buffer_ * lanes + alignment;
  memory_ = std::make_unique<double[]>(size);
  const auto address = reinterpret_cast<std::uintptr_t>(memory_.get()) / sizeof(double);
  scalars_ = memory_.get() + (alignment - address % alignment) % alignment;
  states_ = scalars_ + scalars;
  suspect_ = states_ + states;
  ones_ = suspect_ + lanes;
  zeros_ = ones_ + lanes;
  buffers_ = zeros_ + lanes;
  std::fill_n(ones_, lanes, 1.0);
  for (const Plan::Constant& constant : plan.constants)
    std::fill_n(scalars_ + constant.scalar * lanes, lanes, constant.value);
  prepare();
}

double* Tile::buffer(std::uint32_t index, int column) {
  const auto at = static_cast<std::size_t>(column + plan_.most_lag);
  return buffers_ + (index * rows_of_buffer_ + at) * lanes;
}

const double* Tile::buffer(std::uint32_t index, int column) const {
  const auto at = static_cast<std::size_t>(column + plan_.most_lag);
  return buffers_ + (index * rows_of_buffer_ + at) * lanes;
}

Lanes Tile::operand(const PlanOperand& of, int column) {
  switch (of.kind) {
    case PlanOperand::Kind::scalar:
      return {scalars_ + of.index * lanes, 0, false};
    case PlanOperand::Kind::table:
      return {plan_.tables[of.index].data() + column, 1, true};
    case PlanOperand::Kind::buffer:
      return {buffer(of.index, column - of.lag), lanes, false};
    case PlanOperand::Kind::none:
      break;
  }
  return {};
}

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

Tile::Call Tile::call(Op op, double* out, const PlanOperand& a, const PlanOperand& b,
                      const PlanOperand& c, int first) {
  return {kernel(op), out, operand(a, first), operand(b, first), operand(c, first)};
}

/// Where the operands of each step are does not change from tile to tile.
void Tile::prepare() {
  for (const PlanStep& step : plan_.steps) {
    const bool of_scalar = step.kind == PlanStep::Kind::scalar;
    const bool to_buffer =
        !of_scalar && step.kind != PlanStep::Kind::total && step.kind != PlanStep::Kind::near &&
        step.kind != PlanStep::Kind::outside && step.kind != PlanStep::Kind::loop;
    double* out = to_buffer ? buffer(step.out, step.first) : scalars_ + step.out * lanes;
    calls_.push_back(call(step.op, out, step.a, step.b, step.c, of_scalar ? 0 : step.first));
  }
  for (const auto& loop : plan_.loops) {
    auto& calls = loop_calls_.emplace_back();
    for (const LoopOperation& each : loop) {
      double* out = each.to_buffer ? buffer(each.out) : scalars_ + each.out * lanes;
      calls.push_back(call(each.op, out, each.a, each.b, each.c, 0));
    }
  }
}

std::uint32_t Tile::run(std::size_t count) {
  const std::size_t inputs = plan_.inputs;
  for (std::size_t k = 0; k < inputs; ++k) {
    double* values = scalars_ + k * lanes;
    std::fill(values + count, values + lanes, values[count - 1]);
  }
  std::uint32_t found = 0;
  if (run_all()) {
    // Which case was it? Each is run again alone.
    const std::vector<double> kept(scalars_, scalars_ + inputs * lanes);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t k = 0; k < inputs; ++k)
        std::fill_n(scalars_ + k * lanes, lanes, kept[k * lanes + i]);
      if (run_all()) found |= std::uint32_t{1} << i;
    }
    std::copy(kept.begin(), kept.end(), scalars_);
    run_all();
  }
  check_results();
  for (std::size_t i = 0; i < count; ++i) {
    if (suspect_[i] != 0) found |= std::uint32_t{1} << i;
  }
  return found;
}

bool Tile::run_all() {
  std::fill_n(suspect_, lanes, 0.0);
  std::feclearexcept(FE_ALL_EXCEPT);
  for (std::size_t s = 0; s < plan_.steps.size(); ++s) run_step(s);
  return std::fetestexcept(FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW) != 0;
}

/// An input without a value may be in a term that vanished; a result without one may have come
/// without an exception.
void Tile::check_results() {
  kernels_.not_finite(suspect_, scalars_, plan_.inputs);
  for (std::size_t r = 0; r < plan_.rows.size(); ++r) {
    if (plan_.rows[r].kind != PlanOperand::Kind::buffer) continue;
    const int begins = plan_.rows_begin[r];
    kernels_.not_finite(suspect_, buffer(plan_.rows[r].index, begins),
                        static_cast<std::size_t>(plan_.columns - begins));
  }
  for (const std::uint32_t scalar : plan_.wanted_scalars) {
    if (scalar != plan_.missing) kernels_.not_finite(suspect_, scalars_ + scalar * lanes, 1);
  }
}

void Tile::run_step(std::size_t index) {
  const PlanStep& step = plan_.steps[index];
  const Call& call = calls_[index];
  const auto columns = static_cast<std::size_t>(plan_.columns - step.first);
  const auto clear = [&] { std::fill(buffer(step.out), buffer(step.out, step.first), 0.0); };
  switch (step.kind) {
    case PlanStep::Kind::scalar:
      return call.compute(call.out, call.a, call.b, call.c, 1);
    case PlanStep::Kind::column:
      clear();
      return call.compute(call.out, call.a, call.b, call.c, columns);
    case PlanStep::Kind::sum:
      clear();
      return run_sum(step, call.out);
    case PlanStep::Kind::recur:
      clear();
      return kernels_.recur({call.out, call.a.data, call.c.data, call.b.data, step.sign, step.post},
                            columns);
    case PlanStep::Kind::loop:
      return run_loop(step.detail);
    case PlanStep::Kind::spread:
      return spread(step.a, step.b, plan_.lists[step.detail], 0, plan_.columns, call.out);
    case PlanStep::Kind::total:
      std::fill_n(call.out, lanes, 0.0);
      return kernels_.total(call.out, call.a, columns);
    case PlanStep::Kind::pick:
      clear();
      for (std::size_t c = 0; c < columns; ++c) {
        const std::size_t from =
            plan_.lists[step.detail][c + static_cast<std::size_t>(step.first)] * lanes;
        std::copy_n(scalars_ + from, lanes, call.out + c * lanes);
      }
      return;
    case PlanStep::Kind::near:
      return kernels_.near_each_other(suspect_, call.a, call.b, call.c.data,
                                      step.once ? 1 : columns);
    case PlanStep::Kind::outside:
      return kernels_.outside(suspect_, call.a, call.b, call.c, step.once ? 1 : columns);
  }
}

void Tile::run_sum(const PlanStep& step, double* out) {
  const PlannedSum& sum = plan_.sums[step.detail];
  SumPass pass{.columns = static_cast<std::size_t>(plan_.columns - step.first),
               .post = step.post,
               .bound = operand(step.b, 0).data};
  if (!sum.growing.empty() || sum.scaled.empty()) {
    SumPass part{.post = sum.scaled.empty() ? step.post : Post::none, .bound = pass.bound};
    for (const Piece& piece : sum.pieces) {
      part.columns = static_cast<std::size_t>(piece.count);
      run_piece(sum, piece, out + static_cast<std::size_t>(piece.first - step.first) * lanes, part);
    }
    pass.adds = true;
  }
  for (std::size_t k = 0; k < sum.scaled.size();) {
    ScaledTerm terms[most_scaled];
    std::size_t count = 0;
    for (; count < most_scaled && k < sum.scaled.size(); ++k, ++count) {
      const PlannedScaled& from = sum.scaled[k];
      terms[count] = {scalars_ + from.scalar * lanes, plan_.tables[from.table].data() + step.first,
                      operand(from.factors, step.first).data};
    }
    pass.post = k == sum.scaled.size() ? step.post : Post::none;
    kernels_.scale(out, terms, count, pass);
    pass.adds = true;
  }
}

void Tile::run_piece(const PlannedSum& sum, const Piece& piece, double* out, SumPass pass) {
  const Post post = pass.post;
  if (piece.active.empty()) {
    const ScaledTerm zero{zeros_, plan_.tables.front().data(), nullptr};
    return kernels_.scale(out, &zero, 1, pass);
  }
  for (std::size_t k = 0; k < piece.active.size();) {
    GrowingTerm terms[most_growing];
    std::size_t count = 0;
    for (; count < most_growing && k < piece.active.size(); ++k, ++count) {
      const Piece::Active& active = piece.active[k];
      const PlannedTerm& term = sum.growing[active.term];
      double* state = states_ + active.term * lanes;
      if (active.starts) std::copy_n(scalars_ + term.start * lanes, lanes, state);
      const double* ratio =
          active.ratio == 0 ? ones_ : scalars_ + term.ratios[active.ratio - 1U] * lanes;
      terms[count] = {state, ratio, operand(term.factors, piece.first).data};
    }
    pass.post = k == piece.active.size() ? post : Post::none;
    kernels_.grow(out, terms, count, pass);
    pass.adds = true;
  }
}

void Tile::run_loop(std::size_t index) {
  const auto& loop = plan_.loops[index];
  const auto& calls = loop_calls_[index];
  for (const LoopOperation& each : loop) {
    if (each.to_buffer) std::fill(buffer(each.out), buffer(each.out, each.begins), no_value);
  }
  for (int c = 0; c < plan_.columns; ++c) {
    const auto at = static_cast<std::size_t>(c);
    const auto moved = [&](Lanes from) {
      if (from.data) from.data += at * from.step;
      return from;
    };
    for (std::size_t n = 0; n < loop.size(); ++n) {
      const LoopOperation& each = loop[n];
      if (c < each.begins || (each.only != nothing && plan_.tables[each.only][at] == 0)) continue;
      const Lanes a = moved(calls[n].a), b = moved(calls[n].b);
      double* out = each.to_buffer ? calls[n].out + at * lanes : calls[n].out;
      constexpr double watched = 1;
      switch (each.kind) {
        case LoopOperation::Kind::compute:
          calls[n].compute(out, a, b, moved(calls[n].c), 1);
          break;
        case LoopOperation::Kind::spread:
          spread(each.a, each.b, plan_.lists[each.list], c, c + 1, out);
          break;
        case LoopOperation::Kind::near:
          kernels_.near_each_other(suspect_, a, b, &watched, 1);
          break;
        case LoopOperation::Kind::outside:
          kernels_.outside(suspect_, a, b, moved(calls[n].c), 1);
          break;
      }
    }
  }
  for (const LoopOperation& each : loop) {
    if (each.to_buffer) std::fill(buffer(each.out), buffer(each.out, each.begins), 0.0);
  }
}

/// Columns `first` to before `last`; a column of `out` each.
void Tile::spread(const PlanOperand& amount, const PlanOperand& profile,
                  const std::vector<std::uint32_t>& support, int first, int last, double* out) {
  for (int c = first; c < last; ++c, out += lanes) {
    std::fill_n(out, lanes, 0.0);
    for (const std::uint32_t from : support) {
      const int s = static_cast<int>(from);
      if (s > c) break;
      const double* a = buffer(amount.index, s - amount.lag);
      const double* share = buffer(profile.index, c - s - profile.lag);
      for (std::size_t i = 0; i < lanes; ++i) out[i] += a[i] * share[i];
    }
  }
}

Lanes Tile::row(std::size_t index) const {
  const PlanOperand& of = plan_.rows[index];
  if (of.kind == PlanOperand::Kind::table) return {plan_.tables[of.index].data(), 1, true};
  return {buffer(of.index), lanes, false};
}

void Tile::gather(std::size_t index, std::size_t lane, std::span<double> to) const {
  const Lanes from = row(index);
  const auto begins = static_cast<std::size_t>(plan_.rows_begin[index]);
  std::fill_n(to.begin(), begins, no_value);
  for (std::size_t c = begins; c < to.size(); ++c)
    to[c] = from.data[c * from.step + (from.shared ? 0 : lane)];
}

void Tile::present_value(std::size_t flow, Lanes factors, double* sums) const {
  kernels_.present_value(sums, row(flow), factors, static_cast<std::size_t>(plan_.columns));
}

void Tile::sizes(std::size_t flow, Lanes factors, double* sums) const {
  kernels_.sizes(sums, row(flow), factors, static_cast<std::size_t>(plan_.columns));
}

void Tile::payback(const PaybackFlow& of, const PaybackLanes& found) const {
  kernels_.payback(of, static_cast<std::size_t>(plan_.columns), found);
}

void Tile::internal_rate(std::size_t flow, double per_unit, double* rates, double* proved) const {
  kernels_.internal_rate(rates, proved, row(flow), static_cast<std::size_t>(plan_.columns),
                         per_unit);
}

}  // namespace gonogo
