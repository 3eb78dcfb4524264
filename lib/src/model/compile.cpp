// SPDX-License-Identifier: MIT
#include "gonogo/model/compile.hpp"

#include <algorithm>
#include <array>

#include "compile/items.hpp"
#include "compile/make_axis.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/proposal/service_levels.hpp"
#include "model/bind_perspectives.hpp"
#include "model/bind_rules.hpp"
#include "statements/books.hpp"

namespace gonogo {
namespace {

std::vector<Years> flow_times(const TimeAxis& axis, Timing timing) {
  const double back = timing == Timing::mid ? 0.5 : timing == Timing::start ? 1.0 : 0.0;
  std::vector<Years> result;
  for (std::size_t c = 0; c < axis.time.size(); ++c)
    result.push_back(axis.time[c] - back * axis.length[c]);
  return result;
}

/// The policy's conventions where there is one, also those that it leaves at their defaults: a bid
/// cannot be judged less strictly by what it states itself. Without a policy, the bid's.
const Conventions& conventions_of(const Proposal& proposal, const Policy* policy,
                                  Diagnostics& found) {
  const Conventions& bid = proposal.conventions;
  if (!policy) return bid;
  if (bid.place.known()) {
    Diagnostic unused{
        .severity = Severity::warning,
        .code = "conventions",
        .message = say("the policy's conventions govern; those of the bid are not used"),
        .place = bid.place,
        .hint = say("remove [conventions] from the bid, or state them in the policy")};
    if (policy->conventions.place.known())
      unused.related = {{policy->conventions.place, say("the policy states them here")}};
    found.push_back(std::move(unused));
  }
  return policy->conventions;
}

constexpr std::array<Statement, 16> standard = {
    add_operations, add_assets,     add_payments,  add_working_capital,
    add_vat,        add_ready_flow, add_profit,    add_income_tax,
    add_loans,      add_owner,      add_repayment, add_flows,
    add_cover,      add_equity,     add_balance,   add_discounting};

constexpr std::size_t most_items = 2'000;
constexpr std::size_t most_nodes = 100'000;
constexpr std::size_t deepest = 4'000;

/// Refuses bids that are too large: a mistake, or an attack.
void check_counts(const Proposal& proposal, Diagnostics& found) {
  const auto check = [&](std::size_t count, Message what) {
    if (count <= most_items) return;
    found.push_back(
        {.code = "too-large",
         .message = say("a bid has at most 2,000 {1}, and this one has {2}", what, number(count)),
         .place = {.file = proposal.file},
         .hint = say("sum up what belongs together")});
  };
  check(proposal.lines.size() + proposal.investment.size() + proposal.working_capital.size() +
            proposal.loans.size(),
        say("lines"));
  check(proposal.drivers.size(), say("drivers"));
  check(proposal.quantities.size(), say("quantities"));
}

/// Refuses formulas that are too deep for recursion.
void check_size(const Sheet& sheet, Diagnostics& found) {
  std::size_t nodes = 0;
  for (const SheetRow& row : sheet.rows()) {
    if (row.formula == no_node) continue;
    nodes += sheet.size(row.formula);
    const bool deep = sheet.depth(row.formula) > deepest;
    if (nodes <= most_nodes && !deep) continue;
    found.push_back(
        {.code = "too-large",
         .message =
             deep ? say("the formula of '{1}' nests more than 4,000 operations", verbatim(row.id))
                  : say("the formulas up to '{1}' have more than 100,000 operations and operands",
                        verbatim(row.id)),
         .place = row.sources.empty() ? Place{} : row.sources.front(),
         .hint = say("sum up what belongs together, or part it into quantities")});
    return;
  }
}

/// Reports rows of statements that depend on each other. Items report their own cycles.
void check_circle(const Sheet& sheet, const Schedule& order, Diagnostics& diagnostics) {
  if (order.circle.empty()) return;
  std::vector<std::string> path;
  for (const RowId row : order.circle) path.push_back(sheet.rows()[row].id);
  const auto& sources = sheet.rows()[order.circle.front()].sources;
  diagnostics.push_back(
      {.code = "cycle",
       .message = say("rows depend on each other in a circle: {1}", verbatim(join(path, " -> "))),
       .place = sources.empty() ? Place{} : sources.front(),
       .hint = say("a formula may not name what is computed from it")});
}

void order_rows(Model& model, Diagnostics& found) {
  check_size(model.sheet, found);
  if (has_errors(found)) return;
  model.order = schedule(model.sheet);
  check_circle(model.sheet, model.order, found);
}

std::optional<Model> build(const Proposal& proposal, const Policy* policy,
                           const CompileOptions& options, Diagnostics& found) {
  check_counts(proposal, found);
  if (has_errors(found)) return std::nullopt;
  const Conventions& conventions = conventions_of(proposal, policy, found);
  Constants constants(proposal, options.overrides, found, conventions.days_in_year.value_or(365));
  auto axis = make_axis(proposal, policy, constants, found);
  if (!axis || has_errors(found)) return std::nullopt;

  Model model{Sheet(std::move(*axis))};
  Compilation bid{proposal, policy, model.sheet, constants, found, options.vat};
  model.timing = conventions.timing.value_or(Timing::end);
  model.payback_from = conventions.payback_from.value_or(PaybackFrom::outlay);
  model.working_capital = conventions.working_capital.value_or(CapitalKind::stated);
  model.payback_within = conventions.payback_within.value_or(PaybackWithin::moments);
  model.flow_time = flow_times(model.sheet.axis(), model.timing);
  if (conventions.normal_year)
    model.normal_year_ends = bid.calendar.year_end(*conventions.normal_year);
  Items items(bid);
  items.build_all();
  Books books{bid, items, model.sheet, model.flow_time, model.payback_within};
  bind_perspectives(books);
  for (const Statement statement : options.statements) {
    if (!has_errors(found)) statement(books);
  }
  model.rules = bind_rules(books);
  model.flows = std::move(books.flows);
  model.perspectives = std::move(books.perspectives);
  model.statements = std::move(books.statements);
  if (!has_errors(found)) order_rows(model, found);
  model.structural = constants.used();
  model.structural_units = constants.units();
  model.overrides = options.overrides;
  model.built_by.assign(options.statements.begin(), options.statements.end());
  return model;
}

}  // namespace

std::span<const Statement> standard_statements() { return standard; }

Checked<Model> compile(Proposal proposal, std::optional<Policy> policy,
                       const CompileOptions& options) {
  Checked<Model> result;
  add_compensation_lines(proposal, policy ? &*policy : nullptr);
  result.value = build(proposal, policy ? &*policy : nullptr, options, result.diagnostics);
  tidy(result.diagnostics);
  if (has_errors(result.diagnostics)) result.value.reset();
  if (!result.value) return result;
  result.value->proposal = std::move(proposal);
  result.value->policy = std::move(policy);
  return result;
}

}  // namespace gonogo
