// SPDX-License-Identifier: MIT
#include "run/tile.hpp"

#include <algorithm>
#include <cfenv>
#include <cmath>

#include "gonogo/base/no_value.hpp"

namespace gonogo {
namespace {

constexpr std::size_t alignment = 64 / sizeof(double);

// Those of vectors alone where the machine keeps them apart: of the others to ask takes longer than
// many a calculation.
#if defined(__SSE2__)
constexpr unsigned faults = 1U | 4U | 8U;  // invalid, divided by zero, overflow
void clear_exceptions() { __builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() & ~0x3fU); }
bool has_exception() { return (__builtin_ia32_stmxcsr() & faults) != 0; }
#else
void clear_exceptions() { std::feclearexcept(FE_ALL_EXCEPT); }
bool has_exception() { return std::fetestexcept(FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW) != 0; }
#endif

/// Of each sum, how many growing terms there are before it.
std::vector<std::size_t> terms_before(const Plan& plan) {
  std::vector<std::size_t> before = {0};
  for (const PlannedSum& sum : plan.sums) before.push_back(before.back() + sum.growing.size());
  return before;
}

/// Whether a number of the plan itself is none where it is read: else every result without a value
/// comes from an input without one, or with an exception.
class Gaps {
 public:
  explicit Gaps(const Plan& plan) : plan_(plan), none_(plan.scalars, 0) {
    for (const Plan::Constant& each : plan.constants)
      none_[each.scalar] = std::isfinite(each.value) ? 0 : 1;
  }

  bool any() const {
    // Before a loop begins its rows have no value.
    return !plan_.loops.empty() || std::any_of(plan_.steps.begin(), plan_.steps.end(),
                                               [&](const PlanStep& step) { return is_in(step); });
  }

 private:
  bool is_in(const PlanStep& step) const {
    for (const PlanOperand& each : {step.a, step.b, step.c}) {
      if (each.kind == PlanOperand::Kind::scalar && none_[each.index]) return true;
      if (each.kind == PlanOperand::Kind::table && is_in_table(each.index, step.first)) return true;
    }
    if (step.kind == PlanStep::Kind::sum) return is_in(plan_.sums[step.detail], step.first);
    return step.kind == PlanStep::Kind::pick && is_among(plan_.lists[step.detail]);
  }

  bool is_in(const PlannedSum& sum, int first) const {
    for (const PlannedTerm& term : sum.growing) {
      if (none_[term.start] || is_among(term.ratios)) return true;
    }
    return std::any_of(sum.scaled.begin(), sum.scaled.end(), [&](const PlannedScaled& term) {
      return none_[term.scalar] || is_in_table(term.table, first);
    });
  }

  bool is_among(const std::vector<std::uint32_t>& scalars) const {
    return std::any_of(scalars.begin(), scalars.end(),
                       [&](std::uint32_t scalar) { return none_[scalar] != 0; });
  }

  bool is_in_table(std::uint32_t table, int first) const {
    const std::vector<double>& values = plan_.tables[table];
    return !std::all_of(values.begin() + first, values.end(),
                        [](double value) { return std::isfinite(value); });
  }

  const Plan& plan_;
  std::vector<char> none_;  ///< of each scalar: a constant that is none
};

}  // namespace

std::size_t Tile::memory_of(const Plan& plan) {
  const auto columns = static_cast<std::size_t>(plan.columns + 2 * plan.most_lag);
  return plan.buffers * columns * lanes * sizeof(double);
}

Tile::Tile(const Plan& plan, const TileKernels& kernels)
    : plan_(plan),
      kernels_(kernels),
      has_gaps_(Gaps(plan).any()),
      rows_of_buffer_(static_cast<std::size_t>(plan.columns + 2 * plan.most_lag)),
      first_state_(terms_before(plan)) {
  const std::size_t scalars = plan.scalars * lanes;
  const std::size_t states = first_state_.back() * lanes;
  const std::size_t size =
      scalars + states + 2 * lanes + plan.buffers * rows_of_buffer_ * lanes + alignment;
  memory_ = std::make_unique<double[]>(size);
  const auto address = reinterpret_cast<std::uintptr_t>(memory_.get()) / sizeof(double);
  scalars_ = memory_.get() + (alignment - address % alignment) % alignment;
  states_ = scalars_ + scalars;
  suspect_ = states_ + states;
  ones_ = suspect_ + lanes;
  buffers_ = ones_ + lanes;
  std::fill_n(ones_, lanes, 1.0);
  for (const Plan::Constant& constant : plan.constants)
    std::fill_n(scalar_at(constant.scalar), lanes, constant.value);
  make_calls();
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
      return {scalar_at(of.index), 0, false};
    case PlanOperand::Kind::table:
      return {plan_.tables[of.index].data() + column, 1, true};
    case PlanOperand::Kind::buffer:
      return {buffer(of.index, column - of.lag), lanes, false};
    case PlanOperand::Kind::none:
      break;
  }
  return {};
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
  clear_exceptions();
  for (const Call& call : calls_) call();
  return has_exception();
}

/// An input without a value may be in a term that vanished; a result without one comes without an
/// exception only from numbers that have none.
void Tile::check_results() {
  kernels_.not_finite(suspect_, scalars_, plan_.inputs);
  if (!has_gaps_) return;
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

void Tile::run_loop(const std::vector<LoopOperation>& loop, const std::vector<LoopCall>& calls) {
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
