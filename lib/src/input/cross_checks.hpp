// SPDX-License-Identifier: MIT
/// Checks between the parts of a bid, and between a bid and its policy.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// Reports unknown categories, a tax or a scenario that both files have, rules with unknown
/// scenarios, and probabilities of scenarios that sum to more than 1.
Diagnostics cross_check(const Proposal& bid, const Policy* policy);

/// Notes what the probabilities of the scenarios leave to the bid as written.
void note_probabilities(const Proposal& bid, const Policy* policy, Diagnostics& found);

}  // namespace gonogo
