// SPDX-License-Identifier: MIT
/// Which number matters, and what the cases that fail have in common.
#pragma once

#include "analysis/chance_cases.hpp"

namespace gonogo {

/// Fills Simulation::influences, information and nearest_failure. Draws the places of the numbers
/// again, block by block.
void find_influences(const ChanceModel& chance, const ChanceCases& cases,
                     const CaseOutcomes& outcomes, Simulation& found);

}  // namespace gonogo
