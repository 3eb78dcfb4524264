// SPDX-License-Identifier: MIT
/// The arithmetic of formulas, for one number and for blocks of them. Not a number is a fault and
/// passes through every operation; infinity becomes one where it arises.
#pragma once

#include <cstddef>
#include <limits>

#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// Numbers of a block: stride 1, or 0 where one number serves all cases.
struct Numbers {
  const double* data = nullptr;
  std::size_t stride = 0;
};

/// Not a number unless finite: infinity less itself is none, and what is taken off a number is 0.
inline double finite(double value) { return value - (value - value); }

int operands_of(Op op);

/// target[i] = op(a[i], b[i], c[i]). `row` copies a; `select` takes b where a is not 0, else c.
void apply(Op op, double* target, Numbers a, Numbers b, Numbers c, std::size_t count);

}  // namespace gonogo
