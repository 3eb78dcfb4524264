// SPDX-License-Identifier: MIT
/// A sheet as code for blocks of cases: each operation runs over a block, and what does not move is
/// computed once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gonogo/model/model.hpp"

namespace gonogo {

/// Where an operand's numbers lie. `varies`: one a case; otherwise one for all.
struct Operand {
  enum class Kind : std::uint8_t {
    temporary,
    constant,
    input,
    row,
    total,
    pick
  } kind = Kind::constant;
  bool varies = false;
  std::uint32_t index =
      0;  ///< of the temporary, constant, input, row or total; of a pick: its index row
  std::int32_t shift = 0;   ///< columns back; negative: ahead
  std::uint32_t first = 0;  ///< of a pick: its first input
  std::uint32_t count = 0;
};

struct Instruction {
  enum class Flow : std::uint8_t { compute, branch, jump } flow = Flow::compute;
  Op op = Op::constant;
  bool varies = false;
  std::uint32_t target = 0;  ///< temporary
  std::uint32_t to = 0;      ///< branch: taken where the condition a is 0; jump: always
  Operand a = {}, b = {}, c = {};
};

/// The code of a formula and where its result stands.
struct RowCode {
  RowId row = nothing;
  std::vector<Instruction> steps = {};
  Operand result = {};
};

/// A sum over all columns of a row, taken when its stage begins.
struct Total {
  RowId row = nothing;
  std::size_t stage = 0;
  bool varies = false;
};

/// Rows of one pass, in stages.
using Stages = std::vector<std::vector<RowCode>>;

/// What a thread computes in. Numbers that vary stand `width` beside one another, one a case.
struct Workspace {
  std::size_t width = 1;
  std::vector<double> fixed, moving, inputs, temporaries, totals, scalars;
};

class Program {
 public:
  /// `moved`: inputs that have a value a case. Only what `roots` and `scalars` rest on is computed.
  Program(const Model& model, std::span<const std::uint32_t> moved, std::span<const RowId> roots,
          std::span<const NodeId> scalars);

  /// Room for blocks of `width` cases, with all that does not vary computed.
  Workspace workspace(std::size_t width) const;

  /// Computes a block; `inputs[k][i]` is the value of moved[k] in case i, count <= width.
  void run(Workspace& space, std::span<const std::span<const double>> inputs,
           std::size_t count) const;

  double at(const Workspace& space, RowId row, int column, std::size_t i) const;
  double scalar(const Workspace& space, std::size_t index, std::size_t i) const;

 private:
  friend class Coder;
  struct View {
    const double* data;
    std::size_t stride;
  };

  View view(const Workspace& space, const Operand& operand, int column) const;
  View row_view(const Workspace& space, RowId row, int column) const;
  double* place(Workspace& space, RowId row, int column) const;
  void execute(Workspace& space, const RowCode& code, int column, std::size_t count) const;
  void compute(Workspace& space, const Instruction& step, int column, std::size_t count) const;
  void spread(Workspace& space, const Instruction& step, int column, std::size_t count) const;
  void pass(Workspace& space, const Stages& stages, bool varying, std::size_t count) const;
  void store(Workspace& space, const RowCode& code, int column, std::size_t count) const;
  void sum_totals(Workspace& space, std::size_t stage, bool varying, std::size_t count) const;

  const Sheet& sheet_;
  int columns_;
  std::vector<bool> varies_;  ///< of each row
  std::vector<std::uint32_t>
      slot_;  ///< of each row among the fixed or the moving; `nothing`: not needed
  std::vector<std::uint32_t> input_slot_;  ///< of each input among the moved; `nothing`: fixed
  std::vector<RowCode> profiles_;          ///< rows by age
  Stages fixed_, moving_;
  std::vector<Total> totals_;
  std::vector<RowCode> scalars_;
  std::vector<double> constants_;
  std::size_t temporaries_ = 0;
  std::size_t fixed_rows_ = 0, moving_rows_ = 0;
};

}  // namespace gonogo
