// SPDX-License-Identifier: MIT
/// The arithmetic of formulas, for one number and for blocks of them. NaN is a fault and passes
/// through every operation; an infinite result becomes NaN where it arises.
#pragma once

#include <cstddef>

#include "gonogo/sheet/operation.hpp"

namespace gonogo {

/// Numbers of a block: stride 1, or 0 where one number serves all cases.
struct Numbers {
  const double* data = nullptr;
  std::size_t stride = 0;
};

/// NaN unless the value is finite. Branch-free: inf - inf is NaN and x - x is 0, so infinities
/// become NaN and finite values are unchanged.
inline double finite(double value) { return value - (value - value); }

/// The operands that the arithmetic of an operation takes: 1 to 3.
std::size_t operands_of(Op op);

/// target[i] = op(a[i], b[i], c[i]); operands beyond operands_of(op) are not read. `row` copies a;
/// `select` takes b where a is not 0, else c.
///
/// Requires: a calculation, or `row`.
void apply(Op op, double* target, Numbers a, Numbers b, Numbers c, std::size_t count);

}  // namespace gonogo
