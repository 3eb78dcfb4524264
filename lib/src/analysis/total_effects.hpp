// SPDX-License-Identifier: MIT
/// The total Sobol indices of a simulation.
#pragma once

#include "analysis/chance_cases.hpp"

namespace gonogo {

/// Whether there are any: not of enumerated cases, nor of drivers that vary together.
bool has_total_effects(const ChanceModel& chance, const ChanceCases& cases);

/// Sets Influence::total. `npv`: of the cases as they are. Requires has_total_effects().
void find_total_effects(const ChanceModel& chance, const ChanceCases& cases,
                        const std::vector<double>& npv, const SimulationOptions& options,
                        Simulation& found);

}  // namespace gonogo
