// SPDX-License-Identifier: MIT
#include "analysis/total_effects.hpp"

#include <algorithm>
#include <array>

#include "gonogo/chance/explained.hpp"

namespace gonogo {

bool has_total_effects(const ChanceModel& chance, const ChanceCases& cases) {
  return !cases.exact() && !chance.dependence.copula;
}

void find_total_effects(const ChanceModel& chance, ChanceCases& cases,
                        const std::vector<double>& npv, const SimulationOptions& options,
                        Simulation& found) {
  const std::array wanted = {WantedMeasure{measures::npv}};
  const std::size_t each_replicate = std::max<std::size_t>(1, cases.count() / replicates);
  CaseRuns runs(chance, {wanted, false});
  for (Influence& influence : found.influences) {
    cases.draw_anew(influence.number);
    const CaseOutcomes anew = runs.run(cases, {0, cases.count()}, options.progress);
    TotalEffect effect;
    for (std::size_t i = 0; i < npv.size(); ++i)
      effect.add(i / each_replicate, npv[i], anew.measures.front().value[i]);
    influence.total = effect.index();
  }
  cases.draw_anew({});
}

}  // namespace gonogo
