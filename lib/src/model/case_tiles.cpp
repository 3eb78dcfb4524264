// SPDX-License-Identifier: MIT
/// Many cases, in tiles of a plan.
#include <algorithm>
#include <cmath>

#include "gonogo/base/no_value.hpp"
#include "gonogo/run/residues.hpp"
#include "model/case_runner.hpp"
#include "run/plan_maker.hpp"

namespace gonogo {
namespace {

constexpr std::size_t rates_of_view = 4;

}  // namespace

bool CaseRunner::can_run_in_tiles() const { return series_.empty() && prices_.empty(); }

/// Computed from the flow and its factors alone.
bool CaseRunner::is_present_value(const WantedMeasure& wanted) const {
  return wanted.measure == Measure(measures::npv) && !wanted.rate && !lacks_rate(model_, wanted) &&
         flow_row(model_.flows, wanted.flow) != no_row;
}

/// Computed from a flow whose columns are evenly spaced.
bool CaseRunner::is_internal_rate(const WantedMeasure& wanted) const {
  const auto& time = model_.flow_time;
  if (wanted.measure != Measure(measures::irr) || time.size() < 2) return false;
  for (std::size_t c = 2; c < time.size(); ++c) {
    if (std::abs(time[c] - time[c - 1] - (time[1] - time[0])) > 1e-12) return false;
  }
  return flow_row(model_.flows, wanted.flow) != no_row;
}

void CaseRunner::plan_tiles() {
  gathers_ = wanted_.margins || wanted_.scores || wanted_.errors;
  for (const WantedMeasure& each : wanted_.measures)
    gathers_ = gathers_ || (!is_present_value(each) && !is_internal_rate(each));
  if (gathers_) plan_rows_ = gathered_;
  const auto add = [&](RowId row) {
    if (row != no_row && std::find(plan_rows_.begin(), plan_rows_.end(), row) == plan_rows_.end())
      plan_rows_.push_back(row);
  };
  for (const WantedMeasure& each : wanted_.measures) {
    add(flow_row(model_.flows, each.flow));
    add(factor_row(model_.perspectives[each.perspective], each.flow));
  }
  for (const Perspective& view : model_.perspectives) {
    if (!gathers_) break;
    add(view.discount_factor);
    add(view.equity_factor);
  }
  std::vector<InputId> inputs;
  for (const Target& target : targets_) inputs.push_back(target.input);
  plan_ = make_plan(model_.sheet, model_.order, *program_, program_->workspace(1), inputs,
                    plan_rows_, scalars_);
}

CaseRunner::ThreadState CaseRunner::tile_state() const {
  ThreadState state = thread_state(1);
  for (auto& column : state.columns) column.resize(tile_block);
  state.tile = std::make_unique<Tile>(*plan_, tile_kernels(best_instruction_set()));
  return state;
}

void CaseRunner::run_tiles(ThreadState& state, std::size_t count, std::size_t first,
                           Outcomes& out) const {
  for (std::size_t from = 0; from < count; from += lanes) {
    const std::size_t here = std::min(lanes, count - from);
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      const Input& input = model_.sheet.inputs()[targets_[t].input];
      const auto values = state.tile->input(t);
      for (std::size_t i = 0; i < here; ++i) {
        values[i] = tried(input, targets_[t].value(input.base, [&](std::size_t k) {
          return state.columns[k][from + i];
        }));
      }
    }
    const std::uint32_t suspect = state.tile->run(here);
    measure_tile(state, here, first + from, suspect, out);
  }
}

void CaseRunner::measure_tile(ThreadState& state, std::size_t count, std::size_t first,
                              std::uint32_t suspect, Outcomes& out) const {
  if (!gathers_) {
    for (std::size_t m = 0; m < wanted_.measures.size(); ++m) {
      if (is_present_value(wanted_.measures[m])) {
        measure_present_value(state, m, count, first, suspect, out);
      } else {
        measure_internal_rate(state, m, count, first, suspect, out);
      }
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    bool careful = (suspect >> i & 1U) != 0;
    if (!careful && gathers_) {
      gather_lane(*state.tile, i, state.numbers);
      for (const FlowKind kind : {FlowKind::project, FlowKind::equity})
        careful = careful || has_residue(state.numbers.row(flow_row(model_.flows, kind)));
    }
    if (careful) {
      std::vector<std::span<const double>> inputs;
      for (std::size_t t = 0; t < targets_.size(); ++t)
        inputs.emplace_back(state.tile->input(t).subspan(i, 1));
      program_->run(state.space, inputs, 1);
      measure_case(state, 0, first + i, out);
    } else if (gathers_) {
      measure_numbers(state, first + i, out);
    }
  }
}

void CaseRunner::measure_present_value(ThreadState& state, std::size_t m, std::size_t count,
                                       std::size_t first, std::uint32_t& suspect,
                                       Outcomes& out) const {
  const WantedMeasure& wanted = wanted_.measures[m];
  const auto place = [&](RowId row) {
    return static_cast<std::size_t>(std::find(plan_rows_.begin(), plan_rows_.end(), row) -
                                    plan_rows_.begin());
  };
  const std::size_t flow = place(flow_row(model_.flows, wanted.flow));
  const std::size_t factors =
      place(factor_row(model_.perspectives[wanted.perspective], wanted.flow));
  double sums[lanes];
  state.tile->present_value(flow, factors, sums);
  for (std::size_t i = 0; i < count; ++i) {
    if (!std::isfinite(sums[i])) suspect |= std::uint32_t{1} << i;
    out.measures[m].value[first + i] = sums[i];
    out.measures[m].why[first + i] = Why::computed;
  }
}

/// What the signs of a flow do not prove is left to the program.
void CaseRunner::measure_internal_rate(ThreadState& state, std::size_t m, std::size_t count,
                                       std::size_t first, std::uint32_t& suspect,
                                       Outcomes& out) const {
  const RowId row = flow_row(model_.flows, wanted_.measures[m].flow);
  const auto flow = static_cast<std::size_t>(std::find(plan_rows_.begin(), plan_rows_.end(), row) -
                                             plan_rows_.begin());
  const double step = model_.flow_time[1] - model_.flow_time[0];
  double rates[lanes], proved[lanes];
  state.tile->internal_rate(flow, 1 / step, rates, proved);
  for (std::size_t i = 0; i < count; ++i) {
    if (proved[i] == 0) suspect |= std::uint32_t{1} << i;
    out.measures[m].value[first + i] = rates[i];
    out.measures[m].why[first + i] = Why::computed;
  }
}

void CaseRunner::gather_lane(const Tile& tile, std::size_t lane, CaseNumbers& numbers) const {
  const auto gather = [&](RowId row, std::vector<double>& to) {
    if (row == no_row) return to.clear();
    const auto place = static_cast<std::size_t>(
        std::find(plan_rows_.begin(), plan_rows_.end(), row) - plan_rows_.begin());
    to.resize(columns());
    tile.gather(place, lane, to);
  };
  for (std::size_t g = 0; g < gathered_.size(); ++g) gather(gathered_[g], numbers.rows[g].second);
  numbers.rates.resize(model_.perspectives.size());
  numbers.factors.resize(model_.perspectives.size());
  numbers.equity_factors.resize(model_.perspectives.size());
  for (std::size_t p = 0; p < model_.perspectives.size(); ++p) {
    const auto rate = [&](std::size_t n) { return tile.scalar(rates_of_view * p + n, lane); };
    numbers.rates[p] = {rate(0), rate(1), rate(2), rate(3)};
    gather(model_.perspectives[p].discount_factor, numbers.factors[p]);
    gather(model_.perspectives[p].equity_factor, numbers.equity_factors[p]);
  }
  numbers.limits.resize(model_.rules.size());
  for (std::size_t r = 0; r < model_.rules.size(); ++r)
    numbers.limits[r] = tile.scalar(rates_of_view * model_.perspectives.size() + r, lane);
}

}  // namespace gonogo
