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

/// A search for where a rule turns needs the sign of its score as the program has it, also where a
/// condition turns.
bool CaseRunner::can_run_in_tiles() const {
  const bool searches =
      wanted_.scores && std::any_of(rules_.begin(), rules_.end(), [&](std::size_t r) {
        return model_.rules[r].condition.has_value();
      });
  return series_.empty() && prices_.empty() && !searches;
}

void CaseRunner::plan_tiles() {
  // What a present value or an internal rate needs is little; the rest looks at cases alone.
  gathers_ = wanted_.scores || wanted_.errors || (wanted_.margins && !rules_.empty());
  for (const WantedMeasure& each : wanted_.measures)
    gathers_ = gathers_ ||
               (each.measure != Measure(measures::npv) && each.measure != Measure(measures::irr));
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

std::optional<TileMeasures> CaseRunner::tile_measures() const {
  return TileMeasures::make(
      model_, wanted_, rules_,
      {.plan = *plan_, .rows = plan_rows_, .limits = rates_of_view * model_.perspectives.size()});
}

CaseRunner::ThreadState CaseRunner::tile_state() const {
  ThreadState state = state_without_space(tile_block);
  state.tile = std::make_unique<Tile>(*plan_, tile_kernels(best_instruction_set()));
  state.tile_measures = tile_measures();
  return state;
}

void CaseRunner::run_tiles(ThreadState& state, std::size_t count, std::size_t first,
                           Outcomes& out) const {
  for (std::size_t from = 0; from < count; from += lanes) {
    const std::size_t here = std::min(lanes, count - from);
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      targets_[t].read(model_.sheet.inputs()[targets_[t].input], state.columns, from,
                       state.tile->input(t).first(here));
    }
    const std::uint32_t suspect = state.tile->run(here);
    measure_tile(state, here, first + from, suspect, out);
  }
}

/// What its measures leave open is looked at case by case: first what the tile has of it, then the
/// program's numbers.
void CaseRunner::measure_tile(ThreadState& state, std::size_t count, std::size_t first,
                              std::uint32_t suspect, Outcomes& out) const {
  const std::uint32_t open =
      state.tile_measures ? state.tile_measures->measure(*state.tile, {count, first, suspect}, out)
                          : ~std::uint32_t{0};
  for (std::size_t i = 0; i < count; ++i) {
    if ((open >> i & 1U) == 0) continue;
    bool careful = !gathers_ || (suspect >> i & 1U) != 0;
    if (!careful) {
      gather_lane(*state.tile, i, state.numbers);
      for (const FlowKind kind : {FlowKind::project, FlowKind::equity})
        careful = careful || has_residue(state.numbers.row(flow_row(model_.flows, kind)));
      careful = careful || (!measure_numbers(state, first + i, out) && wanted_.scores);
    }
    if (careful) {
      std::vector<std::span<const double>> inputs;
      for (std::size_t t = 0; t < targets_.size(); ++t)
        inputs.emplace_back(state.tile->input(t).subspan(i, 1));
      if (state.space.width == 0) state.space = program_->workspace(1);
      program_->run(state.space, inputs, 1);
      measure_case(state, 0, first + i, out);
    }
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
