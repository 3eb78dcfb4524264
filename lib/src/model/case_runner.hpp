// SPDX-License-Identifier: MIT
/// Runs cases that change numbers only.
///
/// Either in blocks of the program of all rows: a row that a block computed is kept for the next
/// block, in another call too, while the inputs it depends on stay the same. Or in tiles of a plan
/// (Wanted::in_tiles); the program runs those cases that a tile finds suspect.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "model/case_measures.hpp"
#include "model/overrides.hpp"
#include "model/tile_measures.hpp"
#include "run/program.hpp"
#include "run/tile.hpp"

namespace gonogo {

class CaseRunner {
 public:
  static constexpr std::size_t block_size = 64;   ///< cases at most
  static constexpr std::size_t tile_block = 512;  ///< cases that a thread takes at a time

  /// All addresses must be numbers of the sheet. The model must outlive the runner.
  CaseRunner(const Model& model, const std::vector<Address>& addresses, Wanted wanted);

  /// Blocks run in any order, on any thread. Throws the first exception of a thread.
  void run(const Cases& cases, unsigned threads, Outcomes& out);

 private:
  /// What one thread computes in. `columns` takes the values of the addresses. Of tiles, `space` is
  /// of one case, and made for the first that the program must run.
  struct ThreadState {
    Workspace space = {};
    CaseMeasures measures;
    CaseNumbers numbers = {};
    std::vector<std::vector<double>> columns, inputs;
    Workspace alone = {};  ///< of one case, at other prices
    std::unique_ptr<Tile> tile = {};
    std::optional<TileMeasures> tile_measures = {};
  };
  class BlockQueue;

  ThreadState thread_state(std::size_t width) const;
  ThreadState state_without_space(std::size_t width) const;
  /// Runs the block in state.columns; its outcomes begin at case `first`.
  void run_block(ThreadState& state, std::size_t count, std::size_t first, Outcomes& out) const;

  void collect_gathered(const std::vector<RowId>& rows);
  void collect_roots();
  std::size_t columns() const { return static_cast<std::size_t>(model_.sheet.axis().columns()); }
  void gather(const Workspace& space, RowId row, std::size_t i, std::vector<double>& to) const;
  void measure_case(ThreadState& state, std::size_t i, std::size_t at, Outcomes& out) const;
  void add_prices();
  double npv_at_prices(ThreadState& state, std::size_t i, double factor,
                       const WantedMeasure& wanted) const;
  /// Of the case in state.numbers. False: another order of operations could turn a rule.
  bool measure_numbers(ThreadState& state, std::size_t at, Outcomes& out,
                       NpvAtPrices at_prices = {}) const;
  bool judge_case(ThreadState& state, std::size_t at, Outcomes& out) const;
  void read_rates(const Workspace& space, std::size_t i, CaseNumbers& numbers) const;

  // Tiles: case_tiles.cpp.
  bool can_run_in_tiles() const;
  void plan_tiles();
  ThreadState tile_state() const;
  std::optional<TileMeasures> tile_measures() const;
  void run_tiles(ThreadState& state, std::size_t count, std::size_t first, Outcomes& out) const;
  void measure_tile(ThreadState& state, std::size_t count, std::size_t first, std::uint32_t suspect,
                    Outcomes& out) const;
  void gather_lane(const Tile& tile, std::size_t lane, CaseNumbers& numbers) const;

  const Model& model_;
  Wanted wanted_;
  std::size_t addresses_;
  std::vector<Target> targets_;
  std::vector<InputId> prices_ = {};     ///< empty where no measure needs other prices
  std::vector<std::size_t> rules_ = {};  ///< whose margins are wanted
  std::vector<RowId> gathered_ = {};     ///< that measures are computed from
  std::vector<RowId> series_ = {}, roots_ = {};
  std::vector<NodeId> scalars_ = {};
  std::unique_ptr<Program> program_;
  std::size_t width_ = 0;  ///< of the workspaces in states_
  std::vector<ThreadState> states_ = {};
  std::optional<Plan> plan_ = {};      ///< where cases run in tiles
  std::vector<RowId> plan_rows_ = {};  ///< that the plan computes
  bool gathers_ = false;               ///< the plan has all that one case is looked at by
  std::vector<ThreadState> tile_states_ = {};
};

}  // namespace gonogo
