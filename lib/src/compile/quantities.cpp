// SPDX-License-Identifier: MIT
#include "compile/quantities.hpp"

#include <algorithm>

#include "compile/check_time_keys.hpp"
#include "compile/expression_text.hpp"
#include "compile/inside.hpp"

namespace gonogo {

void define_quantity(Compilation& bid, Values& values, const NamedQuantity& quantity, RowId row) {
  const std::string id = "quantities." + quantity.id;
  const TimeKeys& keys = quantity.time;
  const Window window = bid.calendar.window(keys, quantity.formula);
  if (!quantity.per) check_level_keys(bid, keys);
  const Usage usage{.owner = id, .per = quantity.per.value_or(Unit::year)};
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
    term = inside(bid.calendar.lengths(*quantity.per, window),
                  std::string("share.") + plural_of(*quantity.per), term);
  } else {
    const bool timed = head.text.empty() || keys.growth || keys.increase || keys.ramp || keys.from;
    head.begins = std::max(timed ? window.first : 0, value.begins);
  }
  bid.sheet.define(row, term);
}

}  // namespace gonogo
