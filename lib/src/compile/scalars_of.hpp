// SPDX-License-Identifier: MIT
/// The numbers and expressions of an amount.
#pragma once

#include <vector>

#include "gonogo/proposal/value.hpp"

namespace gonogo {

/// The single one, or all of a list or schedule in the order of the file.
std::vector<const Scalar*> scalars_of(const Amount& amount);

}  // namespace gonogo
