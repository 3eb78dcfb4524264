// SPDX-License-Identifier: MIT
/// How much it takes to compute a case: what limits the searches of bids at the limits of size.
#pragma once

#include <span>

#include "gonogo/model/model.hpp"

namespace gonogo {

/// The operations of a case in which the numbers at these addresses move, a power as many: the same
/// on every machine. What does not depend on them is computed once for all cases, and what is the same
/// in all columns once for all of them.
double work_of_case(const Model& model, std::span<const Address> moved);

}  // namespace gonogo
