// SPDX-License-Identifier: MIT
/// `times` and `plus` worked into a value as it stands in the file.
#pragma once

#include "gonogo/input/document.hpp"

namespace gonogo {

/// value * times + plus for a number, every value of a list or schedule, an expression, or the
/// count of a length of time. False, and nothing done, where the value is none of these.
bool apply_levers(Node& value, const Levers& by);

}  // namespace gonogo
