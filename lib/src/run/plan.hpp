// SPDX-License-Identifier: MIT
/// What a sheet computes for tiles of cases, as a list of steps: numbers a case (scalars), numbers a
/// column (tables), and numbers of both (buffers). A value: made once, used by all threads.
///
/// It is the sheet in normal form: a row is a sum of products of scalars, tables and growths where
/// it can be, so that rows which are sums of others, flags and book values cost nothing, and what
/// grows is multiplied from column to column. `PlanMaker` makes it, `Tile` runs it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gonogo/sheet/operation.hpp"
#include "run/tile_kernels.hpp"

namespace gonogo {

inline constexpr std::uint32_t nothing = 0xffffffff;

/// Where a step reads: a scalar, a table, or a buffer some columns back (negative: ahead).
struct PlanOperand {
  enum class Kind : std::uint8_t { none, scalar, table, buffer } kind = Kind::none;
  std::uint32_t index = 0;
  int lag = 0;
};

/// One operation of a recurrence that runs column by column.
struct LoopOperation {
  enum class Kind : std::uint8_t { compute, spread, near, outside } kind = Kind::compute;
  Op op = Op::row;
  bool to_buffer = false;  ///< else to a scalar, which is of the column
  std::uint32_t out = 0;
  std::uint32_t only = nothing;  ///< a table: it runs in columns where this is not 0
  int begins = 0;
  PlanOperand a = {}, b = {}, c = {};
  std::uint32_t list = nothing;  ///< of a spread: the columns of its amounts
};

/// A growing term that counts from its first column to before its last.
struct PlannedTerm {
  int first = 0, last = 0;
  std::uint32_t start = 0;                 ///< scalar: its state in the first column
  std::vector<std::uint32_t> ratios = {};  ///< scalars
  std::vector<std::uint8_t> steps = {};    ///< by column: 0, or 1 + which ratio leads to the next
  PlanOperand factors = {};                ///< a buffer, or none
};

struct PlannedScaled {
  std::uint32_t scalar = 0, table = 0;
  PlanOperand factors = {};
};

/// Columns of a sum in which the same terms count and none changes its ratio.
struct Piece {
  struct Active {
    std::uint32_t term = 0;
    bool starts = false;
    std::uint8_t ratio = 0;
  };
  int first = 0, count = 0;
  std::vector<Active> active = {};
};

struct PlannedSum {
  std::vector<PlannedTerm> growing = {};
  std::vector<PlannedScaled> scaled = {};
  std::vector<Piece> pieces = {};
};

struct PlanStep {
  enum class Kind : std::uint8_t {
    scalar,   ///< out: scalar = op(a, b, c)
    column,   ///< out: buffer = op(a, b, c), from `first`
    sum,      ///< out: buffer = sums[detail], from `first`; bound: b
    recur,    ///< out: buffer; f: a, bound: b, keep: c
    loop,     ///< loops[detail]
    spread,   ///< out: buffer; a amount, b profile, support lists[detail]
    total,    ///< out: scalar = sum of a from `first`
    pick,     ///< out: buffer: in each column the scalar of lists[detail]
    near,     ///< checks a against b in columns of table c
    outside,  ///< checks that a is from b to c
  } kind = Kind::scalar;
  Op op = Op::row;
  Post post = Post::none;
  double sign = 1;
  std::uint32_t out = 0;
  std::uint32_t detail = nothing;
  int first = 0;
  bool once = false;  ///< of a check: its operands are the same in every column
  PlanOperand a = {}, b = {}, c = {};
};

struct Plan {
  struct Constant {
    std::uint32_t scalar;
    double value;
  };

  int columns = 0;
  int most_lag = 0;           ///< by which a buffer is read back or ahead
  std::size_t inputs = 0;     ///< that vary
  std::uint32_t scalars = 0;  ///< the first are the varying inputs
  std::uint32_t missing = 0;  ///< the scalar of what is not there: NaN in every case
  std::uint32_t buffers = 0;
  std::vector<Constant> constants = {};
  std::vector<std::vector<double>> tables = {};
  std::vector<PlanStep> steps = {};
  std::vector<PlannedSum> sums = {};
  std::vector<std::vector<LoopOperation>> loops = {};
  std::vector<std::vector<std::uint32_t>> lists = {};
  /// Where the wanted rows and scalars are, in the order they were asked for.
  std::vector<PlanOperand> rows = {};
  std::vector<int> rows_begin = {};
  std::vector<std::uint32_t> wanted_scalars = {};
};

}  // namespace gonogo
