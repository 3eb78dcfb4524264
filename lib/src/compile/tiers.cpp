// SPDX-License-Identifier: MIT
#include "compile/tiers.hpp"

namespace gonogo {
namespace {

/// What rounding may carry a quantity over the limit that it meets, as a share of the limit.
constexpr double over_limit = 1e-12;

class TierPrice {
 public:
  TierPrice(Sheet& sheet, Values& values, const NamedQuantity& price, Term quantity)
      : sheet_(sheet), price_(price), quantity_(quantity) {
    for (const Tier& tier : price.tiers) {
      values_.push_back(values.constant(tier.value, verbatim(tier.value.address)));
      fees_.push_back(tier.fee
                          ? values.constant(*tier.fee, verbatim(tier.fee->address), Kind::money)
                          : sheet.constant(0));
      if (tier.upto) add_limit(values, *tier.upto);
    }
  }

  Term average() {
    const Term fees = entry_fees();
    const bool free = fees.is_constant(0);
    const Term zero = sheet_.constant(0);
    const Term any = sheet_.apply(Op::greater, quantity_, zero);
    if (price_.mode == TierMode::whole) {
      const Term value = value_reached();
      return free ? value : sheet_.select(any, value + fees / quantity_, values_.front());
    }
    return sheet_.select(any, (slices() + fees) / quantity_, values_.front());
  }

 private:
  /// A case may move a limit beyond the next one: then it has no price.
  void add_limit(Values& values, const Scalar& upto) {
    const Term limit = values.constant(upto, verbatim(upto.address));
    if (limits_.empty()) return limits_.push_back(limit);
    const Term slice = sheet_.within(
        limit - limits_.back(),
        {.address = upto.address,
         .place = upto.place,
         .range = {.lowest = 0, .above = true},
         .hint = say("this is the width of the tier: the one before it must end below it")});
    const Term above = sheet_.apply(Op::greater, limit, limits_.back());
    limits_.push_back(sheet_.select(above, limit, slice));
  }

  /// Whether the quantity goes beyond a limit.
  Term beyond(Term limit) {
    return sheet_.apply(Op::greater, quantity_, limit * sheet_.tolerance(1 + over_limit));
  }

  Term slices() {
    const Term zero = sheet_.constant(0);
    Term sum = zero;
    for (std::size_t k = 0; k < values_.size(); ++k) {
      Term part = k < limits_.size() ? minimum(quantity_, limits_[k]) : quantity_;
      if (k > 0) part = maximum(part - limits_[k - 1], zero);
      sum = sum + part * values_[k];
    }
    return sum;
  }

  Term value_reached() {
    Term result = values_.back();
    for (std::size_t k = limits_.size(); k > 0; --k)
      result = sheet_.select(beyond(limits_[k - 1]), result, values_[k - 1]);
    return result;
  }

  Term entry_fees() {
    Term sum = fees_.front();
    for (std::size_t k = 1; k < fees_.size(); ++k) {
      if (fees_[k].is_constant(0)) continue;
      sum = sum + sheet_.select(beyond(limits_[k - 1]), fees_[k], sheet_.constant(0));
    }
    return sum;
  }

  Sheet& sheet_;
  const NamedQuantity& price_;
  Term quantity_;
  std::vector<Term> values_ = {}, fees_ = {}, limits_ = {};
};

/// The row of what the tiers divide: it occurs more than once in the formula of the price.
RowId quantity_row(Compilation& bid, const NamedQuantity& price, const Usage& usage,
                   const Resolved& counted) {
  const std::string own = "quantities." + price.id;
  const std::string stem = usage.owner == own ? own + ".of" : usage.owner + "." + price.id + ".of";
  if (const RowId known = bid.sheet.find(stem); known != no_row) return known;
  return bid.sheet.add(
      {.id = stem,
       .label = say("what the tiers of {1} divide", name_text(price.name, price.id)),
       .kind = RowKind::quantity,  // which may have no value where nothing uses it
       .unit = Kind::number,
       .roll = Roll::last,
       .begins = counted.begins,
       .sources = {price.of->place}},
      counted.term);
}

}  // namespace

Resolved tier_price(Compilation& bid, Values& values, const NamedQuantity& price,
                    const Usage& usage) {
  const Resolved counted = values.scalar(*price.of, usage);
  if (counted.uses_flow && !price.per) {
    add_error(bid.diagnostics, "quantity-per",
              say("quantity '{1}' uses a flow and does not say per what", verbatim(price.id)),
              price.of->place, say("add per = \"year\""));
  }
  const Term quantity = bid.sheet.row(quantity_row(bid, price, usage, counted));
  Resolved result = counted;
  result.uses_flow = false;
  result.varies = true;
  const std::string id = "quantities." + price.id;
  result.term =
      values.levered(id, price.levers, TierPrice(bid.sheet, values, price, quantity).average());
  return result;
}

}  // namespace gonogo
