// SPDX-License-Identifier: MIT
/// Every formula of a bid.
#pragma once

#include <functional>

#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// Calls `take` for each expression that stands in a bid, section by section.
void for_each_expression(const Proposal& proposal,
                         const std::function<void(const Expression&)>& take);

}  // namespace gonogo
