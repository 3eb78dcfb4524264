// SPDX-License-Identifier: MIT
/// A simulation in two steps: cases are computed, then summed up.
#pragma once

#include "analysis/chance_cases.hpp"

namespace gonogo {

/// NPV, IRR and paybacks, then what rules judge in the bid as written.
std::vector<WantedMeasure> simulated_measures(const Model& model);

/// What the outcomes of all cases say. Requires measures to be simulated_measures().
Simulation summary_of(const Bid& bid, const ChanceModel& chance, const ChanceCases& cases,
                      const CaseOutcomes& outcomes, const SimulationOptions& options);

}  // namespace gonogo
