// SPDX-License-Identifier: MIT
/// Arithmetic on tiles: so many cases side by side, column after column. Written once
/// (tile_kernels.inc) and compiled for each instruction set; all give the same bits.
///
/// Nothing here knows a fault: a tile whose arithmetic raises a floating-point exception is looked
/// at again, case by case (run/tile.hpp).
#pragma once

#include <cstddef>

#include "gonogo/run/residues.hpp"

namespace gonogo {

/// Cases of a tile.
inline constexpr std::size_t lanes = 16;

/// An operand: where its first column is, and how far apart columns are. `shared`: one number for
/// all cases, else `lanes` of them.
struct Lanes {
  const double* data = nullptr;
  std::size_t step = lanes;
  bool shared = false;
};

/// out[c][i] = op(a, b, c); columns of `out` lie `lanes` apart. Operands that an operation has not
/// are not read.
using Elementwise = void (*)(double* out, Lanes a, Lanes b, Lanes c, std::size_t columns);

/// A term of a sum that changes from column to column by a factor: state * factors[c], then the
/// state is multiplied by the ratio. `factors`: null where there is none.
struct GrowingTerm {
  double* state = nullptr;
  const double* ratio = nullptr;
  const double* factors = nullptr;
};

/// A term of a sum that is a number a case times a number a column, and times factors of both where
/// it has them.
struct ScaledTerm {
  const double* scalar = nullptr;
  const double* table = nullptr;
  const double* factors = nullptr;
};

/// One operation on scalars, which have a number a case.
struct ScalarStep {
  Elementwise compute = nullptr;  ///< null: a product or sum of two, as most are
  bool multiplies = false;
  double* out = nullptr;
  Lanes a = {}, b = {}, c = {};
};

/// What bounds a sum or a recurrence: a number a case.
enum class Post : unsigned char { none, floored, capped };

/// How a kernel of sums goes on from what is in its columns, and ends.
struct SumPass {
  std::size_t columns = 0;
  bool adds = false;  ///< to what is there
  Post post = Post::none;
  const double* bound = nullptr;
  ScaledTerm scaled = {};  ///< of `grow`: one more term, without factors
};

/// r[c] = post(keep[c] * r[c - 1] + sign * f[c]).
struct Recurrence {
  double* out = nullptr;  ///< its column before the first holds what it starts from
  const double* f = nullptr;
  const double* keep = nullptr;  ///< null: 1 in each column
  const double* bound = nullptr;
  double sign = 1;
  Post post = Post::none;
};

/// What paybacks are found from.
struct PaybackFlow {
  Lanes flow = {}, factors = {}, dated = {};  ///< without data: factors of 1, nothing dated
  const double* times = nullptr;              ///< of the columns
};

/// One number a case.
struct PaybackLanes {
  double* times = nullptr;   ///< the last at which the cumulative flow passes 0
  double* never = nullptr;   ///< not 0: it ends below 0
  double* unsure = nullptr;  ///< not 0: rounding may turn the sign of a sum
};

/// What rounding may leave of a sum, as a share of the sizes that it is added from; and of larger
/// amounts that cancel, those of a thousand million.
inline constexpr double tile_rounding = 1e-9, tile_lost = 1e-6;

/// What is proved of the internal rates of a case.
inline constexpr double one_rate = 1, several_rates = 2;

struct TileKernels {
  const char* name;
  Elementwise copy, add, subtract, multiply, divide, power, negate, less, less_equal, greater,
      greater_equal, equal, not_equal, select, minimum, maximum, absolute, round, floor, ceil, exp,
      ln, sqrt;
  void (*scalars)(const ScalarStep* steps, std::size_t count);
  /// A sum of terms: first those with factors, at most `most_factored`, then at most `most_plain`
  /// without.
  void (*grow)(double* out, const GrowingTerm* terms, std::size_t factored, std::size_t plain,
               const SumPass& pass);
  /// A term alone, or added to what is there.
  void (*scale)(double* out, const ScaledTerm& term, const SumPass& pass);
  void (*recur)(const Recurrence& how, std::size_t columns);
  /// sums[i] += f[c][i] over the columns.
  void (*total)(double* sums, Lanes f, std::size_t columns);
  /// The sum of f * factors, compensated every few columns.
  void (*present_value)(double* sums, Lanes f, Lanes factors, std::size_t columns);
  /// sums[i] = the sum of |f * factors|.
  void (*sizes)(double* sums, Lanes f, Lanes factors, std::size_t columns);
  /// As payback_time.
  void (*payback)(const PaybackFlow& of, std::size_t columns, const PaybackLanes& found);
  /// The only rate at which a flow has no present value, where its signs prove that there is one:
  /// outlays first, then receipts, and no residue. `proved`: one_rate, several_rates, or 0. Columns
  /// lie 1 / per_unit of time apart.
  void (*internal_rate)(double* rates, double* proved, Lanes f, std::size_t columns,
                        double per_unit);
  /// suspect[i] is not 0 where, in a column of `watched`, a and b are so near to each other that
  /// other rounding may order them otherwise.
  void (*near_each_other)(double* suspect, Lanes a, Lanes b, const double* watched,
                          std::size_t columns);
  /// suspect[i] is not 0 where lowest <= a <= highest does not hold, or f is not finite.
  void (*outside)(double* suspect, Lanes a, Lanes lowest, Lanes highest, std::size_t columns);
  void (*not_finite)(double* suspect, const double* f, std::size_t columns);
};

inline constexpr std::size_t most_factored = 5;
inline constexpr std::size_t most_plain = 3;

enum class InstructionSet : unsigned char { sse2, avx2, avx512 };

/// The best that this machine has.
InstructionSet best_instruction_set();
bool has_instruction_set(InstructionSet set);
/// Requires: the machine has it.
const TileKernels& tile_kernels(InstructionSet set);

}  // namespace gonogo
