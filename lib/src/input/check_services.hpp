// SPDX-License-Identifier: MIT
/// What lines say of service levels, against the levels of the bid and its policy.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

void check_services(const Proposal& bid, const Policy* policy, Diagnostics& found);

}  // namespace gonogo
