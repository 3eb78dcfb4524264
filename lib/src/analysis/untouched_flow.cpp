// SPDX-License-Identifier: MIT
#include "gonogo/analysis/untouched_flow.hpp"

#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/model/evaluated_model.hpp"
#include "gonogo/model/measures.hpp"

namespace gonogo {
namespace {

/// Whether a scenario leaves the flow and what it is worth: it may move a rate alone.
bool changes_nothing(const EvaluatedModel& scenario, const EvaluatedModel& written) {
  const auto flow_of = [](const EvaluatedModel& model) {
    return model.snapshot().row(model->flows.project);
  };
  const Answer here = scenario.measure(measures::npv), there = written.measure(measures::npv);
  return flow_of(scenario) == flow_of(written) && here.why == there.why &&
         (here.why != Why::computed || here.value == there.value);
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
  std::vector<Message> texts;
  if (!without.empty())
    texts.push_back(
        say("this flow has no lines for the policy's {1}", listed(Join::all, std::move(without))));
  std::vector<std::string> idle;
  for (const auto& [id, scenario] : bid.scenarios) {
    if (changes_nothing(scenario, bid.model)) idle.push_back(id);
  }
  if (!idle.empty())
    texts.push_back(plural(
        static_cast<double>(idle.size()), "{2}, the scenario of a rule, does not change this flow",
        "{2}, scenarios of rules, do not change this flow", verbatim_list(idle)));
  if (texts.empty()) return {};
  Diagnostics found;
  add_warning(found, "untouched-flow", listed(Join::semicolon, std::move(texts)), ready->place,
              say("write the bid as lines, if it has to bear them"));
  return found;
}

}  // namespace gonogo
