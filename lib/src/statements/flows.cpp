// SPDX-License-Identifier: MIT
/// The flows from which measures are computed, and their present values.
#include "statements/books.hpp"

namespace gonogo {
namespace {

/// The time in years at which the running total becomes positive, in the step in which that happens;
/// 0 in all other steps. The payback is the greatest of these.
void add_crossings(Books& books, const std::string& id, const Message& label, RowId total) {
  Sheet& sheet = books.sheet;
  const auto& time = books.axis().time;
  std::vector<Years> begins(time.size(), 0.0), length(time.size(), 0.0);
  for (std::size_t c = 1; c < time.size(); ++c) {
    begins[c] = time[c - 1];
    length[c] = time[c] - time[c - 1];
  }
  const Term zero = sheet.constant(0);
  const Term before = sheet.prior(total);
  const Term within = -before / (sheet.row(total) - before) *
                      books.sheet.clock("time.length", say("length of the step in years"), length);
  const Term crossing =
      books.sheet.clock("time.begins", say("beginning of the step in years"), begins) + within;
  const Term reached =
      sheet.select(sheet.apply(Op::greater_equal, sheet.row(total), zero), crossing, zero);
  sheet.add(
      {.id = id, .label = label, .kind = RowKind::helper, .unit = Kind::years, .roll = Roll::none},
      sheet.select(sheet.apply(Op::less, before, zero), reached, zero));
}

}  // namespace

void add_flows(Books& books) {
  Flows& flows = books.flows;
  for (const Posting& each : books.before_tax) books.show("cash_flow", each.row);
  // Without a tax there is one flow, under the name that it has with a tax.
  const bool taxed = !books.tax_paid.empty();
  flows.pretax = books.add("cash_flow",
                           {.id = taxed ? "cash_flow.pretax" : "cash_flow",
                            .label = taxed ? say("cash flow before tax") : say("cash flow"),
                            .kind = RowKind::total},
                           books.signed_sum(books.before_tax));
  flows.project = flows.pretax;
  flows.parts = books.before_tax;
  if (taxed) {
    for (const Posting& each : books.tax_paid) {
      books.show("cash_flow", each.row);
      flows.parts.push_back({each.row, -each.sign});
    }
    flows.project = books.add(
        "cash_flow", {.id = "cash_flow", .label = say("cash flow"), .kind = RowKind::total},
        books.row(flows.pretax) - books.signed_sum(books.tax_paid));
  }
  flows.cumulative = books.running_total("cash_flow", "cumulative_cash_flow",
                                         say("cumulative cash flow"), books.row(flows.project));
  add_crossings(books, "payback", say("paid back within the step, at"), flows.cumulative);
}

void add_discounting(Books& books) {
  const Term time = books.sheet.clock("time.discounting", say("years discounted"), books.flow_time);
  books.flows.time = books.sheet.nodes()[time.id()].row;
  for (Perspective& view : books.perspectives) {
    if (view.discount == no_node) continue;
    const std::string prefix = &view == &books.perspectives.front() ? "" : view.id + ".";
    const Term rate(&books.sheet, view.discount);
    view.discount_factor =
        books.add("cash_flow",
                  {.id = prefix + "discount_factor",
                   .label = say("discount factor"),
                   .unit = Kind::factor,
                   .roll = Roll::none},
                  books.sheet.constant(1) / power(books.sheet.constant(1) + rate, time));
    view.present_value =
        books.add("cash_flow", {.id = prefix + "present_value", .label = say("present value")},
                  books.row(books.flows.project) * books.row(view.discount_factor));
    view.cumulative_present_value =
        books.running_total("cash_flow", prefix + "cumulative_present_value",
                            say("cumulative present value"), books.row(view.present_value));
    add_crossings(books, prefix + "discounted_payback",
                  say("discounted payback within the step, at"), view.cumulative_present_value);
  }
}

}  // namespace gonogo
