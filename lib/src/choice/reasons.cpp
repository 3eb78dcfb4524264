// SPDX-License-Identifier: MIT
#include "choice/reasons.hpp"

#include <algorithm>
#include <numeric>

namespace gonogo {
namespace {

std::string_view id_of(LimitKind kind) {
  switch (kind) {
    case LimitKind::budget:
      return "budget";
    case LimitKind::must:
      return "must";
    case LimitKind::required:
      return "requires";
    case LimitKind::excludes:
      return "excludes";
    case LimitKind::at_most:
      return "at_most";
    case LimitKind::at_least:
      return "at_least";
    case LimitKind::no_go:
      return "no_go";
    case LimitKind::not_judged:
      break;
  }
  return "not_judged";
}

}  // namespace

double use_of(const Selection& choice, const ChoiceBudget& budget) {
  return std::inner_product(budget.uses.begin(), budget.uses.end(), choice.shares.begin(), 0.0);
}

Message Reasons::text(const LeftOut& left) const {
  if (!left.conflict.empty()) return never(left);
  std::vector<Message> reasons, budgets;
  for (const std::size_t each : left.limits) {
    const ChoiceLimit& limit = problem_.limits[each];
    if (limit.kind != LimitKind::budget)
      reasons.push_back(of_limit(limit, left.candidate));
    else
      budgets.push_back(shortfall(each, left.candidate));
  }
  if (!budgets.empty()) reasons.push_back(say("over {1}", listed(Join::all, std::move(budgets))));
  if (!reasons.empty()) return listed(Join::comma, std::move(reasons));
  const bool gains = problem_.candidates[left.candidate].npv > 0;
  if (best_.shares[left.candidate] > 0)
    return gains ? say("the rest takes more from others than it adds")
                 : say("the rest adds no NPV");
  return gains ? say("takes more from others than it adds") : say("adds no NPV");
}

/// What no choice of it keeps to, whatever else is chosen: "requires metro, together over Budget".
Message Reasons::never(const LeftOut& left) const {
  std::vector<Message> reasons, budgets;
  for (const std::size_t each : left.conflict) {
    const ChoiceLimit& limit = problem_.limits[each];
    (limit.kind == LimitKind::budget ? budgets : reasons)
        .push_back(limit.kind == LimitKind::budget ? limit.short_text
                                                   : of_limit(limit, left.candidate));
  }
  if (!budgets.empty()) {
    const Message over = listed(Join::all, std::move(budgets));
    reasons.push_back(reasons.empty() ? say("alone over {1}", over)
                                      : say("together over {1}", over));
  }
  return listed(Join::comma, std::move(reasons));
}

Message Reasons::of_limit(const ChoiceLimit& limit, std::size_t candidate) const {
  const auto& [one, other] = limit.pair;
  if (limit.kind == LimitKind::excludes && (one == candidate || other == candidate))
    return say("excluded by {1}", problem_.candidates[one == candidate ? other : one].name);
  // What another bid requires is not said of this one.
  const bool of_another = limit.kind == LimitKind::required && one != candidate;
  return limit.short_text.empty() || of_another ? limit.text : limit.short_text;
}

/// "Budget by 60": what is used beside the bids chosen, beyond what there is.
Message Reasons::shortfall(std::size_t limit, std::size_t candidate) const {
  const auto is_of = [&](const ChoiceBudget& each) { return each.limits.front() == limit; };
  const ChoiceBudget& budget =
      *std::find_if(problem_.budgets.begin(), problem_.budgets.end(), is_of);
  const double more = (1 - best_.shares[candidate]) * budget.uses[candidate];
  return say("{1} by {2}", budget.name,
             number({.value = use_of(best_, budget) + more - budget.available,
                     .kind = budget.money ? Kind::money : Kind::number}));
}

Message Reasons::codes(const LeftOut& left) const {
  std::vector<std::string> codes;
  for (const std::size_t each : left.conflict.empty() ? left.limits : left.conflict) {
    const std::string code(id_of(problem_.limits[each].kind));
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  }
  if (codes.empty())
    codes = {problem_.candidates[left.candidate].npv > 0 ? "takes_from_others" : "no_npv"};
  return verbatim_list(codes);
}

}  // namespace gonogo
