// SPDX-License-Identifier: MIT
/// [correlation]: which drivers vary together.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// Each pair is of two drivers that the bid has, and stated once.
void check_correlations(const Proposal& bid, Diagnostics& found);

}  // namespace gonogo
