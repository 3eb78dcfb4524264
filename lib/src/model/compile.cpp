// SPDX-License-Identifier: MIT
#include "gonogo/model/compile.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "model/books.hpp"
#include "model/judging.hpp"

namespace gonogo {
namespace {

constexpr int most_steps = 1'200;

int steps_per_year(Step step) { return step == Step::month ? 12 : step == Step::quarter ? 4 : 1; }

/// Columns after the period, for what is paid late.
int tail_of(const Proposal& proposal, const Tax* tax, Constants& constants, int per_year,
            int last) {
  double steps = 0;
  int column = last;
  const auto label = [&](const Label& at) {
    const int unit = at.kind == Label::Kind::month ? 12 : at.kind == Label::Kind::quarter ? 4 : 1;
    if (at.kind <= Label::Kind::month)
      column = std::max(column, (at.number * per_year + unit - 1) / unit);
  };
  for (const Line& line : proposal.lines) {
    if (line.delay) steps = std::max(steps, constants.years(*line.delay) * per_year);
    if (!line.paid) continue;
    if (const auto* one = std::get_if<Label>(&line.paid->when)) label(*one);
    if (const auto* range = std::get_if<LabelRange>(&line.paid->when)) label(range->last);
    if (const auto* shares = std::get_if<std::vector<Entry>>(&line.paid->when)) {
      for (const Entry& each : *shares) label(each.at);
    }
  }
  if (tax && tax->lag) steps = std::max(steps, constants.years(*tax->lag) * per_year);
  const double tail = std::max(std::ceil(steps - 1e-9), static_cast<double>(column - last));
  return static_cast<int>(std::min(tail, 12.0 * per_year));
}

void collect(const Label& label, std::vector<Date>& dates) {
  if (label.kind == Label::Kind::date) dates.push_back(label.date);
}

void collect(const std::optional<Moment>& moment, const Amount& amount, std::vector<Date>& dates) {
  if (moment) {
    if (const auto* one = std::get_if<Label>(&moment->when)) collect(*one, dates);
    if (const auto* shares = std::get_if<std::vector<Entry>>(&moment->when)) {
      for (const Entry& each : *shares) collect(each.at, dates);
    }
  }
  if (const auto* schedule = std::get_if<std::vector<Entry>>(&amount.value)) {
    for (const Entry& each : *schedule) collect(each.at, dates);
  }
}

std::optional<TimeAxis> dated_axis(const Proposal& proposal, Diagnostics& diagnostics) {
  std::vector<Date> dates;
  if (proposal.project.start) dates.push_back(*proposal.project.start);
  for (const Line& line : proposal.lines) {
    collect(line.at, line.amount, dates);
    if (line.per) {
      diagnostics.push_back(
          {.code = "dated",
           .message = "dated flows are single sums: 'per' has no step to count in",
           .place = line.place,
           .hint = "give dates, or another step in [project]"});
    }
  }
  for (const Investment& asset : proposal.investment) collect(asset.at, asset.amount, dates);
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  if (!dates.empty()) return make_dated_axis(dates);
  diagnostics.push_back({.code = "dated",
                         .message = "step = \"dated\" needs dates, and there are none",
                         .place = proposal.project.place,
                         .hint = "write at = 2027-03-15"});
  return std::nullopt;
}

std::optional<TimeAxis> axis_of(const Proposal& proposal, const Tax* tax, Constants& constants,
                                Diagnostics& diagnostics) {
  const Project& project = proposal.project;
  if (project.step == Step::dated) return dated_axis(proposal, diagnostics);
  if (!project.period) {
    diagnostics.push_back({.code = "missing-key",
                           .message = "the project has no period",
                           .place = project.place,
                           .hint = "add period = \"5 years\""});
    return std::nullopt;
  }
  const int per_year = steps_per_year(project.step);
  const double years = constants.years(*project.period);
  const int construction =
      project.construction ? constants.whole_steps(*project.construction, per_year, "construction")
                           : 0;
  if (std::isnan(years)) return std::nullopt;
  if (!(years > 0) || years * per_year > most_steps) {
    diagnostics.push_back({.code = "period",
                           .message = "the period must be above 0 and at most 1,200 steps",
                           .place = project.period->count.place,
                           .hint = "use a longer step, or a shorter period"});
    return std::nullopt;
  }
  if (years * per_year <= construction) {
    diagnostics.push_back(
        {.code = "period",
         .message = "construction takes the whole period: nothing is left to operate",
         .place = project.period->count.place,
         .hint = "the period includes construction: make it longer"});
    return std::nullopt;
  }
  const int last = static_cast<int>(std::ceil(years * per_year - 1e-9));
  return make_time_axis(per_year, construction, years,
                        tail_of(proposal, tax, constants, per_year, last));
}

std::vector<Years> flow_times(const TimeAxis& axis, Timing timing) {
  const double back = timing == Timing::mid ? 0.5 : timing == Timing::start ? 1.0 : 0.0;
  std::vector<Years> result;
  for (std::size_t c = 0; c < axis.time.size(); ++c)
    result.push_back(axis.time[c] - back * axis.length[c]);
  return result;
}

/// The policy's conventions where it states any, else the bid's.
void settle_conventions(Books& books) {
  const Conventions& bid = books.proposal().conventions;
  const Policy* policy = books.compiler.policy;
  const bool governed = policy && policy->conventions.place.known();
  if (governed && bid.place.known()) {
    books.compiler.diagnostics.push_back(
        {.severity = Severity::warning,
         .code = "conventions",
         .message = "the policy's conventions govern; those of the bid are not used",
         .place = bid.place,
         .hint = "remove [conventions] from the bid",
         .related = {{policy->conventions.place, "the policy states them here"}}});
  }
  const Conventions& used = governed ? policy->conventions : bid;
  books.model.timing = used.timing.value_or(Timing::end);
  books.model.payback_from = used.payback_from.value_or(PaybackFrom::outlay);
  books.model.flow_time = flow_times(books.axis(), books.model.timing);
}

constexpr std::array<Statement, 9> standard = {add_operations,      add_assets,  add_payments,
                                               add_working_capital, add_profit,  add_income_tax,
                                               add_flows,           add_balance, add_discounting};

}  // namespace

std::span<const Statement> standard_statements() { return standard; }

Checked<Model> compile(Proposal proposal, std::optional<Policy> policy,
                       const CompileOptions& options) {
  Checked<Model> result;
  Diagnostics& found = result.diagnostics;
  const Policy* rules = policy ? &*policy : nullptr;
  Constants constants(proposal, options.moved, found);
  const Tax* tax = rules && rules->tax ? &*rules->tax : proposal.tax ? &*proposal.tax : nullptr;
  auto axis = axis_of(proposal, tax, constants, found);
  if (!axis || has_errors(found)) return result;

  Model model{Sheet(std::move(*axis))};
  Compiler compiler(proposal, rules, options, model.sheet, constants, found);
  Books books{compiler, model.sheet, model};
  settle_conventions(books);
  compiler.declare();
  compiler.build_all();
  find_perspectives(books);
  for (const Statement statement : options.statements) {
    if (!has_errors(found)) statement(books);
  }
  find_rules(books);
  check_sheet(model.sheet, found);
  model.structural = constants.used();
  model.moved = options.moved;
  model.built_by = options.statements;
  sort_by_place(found);
  if (has_errors(found)) return result;
  model.proposal = std::move(proposal);
  model.policy = std::move(policy);
  result.value = std::move(model);
  return result;
}

}  // namespace gonogo
