// SPDX-License-Identifier: MIT
#include "gonogo/analysis/explanation.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "analysis/derivation.hpp"
#include "analysis/explanation_errors.hpp"
#include "analysis/measure_steps.hpp"
#include "analysis/rule_text.hpp"
#include "analysis/site_rows.hpp"
#include "analysis/time_spans.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

std::string section_id(const std::string& what) {
  std::string id = what;
  std::replace(id.begin(), id.end(), '@', '.');
  std::transform(id.begin(), id.end(), id.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
  });
  return id;
}

void append(Section& to, const std::vector<Block>& blocks) {
  to.blocks.insert(to.blocks.end(), blocks.begin(), blocks.end());
}

/// What a measure is computed from, of any flow at any rates.
MeasureSources sources_of(const Model& model, const WantedMeasure& wanted) {
  if (wanted.flow == FlowKind::project && wanted.perspective == 0)
    return wanted.measure->sources(model);
  const Perspective& view = model.perspectives[wanted.perspective];
  const RowId value = wanted.flow == FlowKind::equity    ? view.equity_present_value
                      : wanted.flow == FlowKind::project ? view.present_value
                                                         : no_row;
  const bool discounted = wanted.measure == Measure(measures::npv) && value != no_row;
  return {{discounted ? value : flow_row(model.flows, wanted.flow)}, {}};
}

void derive(const Model& model, const WantedMeasure& wanted, Derivation& derivation) {
  const MeasureSources sources = sources_of(model, wanted);
  for (const NodeId rate : sources.rates) {
    if (rate != no_node) derivation.below(rate, 0, 0);
  }
  for (const RowId row : sources.rows) {
    if (row != no_row) derivation.row(row, whole_period, 0);
  }
}

Section explain_measure(const Bid& bid, const std::string& id, const WantedMeasure& wanted) {
  const Measure measure = wanted.measure;
  const bool equity = wanted.flow == FlowKind::equity;
  const Answer answer = equity ? bid.model.equity_measure(measure) : bid.model.measure(measure);
  const Message title = equity ? say("{1} of equity", title_of(measure)) : title_of(measure);
  Derivation derivation(bid);
  derive(*bid.model, wanted, derivation);
  Table value{
      .id = id + ".value", .columns = {{.id = "measure"}, {.id = "value"}}, .header = false};
  value.rows.push_back(
      {.id = id, .cells = {{.value = title}, measure_cell({wanted, answer.value, answer.why})}});
  Section section{.id = id, .title = title, .blocks = {std::move(value)}};
  if (!equity) {
    section.blocks.push_back(
        Code{.id = id + ".formula", .lines = {say(measure->explanation)}, .wraps = true});
    const bool of_investment = measure->explanation.text().find("investment") != std::string::npos;
    if (of_investment && bid.model->sheet.find("investment_with_vat") != no_row)
      section.blocks.push_back(
          Paragraph{.text = say("Its investment is the row investment_with_vat.")});
    if (auto steps = measure_steps(bid, measure)) section.blocks.push_back(std::move(*steps));
  }
  append(section, derivation.take(id));
  return section;
}

/// What a rule requires and finds, and where its limit and its measure come from.
Section explain_rule(const Bid& bid, std::size_t index) {
  const Model& model = *bid.model;
  const BoundRule& rule = model.rules[index];
  const RuleResult result = evaluate(bid).rules[index];
  const std::string id = "rule." + rule.rule.id;
  Table found{.id = id + ".found", .columns = {{.id = "part"}, {.id = "text"}}, .header = false};
  const auto add = [&](const char* part, Message name, Cell cell) {
    found.rows.push_back({.id = part, .cells = {{.value = std::move(name)}, std::move(cell)}});
  };
  add("requires", say("Requires"), {.value = rule_text(model, rule, result.limit)});
  add("finding", say("Finds"), {.value = finding_text(model, result)});
  if (const Message headroom = headroom_text(model, result); !headroom.empty())
    add("headroom", say("Against the limit"), {.value = headroom});
  add("outcome", say("Outcome"), outcome_cell(model, result));
  found.rows.front().place = rule.rule.place;
  Section section{.id = id, .title = verbatim(id), .blocks = {std::move(found)}};
  Derivation derivation(bid);
  derivation.below(rule.limit, 0, 0);
  if (rule.rule.scenario) {
    section.blocks.push_back(Paragraph{
        .id = id + ".scenario",
        .text = say("Judged in a scenario: explain {1} with --scenario={2} derives its measure.",
                    verbatim(id_of(rule.measure)), verbatim(rule.rule.scenario->value))});
  } else {
    derive(model, {.measure = rule.measure, .flow = rule.flow, .perspective = rule.perspective},
           derivation);
  }
  append(section, derivation.take(id));
  return section;
}

/// A number that shapes the bid, as its period: it has no row.
Section explain_structural(const std::string& address, const Variable& number) {
  Table value{
      .id = address + ".value", .columns = {{.id = "address"}, {.id = "value"}}, .header = false};
  value.rows.push_back({.id = address,
                        .cells = {{.value = label_of(number)}, variable_cell(number, number.base)},
                        .place = number.place});
  return {.id = address, .title = verbatim(address), .blocks = {std::move(value)}};
}

Section explain_row(const Bid& bid, const std::string& what, RowId row, int column) {
  const SheetRow& head = bid.model->sheet.rows()[row];
  Derivation derivation(bid);
  derivation.row(row, column, 0);
  Section section{.id = section_id(what),
                  .title = head.label == verbatim(head.id)
                               ? verbatim(what)
                               : say("{1}: {2}", verbatim(what), head.label)};
  if (!head.text.empty()) {
    section.blocks.push_back(Paragraph{.id = section.id + ".written",
                                       .text = say("written as: {1}", verbatim(head.text))});
  }
  append(section, derivation.take(section.id));
  append(section, rows_behind(*bid.model, head.id, column, section.id));
  return section;
}

/// A row over a year of shorter steps: each of them, and their sum.
Section explain_span(const Bid& bid, const std::string& what, RowId row, const TimeSpan& span) {
  const SheetRow& head = bid.model->sheet.rows()[row];
  const std::string id = section_id(what);
  Table steps{.id = id + ".steps",
              .columns = {{.id = "step", .title = say("Step")},
                          {.id = "value", .title = head.label, .kind = head.unit}}};
  double sum = 0;
  for (int c = span.first; c <= span.last; ++c) {
    const std::string& label = bid.model->sheet.axis().labels[static_cast<std::size_t>(c)];
    const double value = bid.model.snapshot().at(row, c);
    sum += value;
    steps.rows.push_back(
        {.id = section_id(label), .cells = {{.value = verbatim(label)}, {.value = value}}});
  }
  if (head.roll == Roll::sum)
    steps.rows.push_back({.id = "sum",
                          .cells = {{.value = verbatim(span.title)}, {.value = sum}},
                          .emphasis = Emphasis::total});
  const std::string& last = bid.model->sheet.axis().labels[static_cast<std::size_t>(span.last)];
  Paragraph more{
      .id = id + ".more",
      .text = say("To derive one of the steps: explain {1}.", verbatim(head.id + "@" + last)),
      .tone = Tone::faint};
  return {.id = id,
          .title = say("{1}: {2}", verbatim(what), head.label),
          .blocks = {std::move(steps), std::move(more)}};
}

RowId row_named(const Sheet& sheet, const std::string& name) {
  for (const std::string& id : {name, "drivers." + name, "quantities." + name}) {
    if (const RowId row = sheet.find(id); row != no_row) return row;
  }
  return no_row;
}

/// Two measures have a claim to the name, and so has a row that helps to compute them.
bool is_ambiguous(const Sheet& sheet, const std::string& what) {
  return what == "payback" && sheet.find("drivers.payback") == no_row &&
         sheet.find("quantities.payback") == no_row &&
         sheet.find_input("drivers.payback") == no_input;
}

/// The rule of "rule.ID"; of ID alone where no row has the name.
std::optional<std::size_t> rule_named(const Model& model, const std::string& what) {
  const auto found =
      std::find_if(model.rules.begin(), model.rules.end(), [&](const BoundRule& each) {
        return "rule." + each.rule.id == what ||
               (each.rule.id == what && row_named(model.sheet, what) == no_row);
      });
  if (found == model.rules.end()) return {};
  return static_cast<std::size_t>(found - model.rules.begin());
}

/// "equity_npv": a measure of the equity flow of a bid with loans.
std::optional<WantedMeasure> equity_measure_named(const Model& model, const std::string& what) {
  if (model.proposal.loans.empty()) return {};
  for (const MeasureDefinition* each : measures::of_equity) {
    if ("equity_" + std::string(each->id) == what)
      return WantedMeasure{.measure = *each, .flow = FlowKind::equity};
  }
  return {};
}

/// What is no row: a measure, a rule, a number that shapes the bid.
std::optional<Section> explain_whole(const Bid& bid, const std::string& what) {
  const Model& model = *bid.model;
  if (const auto measure = measure_named(what))
    return explain_measure(bid, std::string(id_of(*measure)), {.measure = *measure});
  if (const auto wanted = equity_measure_named(model, what))
    return explain_measure(bid, what, *wanted);
  if (const auto rule = rule_named(model, what)) return explain_rule(bid, *rule);
  if (model.structural.contains(what)) {
    if (const auto number = find_variable(model, what)) return explain_structural(what, *number);
  }
  return {};
}

/// A row at a step, or over a year of steps: Y3, or the book year 2028.
Checked<Section> explain_at(const Bid& bid, const std::string& what, RowId row,
                            const std::string& label) {
  const TimeAxis& axis = bid.model->sheet.axis();
  const auto step = std::find(axis.labels.begin(), axis.labels.end(), label);
  if (step != axis.labels.end())
    return {.value = explain_row(bid, what, row, static_cast<int>(step - axis.labels.begin()))};
  if (label == "end") return {.value = explain_row(bid, what, row, axis.last)};
  for (const ColumnSpan by : {ColumnSpan::year, ColumnSpan::book_year}) {
    if (by == ColumnSpan::book_year && lacks_book_years(*bid.model)) break;
    for (const TimeSpan& each : spans_of(axis, by)) {
      if (each.title == label) return {.value = explain_span(bid, what, row, each)};
    }
  }
  return {.diagnostics = {unknown_step(axis, label)}};
}

Checked<Section> explain_one(const Bid& bid, const std::string& what) {
  const Sheet& sheet = bid.model->sheet;
  if (auto whole = explain_whole(bid, what)) return {.value = std::move(whole)};
  if (is_ambiguous(sheet, what)) {
    return {.diagnostics = {
                {.code = "unknown-name",
                 .message = say("there are two measures of payback"),
                 .hint = say("say static_payback, or discounted_payback for discounted flows")}}};
  }
  const auto at = what.rfind('@');
  const std::string name = what.substr(0, at);
  const RowId row = row_named(sheet, name);
  if (row == no_row) {
    for (const std::string& address : {name, "drivers." + name}) {
      const auto input = sheet.find_input(address);
      if (input == no_input) continue;
      Derivation derivation(bid);
      derivation.input(input, 0);
      return {.value = Section{.id = section_id(name),
                               .title = verbatim(address),
                               .blocks = derivation.take(section_id(name))}};
    }
    const bool whole = measure_named(name) || equity_measure_named(*bid.model, name);
    return {.diagnostics = {whole ? has_no_steps(name) : unknown_name(sheet, name)}};
  }
  if (at == std::string::npos) return {.value = explain_row(bid, what, row, whole_period)};
  return explain_at(bid, what, row, what.substr(at + 1));
}

}  // namespace

Checked<Report> explanation_report(const Bid& bid, const std::vector<std::string>& what) {
  Checked<Report> result;
  Report report = report_on(bid, "explain");
  std::set<std::string> sections;
  for (const std::string& each : what) {
    auto section = explain_one(bid, each);
    if (!section.value) return {.diagnostics = section.diagnostics};
    // What is asked for twice, or by its short and its full name, is told once.
    if (sections.insert(section.value->id).second)
      report.sections.push_back(std::move(*section.value));
  }
  result.value = std::move(report);
  return result;
}

}  // namespace gonogo
