// SPDX-License-Identifier: MIT
/// The row of a quantity.
#pragma once

#include "compile/values.hpp"

namespace gonogo {

/// Defines `row`. A quantity with `per` is a flow: it counts in each step by the step's length.
void define_quantity(Compilation& bid, Values& values, const NamedQuantity& quantity, RowId row);

}  // namespace gonogo
