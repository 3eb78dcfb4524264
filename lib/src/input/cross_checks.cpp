// SPDX-License-Identifier: MIT
#include "input/cross_checks.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gonogo/base/text.hpp"
#include "input/check_services.hpp"
#include "input/correlations.hpp"
#include "input/without_noise.hpp"
#include "proposal/keys/lines.hpp"

namespace gonogo {
namespace {

void check_categories(const Proposal& bid, const Policy* policy, Diagnostics& found) {
  std::vector<std::string> known(std::begin(cost_categories), std::end(cost_categories));
  for (std::size_t i = 0; policy != nullptr && i < policy->categories.size(); ++i)
    known.push_back(policy->categories[i].value);
  for (const Line& line : bid.lines) {
    const std::string& category = line.category.value;
    if (line.section != section::cost || category.empty() ||
        std::find(known.begin(), known.end(), category) != known.end())
      continue;
    const auto near = nearest(category, known);
    found.push_back(
        {.code = "unknown-word",
         .message = say("category cannot be \"{1}\"", verbatim(category)),
         .place = line.category.place,
         .hint = near ? say("did you mean \"{1}\"?", verbatim(*near))
                      : say("one of {1}; a policy may add its own", verbatim_list(known))});
  }
}

Diagnostic stated_twice(Message message, const Place& bid, const Place& policy, Message hint) {
  return {.code = "stated-twice",
          .message = std::move(message),
          .place = bid,
          .hint = std::move(hint),
          .related = {{.place = policy, .message = say("the policy has it here")}}};
}

/// A ready-made flow is the whole bid.
void check_ready_flow(const Proposal& bid, Diagnostics& found) {
  if (!bid.cash_flow) return;
  const auto refuse = [&](const Place& place, Message what) {
    add_error(found, "conflict", say("[cash_flow] is the whole flow: no {1} beside it", what),
              place, say("write the flow as lines, or remove this"));
  };
  for (const Line& line : bid.lines) refuse(line.place, say("line"));
  for (const Investment& each : bid.investment) refuse(each.place, say("investment"));
  for (const WorkingCapital& each : bid.working_capital) refuse(each.place, say("working capital"));
  for (const Loan& each : bid.loans) refuse(each.place, say("loan"));
  if (bid.tax) refuse(bid.tax->place, say("income tax"));
}

void check_stated_twice(const Proposal& bid, const Policy& policy, Diagnostics& found) {
  if (bid.tax && policy.tax) {
    found.push_back(stated_twice(say("both the bid and its policy have [tax]"), bid.tax->place,
                                 policy.tax->place, say("remove it here: the policy governs")));
  }
  if (bid.vat && policy.vat) {
    found.push_back(stated_twice(say("both the bid and its policy have [vat]"), bid.vat->place,
                                 policy.vat->place, say("remove it here: the policy governs")));
  }
  if (bid.project.year_ends && policy.year_ends) {
    found.push_back(stated_twice(say("both the bid and its policy have year_ends"),
                                 bid.project.year_ends->place, policy.year_ends->place,
                                 say("remove it here: the policy governs")));
  }
  for (const Grade& grade : bid.grades) {
    for (const Grade& other : policy.grades) {
      if (grade.id == other.id)
        found.push_back(stated_twice(say("the policy has the grade {1}", verbatim(grade.id)),
                                     grade.place, other.place,
                                     say("remove it here: the policy governs")));
    }
  }
  for (const Scenario& scenario : bid.scenarios) {
    for (const Scenario& other : policy.scenarios) {
      if (scenario.id != other.id) continue;
      found.push_back(
          stated_twice(say("the policy has a scenario {1} of its own", verbatim(scenario.id)),
                       scenario.place, other.place, say("give this one another id")));
    }
  }
}

void check_rule_scenarios(const std::vector<Rule>& rules, const std::vector<std::string>& known,
                          Diagnostics& found) {
  for (const Rule& rule : rules) {
    if (!rule.scenario ||
        std::find(known.begin(), known.end(), rule.scenario->value) != known.end())
      continue;
    const auto near = nearest(rule.scenario->value, known);
    found.push_back({.code = "unknown-scenario",
                     .message = say("there is no scenario '{1}'", verbatim(rule.scenario->value)),
                     .place = rule.scenario->place,
                     .hint = near            ? say("did you mean '{1}'?", verbatim(*near))
                             : known.empty() ? say("the files have none")
                                             : say("there are {1}", verbatim_list(known))});
  }
}

struct Probabilities {
  double sum = 0;
  const Scenario* last = nullptr;  ///< null: no scenario has one
};

/// Of the scenarios of both files.
Probabilities probabilities(const Proposal& bid, const Policy* policy) {
  Probabilities all;
  const auto add = [&](const std::vector<Scenario>& scenarios) {
    for (const Scenario& scenario : scenarios) {
      if (!scenario.probability) continue;
      all.sum += *scenario.probability;
      all.last = &scenario;
    }
  };
  if (policy != nullptr) add(policy->scenarios);
  add(bid.scenarios);
  return all;
}

constexpr double probability_tolerance = 1e-9;

void check_probabilities(const Proposal& bid, const Policy* policy, Diagnostics& found) {
  const Probabilities all = probabilities(bid, policy);
  if (all.last == nullptr || all.sum <= 1 + probability_tolerance) return;
  add_error(found, "share-sum",
            say("the probabilities of the scenarios sum to {1}, more than 1",
                exact(without_noise(all.sum))),
            all.last->place, say("the bid as written has what is left of 1"));
}

}  // namespace

Diagnostics cross_check(const Proposal& bid, const Policy* policy) {
  Diagnostics found;
  check_categories(bid, policy, found);
  check_ready_flow(bid, found);
  check_services(bid, policy, found);
  check_correlations(bid, found);
  check_probabilities(bid, policy, found);
  std::vector<std::string> of_policy, of_both;
  for (const Scenario& scenario : bid.scenarios) of_both.push_back(scenario.id);
  if (policy != nullptr) {
    for (const Scenario& scenario : policy->scenarios) of_policy.push_back(scenario.id);
    of_both.insert(of_both.end(), of_policy.begin(), of_policy.end());
    check_stated_twice(bid, *policy, found);
    check_rule_scenarios(policy->rules, of_policy, found);
  }
  check_rule_scenarios(bid.rules, of_both, found);
  return found;
}

void note_probabilities(const Proposal& bid, const Policy* policy, Diagnostics& found) {
  const Probabilities all = probabilities(bid, policy);
  if (all.last == nullptr || all.sum >= 1 - probability_tolerance) return;
  add_note(found, "share-sum",
           say("the probabilities of the scenarios sum to {1}", exact(without_noise(all.sum))),
           all.last->place,
           say("the bid as written has the rest, {1}", exact(without_noise(1 - all.sum))));
}

}  // namespace gonogo
