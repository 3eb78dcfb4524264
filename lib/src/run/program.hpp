// SPDX-License-Identifier: MIT
/// A sheet as instructions for blocks of cases. Rows that depend on no varying input are computed
/// once for all blocks. A row is recomputed only if an input that it depends on changed since the
/// previous block; if those inputs are equal in all cases of the block, it is computed for one
/// case, all columns side by side where it reads none of its own. The bits are the same either way.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "gonogo/sheet/schedule.hpp"
#include "gonogo/sheet/sheet.hpp"
#include "run/arithmetic.hpp"

namespace gonogo {

/// The slot of a row that is not needed, or of an input that does not vary.
inline constexpr std::uint32_t no_slot = 0xffffffff;

/// Where an instruction reads an operand. `varies`: a number for each case, else one for all cases.
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
  std::uint8_t operands = 2;
  std::uint32_t target = 0;  ///< temporary
  std::uint32_t to = 0;      ///< branch: taken where the condition a is 0; jump: always
  Operand a = {}, b = {}, c = {};
};

/// The instructions of a formula, and where its result is.
struct RowPlan {
  RowId row = no_row;
  int begins = 0;           ///< first column with a value
  bool direct = false;      ///< the last step writes its result into the row
  bool loops = false;       ///< reads, or is read by, an earlier column of its group
  std::uint32_t group = 0;  ///< rows of one group stand side by side (`in_groups`)
  std::vector<Instruction> steps = {};
  Operand result = {};
};

/// A sum over all columns of a row, computed when its stage begins.
struct Total {
  RowId row = no_row;
  std::size_t stage = 0;
  bool varies = false;
};

/// Rows of one pass, in stages.
using Stages = std::vector<std::vector<RowPlan>>;

/// A set of varying inputs, by position among them.
using Bits = std::vector<std::uint64_t>;

/// The memory in which a thread computes. A number that varies takes `width` doubles, one a case.
struct Workspace {
  std::size_t width = 0;            ///< 0: not made yet
  std::size_t count = 0;            ///< of the cases in the last block
  std::vector<double> narrow;       ///< one number a cell of the sheet, for all cases
  std::unique_ptr<double[]> broad;  ///< `width` a cell; memory that no block needs is never touched
  std::vector<double> inputs, temporaries, totals, scalars;
  std::size_t temporary_size = 0;  ///< numbers of each: one a case, or one a column
  std::vector<double> edges;       ///< of three operands, one a column
  Bits changed;                    ///< inputs that are not as in the last block
  Bits differing;                  ///< inputs that are not the same in every case of the block
  ById<RowId, char> is_broad;      ///< of each row: its values are in `broad`
  ById<RowId, char> is_stale;      ///< of each row: the block must compute it
  std::vector<const RowPlan*> active;
};

class Program {
 public:
  /// `varying`: inputs that have a value in each case. Computes only what `roots` and `scalars`
  /// need.
  Program(const Sheet& sheet, const Schedule& order, std::span<const InputId> varying,
          std::span<const RowId> roots, std::span<const NodeId> scalars);

  /// A workspace for blocks of `width` cases, with the rows that do not vary computed.
  Workspace workspace(std::size_t width) const;

  /// Of a workspace, in bytes for each of its cases.
  std::size_t memory_of_case() const {
    return varying_rows_ * static_cast<std::size_t>(columns_) * sizeof(double);
  }

  /// Computes a block; `inputs[k][i]` is the value of varying[k] in case i, count <= width.
  void run(Workspace& space, std::span<const std::span<const double>> inputs,
           std::size_t count) const;

  double at(const Workspace& space, RowId row, int column, std::size_t i) const;
  /// All columns of a row. Requires: a workspace of one case.
  std::span<const double> cells(const Workspace& space, RowId row) const;
  /// Whether the row has a number for each case of the last block, or one for all.
  bool differs(const Workspace& space, RowId row) const { return space.is_broad[row] != 0; }
  /// Whether the row depends on an input that varies. Requires: it is needed.
  bool varies(RowId row) const { return varies_[row] != 0; }
  double scalar(const Workspace& space, std::size_t index, std::size_t i) const;

 private:
  friend class Lowering;
  struct View {
    const double* data;
    std::size_t stride;
  };

  View view(const Workspace& space, const Operand& operand, int column) const;
  View view_of_other(const Workspace& space, const Operand& operand, int column) const;
  View row_view(const Workspace& space, RowId row, int column) const;
  double* place(Workspace& space, RowId row, int column) const;
  void execute(Workspace& space, const RowPlan& code, std::size_t steps, int column,
               std::size_t count) const;
  void compute(const Workspace& space, const Instruction& step, int column, std::size_t count,
               double* target) const;
  void spread(const Workspace& space, const Instruction& step, int column, std::size_t count,
              double* target) const;
  void read_inputs(Workspace& space, std::span<const std::span<const double>> inputs,
                   std::size_t count) const;
  bool depends_on(RowId row, const Bits& inputs) const;
  void run_profiles(Workspace& space, bool varying, std::size_t count) const;
  void run_groups(Workspace& space, std::size_t count) const;
  double* cells_of(Workspace& space, RowId row) const;
  double* temporary(Workspace& space, std::uint32_t index, int column) const;
  Numbers over_columns(Workspace& space, const Operand& operand, int from, int to,
                       double* edge) const;
  void compute_columns(Workspace& space, const Instruction& step, int from, int to,
                       double* target) const;
  void spread_columns(Workspace& space, const Instruction& step, int from, int to,
                      double* target) const;
  void branch_columns(Workspace& space, const RowPlan& code, std::size_t at, int from,
                      int to) const;
  void run_columns(Workspace& space, const RowPlan& code, std::size_t at, int from, int to) const;
  void pass(Workspace& space, const Stages& stages, bool varying, std::size_t count) const;
  void run_row(Workspace& space, const RowPlan& code, int column, std::size_t count) const;
  void sum_totals(Workspace& space, std::size_t stage, bool varying, std::size_t count) const;

  const Sheet& sheet_;
  int columns_;
  ById<RowId, char> varies_;         ///< of each row
  ById<RowId, Bits> dependencies_;   ///< of each row: the varying inputs that it depends on
  ById<RowId, std::uint32_t> slot_;  ///< of each row, those that vary first; `no_slot`: not needed
  ById<InputId, std::uint32_t> input_slot_;  ///< of each input among the varying; `no_slot`: fixed
  std::vector<RowPlan> profiles_;            ///< rows by age
  Stages fixed_, varying_;
  std::vector<Total> totals_;
  std::vector<RowPlan> scalars_;
  std::vector<double> constants_;
  std::size_t temporaries_ = 0;
  std::size_t rows_ = 0, varying_rows_ = 0;  ///< needed; of them, those that vary
};

}  // namespace gonogo
