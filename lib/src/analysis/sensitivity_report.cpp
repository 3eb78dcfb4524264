// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_bars = 12;

std::vector<const SensitivityRow*> moving(const Sensitivity& found) {
  std::vector<const SensitivityRow*> rows;
  for (const SensitivityRow& each : found.rows) {
    if (!each.idle) rows.push_back(&each);
  }
  return rows;
}

Chart tornado(const SensitivityOptions& options, const Sensitivity& found) {
  Chart chart{.id = "tornado",
              .title = say("{1} between low and high of each number",
                           short_title_of(options.measure.measure)),
              .series = {{.id = "low", .title = say("low")}, {.id = "high", .title = say("high")}},
              .y_kind = kind_of(options.measure.measure),
              .base = found.base.value};
  for (const SensitivityRow* each : moving(found)) {
    if (chart.categories.size() == most_bars) break;
    const Message label = label_of(each->number);
    chart.categories.push_back(each->turns ? say("{1} *", label) : label);
    chart.series[0].values.push_back(each->at_low.value);
    chart.series[1].values.push_back(each->at_high.value);
  }
  return chart;
}

Table tornado_table(const Bid& bid, const Sensitivity& found) {
  const Kind kind = kind_of(found.base.wanted.measure);
  Table table{.id = "sensitivity",
              .columns = {{.id = "number", .title = say("Number"), .flexible = true},
                          {.id = "low", .title = say("Low"), .kind = Kind::number},
                          {.id = "high", .title = say("High"), .kind = Kind::number},
                          {.id = "at_low", .title = say("At low"), .kind = kind},
                          {.id = "at_high", .title = say("At high"), .kind = kind},
                          {.id = "turns", .title = say("Turns")}},
              .money_decimals = 0};
  for (const SensitivityRow* each : moving(found)) {
    const std::string low = std::string(id_of(each->verdict_low));
    const std::string high = std::string(id_of(each->verdict_high));
    table.rows.push_back({.id = row_id(each->number),
                          .cells = {{.value = label_of(each->number)},
                                    variable_cell(each->number, each->low),
                                    bare_cell(each->number, each->high),
                                    measure_cell(*bid.model, each->at_low),
                                    measure_cell(*bid.model, each->at_high),
                                    {.value = each->turns ? say("yes") : say("no"),
                                     .code = each->turns ? "low " + low + ", high " + high : "no",
                                     .tone = each->turns ? Tone::bad : Tone::faint}},
                          .place = each->number.place});
  }
  return table;
}

Table coefficient_table(const Sensitivity& found) {
  Table table{.id = "coefficients",
              .columns = {{.id = "number", .title = say("Number"), .flexible = true},
                          {.id = "coefficient", .title = verbatim("S_AF"), .kind = Kind::number},
                          {.id = "slope", .title = say("Change per unit"), .kind = Kind::number},
                          {.id = "critical", .title = say("Critical")}}};
  for (const SensitivityRow* each : moving(found)) {
    Cell coefficient{.kind = Kind::number}, slope{.kind = Kind::number};
    if (std::isfinite(each->coefficient)) coefficient.value = each->coefficient;
    if (std::isfinite(each->slope)) slope.value = each->slope;
    table.rows.push_back({.id = row_id(each->number),
                          .cells = {{.value = label_of(each->number)},
                                    std::move(coefficient),
                                    std::move(slope),
                                    {.value = each->critical ? say("yes") : say("no"),
                                     .code = each->critical ? "critical" : "no"}},
                          .place = each->number.place});
  }
  return table;
}

Message switches_text(const SensitivityRow& line, const RuleSwitches& switches) {
  std::vector<Message> values;
  for (const double value : switches.values)
    values.push_back(value_text(bare_cell(line.number, value)));
  return listed(Join::semicolon, std::move(values));
}

/// A row for each number and rule, with every switching value.
Table switching_table(const Bid& bid, const Sensitivity& found) {
  Table table{.id = "switching",
              .columns = {{.id = "number", .title = say("Number"), .flexible = true},
                          {.id = "rule", .title = say("Rule")},
                          {.id = "now", .title = say("Now"), .kind = Kind::number},
                          {.id = "value", .title = say("Switches at"), .kind = Kind::number},
                          {.id = "change", .title = say("Change"), .kind = Kind::rate},
                          {.id = "more", .title = say("Also at"), .flexible = true}}};
  for (const SensitivityRow* each : moving(found)) {
    for (const RuleSwitches& switches : each->switches) {
      const std::string& rule = bid.model->rules[switches.rule].rule.id;
      Row row{.id = row_id(each->number) + "." + rule,
              .cells = {{.value = label_of(each->number)},
                        {.value = verbatim(rule)},
                        variable_cell(each->number, each->number.base)},
              .place = each->number.place};
      if (switches.values.empty()) {
        row.cells.push_back({.note = say("none in range"), .code = "none_in_range"});
      } else {
        const double nearest = *std::min_element(
            switches.values.begin(), switches.values.end(), [&](double a, double b) {
              return std::abs(a - each->number.base) < std::abs(b - each->number.base);
            });
        row.cells.push_back(bare_cell(each->number, nearest));
        row.cells.push_back(change_cell(each->number, nearest));
        if (switches.values.size() > 1) {
          RuleSwitches others{.rule = switches.rule};
          for (const double value : switches.values) {
            if (value != nearest) others.values.push_back(value);
          }
          row.cells.push_back({.value = switches_text(*each, others)});
        }
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

Chart spider_chart(const SensitivityOptions& options, const Sensitivity& found) {
  Chart chart{
      .id = "spider",
      .title = say("{1} as each number changes alone", short_title_of(options.measure.measure)),
      .kind = ChartKind::lines,
      .x = found.changes,
      .x_title = say("change of the number"),
      .x_kind = Kind::rate,
      .y_kind = kind_of(options.measure.measure)};
  for (const SpiderLine& each : found.spider) {
    const Variable& number = found.rows[each.row].number;
    chart.series.push_back(
        {.id = row_id(number), .title = label_of(number), .values = each.values});
  }
  return chart;
}

Message base_text(const Bid& bid, const Sensitivity& found) {
  return say("{1} as written: {2}. * marks what changes the verdict alone.",
             short_title_of(found.base.wanted.measure),
             value_text(measure_cell(*bid.model, found.base)));
}

}  // namespace

Report sensitivity_report(const Bid& bid, const SensitivityOptions& options,
                          const Sensitivity& found) {
  Report report = report_on(bid, "sensitivity");
  report.facts.push_back(
      {"verdict", {.value = verbatim(id_of(found.verdict)), .kind = Kind::text}});
  Section main{.id = "sensitivity", .title = say("Sensitivity")};
  main.blocks.push_back(Paragraph{.id = "base", .text = base_text(bid, found)});
  main.blocks.push_back(tornado(options, found));
  main.blocks.push_back(tornado_table(bid, found));
  std::vector<Message> idle;
  for (const SensitivityRow& each : found.rows) {
    if (each.idle) idle.push_back(label_of(each.number));
  }
  if (!idle.empty()) {
    main.blocks.push_back(Paragraph{
        .id = "idle", .text = say("Without effect: {1}.", listed(Join::comma, std::move(idle)))});
  }
  report.sections.push_back(std::move(main));
  report.sections.push_back(
      {.id = "coefficients", .title = say("Coefficients"), .blocks = {coefficient_table(found)}});
  if (options.detail == Detail::full) {
    report.sections.push_back({.id = "switching",
                               .title = say("Switching values"),
                               .blocks = {switching_table(bid, found)}});
  }
  if (!found.spider.empty()) {
    report.sections.push_back(
        {.id = "spider", .title = say("Spider"), .blocks = {spider_chart(options, found)}});
  }
  return report;
}

}  // namespace gonogo
