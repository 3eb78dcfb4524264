// SPDX-License-Identifier: MIT
#include "gonogo/analysis/paper.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/approval.hpp"
#include "analysis/chance_model.hpp"
#include "analysis/chance_text.hpp"
#include "analysis/evaluation_report.hpp"
#include "analysis/flow_lines.hpp"
#include "analysis/front_tables.hpp"
#include "gonogo/analysis/breakeven.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/scenario.hpp"
#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/simulation.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/model/overrides.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_assumptions = 8;
constexpr std::size_t most_scenarios = 6;
constexpr int map_points = 13;

/// "City health commission; 5 years; discount rate 8.0%": the bid in a line.
Message subject_of(const Model& model) {
  std::vector<Message> parts = {verbatim(model.proposal.project.customer.value),
                                duration_text(model.sheet.axis().period())};
  if (const auto rate = value_at(model, "rates.discount"))
    parts.push_back(say("discount rate {1}", rate_text(*rate)));
  if (model.policy) parts.push_back(verbatim(model.policy->name.value));
  return listed(Join::semicolon, std::move(parts));
}

Section decision_section(const Bid& bid, const Evaluation& evaluation, const FrontPage& page) {
  const Model& model = *bid.model;
  Section section{.id = "decision", .blocks = front_blocks(model, page)};
  if (page.verdict == Verdict::not_judged) return section;
  std::erase_if(section.blocks, [](const Block& block) {
    const auto* text = std::get_if<Paragraph>(&block);
    return std::holds_alternative<Table>(block) || (text && text->id.empty());
  });
  const Message subject = subject_of(model);
  section.blocks.insert(section.blocks.begin(),
                        Paragraph{.id = "subject", .text = subject, .tone = Tone::faint});
  section.blocks.insert(section.blocks.begin() + 2, judged_table(model, page, evaluation));
  return section;
}

/// What stands beside the verdict and is in no measure.
void add_key_texts(const Model& model, const FrontPage& page, Section& section) {
  for (Block& block : key_section(model, page).blocks) {
    const auto* text = std::get_if<Paragraph>(&block);
    if (text && !text->id.empty()) section.blocks.push_back(std::move(block));
  }
}

/// The scenarios without what a small table has no room for.
Section scenarios_section(const Report& scenarios) {
  Section section{.id = "front_scenarios", .title = say("Scenarios"), .breadth = Breadth::half};
  Table table = std::get<Table>(scenarios.sections.front().blocks.front());
  table.id = "front_scenarios";
  for (Column& each : table.columns) {
    if (each.id == "irr" || each.id == "static_payback" || each.id == "fails") each.drawn = false;
  }
  const std::size_t all = table.rows.size();
  if (all > most_scenarios) table.rows.resize(most_scenarios);
  for (Row& row : table.rows) {
    for (Cell& cell : row.cells) {
      if (cell.kind == Kind::years) cell.note = {};
    }
  }
  section.blocks.push_back(std::move(table));
  if (all > most_scenarios)
    section.blocks.push_back(
        Paragraph{.text = plural(static_cast<double>(all - most_scenarios),
                                 "{1} more: gonogo scenario", "{1} more: gonogo scenario"),
                  .tone = Tone::faint});
  return section;
}

Section assumptions_section(const Bid& bid) {
  Section section{.id = "assumptions", .title = say("Assumptions")};
  const std::size_t all = find_variables(*bid.model, {}).size();
  section.blocks.push_back(assumptions_table(bid, most_assumptions));
  if (all > most_assumptions)
    section.blocks.push_back(
        Paragraph{.text = plural(static_cast<double>(all - most_assumptions),
                                 "{1} more: see the bid.", "{1} more: see the bid."),
                  .tone = Tone::faint});
  return section;
}

/// Whoever a failed rule names, after those of every paper.
Section signatures_section(const Model& model, const FrontPage& page) {
  Signatures lines{.roles = {say("Prepared by"), say("Finance review"), say("Approved by")}};
  for (const RulesOfApprover& each : approvers_of(model, page.failed))
    lines.roles.push_back(verbatim(each.approver));
  return {.id = "signatures", .blocks = {std::move(lines)}};
}

void append(std::vector<Section> more, std::vector<Section>& sections) {
  for (Section& each : more) sections.push_back(std::move(each));
}

/// "Most sensitive, ...: branches (896,438 to 1,728,126), ...": the first drivers of a tornado; empty
/// where none moves the NPV.
std::optional<Paragraph> most_sensitive(const Sensitivity& found) {
  constexpr std::size_t most = 3;
  const auto amount = [](const MeasureResult& result) {
    return number({.value = result.value, .kind = Kind::money});
  };
  std::vector<Message> drivers;
  for (const SensitivityRow& each : found.rows) {
    const bool moves = each.number.driver && !each.unlike && std::isfinite(each.spread) &&
                       std::abs(each.spread) >= 1;
    if (moves && drivers.size() < most)
      drivers.push_back(say("{1} ({2} to {3})", label_of(each.number), amount(each.at_low),
                            amount(each.at_high)));
  }
  if (drivers.empty()) return {};
  return Paragraph{.id = "most_sensitive",
                   .text = say("Most sensitive, by the NPV at low and high or 10% either way: {1}.",
                               listed(Join::comma, std::move(drivers)))};
}

Report front_of(const Bid& bid, const Evaluation& evaluation, const Turning* turning,
                const Report& scenarios, const Sensitivity& sensitivity) {
  const Model& model = *bid.model;
  Report details = evaluation_report(bid, evaluation, turning);
  std::erase_if(details.sections, [](const Section& each) { return !each.detail; });
  FrontPage page = front_page_of(bid, evaluation);
  page.vat = vat_effect(bid);
  std::vector<Section> sections = {decision_section(bid, evaluation, page)};
  if (page.verdict != Verdict::not_judged) {
    if (turning) {
      if (auto turns = turning_sections(bid, evaluation, *turning); !turns.empty()) {
        turns.front().title = say("What would change the verdict");
        if (auto sensitive = most_sensitive(sensitivity))
          turns.front().blocks.push_back(*std::move(sensitive));
        sections.push_back(std::move(turns.front()));
      }
    }
    sections.push_back({.id = "front_measures",
                        .title = say("Measures"),
                        .blocks = {short_measures_table(evaluation)},
                        .breadth = Breadth::half});
    if (scenarios.sections.front().blocks.size() > 1 || scenarios.sections.size() > 1)
      sections.push_back(scenarios_section(scenarios));
    sections.push_back({.id = "front_cash_flow",
                        .title = say("Cash flow by year"),
                        .blocks = {yearly_table(bid)}});
    add_key_texts(model, page, sections.back());
    sections.push_back(assumptions_section(bid));
    sections.push_back(signatures_section(model, page));
  }
  append(std::move(details.sections), sections);
  details.sections = std::move(sections);
  return details;
}

/// The numbers that a map can move: drivers, the first two by their effect.
std::vector<Address> greatest_drivers(const Sensitivity& found) {
  std::vector<Address> drivers;
  for (const SensitivityRow& each : found.rows) {
    const bool moves = each.number.driver && !each.unlike && !each.idle && each.number.base != 0;
    if (moves && drivers.size() < 2) drivers.push_back(each.number.address);
  }
  return drivers;
}

/// Each line's present value, the greatest first; they add up to the NPV.
Section value_section(const Bid& bid) {
  const Model& model = *bid.model;
  Section section{.id = "value_by_line", .title = say("Value by line")};
  if (model.perspectives.front().discount_factor == no_row) return section;
  struct Part {
    RowId row;
    double value;
  };
  std::vector<Part> parts;
  for (const Posting& each : flow_lines(model)) {
    const double value = each.sign * present_value_of(model, bid.model.snapshot(), each.row);
    if (value != 0) parts.push_back({each.row, value});
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.value > b.value; });
  Chart chart{.id = "value_by_line_chart",
              .title = say("Present value by line, which adds up to the NPV"),
              .kind = ChartKind::waterfall,
              .series = {{.id = "present_value", .title = say("present value")}},
              .tabled = true};
  Table table{
      .id = "value_by_line",
      .columns = {{.id = "line", .title = say("Line"), .flexible = true},
                  {.id = "present_value", .title = say("Present value"), .kind = Kind::money}}};
  double sum = 0;
  for (const Part& each : parts) {
    const SheetRow& row = model.sheet.rows()[each.row];
    chart.categories.push_back(row.label);
    chart.series.front().values.push_back(each.value);
    table.rows.push_back({.id = row.id, .cells = {{.value = row.label}, {.value = each.value}}});
    sum += each.value;
  }
  chart.categories.push_back(say("NPV"));
  chart.series.front().values.push_back(sum);
  table.rows.push_back(
      {.id = "npv", .cells = {{.value = say("NPV")}, {.value = sum}}, .emphasis = Emphasis::total});
  section.blocks = {std::move(chart), std::move(table)};
  return section;
}

Chart cost_chart(const BreakEvenStudy& found) {
  Chart chart{.id = "cost_chart",
              .title = say("Cost of the term by line"),
              .series = {{.id = "cost", .title = say("cost")}}};
  std::vector<CostBehaviour> costs = found.costs;
  std::stable_sort(costs.begin(), costs.end(), [](const auto& a, const auto& b) {
    return a.fixed + a.variable > b.fixed + b.variable;
  });
  for (const CostBehaviour& each : costs) {
    if (each.fixed + each.variable == 0) continue;
    chart.categories.push_back(each.name.empty() ? verbatim(each.id) : each.name);
    chart.series.front().values.push_back(each.fixed + each.variable);
  }
  return chart;
}

/// Adds the sections of a report behind the paper, under ids of their own, and where a title is
/// there already, under that of the report before it.
void add_report(Report more, Report& paper) {
  std::set<std::string> ids;
  for (const Section& each : paper.sections) ids.insert(each.id);
  const Message heading = more.sections.empty() ? Message() : more.sections.front().title;
  const auto is_listed = [&paper](const Message& title) {
    return std::any_of(
        paper.sections.begin(), paper.sections.end(),
        [&title](const Section& other) { return other.detail && other.title == title; });
  };
  for (Section& each : more.sections) {
    if (!ids.insert(each.id).second) each.id = more.command + "." + each.id;
    if (!each.title.empty() && is_listed(each.title))
      each.title = say("{1}: {2}", heading, each.title);
    each.detail = true;
    paper.sections.push_back(std::move(each));
  }
  append_new(paper.remarks, std::move(more.remarks));
}

/// Nothing of a bid that could not be judged.
Sensitivity sensitivity_of(const Bid& bid, const Evaluation& evaluation, Detail detail) {
  if (evaluation.verdict == Verdict::not_judged) return {};
  return find_sensitivity(bid, {.detail = detail});
}

Report sensitivity_sections(const Bid& bid, const Sensitivity& found) {
  const SensitivityOptions options;
  Report report = sensitivity_report(bid, options, found);
  append_new(report.remarks, faults_of(bid, found));
  report.sections.push_back(profile_section(bid, find_profile(bid)));
  if (const auto drivers = greatest_drivers(found); drivers.size() == 2) {
    const auto map = find_two_way(bid, options.measure, drivers[0], drivers[1], map_points);
    if (map.value) report.sections.push_back(two_way_section(bid, *map.value));
  }
  return report;
}

void add_breakeven(const Bid& bid, Report& paper) {
  const auto found = find_breakeven(bid);
  if (!found.value) return;
  Report report = breakeven_report(bid, *found.value);
  append_new(report.remarks, found.diagnostics);
  for (Section& each : report.sections) {
    if (each.id != "costs") continue;
    if (Chart chart = cost_chart(*found.value); !chart.categories.empty())
      each.blocks.insert(each.blocks.begin(), std::move(chart));
  }
  add_report(std::move(report), paper);
}

/// Of a bid in which something varies.
void add_simulation(const Bid& bid, Report& paper) {
  SimulationOptions options;
  if (const auto chance = varying_model_of(bid); chance.value)
    options.trials = affordable_trials(*chance.value, options.trials);
  const auto found = simulate(bid, options);
  if (found.value) {
    seal_cases(paper, say("Simulation"), found.value->options, found.value->cases,
               found.value->exact);
    Report report = simulation_report(bid, *found.value);
    report.sections.front().title = say("Simulation");
    add_report(std::move(report), paper);
    return;
  }
  Diagnostics problems = found.diagnostics;
  std::erase_if(problems, [](const Diagnostic& each) { return each.code == "nothing-varies"; });
  for (Diagnostic& each : problems) each.severity = Severity::warning;
  append_new(paper.remarks, std::move(problems));
}

Report scenarios_of(const Bid& bid) {
  auto found = find_scenarios(bid);
  Report report = scenario_report(bid, *found.value);
  append_new(report.remarks, std::move(found.diagnostics));
  return report;
}

}  // namespace

Report front_paper(const Bid& bid, const Evaluation& evaluation, const Turning* turning) {
  return front_of(bid, evaluation, turning, scenarios_of(bid),
                  sensitivity_of(bid, evaluation, Detail::tornado));
}

Report whole_paper(const Bid& bid, const Evaluation& evaluation, const Turning* turning) {
  Report scenarios = scenarios_of(bid);
  const Sensitivity sensitivity = sensitivity_of(bid, evaluation, Detail::full);
  Report paper = front_of(bid, evaluation, turning, scenarios, sensitivity);
  paper.command = "report";
  if (evaluation.verdict == Verdict::not_judged) return paper;
  add_report({.command = "value", .sections = {value_section(bid)}}, paper);
  Report cash = cash_flow_report(bid, {.by = years_of(*bid.model)});
  cash.sections.front().blocks.insert(cash.sections.front().blocks.begin(),
                                      cash_flow_chart(bid, years_of(*bid.model)));
  add_report(std::move(cash), paper);
  add_report(sensitivity_sections(bid, sensitivity), paper);
  add_breakeven(bid, paper);
  add_report(std::move(scenarios), paper);
  add_simulation(bid, paper);
  return paper;
}

}  // namespace gonogo
