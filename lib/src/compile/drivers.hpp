// SPDX-License-Identifier: MIT
/// The value of a driver.
#pragma once

#include "compile/values.hpp"

namespace gonogo {

/// Whether a driver is more than its value: it grows, climbs, or is drawn anew each year.
bool changes_in_time(const Driver& driver);

/// A constant, or a row that it adds where the driver varies in time.
Meaning build_driver(Compilation& bid, Values& values, const Driver& driver);

}  // namespace gonogo
