// SPDX-License-Identifier: MIT
/// What a bid and its policy must agree on.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/model/proposal.hpp"

namespace gonogo {

/// Categories that neither knows, sections and scenarios stated in both, rules of scenarios that do
/// not exist, limits in another currency.
Diagnostics cross_check(const Proposal& bid, const Policy* policy);

}  // namespace gonogo
