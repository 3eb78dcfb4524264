// SPDX-License-Identifier: MIT
#include "gonogo/analysis/gate.hpp"

#include <algorithm>
#include <cmath>
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

/// Whether the NPV fell by more than is tolerated, in units of the currency; in another currency, which
/// nobody can tell, it did.
bool has_fallen(const SideOutcome& before, const SideOutcome& after, const GateRules& rules) {
  if (!before.npv || !after.npv) return false;
  if (before.currency != after.currency) return true;
  const double old_npv = *before.npv * before.scale, npv = *after.npv * after.scale;
  const double size = std::abs(old_npv);
  const double tolerated =
      std::max(rules.tolerated_amount * after.scale, rules.tolerated_share * size);
  constexpr double rounding = 1e-9;
  return old_npv - npv > tolerated + rounding * size;
}

bool is_regression(const DifferenceOutcome& outcome, const GateRules& rules) {
  return is_worse(outcome.before->verdict, outcome.after->verdict) ||
         has_fallen(*outcome.before, *outcome.after, rules);
}

/// The change that takes most away.
const BidChange* worst_change(const Difference& found) {
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
  const Message headline = difference_headline(before, after, found);
  const Message &greatest = change.outcome.greatest, &turned = change.outcome.turned;
  if (greatest.empty())
    change.text = turned.empty() ? headline : say("{1} Rules: {2}.", headline, turned);
  else
    change.text = turned.empty() ? say("{1} Most by {2}.", headline, greatest)
                                 : say("{1} Most by {2}; rules: {3}.", headline, greatest, turned);
  return change;
}

std::optional<Diagnostic> regression_finding(const Bid& after, const Difference& found,
                                             const GateChange& change, const GateRules& rules) {
  if (!change.is_regression) return {};
  Diagnostic finding{.severity = rules.regression ? Severity::error : Severity::warning,
                     .code = rule_code("regression"),
                     .message = change.text,
                     .place = {.file = after.model->proposal.file}};
  if (const BidChange* worst = worst_change(found)) {
    const EditedItem& item = found.items[worst->items.front()];
    if (item.is_there) finding.place = item.place();
  }
  return finding;
}

GateRules rules_for(bool is_new, const GateRules& rules) {
  GateRules own = rules;
  own.no_go = rules.no_go || (rules.regression && is_new);
  return own;
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
           .code = rule_code("policy"),
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
  const bool warned = std::any_of(
      bid.inspected.findings.begin(), bid.inspected.findings.end(), [](const Diagnostic& each) {
        return each.severity == Severity::warning && !each.code.starts_with(rule_code(""));
      });
  const Verdict verdict = bid.outcome.verdict;
  std::vector<GateCause> causes;
  if (verdict == Verdict::not_judged) causes.push_back(GateCause::invalid);
  if (rules_for(bid.is_new, rules).no_go && verdict == Verdict::no_go)
    causes.push_back(GateCause::no_go);
  if (rules.conditional && verdict == Verdict::conditional)
    causes.push_back(GateCause::conditional);
  if (rules.warning && warned) causes.push_back(GateCause::warning);
  if (rules.regression && bid.change && bid.change->is_regression)
    causes.push_back(GateCause::regression);
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
