// SPDX-License-Identifier: MIT
/// Runs cases that change numbers only, block by block. A block reuses what the block before it
/// computed, also in another call.
#pragma once

#include <vector>

#include "model/case_measures.hpp"
#include "model/overrides.hpp"
#include "run/program.hpp"

namespace gonogo {

class Runner {
 public:
  static constexpr std::size_t block = 64;

  Runner(const Model& model, const std::vector<Address>& addresses, Wanted wanted);

  /// The memory of one thread. `columns`: the values of the addresses.
  struct Hand {
    Workspace space;
    CaseMeasures measures;
    CaseNumbers numbers = {};
    std::vector<std::vector<double>> columns, inputs;
  };

  Hand hand(std::size_t width) const;

  /// Runs cases first .. first + count; outcomes are written from `at` on.
  void run(Hand& hand, std::size_t count, std::size_t at, Outcomes& out) const;

 private:
  void collect_gathered(const WantedMeasure& wanted);
  void collect_roots();
  std::size_t columns() const { return static_cast<std::size_t>(model_.sheet.axis().columns()); }
  void gather(const Workspace& space, RowId row, std::size_t i, std::vector<double>& to) const;
  void take(Hand& hand, std::size_t i, std::size_t at, Outcomes& out) const;
  void take_rates(const Workspace& space, std::size_t i, CaseNumbers& numbers) const;

  const Model& model_;
  Wanted wanted_;
  std::size_t addresses_;
  std::vector<Target> targets_;
  std::vector<RowId> gathered_ = {};  ///< that measures are computed from
  std::vector<RowId> series_ = {}, roots_ = {};
  std::vector<NodeId> scalars_ = {};
  std::unique_ptr<Program> program_;
};

/// Blocks in any order, by any thread; the first exception of a thread ends them all.
class Blocks {
 public:
  explicit Blocks(const Runner& runner) : runner_(runner) {}

  void run(const Cases& cases, unsigned threads, Outcomes& out);

 private:
  const Runner& runner_;
  std::size_t width_ = 0;
  std::vector<Runner::Hand> hands_ = {};  ///< one a thread
};

}  // namespace gonogo
