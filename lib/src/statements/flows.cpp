// SPDX-License-Identifier: MIT
/// The flows from which measures are computed, and their present values.
#include <optional>

#include "statements/books.hpp"

namespace gonogo {
namespace {

/// The time in years from which the running total is not below zero, in the step in which it becomes
/// so; 0 in all other steps. The payback is the greatest of these. `accrued` is the total at the end
/// of a step before what is dated moves.
void add_crossings(Books& books, const std::string& id, const Message& label, RowId total,
                   std::optional<Term> accrued) {
  Sheet& sheet = books.sheet;
  const auto& time = books.axis().time;
  std::vector<Years> begins(time.size(), 0.0), length(time.size(), 0.0);
  for (std::size_t c = 1; c < time.size(); ++c) {
    begins[c] = time[c - 1];
    length[c] = time[c] - time[c - 1];
  }
  const Term zero = sheet.constant(0);
  const Term before = sheet.prior(total);
  const Term step_length = sheet.clock("time.length", say("length of the step in years"), length);
  const Term start = sheet.clock("time.begins", say("beginning of the step in years"), begins);
  const Term after = accrued.value_or(sheet.row(total));
  const Term crossing = start + -before / (after - before) * step_length;
  const auto if_reached = [&](Term then) {
    return sheet.select(sheet.apply(Op::greater_equal, sheet.row(total), zero), then, zero);
  };
  Term found = sheet.select(sheet.apply(Op::less, before, zero), if_reached(crossing), zero);
  if (accrued) {
    const Term below = sheet.apply(Op::less, after, zero);
    found = sheet.select(below, if_reached(start + step_length), found);
  }
  sheet.add(
      {.id = id, .label = label, .kind = RowKind::helper, .unit = Kind::years, .roll = Roll::none},
      found);
}

/// The row of what is dated, where payback asks for it.
RowId dated_part(Books& books) {
  if (books.dated.empty() || books.payback_within == PaybackWithin::even) return no_row;
  return books.sheet.add({.id = "cash_flow.dated",
                          .label = say("cash flow at the end of the step"),
                          .kind = RowKind::helper},
                         sum(books.sheet, books.dated));
}

}  // namespace

void add_flows(Books& books) {
  Flows& flows = books.flows;
  for (const Posting& each : books.before_tax) books.show("cash_flow", each.row);
  // Without a tax there is one flow, under the name that it has with a tax.
  const bool taxed = !books.tax_paid.empty();
  flows.pretax = books.add("cash_flow",
                           {.id = taxed ? "cash_flow.pretax" : "cash_flow",
                            .label = taxed ? say("cash flow before tax") : say("net cash flow"),
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
        "cash_flow", {.id = "cash_flow", .label = say("net cash flow"), .kind = RowKind::total},
        books.row(flows.pretax) - books.signed_sum(books.tax_paid));
  }
  flows.cumulative = books.running_total("cash_flow", "cumulative_cash_flow",
                                         say("cumulative cash flow"), books.row(flows.project));
  flows.dated = dated_part(books);
  std::optional<Term> accrued;
  if (flows.dated != no_row) accrued = books.row(flows.cumulative) - books.row(flows.dated);
  add_crossings(books, "payback", say("paid back within the step, at"), flows.cumulative, accrued);
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
    std::optional<Term> accrued;
    if (books.flows.dated != no_row)
      accrued = books.row(view.cumulative_present_value) -
                books.row(books.flows.dated) * books.row(view.discount_factor);
    add_crossings(books, prefix + "discounted_payback",
                  say("discounted payback within the step, at"), view.cumulative_present_value,
                  accrued);
  }
}

}  // namespace gonogo
