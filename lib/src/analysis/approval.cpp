// SPDX-License-Identifier: MIT
#include "analysis/approval.hpp"

#include <algorithm>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/waivers.hpp"

namespace gonogo {

std::vector<RulesOfApprover> approvers_of(const Model& model,
                                          const std::vector<RuleResult>& results) {
  std::vector<RulesOfApprover> found;
  for (const RuleResult& each : results) {
    const Rule& rule = model.rules[each.rule].rule;
    const std::string& who = rule.approver.value;
    if (each.outcome != RuleOutcome::fail || who.empty() || waiver_of(model, each)) continue;
    auto at = std::find_if(found.begin(), found.end(),
                           [&](const RulesOfApprover& known) { return known.approver == who; });
    if (at == found.end()) at = found.insert(at, {who, {}});
    at->rules.push_back(rule.id);
  }
  return found;
}

Message judgement_text(const Model& model, Verdict verdict,
                       const std::vector<RuleResult>& results) {
  std::vector<std::string> ids;
  for (const Waiver* each : waivers_used(model, results)) {
    if (std::find(ids.begin(), ids.end(), each->id) == ids.end()) ids.push_back(each->id);
  }
  const Message plain = verdict_text(verdict);
  if (verdict != Verdict::conditional || ids.empty()) return plain;
  return plural(static_cast<double>(ids.size()), "{2}, approved with waiver {3}",
                "{2}, approved with waivers {3}", plain, verbatim_list(ids));
}

List waivers_list(const Model& model, const std::vector<RuleResult>& results) {
  List list{.id = "waivers"};
  for (const Waiver* each : waivers_used(model, results)) {
    list.items.push_back(say("Waiver {1} for {2}, by {3} until {4}: {5} ({6})", verbatim(each->id),
                             verbatim(each->rule.value), verbatim(each->owner.value),
                             verbatim(to_string(*each->expires)), verbatim(each->reason.value),
                             verbatim(to_string(each->place))));
  }
  return list;
}

List approvers_list(const Model& model, const std::vector<RuleResult>& results) {
  List list{.id = "approvers"};
  for (const RulesOfApprover& each : approvers_of(model, results))
    list.items.push_back(
        say("Must sign: {1}, for {2}.", verbatim(each.approver), verbatim_list(each.rules)));
  return list;
}

}  // namespace gonogo
