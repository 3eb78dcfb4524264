// SPDX-License-Identifier: MIT
#include "gonogo/analysis/gate.hpp"

#include <doctest/doctest.h>

#include <string>

#include "opening.hpp"
#include "two_bids.hpp"

using namespace gonogo;
using namespace gonogo::test;

namespace {

/// `fee` is received at once: the NPV is fee - 50.
std::string bid(int fee) {
  return "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"1 years\"\n[rates]\n"
         "discount = 0.1\n[drivers]\nfee = " +
         std::to_string(fee) +
         "\n[revenue]\nr = { amount = \"fee\", at = \"Y0\" }\n[cost]\nc = { amount = 50, at = "
         "\"Y0\" "
         "}\n[rule.value]\nmeasure = \"npv\"\nat_least = 20\n[rule.more]\nmeasure = \"npv\"\n"
         "at_least = 40\nseverity = \"should\"\n";
}

GateChange changed(int before, int after, const GateRules& rules) {
  const TwoBids bids(bid(before), bid(after));
  return change_from(*bids.before, *bids.after, bids.difference(), rules);
}

}  // namespace

TEST_CASE("rule_findings: at the driver that turns the rule, with the rule as related place") {
  const Bid judged = must_open(bid(60));
  const Evaluation found = evaluate(judged);
  const Diagnostics findings = rule_findings(judged, found, find_turning(judged, found), {});
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].code == "rule.value");
  CHECK(findings[0].severity == Severity::error);
  CHECK(findings[0].place.line == 8);  // fee
  CHECK(english(findings[0].hint).find("70") != std::string::npos);
  REQUIRE(findings[0].related.size() == 1);
  CHECK(findings[0].related[0].place.line == 13);  // [rule.value]
  CHECK(findings[1].severity == Severity::warning);
  const Diagnostics strict =
      rule_findings(judged, found, find_turning(judged, found), {.conditional = true});
  CHECK(strict[1].severity == Severity::error);
}

TEST_CASE("passed_rules: those that pass, without those that fail") {
  const auto passed = [](int fee) {
    const Bid judged = must_open(bid(fee));
    return passed_rules(judged, evaluate(judged));
  };
  using Ids = std::vector<std::string>;
  CHECK(passed(60).empty());  // an NPV of 10: below 20 and 40
  CHECK(passed(80) == Ids{"value"});
  CHECK(passed(100) == Ids{"value", "more"});
}

TEST_CASE("policy_findings: what changed, came and went, as notes at the place where it is now") {
  const std::string plain =
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"1 years\"\n"
      "[revenue]\nr = { amount = 100, at = \"Y0\" }\n";
  const std::string rates = "[policy]\nname = \"p\"\n[rates]\ndiscount = ";
  const std::string rule = "[rule.value]\nmeasure = \"npv\"\nat_least = 5\n";
  const auto findings = [&](const std::string& before, const std::string& after) {
    const TwoBids bids(plain, plain, before, after);
    return policy_findings(*bids.after, bids.difference());
  };
  CHECK(findings(rates + "0.1\n" + rule, rates + "0.1 # as before\n" + rule).empty());
  const Diagnostics changed = findings(rates + "0.1\n", rates + "0.12\n");
  REQUIRE(changed.size() == 1);
  CHECK(english(changed[0].message) == "the policy changed: rates.discount 0.1 -> 0.12");
  CHECK(changed[0].severity == Severity::note);
  CHECK(changed[0].code == "gate.policy");
  CHECK(changed[0].place.file.str() == "policy.toml");
  CHECK(changed[0].place.line == 4);
  const Diagnostics added = findings(rates + "0.1\n", rates + "0.1\n" + rule);
  REQUIRE(added.size() == 1);
  CHECK(english(added[0].message) ==
        "the policy is new in rule.value: { measure = npv, at_least = 5 }");
  CHECK(added[0].place.line == 5);
  const Diagnostics gone = findings(rates + "0.1\n" + rule, rates + "0.1\n");
  REQUIRE(gone.size() == 1);
  CHECK(english(gone[0].message) ==
        "the policy no longer has rule.value (it was { measure = npv, at_least = 5 })");
  CHECK(gone[0].place.file.str() == "policy.toml");
  CHECK_FALSE(gone[0].place.known());  // it has no line now
  // A bid's own numbers are no change of the policy.
  const TwoBids own(bid(100), bid(110), rates + "0.1\n", rates + "0.1\n");
  CHECK(policy_findings(*own.after, own.difference()).empty());
}

TEST_CASE("gate_comment: of more than 20 bids those that stop the run or differ") {
  const auto run_of = [](int count) {
    GateRun run;
    for (int i = 0; i < count; ++i) {
      GateBid each{.outcome = {.file = std::to_string(i), .verdict = Verdict::go}};
      if (i == 3) each.causes = {GateCause::no_go};
      run.counts.add(each);
      run.bids.push_back(each);
    }
    return run;
  };
  const auto rows = [](const Report& report) {
    return std::get<Table>(report.sections.front().blocks.front()).rows.size();
  };
  const auto last = [](const Report& report) {
    const auto* text = std::get_if<Paragraph>(&report.sections.front().blocks.back());
    return text && text->id == "left_out" ? english(text->text) : "";
  };
  CHECK(rows(gate_comment(run_of(20))) == 20);
  CHECK(last(gate_comment(run_of(20))).empty());
  CHECK(rows(gate_comment(run_of(21))) == 1);
  CHECK(last(gate_comment(run_of(21))) == "20 more bids stop nothing.");
  CHECK(english(gate_comment(run_of(21)).title) ==
        "21 bids: 21 go, 0 conditional, 0 no-go, 0 invalid");
  GateRun compared = run_of(21);
  const DifferenceOutcome in_both{.before = SideOutcome(), .after = SideOutcome()};
  compared.bids[5].change = GateChange{.outcome = in_both, .is_seen = true};
  compared.bids[6].change = GateChange{.outcome = in_both};
  CHECK(rows(gate_comment(compared)) == 2);
  CHECK(last(gate_comment(compared)) == "19 more bids stop nothing and are as in the base.");
}

TEST_CASE(
    "change_from: a lower NPV or a graver verdict is a regression, within what is tolerated") {
  CHECK(changed(110, 100, {}).is_regression);
  CHECK_FALSE(changed(100, 110, {}).is_regression);
  CHECK_FALSE(changed(100, 100, {}).is_regression);
  CHECK_FALSE(changed(110, 100, {.tolerated_amount = 10}).is_regression);
  CHECK(changed(110, 100, {.tolerated_amount = 9.5}).is_regression);
  CHECK_FALSE(changed(110, 100, {.tolerated_share = 10.0 / 60}).is_regression);
  CHECK(changed(110, 100, {.tolerated_share = 0.1}).is_regression);
  CHECK(changed(90, 89, {.tolerated_amount = 100}).is_regression);  // GO -> CONDITIONAL
  CHECK(changed(40, 39, {}).is_regression);                         // of a negative NPV, too
}

TEST_CASE("change_finding: names the change and its worth, at its place") {
  const TwoBids bids(bid(110), bid(100));
  const Difference found = bids.difference();
  const GateRules rules{.regression = true};
  const GateChange change = change_from(*bids.before, *bids.after, found, rules);
  const auto finding = change_finding(*bids.after, found, change, rules);
  REQUIRE(finding.has_value());
  CHECK(finding->severity == Severity::error);
  CHECK(finding->place.line == 8);
  CHECK(english(finding->message) ==
        "GO as before: NPV 60 -> 50, a difference of -10. Most by fee -10.");
  const TwoBids same(bid(100), bid(100));
  const GateChange none = change_from(*same.before, *same.after, same.difference(), rules);
  CHECK_FALSE(change_finding(*same.after, same.difference(), none, rules).has_value());
}

TEST_CASE("causes_of: what the rules of the gate name, and nothing else") {
  using Causes = std::vector<GateCause>;
  GateBid no_go{.outcome = {.verdict = Verdict::no_go}};
  GateBid conditional{.outcome = {.verdict = Verdict::conditional}};
  GateBid go{.outcome = {.verdict = Verdict::go}};
  CHECK(causes_of(no_go, {}) == Causes{GateCause::no_go});
  CHECK(causes_of(no_go, {.no_go = false}).empty());
  CHECK(causes_of(conditional, {}).empty());
  CHECK(causes_of(conditional, {.conditional = true}) == Causes{GateCause::conditional});
  go.inspected.findings = {{.severity = Severity::warning, .code = "rule.more"}};
  CHECK(causes_of(go, {.warning = true}).empty());
  go.inspected.findings.push_back({.severity = Severity::warning, .code = "odd"});
  CHECK(causes_of(go, {.warning = true}) == Causes{GateCause::warning});
  CHECK(causes_of(go, {.regression = true}).empty());
  go.change = GateChange{.is_regression = true};
  CHECK(causes_of(go, {.regression = true}) == Causes{GateCause::regression});
  CHECK(causes_of(go, {}).empty());
  CHECK(causes_of({}, {.no_go = false}) == Causes{GateCause::invalid});
}

TEST_CASE("causes_of: a new bid that is a no-go is worse than none") {
  GateBid bid{.outcome = {.verdict = Verdict::no_go}, .is_new = true};
  CHECK(causes_of(bid, {.no_go = false, .regression = true}) ==
        std::vector<GateCause>{GateCause::no_go});
  CHECK(causes_of(bid, {.no_go = false}).empty());
  bid.is_new = false;
  CHECK(causes_of(bid, {.no_go = false, .regression = true}).empty());
  bid.was_broken = true;
  CHECK(rules_for(bid, {.no_go = false, .regression = true}).no_go);
}

TEST_CASE("gate_line: counts each verdict") {
  GateCounts counts;
  CHECK(english(gate_line(counts)) == "0 bids: 0 go, 0 conditional, 0 no-go, 0 invalid");
  for (const Verdict each : {Verdict::go, Verdict::no_go, Verdict::no_go, Verdict::not_judged})
    counts.add({.outcome = {.verdict = each}});
  CHECK(english(gate_line(counts)) == "4 bids: 1 go, 0 conditional, 2 no-go, 1 invalid");
}
