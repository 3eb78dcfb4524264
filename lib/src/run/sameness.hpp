// SPDX-License-Identifier: MIT
/// When two numbers of a formula are the same but for rounding.
#pragma once

namespace gonogo {

/// Numbers that differ by at most this share of the greater are the same. A few thousand operations
/// lose less; 1e-9 of an amount still decides.
inline constexpr double same_share = 1e-12;

/// A number is an integer that it differs from by that share, and by no more than this.
inline constexpr double same_most = 1e-3;

}  // namespace gonogo
