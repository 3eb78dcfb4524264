// SPDX-License-Identifier: MIT
/// The flows from which measures are computed, and their present values.
#include <optional>

#include "gonogo/measure/rounding.hpp"
#include "statements/books.hpp"

namespace gonogo {
namespace {

/// A running total that pays back.
struct Recovery {
  std::string id = {};  ///< of the row of crossings
  Message label = {};
  RowId total = no_row;
  RowId sizes = no_row;  ///< of the amounts that it sums up, without signs
  /// The total at the end of a step, before what is dated moves. Empty: it is the total.
  std::optional<Term> accrued = {};
};

/// What rounding can leave in the running total. The same number in all columns.
RowId add_rounding(Books& books, const Recovery& of) {
  Sheet& sheet = books.sheet;
  const double share = flow_rounding(books.proposal(), books.axis());
  return sheet.add({.id = of.id + ".rounding",
                    .label = say("what rounding can leave in the running total"),
                    .kind = RowKind::helper,
                    .roll = Roll::none},
                   sheet.constant(share) * sheet.total(of.sizes));
}

/// The time in years from which the running total is not below zero, in the step in which it becomes
/// so; 0 in all other steps. The payback is the greatest of these. A total within rounding of zero
/// has reached it.
void add_crossings(Books& books, const Recovery& of) {
  Sheet& sheet = books.sheet;
  const auto& time = books.axis().time;
  std::vector<Years> begins(time.size(), 0.0), length(time.size(), 0.0);
  for (std::size_t c = 1; c < time.size(); ++c) {
    begins[c] = time[c - 1];
    length[c] = time[c] - time[c - 1];
  }
  const Term zero = sheet.constant(0), error = books.row(add_rounding(books, of));
  const Term before = sheet.prior(of.total);
  const Term step_length = sheet.clock("time.length", say("length of the step in years"), length);
  const Term start = sheet.clock("time.begins", say("beginning of the step in years"), begins);
  const Term after = of.accrued.value_or(sheet.row(of.total));
  const auto short_of_zero = [&](Term total) { return sheet.apply(Op::less, total, -error); };
  const auto if_reached = [&](Term then) {
    return sheet.select(short_of_zero(sheet.row(of.total)), zero, then);
  };
  const auto helper = [&](const std::string& id, const Message& label, Term formula) {
    sheet.add({.id = id,
               .label = label,
               .kind = RowKind::helper,
               .unit = Kind::years,
               .roll = Roll::none},
              formula);
  };
  const auto crossing = [&](Term within, Term at_end) {
    const Term found = sheet.select(short_of_zero(before), if_reached(within), zero);
    if (!of.accrued) return found;
    return sheet.select(short_of_zero(after), if_reached(at_end), found);
  };
  const Term rise = after - before;
  helper(of.id, of.label,
         crossing(start + minimum(-before / rise, sheet.constant(1)) * step_length,
                  start + step_length));
  // What is dated jumps over zero at the end of the step, so its rounding does not move the time.
  helper(of.id + ".rounding_of_time", say("what rounding can leave in that time"),
         crossing(error / rise * step_length, zero));
}

/// The row of what is dated, where payback asks for it.
RowId dated_part(Books& books) {
  if (books.dated.empty() || books.payback_within == PaybackWithin::even) return no_row;
  return books.sheet.add({.id = "cash_flow.dated",
                          .label = say("cash flow at the end of the step"),
                          .kind = RowKind::helper},
                         sum(books.sheet, books.dated));
}

/// The row of the amounts that rounding errors of the flow are relative to.
RowId sizes_of(Books& books) {
  Sheet& sheet = books.sheet;
  const auto size = [&](RowId row) { return sheet.apply(Op::absolute, books.row(row)); };
  Term sum = size(books.flows.project);
  for (const Posting& each : books.flows.parts) sum = sum + size(each.row);
  return sheet.add({.id = "cash_flow.sizes",
                    .label = say("amounts of the cash flow, without their signs"),
                    .kind = RowKind::helper},
                   sum);
}

}  // namespace

double flow_rounding(const Proposal& bid, const TimeAxis& axis) {
  // Each part of a flow is itself a sum of items.
  const std::size_t items = bid.lines.size() + bid.investment.size() + bid.working_capital.size();
  return rounding_error(static_cast<std::size_t>(axis.columns()) + items, 1);
}

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
  flows.sizes = sizes_of(books);
  Recovery plain{.id = "payback",
                 .label = say("paid back within the step, at"),
                 .total = flows.cumulative,
                 .sizes = flows.sizes};
  if (flows.dated != no_row) plain.accrued = books.row(flows.cumulative) - books.row(flows.dated);
  add_crossings(books, plain);
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
    const Term factor = books.row(view.discount_factor);
    const RowId sizes = books.sheet.add(
        {.id = prefix + "present_value.sizes",
         .label = say("present value of the amounts of the cash flow, without their signs"),
         .kind = RowKind::helper},
        books.row(books.flows.sizes) * factor);
    Recovery discounted{.id = prefix + "discounted_payback",
                        .label = say("discounted payback within the step, at"),
                        .total = view.cumulative_present_value,
                        .sizes = sizes};
    if (books.flows.dated != no_row)
      discounted.accrued =
          books.row(view.cumulative_present_value) - books.row(books.flows.dated) * factor;
    add_crossings(books, discounted);
  }
}

}  // namespace gonogo
