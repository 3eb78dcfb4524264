// SPDX-License-Identifier: MIT
/// Applies `times` and `plus` to a value as written in the file.
#pragma once

#include "gonogo/input/document.hpp"

namespace gonogo {

/// Puts value * times + plus in place of a number, every value of a list or schedule, an expression,
/// or the count of a length of time. Returns false, and changes nothing, for any other value.
bool apply_levers(Node& value, const Levers& by);

}  // namespace gonogo
