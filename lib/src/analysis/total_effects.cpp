// SPDX-License-Identifier: MIT
#include "analysis/total_effects.hpp"

#include <algorithm>
#include <array>

#include "gonogo/chance/explained.hpp"

namespace gonogo {

bool has_total_effects(const ChanceModel& chance, const ChanceCases& cases) {
  return !cases.exact() && !chance.dependence.copula;
}

void find_total_effects(const ChanceModel& chance, const ChanceCases& cases,
                        const std::vector<double>& npv, const SimulationOptions& options,
                        Simulation& found) {
  const std::array wanted = {WantedMeasure{measures::npv}};
  const std::size_t each_replicate = std::max<std::size_t>(1, cases.count() / replicates);
  std::vector<TotalEffect> effects(chance.numbers.size());
  const auto add = [&](std::size_t number, std::size_t first, const CaseOutcomes& anew) {
    const std::vector<double>& values = anew.measures.front().value;
    for (std::size_t i = 0; i < values.size(); ++i)
      effects[number].add((first + i) / each_replicate, npv[first + i], values[i]);
  };
  run_cases_anew(chance, cases, {wanted, false}, add, options.progress);
  for (Influence& each : found.influences) each.total = effects[each.number].index();
}

}  // namespace gonogo
