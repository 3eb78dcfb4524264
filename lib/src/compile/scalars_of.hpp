// SPDX-License-Identifier: MIT
/// The numbers and expressions of an amount.
#pragma once

#include "gonogo/proposal/value.hpp"

namespace gonogo {

/// How many an amount has: a single one, or all of a list, series or schedule.
std::size_t count_of_scalars(const Amount& amount);

/// The n-th of them, from 1, in the order of the file. Requires that there are n.
Scalar scalar_of(const Amount& amount, std::size_t n);

}  // namespace gonogo
