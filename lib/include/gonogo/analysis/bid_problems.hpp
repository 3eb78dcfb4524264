// SPDX-License-Identifier: MIT
/// What can be said of a bid that could be read, before anybody judges it.
#pragma once

#include "gonogo/analysis/bid.hpp"

namespace gonogo {

/// Numbers without a value, in scenarios too; rates that are missing; money that comes out negative;
/// VAT and debt that are left at the end; remarks on what is written. In no order.
Diagnostics problems_of(const Bid& bid);

/// Those beside what an evaluation says itself: money that comes out negative, a ready-made flow that
/// escapes the policy, what loans leave open.
Diagnostics flow_remarks(const Bid& bid);

}  // namespace gonogo
