// SPDX-License-Identifier: MIT
#include "model/bind_rules.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "gonogo/model/condition.hpp"
#include "model/overrides.hpp"

namespace gonogo {
namespace {

/// The rule with its limit at bid.ADDRESS, if the policy has a rule of the same id.
Rule renamed(Rule own, const Policy* policy) {
  const auto same = [&](const Rule& rule) { return rule.id == own.id; };
  if (!policy || std::none_of(policy->rules.begin(), policy->rules.end(), same)) return own;
  own.id = std::string(own_prefix) + own.id;
  for (auto* limit : {&own.at_least, &own.at_most}) {
    if (!*limit) continue;
    Scalar& number = std::holds_alternative<Scalar>(**limit) ? std::get<Scalar>(**limit)
                                                             : std::get<Duration>(**limit).count;
    number.address = std::string(own_prefix) + number.address;
  }
  return own;
}

Term limit_of(Books& books, const Limit& limit, Kind kind, bool of_policy) {
  Values& values = books.values();
  if (const auto* duration = std::get_if<Duration>(&limit)) {
    return values.count(*duration, say("limit")) / per_year(duration->unit, books.axis());
  }
  const auto& scalar = std::get<Scalar>(limit);
  const Term value = values.constant(scalar, say("limit"), kind);
  if (kind != Kind::money || !of_policy) return value;
  // The policy's money is in units of the currency; the bid's may be in 10,000 of them.
  return value / books.bid.constants.value(books.proposal().project.scale);
}

class RuleBinder {
 public:
  explicit RuleBinder(Books& books) : books_(books) {}

  void bind(const Rule& rule, bool of_policy) {
    BoundRule bound{.rule = rule, .of_policy = of_policy};
    bound.perspective = of_policy ? 0 : books_.perspectives.size() - 1;
    bound.measure = measure_named(rule.measure.value).value();
    if (rule.with_benefit) bound.measure = measures::npv_with_benefit;
    bound.flow = rule.flow.value;
    if (!find_year(bound)) return;
    bound.at_least = rule.at_least.has_value();
    const Limit& limit = bound.at_least ? *rule.at_least : rule.at_most.value();
    bound.limit = limit_of(books_, limit, kind_of(bound.measure), of_policy).id();
    bound.of_kind = judges_kind(rule);
    if (of_policy) bound.waiver = waiver_of(rule);
    if (rule.when && rule.when->comparison)
      bound.condition = bind_condition(*rule.when->comparison, books_.sheet, money_unit(of_policy));
    rules_.push_back(std::move(bound));
  }

  std::vector<BoundRule> rules() { return std::move(rules_); }

 private:
  /// A bid without a kind is judged by every rule.
  bool judges_kind(const Rule& rule) const {
    const std::string& kind = books_.proposal().project.kind.value;
    return kind.empty() || rule.kinds.empty() ||
           std::any_of(rule.kinds.begin(), rule.kinds.end(),
                       [&](const Text& each) { return each.value == kind; });
  }

  /// Of those that hold for this bid.
  std::optional<Waiver> waiver_of(const Rule& rule) const {
    const std::vector<Waiver>& all = books_.bid.policy->waivers;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Waiver& each) { return each.rule.value == rule.id; });
    return found == all.end() ? std::nullopt : std::optional(*found);
  }

  /// What one unit of the bid's money is in the rule's.
  double money_unit(bool of_policy) {
    return of_policy ? books_.bid.constants.value(books_.proposal().project.scale) : 1;
  }

  bool find_year(BoundRule& bound) {
    const std::optional<Label>& year = bound.rule.year;
    if (!year) return true;
    if (!bound.measure->by_year) {
      add_error(books_.bid.diagnostics, "conflict",
                say("rule '{1}': {2} has no value a year", verbatim(bound.rule.id),
                    verbatim(id_of(bound.measure))),
                year->place, say("remove year"));
      return false;
    }
    bound.year_ends = books_.bid.calendar.year_end(*year);
    return bound.year_ends > 0;
  }

  Books& books_;
  std::vector<BoundRule> rules_ = {};
};

}  // namespace

std::vector<BoundRule> bind_rules(Books& books) {
  const Policy* policy = books.bid.policy;
  const Text& currency = books.proposal().project.currency;
  if (policy && !policy->currency.value.empty() && policy->currency.value != currency.value) {
    add_error(books.bid.diagnostics, "currency",
              say("the bid is in {1}, the policy in {2}", verbatim(currency.value),
                  verbatim(policy->currency.value)),
              currency.place, say("judge it by a policy in its own currency"));
  }
  RuleBinder binder(books);
  if (policy) {
    for (const Rule& rule : policy->rules) binder.bind(rule, true);
  }
  for (const Rule& rule : books.proposal().rules) binder.bind(renamed(rule, policy), false);
  std::vector<BoundRule> rules = binder.rules();
  // Where every rule may be skipped, a bid could pass without having been judged.
  const bool judged = std::any_of(rules.begin(), rules.end(), [](const BoundRule& each) {
    return each.of_kind && !each.condition;
  });
  if (!judged) {
    rules.push_back(
        {.rule = {.id = "default", .measure = {.value = "npv"}},
         .of_policy = policy != nullptr,
         .limit = books.sheet.constant(0).id(),
         .reason = rules.empty()
                       ? English("No rule is stated: the bid must earn its discount rate")
                       : English("No rule judges every such bid: it must earn its discount rate")});
  }
  return rules;
}

}  // namespace gonogo
