// SPDX-License-Identifier: MIT
/// What is said where a number to explain is not found, and what was probably meant.
#pragma once

#include <string>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

Diagnostic unknown_name(const Sheet& sheet, const std::string& what);
Diagnostic has_no_steps(const std::string& measure);
Diagnostic unknown_step(const TimeAxis& axis, const std::string& label);

}  // namespace gonogo
