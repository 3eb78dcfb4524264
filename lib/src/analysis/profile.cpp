// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/run/residues.hpp"

namespace gonogo {

Profile find_profile(const Bid& bid) {
  const Model& model = *bid.model;
  const auto flow = without_residues(bid.model.snapshot().row(model.flows.project));
  Profile found;
  if (!std::all_of(flow.begin(), flow.end(), [](double v) { return std::isfinite(v); }))
    return found;
  found.rates = internal_rates(flow, model.flow_time);
  found.acceptable = acceptable_rates(flow, model.flow_time, found.rates);
  double last = 0.2;
  for (const IrrRoot& root : found.rates.roots) {
    if (root.rate < 1) last = std::max(last, 2 * root.rate);
  }
  const int steps = static_cast<int>(std::ceil(last * 100 - 1e-9));
  for (int k = 0; k <= steps; ++k) found.at.push_back(k / 100.0);
  found.value = value_profile(flow, model.flow_time, found.at);
  return found;
}

}  // namespace gonogo
