// SPDX-License-Identifier: MIT
/// Notes of `gonogo check` on what is allowed in a bid but may be a mistake.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// In file order: drivers and quantities that nothing uses; numbers in formulas, which no setting,
/// scenario or sensitivity can change (but for 0, 1, 12 and 365); lists whose last value holds for
/// longer than the list itself; what the probabilities of the scenarios (of the policy too) leave.
Diagnostics remarks(const Proposal& proposal, const Policy* policy = nullptr);

}  // namespace gonogo
