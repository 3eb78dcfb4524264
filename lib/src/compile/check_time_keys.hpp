// SPDX-License-Identifier: MIT
/// Whether the keys by which an amount varies in time fit the columns and the amount.
#pragma once

#include "compile/compilation.hpp"

namespace gonogo {

/// Reports blocks shorter than a step, years on an axis of dates, and values of a list that are
/// never used.
void check_time_keys(Compilation& bid, const Amount& amount, const TimeKeys& keys, Window window);

/// Reports a ramp without length, or within one step.
void check_ramp(Compilation& bid, const TimeKeys& keys);

/// Reports `to` at a level: it ends a rate.
void check_level_keys(Compilation& bid, const TimeKeys& keys);

}  // namespace gonogo
