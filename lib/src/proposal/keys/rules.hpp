// SPDX-License-Identifier: MIT
/// The keys of `[rule.ID]` and `[scenario.ID]`.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<Rule> rule_keys[] = {
    {.name = "measure",
     .field = field<&Rule::measure>,
     .need = Need::required,
     .doc = "{measures}.",
     .example = "measure = \"npv\""},
    {.name = "at_least",
     .field = field<&Rule::at_least>,
     .doc = "The least that passes: money, a rate, or a length of time. Either this or at_most.",
     .example = "at_least = 0.10",
     .other_words = "min minimum floor"},
    {.name = "at_most",
     .field = field<&Rule::at_most>,
     .doc = "The most that passes.",
     .example = "at_most = \"3 years\"",
     .other_words = "max maximum ceiling limit"},
    {.name = "severity",
     .field = field<&Rule::severity>,
     .fallback = "must",
     .doc = "A \"must\" is mandatory: where it fails the verdict is NO-GO. A \"should\" is "
            "discretionary: where it fails the verdict is CONDITIONAL.",
     .example = "severity = \"should\""},
    {.name = "flow",
     .field = field<&Rule::flow>,
     .fallback = "project",
     .doc = "The flow that is measured: equity is after debt service, at the equity rate.",
     .example = "flow = \"equity\""},
    {.name = "year",
     .field = field<&Rule::year>,
     .fallback = "the worst year; of roi and roe the average of operation",
     .doc = "The year that dscr, interest_cover, debt_share, roi or roe is judged in.",
     .example = "year = \"Y5\""},
    {.name = "reason",
     .field = field<&Rule::reason>,
     .doc = "Why the rule is there; printed beside a failure.",
     .example = "reason = \"A bid earns the cost of capital\"",
     .other_words = "name"},
    {.name = "probability",
     .field = field<&Rule::probability>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .doc = "The rule must pass in at least so many of the simulated cases (gonogo simulate). "
            "Where their error leaves that open, more are drawn, up to 262,144; what is not shown "
            "then does not pass.",
     .example = "probability = 0.8"},
    {.name = "scenario",
     .field = field<&Rule::scenario>,
     .doc = "The scenario in which the rule is judged.",
     .example = "scenario = \"stress\""},
    {.name = "when",
     .field = field<&Rule::when>,
     .fallback = "always",
     .doc =
         "The bids that the rule judges, by their size: a comparison of measures and of the "
         "totals revenue, other_income, cost, investment and depreciation, each over the whole "
         "period. With a scenario: as that leaves the bid. A condition without a value counts as "
         "true.",
     .example = "when = \"investment > 5_000_000\""},
    {.name = "kinds",
     .field = field<&Rule::kinds>,
     .fallback = "all, and bids without a kind",
     .doc = "The kinds of bid that the rule judges, in a policy only. It also judges every bid "
            "without a kind.",
     .example = "kinds = [\"ict\"]"},
    {.name = "approver",
     .field = field<&Rule::approver>,
     .doc = "Who must sign where the rule fails.",
     .example = "approver = \"sales director\""},
    {.name = "with_benefit",
     .field = field<&Rule::with_benefit>,
     .fallback = "false",
     .doc = "true: value outside the contract, [benefit], counts. For npv only.",
     .example = "with_benefit = true"},
};

inline constexpr Key<Grade> grade_keys[] = {
    {.name = "name",
     .field = field<&Grade::name>,
     .doc = "For the reader, in any script.",
     .example = "name = \"Key account\""},
};

inline constexpr Key<Scenario> scenario_keys[] = {
    {.name = "name",
     .field = field<&Scenario::name>,
     .doc = "For the reader, in any script.",
     .example = "name = \"Prices fall\""},
    {.name = "probability",
     .field = field<&Scenario::probability>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .doc = "Of this scenario. The bid as written takes what all scenarios leave of 1.",
     .example = "probability = 0.2"},
    {.name = "inherits",
     .field = field<&Scenario::inherits>,
     .doc = "Another scenario that is applied to the bid before this one.",
     .example = "inherits = \"stress\""},
};

}  // namespace gonogo
