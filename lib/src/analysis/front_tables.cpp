// SPDX-License-Identifier: MIT
#include "analysis/front_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/chance_text.hpp"
#include "analysis/rule_text.hpp"
#include "analysis/time_spans.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/base/figure.hpp"
#include "gonogo/proposal/stated_sources.hpp"

namespace gonogo {
namespace {

/// Columns of years that fit on a page beside labels and a total.
constexpr std::size_t most_years = 8;

Row judged_row(const Model& model, const RuleResult& result) {
  const BoundRule& rule = model.rules[result.rule];
  Cell measured = short_measure_cell(result.measured);
  if (const double* value = std::get_if<double>(&measured.value))
    measured.decimals = decimals_beside(*value, result.limit, kind_of(rule.measure));
  return {.id = rule.rule.id,
          .cells = {{.value = verbatim(rule.rule.id)},
                    severity_cell(rule.rule.severity),
                    {.value = rule_text(model, rule, result.limit)},
                    std::move(measured),
                    {.value = result.chance
                                  ? say("passes in {1}", share_of_cases_text(result.chance->passes))
                                  : headroom_text(model, result)},
                    outcome_cell(model, result)},
          .place = rule.rule.place};
}

double value_in(const Snapshot& numbers, const YearlyRow& row, const TimeSpan& span) {
  double sum = 0;
  for (const Posting& part : row.parts) {
    const int begins = numbers.sheet().rows()[part.row].begins;
    for (int c = std::max(row.is_level ? span.last : span.first, begins); c <= span.last; ++c)
      sum += part.sign * numbers.at(part.row, c);
  }
  return sum;
}

Message range_text(const Variable& number) {
  const auto at = [&](double value) { return value_text(bare_cell(number, value)); };
  if (number.low && number.high) return say("{1} to {2}", at(*number.low), at(*number.high));
  if (number.low) return say("at least {1}", at(*number.low));
  return number.high ? say("at most {1}", at(*number.high)) : Message();
}

}  // namespace

std::vector<YearlyRow> yearly_rows(const Model& model) {
  const Flows& flows = model.flows;
  std::vector<YearlyRow> rows = {
      {.id = "yearly_revenue", .label = say("Revenue"), .parts = {{flows.revenue, 1}}},
      {.id = "yearly_ebitda",
       .label = say("EBITDA"),
       .parts = {{flows.ebit, 1}, {flows.depreciation, 1}, {flows.gain, -1}}},
      {.id = "yearly_investment", .label = say("Investment"), .parts = {{flows.investment, 1}}},
      {.id = "yearly_cash_flow",
       .label = say("Net cash flow"),
       .parts = {{flows.project, 1}},
       .emphasis = Emphasis::total},
      {.id = "yearly_cumulative",
       .label = say("Cumulative"),
       .parts = {{flows.cumulative, 1}},
       .is_level = true},
      {.id = "yearly_discounted",
       .label = say("Cumulative, discounted"),
       .parts = {{model.perspectives.front().cumulative_present_value, 1}},
       .is_level = true}};
  for (YearlyRow& each : rows)
    std::erase_if(each.parts, [](const Posting& part) { return part.row == no_row; });
  std::erase_if(rows, [](const YearlyRow& each) { return each.parts.empty(); });
  return rows;
}

std::vector<TimeSpan> yearly_spans(const Model& model) {
  std::vector<TimeSpan> spans = spans_of(model.sheet.axis(), years_of(model));
  if (spans.size() <= most_years) return spans;
  const std::size_t several = spans.size() / (most_years / 2);
  std::vector<TimeSpan> fitting(spans.begin(), spans.begin() + most_years / 2);
  for (std::size_t at = fitting.size(); at < spans.size(); at += several) {
    const std::size_t end = std::min(at + several, spans.size()) - 1;
    TimeSpan joined = spans[at];
    joined.last = spans[end].last;
    if (end > at) joined.title += "-" + spans[end].title;
    fitting.push_back(std::move(joined));
  }
  return fitting;
}

Table judged_table(const Model& model, const FrontPage& page, const Evaluation& evaluation) {
  Table table{.id = "judged",
              .columns = {{.id = "rule", .title = say("Rule")},
                          {.id = "severity", .title = say("Severity")},
                          {.id = "requires", .title = say("Requires"), .flexible = true},
                          {.id = "value", .title = say("Value"), .kind = Kind::money},
                          {.id = "headroom", .title = say("Headroom"), .flexible = true},
                          {.id = "result", .title = say("Result")}}};
  for (const RuleResult& each : page.failed) table.rows.push_back(judged_row(model, each));
  for (const RuleResult& each : evaluation.rules) {
    if (each.outcome != RuleOutcome::fail && each.skipped == Skipped::no)
      table.rows.push_back(judged_row(model, each));
  }
  return table;
}

Table short_measures_table(const Evaluation& evaluation) {
  Table table{.id = "short_measures",
              .columns = {{.id = "measure"}, {.id = "value", .kind = Kind::money}},
              .header = false};
  constexpr std::array wanted = {
      "npv",          "irr",    "static_payback", "discounted_payback", "margin",
      "gross_margin", "ebitda", "capex",          "peak_funding"};
  for (const std::string_view id : wanted) {
    for (const MeasureResult& each : evaluation.measures) {
      if (each.wanted.flow != FlowKind::project || id_of(each.wanted.measure) != id) continue;
      table.rows.push_back(
          {.id = std::string(id),
           .cells = {{.value = title_of(each.wanted.measure)}, short_measure_cell(each)}});
    }
  }
  return table;
}

Table yearly_table(const Bid& bid) {
  const Model& model = *bid.model;
  const TimeAxis& axis = model.sheet.axis();
  const ColumnSpan by = years_of(model);
  const std::vector<TimeSpan> spans = yearly_spans(model);
  Table table{.id = "yearly", .columns = {{.id = "row", .flexible = true}}};
  for (const TimeSpan& each : spans)
    table.columns.push_back({.id = each.id,
                             .title = title_of(each, axis, by),
                             .kind = Kind::money,
                             .narrow = Narrow::part});
  table.columns.push_back({.id = "total", .title = say("Total"), .kind = Kind::money});
  for (const YearlyRow& each : yearly_rows(model)) {
    Row row{.id = each.id, .cells = {{.value = each.label}}, .emphasis = each.emphasis};
    for (const TimeSpan& span : spans)
      row.cells.push_back({.value = value_in(bid.model.snapshot(), each, span)});
    if (!each.is_level)
      row.cells.push_back(
          {.value = value_in(bid.model.snapshot(), each, {.last = axis.columns() - 1})});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table assumptions_table(const Bid& bid, std::size_t most) {
  const StatedSources sources(bid.model->proposal);
  std::vector<Variable> numbers = find_variables(*bid.model, {});
  const auto weight = [&](const Variable& each) {
    return sources.of(each.address).empty() ? (each.has_range() ? 1 : 2) : 0;
  };
  std::stable_sort(numbers.begin(), numbers.end(),
                   [&](const Variable& a, const Variable& b) { return weight(a) < weight(b); });
  if (numbers.size() > most) numbers.resize(most);
  Table table{.id = "assumptions",
              .columns = {{.id = "number", .title = say("Assumption"), .flexible = true},
                          {.id = "value", .title = say("Value"), .kind = Kind::number},
                          {.id = "unit", .title = say("Unit"), .flexible = true},
                          {.id = "range", .title = say("Range")},
                          {.id = "source", .title = say("Source"), .flexible = true}}};
  for (const Variable& each : numbers)
    table.rows.push_back({.id = row_id(each),
                          .cells = {{.value = label_of(each)},
                                    bare_cell(each, each.base),
                                    {.value = unit_in_words(each.unit)},
                                    {.value = range_text(each)},
                                    {.value = verbatim(sources.of(each.address))}},
                          .place = each.place});
  return table;
}

}  // namespace gonogo
