// SPDX-License-Identifier: MIT
#include "analysis/chance_cases.hpp"
#include "analysis/chance_text.hpp"
#include "gonogo/analysis/chance_solution.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {
namespace {

Message share_wanted(const ChanceSolution& found) {
  return number({.value = found.options.share, .kind = Kind::rate});
}

Paragraph answer(const ChanceSolution& found) {
  const Message label = label_of(found.number);
  if (found.stretches.empty()) {
    return {.id = "answer",
            .text = say("At no value of {1} is the verdict GO in {2} of cases: at most in {3}, at "
                        "{4}.",
                        label, share_wanted(found), share_text(found.best.go),
                        text_of(found.number, found.best.value)),
            .tone = Tone::bad};
  }
  return {.id = "answer",
          .text = say("{1} at which the verdict is GO in at least {2} of cases:", label,
                      share_wanted(found))};
}

Row end_row(const ChanceSolution& found, std::string id, Message label, const ChanceEnd& end) {
  Row row{.id = std::move(id),
          .cells = {{.value = std::move(label)},
                    variable_cell(found.number, end.at.value),
                    change_cell(found.number, end.at.value)}};
  for (Cell& each : share_cells(end.at.go)) row.cells.push_back(std::move(each));
  if (end.edge)
    row.cells.push_back({.value = say("the search ends here"), .code = "edge"});
  else
    row.cells.push_back({.value = Message()});
  return row;
}

Table stretches(const ChanceSolution& found) {
  Table table{.id = "passes",
              .columns = {{.id = "end", .title = say("GO is likely enough")},
                          {.id = "value", .title = label_of(found.number), .kind = Kind::number},
                          {.id = "change",
                           .title = say("Change"),
                           .kind = Kind::rate,
                           .drawn = !found.number.factor || found.number.amount.has_value()}}};
  for (Column& each : estimate_columns("p_go", say("GO in"), Kind::rate))
    table.columns.push_back(std::move(each));
  table.columns.push_back({.id = "remark", .flexible = true});
  for (std::size_t s = 0; s < found.stretches.size(); ++s) {
    const std::string place = std::to_string(s + 1);
    const auto& [low, high] = found.stretches[s];
    table.rows.push_back(end_row(found, "from" + place, say("from"), low));
    table.rows.push_back(end_row(found, "to" + place, say("to"), high));
  }
  return table;
}

/// The share of GO over the value of the number.
Chart curve(const ChanceSolution& found) {
  Chart chart{.id = "p_go_chart",
              .title = say("Share of cases in which the verdict is GO"),
              .kind = ChartKind::lines,
              .series = {{.id = "p_go", .title = say("GO in")}},
              .x_title = label_of(found.number),
              .x_kind = found.number.factor ? Kind::rate : found.number.kind,
              .y_kind = Kind::rate};
  for (const ChanceAt& each : found.scan) {
    chart.x.push_back(each.value);
    chart.series[0].values.push_back(each.go.value);
  }
  return chart;
}

Paragraph method(const ChanceSolution& found) {
  const Message cases = number(found.cases);
  const Message what =
      found.exact ? say("All {1} combinations of the discrete drivers at every value.", cases)
                  : say("The same {1} cases at every value, seed {2}.", cases,
                        number(found.options.simulation.seed));
  const Message range = say("Searched from {1} to {2}.",
                            value_text(bare_cell(found.number, found.scan.front().value)),
                            text_of(found.number, found.scan.back().value));
  if (!found.varies)
    return {.id = "method", .text = say("{1} {2}", what, range), .tone = Tone::faint};
  return {
      .id = "method",
      .text = say("{1} {2} The number varies as the bid states it; here it has one value in all "
                  "cases.",
                  what, range),
      .tone = Tone::faint};
}

Code settings(const ChanceSolution& found) {
  Code code{.id = "settings"};
  for (const ChanceStretch& each : found.stretches) {
    for (const ChanceEnd& end : {each.low, each.high}) {
      if (!end.edge) code.lines.push_back(set_option(setting(found.number, end.at.value)));
    }
  }
  return code;
}

}  // namespace

Report chance_solution_report(const Bid& bid, const ChanceSolution& found) {
  // As in a simulation, rules with a probability have their say of their own.
  Report report = report_on(bid, "simulate");
  report.command = "solve";
  seal_cases(report, say("Simulation"), found.options.simulation, found.cases, found.exact);
  report.facts.push_back({"address", {.value = verbatim(found.number.address)}});
  report.facts.push_back({"p_go_wanted", {.value = found.options.share, .kind = Kind::rate}});
  report.facts.push_back(
      {"cases", {.value = static_cast<double>(found.cases), .kind = Kind::count}});
  report.facts.push_back(
      {"seed",
       {.value = verbatim(std::to_string(found.options.simulation.seed)), .kind = Kind::text}});
  Section main{.id = "solve", .title = say("Solve"), .blocks = {answer(found)}};
  if (!found.stretches.empty()) main.blocks.push_back(stretches(found));
  main.blocks.push_back(
      Paragraph{.id = "now",
                .text = say("Now {1}: GO in {2}.", text_of(found.number, found.now.value),
                            share_of_cases_text(found.now.go))});
  if (Code code = settings(found); !code.lines.empty()) main.blocks.push_back(std::move(code));
  main.blocks.push_back(curve(found));
  main.blocks.push_back(method(found));
  if (leaves_out_chance_rules(*bid.model)) main.blocks.push_back(rules_left_out(*bid.model));
  report.sections.push_back(std::move(main));
  return report;
}

}  // namespace gonogo
