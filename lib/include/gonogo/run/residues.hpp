// SPDX-License-Identifier: MIT
/// What rounding leaves in a flow where amounts cancel. Its sign is by chance, and would count as
/// that of an amount: an internal rate more, or one in place of none.
#pragma once

#include <span>
#include <vector>

namespace gonogo {

/// An amount below this share of the greatest of its flow is a residue. It may be another, or 0, in
/// another order of operations.
inline constexpr double residue = 1e-11;

bool has_residue(std::span<const double> flow);

/// The flow with 0 in place of each residue.
std::vector<double> without_residues(std::span<const double> flow);

}  // namespace gonogo
