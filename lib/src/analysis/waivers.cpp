// SPDX-License-Identifier: MIT
#include "gonogo/analysis/waivers.hpp"

#include <algorithm>
#include <string_view>

namespace gonogo {
namespace {

std::string_view name_in(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

const Waiver* waiver_of(const Model& model, const RuleResult& result) {
  const auto& waiver = model.rules[result.rule].waiver;
  return waiver && result.outcome == RuleOutcome::fail ? &*waiver : nullptr;
}

std::vector<const Waiver*> waivers_used(const Model& model,
                                        const std::vector<RuleResult>& results) {
  std::vector<const Waiver*> used;
  for (const RuleResult& each : results) {
    if (const Waiver* waiver = waiver_of(model, each)) used.push_back(waiver);
  }
  return used;
}

void WaiverUse::add(const Bid& bid, const Evaluation& evaluation) {
  const Model& model = *bid.model;
  const bool as_written = bid.options.scenario.empty() && bid.options.settings.empty();
  if (!model.policy || !as_written || evaluation.verdict == Verdict::not_judged) return;
  const std::vector<const Waiver*> used = waivers_used(model, evaluation.rules);
  for (const Waiver& each : model.policy->waivers) {
    Use& use = uses_[{model.policy->file, each.id}];
    use.waiver = each;
    use.of_one_bid = each.bid && name_in(each.bid->value) == name_in(model.proposal.file);
    use.used = use.used || std::any_of(used.begin(), used.end(),
                                       [&](const Waiver* one) { return one->id == each.id; });
  }
}

Diagnostics WaiverUse::unused(const AllOf& all_of) const {
  Diagnostics found;
  for (const auto& [key, use] : uses_) {
    const Waiver& waiver = use.waiver;
    const std::string folder = key.first.substr(0, key.first.rfind('/') + 1);
    const std::string place = folder + (waiver.bid ? waiver.bid->value : std::string());
    if (use.used || !(use.of_one_bid || (all_of && all_of(place)))) continue;
    add_warning(found, waiver_unused,
                say("waiver {1} is not used: {2} does not fail", verbatim(waiver.id),
                    verbatim(waiver.rule.value)),
                waiver.place, say("remove it"));
  }
  return found;
}

}  // namespace gonogo
