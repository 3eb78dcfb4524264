// SPDX-License-Identifier: MIT
/// The number that says that there is none.
#pragma once

#include <limits>

namespace gonogo {

/// A quiet NaN: any sum or product with it is NaN too, and no comparison with it holds.
inline constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

}  // namespace gonogo
