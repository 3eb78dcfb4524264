// SPDX-License-Identifier: MIT
/// Prices by tiers.
#pragma once

#include "compile/values.hpp"

namespace gonogo {

/// The average price of what the tiers divide, as `usage` counts it. Times the quantity it is the
/// charge. A quantity that meets the limit of a tier, within rounding, is in that tier.
Resolved tier_price(Compilation& bid, Values& values, const NamedQuantity& price,
                    const Usage& usage);

}  // namespace gonogo
