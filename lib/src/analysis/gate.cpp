// SPDX-License-Identifier: MIT
#include "gonogo/analysis/gate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/difference_tables.hpp"
#include "analysis/rule_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {
namespace {

/// Of what makes the rule pass alone: what needs the smallest change inside its bounds.
const Turn* nearest_turn(const Turning& turning, std::size_t rule) {
  const Turn* nearest = nullptr;
  for (const RuleTurn& each : turning.rules) {
    if (each.rule != rule) continue;
    for (const Turn& turn : each.turns) {
      if (!turn.within_bounds) continue;
      if (!nearest || std::abs(turn.change) < std::abs(nearest->change)) nearest = &turn;
    }
  }
  return nearest;
}

Diagnostic rule_finding(const Bid& bid, const RuleResult& result, const Turning& turning,
                        const GateRules& rules) {
  const BoundRule& rule = bid.model->rules[result.rule];
  const bool fatal = weight_of(rule) == Must::must ? rules.no_go : rules.conditional;
  Diagnostic finding{
      .severity = fatal ? Severity::error : Severity::warning,
      .code = rule_code(rule.rule.id),
      .message = say("{1} ({2}): {3}", verbatim(rule.rule.id), severity_text(rule.rule.severity),
                     finding_text(*bid.model, result)),
      .place = rule.rule.place};
  const Turn* turn = nearest_turn(turning, result.rule);
  if (!turn) return finding;
  const Variable& number = turning.numbers[turn->number];
  finding.hint = say("{1} alone passes at {2} (now {3})", label_of(number),
                     value_text(variable_cell(number, turn->printed)),
                     value_text(variable_cell(number, number.base)));
  if (!number.place.known()) return finding;
  if (rule.rule.place.known())
    finding.related.push_back({.place = rule.rule.place, .message = say("the rule")});
  finding.place = number.place;
  return finding;
}

/// By how much the NPV moved beyond what is tolerated, in units of the currency: below 0 where it fell. Where
/// nobody can tell, in another currency or with no NPV any more, it fell without end.
double moved_beyond(const SideOutcome& before, const SideOutcome& after, const GateRules& rules) {
  constexpr double no_end = std::numeric_limits<double>::infinity();
  if (!before.npv) return 0;
  if (!after.npv || before.currency != after.currency) return -no_end;
  const double old_npv = *before.npv * before.scale, npv = *after.npv * after.scale;
  const double size = std::abs(old_npv);
  const double tolerated =
      std::max(rules.tolerated_amount * after.scale, rules.tolerated_share * size);
  constexpr double rounding = 1e-9;
  const double moved = npv - old_npv, allowed = tolerated + rounding * size;
  return std::abs(moved) > allowed ? moved : 0;
}

/// What has waivers for all that fails counts as what passes.
Verdict verdict_of(const SideOutcome& side) { return side.all_waived ? Verdict::go : side.verdict; }

bool is_regression(const DifferenceOutcome& outcome, const GateRules& rules) {
  return is_worse(verdict_of(*outcome.before), verdict_of(*outcome.after)) ||
         moved_beyond(*outcome.before, *outcome.after, rules) < 0;
}

/// Whether the change is seen in what the bid says or comes to. What the policy alone says else is found
/// once, at the policy.
bool is_seen(const Difference& found, const DifferenceOutcome& outcome) {
  return !outcome.turned.empty() || outcome.before->verdict != outcome.after->verdict ||
         outcome.before->npv != outcome.after->npv ||
         std::any_of(found.items.begin(), found.items.end(),
                     [](const EditedItem& each) { return !each.of_policy; });
}

/// The change that takes most away; null where changes have no worth.
const BidChange* worst_change(const Difference& found) {
  if (!found.no_bridge.empty()) return nullptr;
  const auto worst = std::min_element(
      found.changes.begin(), found.changes.end(),
      [](const BidChange& a, const BidChange& b) { return a.shapley < b.shapley; });
  return worst == found.changes.end() ? nullptr : &*worst;
}

}  // namespace

Diagnostics rule_findings(const Bid& bid, const Evaluation& evaluation, const Turning& turning,
                          const GateRules& rules) {
  Diagnostics findings;
  for (const RuleResult& each : evaluation.rules) {
    if (each.outcome == RuleOutcome::fail)
      findings.push_back(rule_finding(bid, each, turning, rules));
  }
  return findings;
}

std::vector<std::string> passed_rules(const Bid& bid, const Evaluation& evaluation) {
  std::vector<std::string> passed;
  for (const RuleResult& each : evaluation.rules) {
    if (each.outcome == RuleOutcome::pass) passed.push_back(bid.model->rules[each.rule].rule.id);
  }
  return passed;
}

GateChange change_from(const Bid& before, const Bid& after, const Difference& found,
                       const GateRules& rules) {
  GateChange change{.outcome = outcome_of(before, after, found)};
  change.is_regression = is_regression(change.outcome, rules);
  change.is_move = moved_beyond(*change.outcome.before, *change.outcome.after, rules) != 0;
  change.is_seen = is_seen(found, change.outcome);
  const Message headline = difference_headline(before, after, found);
  const Message &greatest = change.outcome.greatest, &turned = change.outcome.turned;
  if (greatest.empty())
    change.text = turned.empty() ? headline : say("{1} Rules: {2}.", headline, turned);
  else
    change.text = turned.empty() ? say("{1} Most by {2}.", headline, greatest)
                                 : say("{1} Most by {2}; rules: {3}.", headline, greatest, turned);
  return change;
}

std::optional<Diagnostic> change_finding(const Bid& after, const Difference& found,
                                         const GateChange& change, const GateRules& rules) {
  if (!change.is_regression && !(change.is_move && rules.change)) return {};
  const bool fatal = (change.is_regression && rules.regression) || (change.is_move && rules.change);
  Diagnostic finding{.severity = fatal ? Severity::error : Severity::warning,
                     .code = gate_code(change.is_regression ? "regression" : "change"),
                     .message = change.text,
                     .place = {.file = after.model->proposal.file}};
  if (const BidChange* worst = worst_change(found)) {
    const EditedItem& item = found.items[worst->items.front()];
    if (item.is_there) finding.place = item.place();
  }
  if (finding.place.file != after.model->proposal.file)
    finding.message = say("{1}: {2}", verbatim(after.model->proposal.file), change.text);
  return finding;
}

GateRules rules_for(const GateBid& bid, const GateRules& rules) {
  GateRules own = rules;
  own.no_go = rules.no_go || (rules.regression && (bid.is_new || bid.was_broken));
  return own;
}

void weigh(Diagnostics& findings, const GateRules& rules) {
  for (Diagnostic& each : findings) {
    if (rules.warning && each.severity == Severity::warning && !is_verdict(each))
      each.severity = Severity::error;
    if (rules.never && each.severity == Severity::error) each.severity = Severity::warning;
  }
}

Diagnostics policy_findings(const Bid& after, const Difference& found) {
  Diagnostics findings;
  for (const EditedItem& item : found.items) {
    if (!item.of_policy) continue;
    for (const Edit& each : item.edits) {
      if (each.kind == EditKind::remark) continue;
      const bool is_there = each.place_after.known();
      const Message address = verbatim(each.address);
      findings.push_back(
          {.severity = Severity::note,
           .code = gate_code("policy"),
           .message = !is_there ? say("the policy no longer has {1} (it was {2})", address,
                                      verbatim(each.before))
                      : each.place_before.known()
                          ? say("the policy changed: {1} {2} -> {3}", address,
                                verbatim(each.before), verbatim(each.after))
                          : say("the policy is new in {1}: {2}", address, verbatim(each.after)),
           .place = is_there              ? each.place_after
                    : after.model->policy ? Place{.file = after.model->policy->file}
                                          : item.place()});
    }
  }
  return findings;
}

std::vector<GateCause> causes_of(const GateBid& bid, const GateRules& rules) {
  const bool warned = std::any_of(bid.inspected.findings.begin(), bid.inspected.findings.end(),
                                  [](const Diagnostic& each) {
                                    return each.severity == Severity::warning && !is_verdict(each);
                                  });
  const Verdict verdict = bid.outcome.verdict;
  std::vector<GateCause> causes;
  if (verdict == Verdict::not_judged) causes.push_back(GateCause::invalid);
  if (rules_for(bid, rules).no_go && verdict == Verdict::no_go) causes.push_back(GateCause::no_go);
  if (rules.conditional && verdict == Verdict::conditional)
    causes.push_back(GateCause::conditional);
  if (rules.warning && warned) causes.push_back(GateCause::warning);
  if (rules.regression && bid.change && bid.change->is_regression)
    causes.push_back(GateCause::regression);
  if (rules.change && bid.change && bid.change->is_move) causes.push_back(GateCause::change);
  return causes;
}

void GateCounts::add(const GateBid& bid) {
  ++verdicts[bid.outcome.verdict];
  for (const GateCause each : bid.causes) ++causes[each];
}

std::size_t GateCounts::of(Verdict verdict) const {
  const auto count = verdicts.find(verdict);
  return count == verdicts.end() ? 0 : count->second;
}

std::size_t GateCounts::all() const {
  return std::accumulate(verdicts.begin(), verdicts.end(), std::size_t{0},
                         [](std::size_t sum, const auto& each) { return sum + each.second; });
}

}  // namespace gonogo
