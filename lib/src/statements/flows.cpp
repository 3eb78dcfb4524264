// SPDX-License-Identifier: MIT
/// The flows from which measures are computed, and their present values.
#include <algorithm>
#include <optional>

#include "gonogo/measure/rounding.hpp"
#include "statements/books.hpp"
#include "statements/crossings.hpp"

namespace gonogo {
namespace {

/// The row of what is dated, where payback asks for it.
RowId dated_part(Books& books) {
  if (books.dated.empty() || books.payback_within == PaybackWithin::even) return no_row;
  return books.sheet.add({.id = "cash_flow.dated",
                          .label = say("cash flow at the end of the step"),
                          .kind = RowKind::helper},
                         sum(books.sheet, books.dated));
}

/// The discount factor at rates that change in time: of each step's rate for the time until its
/// flow, and of all steps before.
Term factor_of_rates(Books& books, const Perspective& view, const std::string& prefix) {
  const TimeAxis& axis = books.axis();
  std::vector<double> within(axis.time.size(), 0.0);
  for (std::size_t c = 1; c < axis.time.size(); ++c)
    within[c] = books.flow_time[c] - axis.time[c - 1];
  Sheet& sheet = books.sheet;
  const Term one = sheet.constant(1);
  const Term growth = one + books.row(view.discount_rate);
  const Term length = step_lengths(books);
  const Term today =
      sheet.clock("time.at_Y0", verbatim("time.at_Y0"), books.bid.calendar.flags({0, 0}));
  const RowId worth = sheet.declare({.id = prefix + "compounded",
                                     .label = say("1 compounded at the rates so far"),
                                     .kind = RowKind::helper,
                                     .unit = Kind::factor,
                                     .roll = Roll::last});
  sheet.define(worth, sheet.select(today, one, sheet.prior(worth) * power(growth, length)));
  const Term until_flow =
      sheet.clock("time.discounted_within", say("years discounted within the step"), within);
  return sheet.select(today, one, one / (sheet.prior(worth) * power(growth, until_flow)));
}

}  // namespace

double flow_rounding(const Proposal& bid, const TimeAxis& axis) {
  // Each part of a flow is itself a sum of items.
  const std::size_t items = bid.lines.size() + bid.investment.size() + bid.working_capital.size() +
                            4 * bid.loans.size();  // drawn, interest, principal, tax on them
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
  flows.sizes = add_sizes(books, "cash_flow", flows.project, flows.parts);
  Recovery plain{.id = "payback",
                 .label = say("paid back within the step, at"),
                 .total = flows.cumulative,
                 .sizes = flows.sizes};
  if (flows.dated != no_row) plain.accrued = books.row(flows.cumulative) - books.row(flows.dated);
  add_crossings(books, plain);
}

namespace {

/// Whether a rule asks for the equity flow, which is the project's where there is no loan.
bool judges_equity(const Books& books) {
  const auto asks = [](const Rule& rule) { return rule.flow.value == FlowKind::equity; };
  const auto any = [&](const std::vector<Rule>& rules) {
    return std::any_of(rules.begin(), rules.end(), asks);
  };
  return any(books.proposal().rules) || (books.bid.policy && any(books.bid.policy->rules));
}

/// Appends the discount factor, the present value of a flow and its running total to a statement.
struct Discounted {
  RowId factor = no_row, value = no_row, cumulative = no_row;
};

/// A flow, and how its rows are called.
struct ValuedFlow {
  std::string statement = {}, prefix = {};
  RowId flow = no_row, dated = no_row, sizes = no_row;
};

/// At one rate.
Term factor_of_rate(Term rate, Term time) {
  const Term one = rate.sheet()->constant(1);
  return one / power(one + rate, time);
}

Discounted discounted(Books& books, const ValuedFlow& valued, Term product) {
  Sheet& sheet = books.sheet;
  Discounted result;
  result.factor = books.add(valued.statement,
                            {.id = valued.prefix + "discount_factor",
                             .label = say("discount factor"),
                             .unit = Kind::factor,
                             .roll = Roll::none},
                            product);
  result.value = books.add(valued.statement,
                           {.id = valued.prefix + "present_value", .label = say("present value")},
                           books.row(valued.flow) * books.row(result.factor));
  result.cumulative =
      books.running_total(valued.statement, valued.prefix + "cumulative_present_value",
                          say("cumulative present value"), books.row(result.value));
  const Term factor = books.row(result.factor);
  const RowId sizes =
      sheet.add({.id = valued.prefix + "present_value.sizes",
                 .label = say("present value of the amounts of the cash flow, without their signs"),
                 .kind = RowKind::helper},
                books.row(valued.sizes) * factor);
  Recovery recovery{.id = valued.prefix + "discounted_payback",
                    .label = say("discounted payback within the step, at"),
                    .total = result.cumulative,
                    .sizes = sizes};
  if (valued.dated != no_row)
    recovery.accrued = books.row(result.cumulative) - books.row(valued.dated) * factor;
  add_crossings(books, recovery);
  return result;
}

}  // namespace

void add_discounting(Books& books) {
  const Term time = books.sheet.clock("time.discounting", say("years discounted"), books.flow_time);
  books.flows.time = books.sheet.nodes()[time.id()].row;
  const bool financed = !books.loans.empty() || judges_equity(books);
  for (Perspective& view : books.perspectives) {
    const std::string prefix = &view == &books.perspectives.front() ? "" : view.id + ".";
    if (view.discount_rate != no_row) books.show("cash_flow", view.discount_rate);
    if (view.discounting != no_node) {
      const Discounted found = discounted(
          books, {"cash_flow", prefix, books.flows.project, books.flows.dated, books.flows.sizes},
          view.discount == no_node ? factor_of_rates(books, view, prefix)
                                   : factor_of_rate(Term(&books.sheet, view.discount), time));
      view.discount_factor = found.factor;
      view.present_value = found.value;
      view.cumulative_present_value = found.cumulative;
    }
    if (view.equity == no_node) continue;
    if (financed) {
      const Discounted found = discounted(books,
                                          {"equity", prefix + "equity.", books.flows.equity,
                                           books.flows.equity_dated, books.flows.equity_sizes},
                                          factor_of_rate(Term(&books.sheet, view.equity), time));
      view.equity_factor = found.factor;
      view.equity_present_value = found.value;
      view.cumulative_equity_present_value = found.cumulative;
    }
  }
}

}  // namespace gonogo
