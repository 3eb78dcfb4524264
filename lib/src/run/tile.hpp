// SPDX-License-Identifier: MIT
/// Runs a plan for `lanes` cases at a time, in the memory of one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "run/plan.hpp"

namespace gonogo {

/// Results of a case do not depend on the others of its tile.
class Tile {
 public:
  /// What it computes in, in bytes.
  static std::size_t memory_of(const Plan& plan);

  /// The plan must outlive it.
  Tile(const Plan& plan, const TileKernels& kernels);
  Tile(const Tile&) = delete;  // its calls know where its memory is
  Tile& operator=(const Tile&) = delete;

  /// Where the values of the k-th varying input are put, one a case.
  std::span<double> input(std::size_t k) { return {&scalars_[k * lanes], lanes}; }

  /// Runs the cases; bit i of the result: the outcome of case i is not to be used, as it is a fault,
  /// looks like one, or other rounding could change it. The program runs such a case again.
  std::uint32_t run(std::size_t count);

  /// A wanted row of the plan from the first column on, cases side by side or one number for all.
  Lanes row(std::size_t index) const;
  /// One case of it, a number a column.
  void gather(std::size_t index, std::size_t lane, std::span<double> to) const;
  /// Of a flow, a wanted row, at factors.
  void present_value(std::size_t flow, Lanes factors, double* sums) const;
  /// The size of what it is added from.
  void sizes(std::size_t flow, Lanes factors, double* sums) const;
  void payback(const PaybackFlow& of, const PaybackLanes& found) const;
  /// Of a flow whose columns are evenly spaced: TileKernels::internal_rate.
  void internal_rate(std::size_t flow, double per_unit, double* rates, double* proved) const;
  double scalar(std::size_t index, std::size_t lane) const {
    return scalars_[plan_.wanted_scalars[index] * lanes + lane];
  }

 private:
  /// What is to be done, with all addresses found.
  using Call = std::function<void()>;
  /// Columns from `first` to before `last`.
  struct Columns {
    int first = 0, last = 0;
    std::size_t count() const { return static_cast<std::size_t>(last - first); }
  };
  /// Operands of an operation of a loop, in the first column.
  struct LoopCall {
    Elementwise compute = nullptr;
    double* out = nullptr;
    Lanes a = {}, b = {}, c = {};
  };

  double* scalar_at(std::uint32_t index) { return scalars_ + index * lanes; }
  double* buffer(std::uint32_t index, int column = 0);
  const double* buffer(std::uint32_t index, int column = 0) const;
  Lanes operand(const PlanOperand& of, int column);

  // Calls: tile_calls.cpp.
  void make_calls();
  void add_scalars(std::span<const PlanStep* const> steps);
  bool goes_column_by_column(const PlanStep& step, std::span<const PlanStep* const> before) const;
  void add_by_columns(std::span<const PlanStep* const> steps);
  void add(const PlanStep& step, Columns columns);
  void add_sum(const PlanStep& step, Columns columns);
  std::size_t add_growing(const PlanStep& step, const Piece& piece, Columns columns);
  void add_scaled(const PlanStep& step, std::size_t which, Columns columns, SumPass pass);
  void add_loop(const PlanStep& step);
  Elementwise kernel(Op op) const;

  /// Runs all lanes; whether an exception of arithmetic was raised.
  bool run_all();
  void run_loop(const std::vector<LoopOperation>& loop, const std::vector<LoopCall>& calls);
  void spread(const PlanOperand& amount, const PlanOperand& profile,
              const std::vector<std::uint32_t>& support, int first, int last, double* out);
  void check_results();

  const Plan& plan_;
  const TileKernels& kernels_;
  bool has_gaps_;
  std::size_t rows_of_buffer_;  ///< columns, with those beside them that are 0
  std::unique_ptr<double[]> memory_;
  double* scalars_ = nullptr;
  double* buffers_ = nullptr;
  double* states_ = nullptr;              ///< of growing terms
  std::vector<std::size_t> first_state_;  ///< of each sum
  double* suspect_ = nullptr;
  double* ones_ = nullptr;
  std::vector<Call> calls_;
};

}  // namespace gonogo
