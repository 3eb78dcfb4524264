// SPDX-License-Identifier: MIT
#include "gonogo/analysis/untouched_flow.hpp"

#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/model/evaluated_model.hpp"

namespace gonogo {
namespace {

std::vector<double> flow_of(const EvaluatedModel& model) {
  return model.snapshot().row(model->flows.project);
}

}  // namespace

Diagnostics untouched_flow(const Bid& bid) {
  const Model& model = *bid.model;
  const auto& ready = model.proposal.cash_flow;
  if (!ready || !model.policy) return {};
  std::vector<Message> without;
  if (model.policy->tax) without.push_back(say("income tax"));
  const Uplift& uplift = model.policy->uplift;
  if (uplift.investment || uplift.cost) without.push_back(say("uplift"));
  for (const auto& [id, scenario] : bid.scenarios) {
    if (flow_of(scenario) == flow_of(bid.model))
      without.push_back(say("scenario {1}", verbatim(id)));
  }
  if (without.empty()) return {};
  Diagnostics found;
  add_warning(found, "untouched-flow",
              say("this flow is judged as it is written: it has no lines for the policy's {1}",
                  listed(Join::all, std::move(without))),
              ready->place, say("write the bid as lines, if it has to bear them"));
  return found;
}

}  // namespace gonogo
