// SPDX-License-Identifier: MIT
/// What can be said of a bid that could be read, before anybody judges it.
#pragma once

#include "gonogo/analysis/bid.hpp"

namespace gonogo {

/// Numbers without a value, in scenarios too; rates that are missing; money that comes out negative;
/// VAT and debt that are left at the end; remarks on what is written. In no order.
Diagnostics problems_of(const Bid& bid);

}  // namespace gonogo
