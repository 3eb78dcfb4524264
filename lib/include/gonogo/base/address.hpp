// SPDX-License-Identifier: MIT
/// How every number of a bid is called: in --set, scenarios, rules, explanations and workbooks.
#pragma once

#include <string>

namespace gonogo {

/// The TOML path of a number: "cost.care.amount", "drivers.take_up[3]", "cost.rent.amount.Y6". A
/// table with one principal number is addressed as that number ("drivers.beds" is its value,
/// "x.growth" its rate).
using Address = std::string;

}  // namespace gonogo
