// SPDX-License-Identifier: MIT
/// When two numbers of a formula are the same but for rounding.
#pragma once

namespace gonogo {

/// Numbers that differ by at most this share of the greater are the same. A few thousand operations
/// lose less; 1e-9 of an amount still decides.
inline constexpr double same_share = 1e-12;

/// A number is an integer that it differs from by that share of itself, by no more than `same_most`,
/// or that it is when written with nine decimals: 0.8 - 0.7 - 0.1 leaves 8e-17 of numbers near 1.
inline constexpr double same_most = 1e-3;
inline constexpr double same_least = 5e-10;

}  // namespace gonogo
