// SPDX-License-Identifier: MIT
/// What drives a simulation, and what its failing cases have in common.
#pragma once

#include <vector>

#include "gonogo/analysis/simulation.hpp"

namespace gonogo {

std::vector<Block> influence_blocks(const Simulation& found);

}  // namespace gonogo
