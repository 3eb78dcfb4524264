// SPDX-License-Identifier: MIT
/// Whether a formula rounds what a number counts: a cost by steps of it.
#pragma once

#include "gonogo/analysis/variable.hpp"

namespace gonogo {

/// Whether a ceil, floor or round of the sheet depends on the number.
bool is_stepped(const Model& model, const Variable& number);

/// All that the number may be from nothing to four times its base, ascending, where it counts things
/// and they are few: of what is stepped up to 4,096, else up to 512. Empty where they are many, and
/// of any other number.
std::vector<double> every_unit(const Model& model, const Variable& number);

}  // namespace gonogo
