// SPDX-License-Identifier: MIT
/// What a policy asks of every bid, and a ready-made flow escapes.
#pragma once

#include "gonogo/analysis/bid.hpp"
#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

/// A warning where the policy's income tax, its uplift, or a scenario that one of its rules is judged
/// in leaves [cash_flow] as it is written: it has no lines that these could move.
Diagnostics untouched_flow(const Bid& bid);

}  // namespace gonogo
