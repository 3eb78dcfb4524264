// SPDX-License-Identifier: MIT
#include "model/bind_rules.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "model/overrides.hpp"

namespace gonogo {
namespace {

/// A yearly rate as an effective one.
NodeId effective(Compiler& compiler, const std::optional<RateValue>& preferred,
                 const std::optional<RateValue>& other, const std::string& label) {
  const auto& stated = preferred ? preferred : other;
  if (!stated) return nothing;
  const Term rate = compiler.constant(stated->rate, label, Kind::rate);
  if (!stated->compounded) return rate.id();
  const double times = per_year(*stated->compounded);
  const Term one = compiler.sheet.constant(1);
  return (power(one + rate / times, compiler.sheet.constant(times)) - one).id();
}

Perspective view(Compiler& compiler, std::string id, const Rates& preferred, const Rates& other) {
  Perspective result{.id = std::move(id)};
  result.discount = effective(compiler, preferred.discount, other.discount, "discount rate");
  result.equity = effective(compiler, preferred.equity, other.equity, "equity rate");
  result.finance = effective(compiler, preferred.finance, other.finance, "finance rate");
  result.reinvest = effective(compiler, preferred.reinvest, other.reinvest, "reinvestment rate");
  if (result.finance == nothing) result.finance = result.discount;
  if (result.reinvest == nothing) result.reinvest = result.discount;
  return result;
}

/// Both files may state a number under one path. The policy's keeps it; the bid's is then called
/// bid.PATH, so that each is an input of its own, moved together with the policy's (overrides.hpp).
void rename(std::optional<RateValue>& own, const std::optional<RateValue>& policy) {
  if (own && policy) own->rate.address = std::string(own_prefix) + own->rate.address;
}

Rates named_apart(Rates own, const Rates& policy) {
  rename(own.discount, policy.discount);
  rename(own.equity, policy.equity);
  rename(own.finance, policy.finance);
  rename(own.reinvest, policy.reinvest);
  return own;
}

Rule named_apart(Rule own, const Policy* policy) {
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

/// What a limit must be written as.
bool limit_fits(const std::variant<Scalar, Duration>& limit, Kind kind) {
  return std::holds_alternative<Duration>(limit) == (kind == Kind::years);
}

Term limit_of(Books& books, const std::variant<Scalar, Duration>& limit, Kind kind,
              bool of_policy) {
  Compiler& compiler = books.compiler;
  if (const auto* duration = std::get_if<Duration>(&limit)) {
    return compiler.count(*duration, "limit") / per_year(duration->unit);
  }
  const auto& scalar = std::get<Scalar>(limit);
  const Term value = compiler.constant(scalar, "limit", kind);
  if (kind != Kind::money || !of_policy) return value;
  // The policy speaks of units of the currency, the bid perhaps of 10,000 of them.
  return value / compiler.constants.value(books.proposal().project.scale);
}

class RuleBinder {
 public:
  explicit RuleBinder(Books& books) : books_(books) {}

  void read(const Rule& rule, bool of_policy) {
    BoundRule judged{.rule = rule, .of_policy = of_policy};
    judged.perspective = of_policy ? 0 : books_.perspectives.size() - 1;
    if (!find_measure(judged) || !find_flow(judged)) return;
    if (rule.at_least.has_value() == rule.at_most.has_value()) {
      return error(rule, rule.place, "a rule needs either at_least or at_most", "say one of them");
    }
    judged.at_least = rule.at_least.has_value();
    const auto& limit = judged.at_least ? *rule.at_least : *rule.at_most;
    const Kind kind = kind_of(judged.measure);
    if (!limit_fits(limit, kind)) {
      return error(rule, rule.place,
                   "the limit of " + rule.measure.value +
                       (kind == Kind::years ? " is a duration" : " is a number"),
                   kind == Kind::years ? "write at_most = \"3 years\"" : "write at_least = 0.1");
    }
    if (rule.probability) {
      return error(rule, rule.place, "rules with a probability are not built yet",
                   "leave 'probability' out", "not-built");
    }
    judged.limit = limit_of(books_, limit, kind, of_policy).id();
    rules_.push_back(std::move(judged));
  }

  std::vector<BoundRule> take() { return std::move(rules_); }

 private:
  void error(const Rule& rule, const Place& place, std::string message, std::string hint,
             std::string code = "rule") {
    books_.compiler.error(std::move(code), "rule '" + rule.id + "': " + message, place,
                          std::move(hint));
  }

  bool find_measure(BoundRule& judged) {
    const Rule& rule = judged.rule;
    const auto measure = measure_named(rule.measure.value);
    if (!measure) {
      const auto near = nearest(rule.measure.value, measure_names());
      error(rule, rule.measure.place, "there is no measure '" + rule.measure.value + "'",
            near ? "did you mean '" + *near + "'?" : "measures: " + join(measure_names(), " "));
      return false;
    }
    judged.measure = *measure;
    if (is_built(*measure)) return true;
    error(rule, rule.measure.place,
          rule.measure.value + " needs " + std::string((*measure)->awaits) +
              ", which are not built yet",
          "leave the rule out", "not-built");
    return false;
  }

  bool find_flow(BoundRule& judged) {
    const Text& flow = judged.rule.flow;
    if (flow.value.empty() || flow.value == "project") return true;
    judged.flow = flow.value == "pretax" ? FlowKind::pretax : FlowKind::equity;
    if (flow.value == "pretax") return true;
    if (flow.value == "equity") {
      error(judged.rule, flow.place, "the equity flow needs loans, which are not built yet",
            "leave the rule out", "not-built");
    } else {
      error(judged.rule, flow.place, "there is no flow '" + flow.value + "'",
            "flows: project pretax equity");
    }
    return false;
  }

  Books& books_;
  std::vector<BoundRule> rules_ = {};
};

}  // namespace

void bind_perspectives(Books& books) {
  const Rates& own = books.proposal().rates;
  const Policy* policy = books.compiler.policy;
  auto& views = books.perspectives;
  if (policy && policy->rates.stated()) {
    views.push_back(view(books.compiler, "policy", policy->rates, own));
    if (own.stated() && !books.proposal().rules.empty()) {
      views.push_back(view(books.compiler, "bid", named_apart(own, policy->rates), policy->rates));
    }
  } else {
    views.push_back(view(books.compiler, "bid", own, {}));
  }
}

std::vector<BoundRule> bind_rules(Books& books) {
  const Policy* policy = books.compiler.policy;
  const Text& currency = books.proposal().project.currency;
  if (policy && !policy->currency.value.empty() && policy->currency.value != currency.value) {
    books.compiler.error(
        "currency", "the bid is in " + currency.value + ", the policy in " + policy->currency.value,
        currency.place, "judge it by a policy in its own currency");
  }
  RuleBinder reader(books);
  if (policy) {
    for (const Rule& rule : policy->rules) reader.read(rule, true);
  }
  for (const Rule& rule : books.proposal().rules) reader.read(named_apart(rule, policy), false);
  std::vector<BoundRule> rules = reader.take();
  if (rules.empty()) {
    rules.push_back(
        {.rule = {.id = "default",
                  .measure = {.value = "npv"},
                  .reason = {.value = "No rule is stated: the bid must earn its discount rate"}},
         .of_policy = policy != nullptr,
         .limit = books.sheet.constant(0).id()});
  }
  return rules;
}

}  // namespace gonogo
