// SPDX-License-Identifier: MIT
#include "model/bind_perspectives.hpp"

#include "model/overrides.hpp"

namespace gonogo {
namespace {

/// The rate of `preferred`, else of `other`, as an effective yearly rate.
NodeId effective(Values& values, const std::optional<RateValue>& preferred,
                 const std::optional<RateValue>& other, const Message& label) {
  const auto& stated = preferred ? preferred : other;
  if (!stated || !stated->by_label.empty()) return no_node;
  const Term rate = values.constant(stated->rate, label, Kind::rate);
  if (!stated->compounded) return rate.id();
  Sheet& sheet = *rate.sheet();
  const double times = per_year(*stated->compounded, sheet.axis());
  const Term one = sheet.constant(1);
  return (power(one + rate / times, sheet.constant(times)) - one).id();
}

/// The discount rates of `view` by label. The factor is their product (add_discounting).
void add_rates_in_time(Books& books, Perspective& view, const RateValue& stated) {
  const Label& first = stated.by_label.front().at;
  if (books.bid.calendar.first_column(first) > 1) {
    add_error(books.bid.diagnostics, "rate-kind",
              say("there is no discount rate before {1}", verbatim(first.text)), first.place,
              say("begin with Y1"));
    return;
  }
  const Usage usage{.owner = "rates.discount",
                    .per = std::nullopt,
                    .label = say("discount rate"),
                    .kind = Kind::rate,
                    .constant = true};
  const Amount rates{.value = stated.by_label, .address = "rates.discount"};
  const std::string prefix = books.perspectives.empty() ? "" : view.id + ".";
  view.discount_rate = books.sheet.add({.id = prefix + "discount_rate",
                                        .label = say("discount rate"),
                                        .unit = Kind::rate,
                                        .roll = Roll::none,
                                        .sources = {stated.rate.place}},
                                       books.values().by_operating_year(rates, usage).term);
  view.discounting = books.row(view.discount_rate).id();
}

Perspective perspective(Books& books, std::string id, const Rates& preferred, const Rates& other) {
  Values& values = books.values();
  Perspective result{.id = std::move(id)};
  result.discount = effective(values, preferred.discount, other.discount, say("discount rate"));
  result.equity = effective(values, preferred.equity, other.equity, say("equity rate"));
  result.finance = effective(values, preferred.finance, other.finance, say("finance rate"));
  result.reinvest = effective(values, preferred.reinvest, other.reinvest, say("reinvestment rate"));
  result.discounting = result.discount;
  const auto& stated = preferred.discount ? preferred.discount : other.discount;
  if (stated && !stated->by_label.empty()) add_rates_in_time(books, result, *stated);
  if (result.finance == no_node) result.finance = result.discount;
  if (result.reinvest == no_node) result.reinvest = result.discount;
  return result;
}

/// Policy and bid may have a number at the same address. The policy's keeps it, the bid's becomes
/// bid.ADDRESS. Each is an input of its own; an override changes both (overrides.hpp).
void rename(std::optional<RateValue>& own, const std::optional<RateValue>& policy) {
  if (!own || !policy) return;
  own->rate.address = std::string(own_prefix) + own->rate.address;
  for (Entry& each : own->by_label)
    each.value.address = std::string(own_prefix) + each.value.address;
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
    views.push_back(perspective(books, "policy", policy->rates, own));
    if (own.stated() && !books.proposal().rules.empty()) {
      views.push_back(perspective(books, "bid", renamed(own, policy->rates), policy->rates));
    }
  } else {
    views.push_back(perspective(books, "bid", own, {}));
  }
}

}  // namespace gonogo
