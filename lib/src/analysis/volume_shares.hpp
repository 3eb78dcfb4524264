// SPDX-License-Identifier: MIT
/// The volumes at which a break-even is looked for, as shares of the written ones.
#pragma once

#include <vector>

#include "gonogo/analysis/variable.hpp"

namespace gonogo {

/// Shares nearer to each other than this are one.
inline constexpr double same_share_of_volume = 1e-9;

/// What one unit of a volume that counts things is of the written one; 0: any share has a meaning,
/// as of a mix of several.
double unit_share(const std::vector<Variable>& numbers);

/// Ascending from 0 to 4, 1 among them, and on both sides of where formulas jump. With a unit, whole
/// ones: all of them where they are few.
std::vector<double> scanned_shares(const Model& model, const std::vector<Variable>& numbers);

}  // namespace gonogo
