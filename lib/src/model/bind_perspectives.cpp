// SPDX-License-Identifier: MIT
#include "model/bind_perspectives.hpp"

#include "model/overrides.hpp"

namespace gonogo {
namespace {

/// The rate of `preferred`, else of `other`, as an effective yearly rate.
NodeId effective(Values& values, const std::optional<RateValue>& preferred,
                 const std::optional<RateValue>& other, const Message& label) {
  const auto& stated = preferred ? preferred : other;
  if (!stated) return no_node;
  const Term rate = values.constant(stated->rate, label, Kind::rate);
  if (!stated->compounded) return rate.id();
  const double times = per_year(*stated->compounded);
  Sheet& sheet = *rate.sheet();
  const Term one = sheet.constant(1);
  return (power(one + rate / times, sheet.constant(times)) - one).id();
}

Perspective perspective(Values& values, std::string id, const Rates& preferred,
                        const Rates& other) {
  Perspective result{.id = std::move(id)};
  result.discount = effective(values, preferred.discount, other.discount, say("discount rate"));
  result.equity = effective(values, preferred.equity, other.equity, say("equity rate"));
  result.finance = effective(values, preferred.finance, other.finance, say("finance rate"));
  result.reinvest = effective(values, preferred.reinvest, other.reinvest, say("reinvestment rate"));
  if (result.finance == no_node) result.finance = result.discount;
  if (result.reinvest == no_node) result.reinvest = result.discount;
  return result;
}

/// Policy and bid may have a number at the same address. The policy's keeps it, the bid's becomes
/// bid.ADDRESS. Each is an input of its own; an override changes both (overrides.hpp).
void rename(std::optional<RateValue>& own, const std::optional<RateValue>& policy) {
  if (own && policy) own->rate.address = std::string(own_prefix) + own->rate.address;
}

Rates renamed(Rates own, const Rates& policy) {
  rename(own.discount, policy.discount);
  rename(own.equity, policy.equity);
  rename(own.finance, policy.finance);
  rename(own.reinvest, policy.reinvest);
  return own;
}

}  // namespace

void bind_perspectives(Books& books) {
  const Rates& own = books.proposal().rates;
  const Policy* policy = books.bid.policy;
  auto& views = books.perspectives;
  if (policy && policy->rates.stated()) {
    views.push_back(perspective(books.values(), "policy", policy->rates, own));
    if (own.stated() && !books.proposal().rules.empty()) {
      views.push_back(
          perspective(books.values(), "bid", renamed(own, policy->rates), policy->rates));
    }
  } else {
    views.push_back(perspective(books.values(), "bid", own, {}));
  }
}

}  // namespace gonogo
