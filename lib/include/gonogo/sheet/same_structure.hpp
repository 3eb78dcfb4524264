// SPDX-License-Identifier: MIT
/// Whether two sheets differ in numbers alone.
#pragma once

#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// Whether axis, rows, formulas, clocks and constants are the same. Values of inputs, labels, places
/// and texts may differ. What is lowered from one sheet then computes the other too.
bool same_structure(const Sheet& a, const Sheet& b);

}  // namespace gonogo
