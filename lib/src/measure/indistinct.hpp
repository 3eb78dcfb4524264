// SPDX-License-Identifier: MIT
/// Where doubles end.
#pragma once

#include <limits>

namespace gonogo {

/// What one unit in the last place of every amount may do to ln(receipts / outlays). A flow written
/// in another currency differs by so much, so a smaller gap has no sign.
inline constexpr double indistinct_gap = 2 * std::numeric_limits<double>::epsilon();

}  // namespace gonogo
