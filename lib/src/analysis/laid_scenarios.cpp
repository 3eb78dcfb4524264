// SPDX-License-Identifier: MIT
#include "analysis/laid_scenarios.hpp"

#include <cmath>

#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/sheet/same_structure.hpp"

namespace gonogo {
namespace {

/// Those that rules are judged in came with the bid.
bool find(const Bid& bid, LaidScenario& found) {
  if (const auto judged = bid.scenarios.find(found.id); judged != bid.scenarios.end()) {
    found.model = judged->second;
    found.laid = bid.laid.at(found.id);
    found.judged = true;
    return true;
  }
  auto opened = open_scenario(bid, found.id, &found.laid);
  if (!opened.value || has_errors(opened.diagnostics)) return false;
  found.model = std::move(*opened.value);
  return true;
}

void add(const Bid& bid, const std::vector<Scenario>& scenarios, std::vector<LaidScenario>& all) {
  for (const Scenario& each : scenarios) {
    LaidScenario found{.id = each.id, .name = name_or_id(each.name, each.id)};
    if (!find(bid, found) || found.model.fault()) continue;
    found.in_numbers = same_structure(bid.written->sheet, found.model->sheet);
    all.push_back(std::move(found));
  }
}

}  // namespace

std::vector<LaidScenario> laid_scenarios(const Bid& bid) {
  std::vector<LaidScenario> all;
  add(bid, bid.written->proposal.scenarios, all);
  if (bid.written->policy) add(bid, bid.written->policy->scenarios, all);
  return all;
}

}  // namespace gonogo
