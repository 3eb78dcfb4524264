// SPDX-License-Identifier: MIT
/// What parts of a bid say of one another, and what a bid and its policy must agree on.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// Ramps within a step, categories that neither knows, a tax or a scenario stated in both, rules of
/// scenarios that do not exist, probabilities of scenarios that are more than 1.
Diagnostics cross_check(const Proposal& bid, const Policy* policy);

}  // namespace gonogo
