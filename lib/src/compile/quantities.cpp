// SPDX-License-Identifier: MIT
#include "compile/quantities.hpp"

#include <algorithm>

#include "compile/check_time_keys.hpp"
#include "compile/expression_text.hpp"
#include "compile/inside.hpp"
#include "compile/rolling_base.hpp"
#include "compile/tiers.hpp"

namespace gonogo {

namespace {

/// However the limits are written: a tier begins where the one before it ends.
void check_limits(Compilation& bid, const NamedQuantity& price) {
  double below = -1;
  for (const Tier& tier : price.tiers) {
    if (!tier.upto) continue;
    const double limit = bid.constants.as_written(*tier.upto);
    if (limit <= below)
      add_error(bid.diagnostics, "order",
                say("upto = {1} is not above the tier before it", exact(limit)), tier.upto->place,
                say("write the lowest tier first"));
    below = limit;
  }
}

/// A price by tiers is a level, whatever it counts.
void define_price(Compilation& bid, Values& values, const NamedQuantity& price, RowId row) {
  check_level_keys(bid, price.time);
  const Window window = bid.calendar.window(price.time);
  const Usage usage{.owner = "quantities." + price.id, .per = price.per.value_or(Unit::year)};
  const std::size_t faults = bid.diagnostics.size();
  const Resolved value = tier_price(bid, values, price, usage);
  if (bid.diagnostics.size() == faults) check_limits(bid, price);
  SheetRow& head = bid.sheet.edit(row);
  head.sources = {price.of->place};
  head.begins = std::max(price.time.from ? window.first : 0, value.begins);
  bid.sheet.define(row, value.term);
}

}  // namespace

void define_quantity(Compilation& bid, Values& values, const NamedQuantity& quantity, RowId row) {
  if (quantity.by_tiers()) return define_price(bid, values, quantity, row);
  if (quantity.rolls()) return define_base(bid, values, quantity, row);
  const std::string id = "quantities." + quantity.id;
  const TimeKeys& keys = quantity.time;
  const Window window = bid.calendar.window(keys, quantity.formula);
  if (!quantity.per) check_level_keys(bid, keys);
  const auto years = settlement_of(bid, quantity.settled, window);
  const Usage usage{.owner = id,
                    .per = quantity.per.value_or(Unit::year),
                    .settled = years ? &*years : nullptr,
                    .window = window};
  const Resolved value =
      values.amount(quantity.formula, keys, window, usage, {id, quantity.levers});
  if (value.uses_flow && !quantity.per) {
    add_error(bid.diagnostics, "quantity-per",
              say("quantity '{1}' uses a flow and does not say per what", verbatim(quantity.id)),
              quantity.formula.place, say("add per = \"year\""));
  }
  Term term = value.term;
  SheetRow& head = bid.sheet.edit(row);
  head.text = expression_text(quantity.formula);
  head.sources = {quantity.formula.place};
  if (quantity.per) {
    term =
        inside(years ? settled_lengths(bid.calendar, *years, *quantity.per, window)
                     : bid.calendar.lengths(*quantity.per, window),
               (years ? "share.settled_" : "share.") + std::string(plural_of(*quantity.per)), term);
  } else {
    const bool timed = head.text.empty() || keys.growth || keys.increase || keys.ramp || keys.from;
    head.begins = std::max(timed ? window.first : 0, value.begins);
  }
  bid.sheet.define(row, term);
}

}  // namespace gonogo
