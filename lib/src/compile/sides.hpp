// SPDX-License-Identifier: MIT
/// The two sides of a comparison.
#pragma once

#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

struct Sides {
  Term left = {};
  Term right = {};
};

/// What is subtracted on one side is added on the other: 0.8 - 0.7 - 0.1 > 0 asks whether 0.8 is
/// more than 0.7 + 0.1. What rounding leaves of a difference has no size to compare it with; its
/// sides have one.
Sides without_differences(Sides sides);

}  // namespace gonogo
