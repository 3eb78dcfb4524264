// SPDX-License-Identifier: MIT
/// What a bid and its policy must agree on.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/model/proposal.hpp"

namespace gonogo {

/// Categories that neither knows, a tax or a scenario stated in both, rules of scenarios that do
/// not exist.
Diagnostics cross_check(const Proposal& bid, const Policy* policy);

}  // namespace gonogo
