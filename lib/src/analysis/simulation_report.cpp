// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "analysis/chance_text.hpp"
#include "analysis/influence_report.hpp"
#include "analysis/rule_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/simulation.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

Message shown(double value, Kind kind) { return number({.value = value, .kind = kind}); }

const SimulatedMeasure& npv_of(const Simulation& found) { return found.measures.front(); }

Paragraph answer(const Simulation& found) {
  const Tone tone = found.go.value >= 0.5 ? Tone::good : Tone::bad;
  return {.id = "answer", .text = say("GO in {1}.", share_of_cases_text(found.go)), .tone = tone};
}

Paragraph otherwise(const Simulation& found) {
  std::vector<Message> parts;
  const auto add = [&](Verdict verdict, const Estimate& share) {
    if (share.value > 0)
      parts.push_back(say("{1} in {2}", verdict_text(verdict), share_text(share)));
  };
  add(Verdict::conditional, found.conditional);
  add(Verdict::no_go, found.no_go);
  add(Verdict::not_judged, found.not_judged);
  parts.push_back(say("NPV below 0 in {1}", share_text(npv_of(found).negative)));
  parts.push_back(say("as written {1}", verdict_text(found.written.verdict)));
  return {.id = "otherwise", .text = say("{1}.", listed(Join::comma, std::move(parts)))};
}

Paragraph method(const Simulation& found) {
  const Message cases = number(found.cases);
  if (found.exact)
    return {.id = "method",
            .text = say("All {1} combinations of the discrete drivers, each with its probability: "
                        "the shares are exact.",
                        cases)};
  return {.id = "method",
          .text = say("{1} cases by {2}, seed {3}. Behind +- is what each figure may be off by, "
                      "with {4} confidence.",
                      cases, sampling_text(found.options.sampling), number(found.options.seed),
                      number({.value = confidence, .kind = Kind::rate, .decimals = 0}))};
}

/// What was asked for, and whether the interval of P(GO) has it.
Paragraph precision(const Simulation& found) {
  const Message wanted = number({.value = *found.options.precision * 100, .kind = Kind::ratio});
  return {
      .id = "precision",
      .text = found.precise()
                  ? say("Cases were drawn until the share of GO was known to +-{1} points.", wanted)
                  : say("The share of GO is not known to +-{1} points, which was asked for: "
                        "more than {2} cases are not drawn.",
                        wanted, number(found.cases)),
      .tone = found.precise() ? Tone::plain : Tone::caution};
}

void add_warnings(const Simulation& found, Section& section) {
  if (found.failed_cases > 0) {
    section.blocks.push_back(Paragraph{
        .id = "failed",
        .text = plural(static_cast<double>(found.failed_cases),
                       "{1} case has no present value or no verdict. It counts as not GO, and is "
                       "left out of means and quantiles.",
                       "{1} cases have no present value or no verdict. They count as not GO, and "
                       "are left out of means and quantiles."),
        .tone = Tone::caution});
  }
  for (const Variable& each : found.fixed) {
    section.blocks.push_back(Paragraph{
        .text = say("{1} does not vary: its value is beyond its low or high.", label_of(each)),
        .tone = Tone::caution});
  }
}

Table chances(const Simulation& found) {
  Table table{.id = "chances", .columns = {{.id = "outcome", .title = say("Outcome")}}};
  for (Column& each : estimate_columns("chance", say("Chance"), Kind::rate))
    table.columns.push_back(std::move(each));
  const auto add = [&](std::string id, Message title, const Estimate& share) {
    Row row{.id = std::move(id), .cells = {{.value = std::move(title)}}};
    for (Cell& each : share_cells(share)) row.cells.push_back(std::move(each));
    table.rows.push_back(std::move(row));
  };
  add("go", verdict_text(Verdict::go), found.go);
  add("conditional", verdict_text(Verdict::conditional), found.conditional);
  add("no_go", verdict_text(Verdict::no_go), found.no_go);
  add("not_judged", verdict_text(Verdict::not_judged), found.not_judged);
  add("npv_negative", say("NPV below 0"), npv_of(found).negative);
  table.drawn = false;
  return table;
}

/// What lies in a bar of the histogram: quantiles, and the bid as written.
Message marks_in(const Simulation& found, double from, double to, bool first, bool last) {
  std::vector<Message> marks;
  const auto add = [&](double value, Message mark) {
    if ((value >= from || first) && (value < to || last)) marks.push_back(std::move(mark));
  };
  constexpr double told[] = {0.05, 0.5, 0.95};
  for (const MeasureQuantile& each : npv_of(found).quantiles) {
    if (std::find(std::begin(told), std::end(told), each.share) != std::end(told))
      add(each.value.value, say("P{1}", verbatim(shortest(each.share * 100))));
  }
  const MeasureResult& written = found.written.measures.front();
  if (written.why == Why::computed) add(written.value, say("as written"));
  return listed(Join::comma, std::move(marks));
}

Chart histogram(const Simulation& found) {
  const Histogram& bars = npv_of(found).histogram;
  Chart chart{.id = "npv_histogram",
              .title = say("NPV: share of cases from each value to the next"),
              .series = {{.id = "share", .title = say("Share of cases"), .values = bars.shares}},
              .y_kind = Kind::rate};
  for (std::size_t i = 0; i < bars.shares.size(); ++i) {
    const double from = bars.low + static_cast<double>(i) * bars.width;
    const Message marks =
        marks_in(found, from, from + bars.width, i == 0, i + 1 == bars.shares.size());
    const Message limit = shown(from, Kind::money);
    chart.categories.push_back(marks.empty() ? limit : say("{1}  {2}", limit, marks));
  }
  return chart;
}

/// The share of cases up to each value: the histogram summed up.
Chart s_curve(const Simulation& found) {
  const SimulatedMeasure& npv = npv_of(found);
  Chart chart{.id = "npv_curve",
              .title = say("NPV: share of cases up to each value"),
              .kind = ChartKind::lines,
              .series = {{.id = "share", .title = say("Share of cases")}},
              .x_title = say("NPV"),
              .x_kind = Kind::money,
              .y_kind = Kind::rate};
  for (const auto& [value, share] : npv.curve) {
    // Of several shares with one value the greatest: a step.
    if (!chart.x.empty() && chart.x.back() == value) {
      chart.series[0].values.back() = share;
      continue;
    }
    chart.x.push_back(value);
    chart.series[0].values.push_back(share);
  }
  return chart;
}

Table rules(const Bid& bid, const Simulation& found) {
  Table table{.id = "rules",
              .columns = {{.id = "rule", .title = say("Rule"), .flexible = true},
                          {.id = "requires", .title = say("Requires"), .flexible = true}}};
  for (Column& each : estimate_columns("fails", say("Fails in"), Kind::rate))
    table.columns.push_back(std::move(each));
  for (const SimulatedRule& each : found.rules) {
    const BoundRule& rule = bid.model->rules[each.rule];
    const double limit = found.written.rules[each.rule].limit;
    Row row{
        .id = rule.rule.id,
        .cells = {{.value = verbatim(rule.rule.id)}, {.value = rule_text(*bid.model, rule, limit)}},
        .place = rule.rule.place};
    for (Cell& cell : share_cells(each.fails)) row.cells.push_back(std::move(cell));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Id of a measure in a table: its own, with flow and perspective where they are not the usual.
std::string measure_id(const WantedMeasure& wanted) {
  std::string id(id_of(wanted.measure));
  if (wanted.flow != FlowKind::project) id += "." + std::string(id_of(wanted.flow));
  if (wanted.perspective > 0) id += ".own";
  if (wanted.year_ends > 0) id += ".to_" + std::to_string(wanted.year_ends);
  return id;
}

Message measure_title(const WantedMeasure& wanted) {
  const Message title = short_title_of(wanted.measure);
  return wanted.flow == FlowKind::project ? title
                                          : say("{1} ({2})", title, verbatim(id_of(wanted.flow)));
}

/// Cents would only blur what varies by thousands.
std::optional<int> decimals_of(const SimulatedMeasure& measure) {
  constexpr double whole_from = 100;
  const bool money = kind_of(measure.wanted.measure) == Kind::money;
  return money && measure.moments.sd >= whole_from ? std::optional(0) : std::nullopt;
}

Cell quantile_cell(const SimulatedMeasure& measure, double value) {
  const Kind kind = kind_of(measure.wanted.measure);
  if (std::isinf(value)) return {.kind = kind, .note = say("never"), .code = "never"};
  return {.value = value, .kind = kind, .decimals = decimals_of(measure)};
}

/// A text has the mean, the median and what nine of ten cases lie between.
bool is_drawn(const MeasureQuantile& quantile) {
  return quantile.share == 0.05 || quantile.share == 0.5 || quantile.share == 0.95;
}

std::vector<Column> measure_columns(const Simulation& found) {
  std::vector<Column> columns = {{.id = "measure", .title = say("Measure"), .flexible = true}};
  for (Column& each : estimate_columns("mean", say("Mean"), Kind::number)) {
    each.drawn = each.id == "mean";
    columns.push_back(std::move(each));
  }
  columns.push_back({.id = "sd", .title = say("SD"), .kind = Kind::number, .drawn = false});
  columns.push_back(
      {.id = "skewness", .title = say("Skewness"), .kind = Kind::ratio, .drawn = false});
  for (const MeasureQuantile& each : npv_of(found).quantiles) {
    const std::string percent = shortest(each.share * 100);
    const Message title = each.share == 0.5 ? say("Median") : say("P{1}", verbatim(percent));
    columns.push_back(
        {.id = "p" + percent, .title = title, .kind = Kind::number, .drawn = is_drawn(each)});
    for (const char* end : {"_low", "_high"})
      columns.push_back({.id = "p" + percent + end, .kind = Kind::number, .drawn = false});
  }
  return columns;
}

Row measure_row(const SimulatedMeasure& measure) {
  const Kind kind = kind_of(measure.wanted.measure);
  const auto decimals = decimals_of(measure);
  Row row{.id = measure_id(measure.wanted), .cells = {{.value = measure_title(measure.wanted)}}};
  if (!std::isfinite(measure.mean.value)) {
    row.cells.push_back({.note = say("no case has a value"), .code = "none"});
    return row;
  }
  for (Cell& cell : estimate_cells(measure.mean, kind, decimals))
    row.cells.push_back(std::move(cell));
  row.cells.push_back({.value = measure.moments.sd, .kind = kind, .decimals = decimals});
  row.cells.push_back({.value = measure.moments.skewness, .kind = Kind::ratio});
  for (const MeasureQuantile& each : measure.quantiles) {
    for (const double value : {each.value.value, each.value.low, each.value.high})
      row.cells.push_back(quantile_cell(measure, value));
  }
  return row;
}

Table measures_table(const Simulation& found) {
  Table table{.id = "measures", .columns = measure_columns(found)};
  for (const SimulatedMeasure& each : found.measures) table.rows.push_back(measure_row(each));
  return table;
}

/// Cases without a value, by measure and reason.
Table without_table(const Simulation& found) {
  Table table{.id = "without",
              .title = say("Cases without a value"),
              .columns = {{.id = "measure", .title = say("Measure"), .flexible = true},
                          {.id = "reason", .title = say("Because"), .flexible = true}}};
  for (Column& each : estimate_columns("share", say("Share"), Kind::rate))
    table.columns.push_back(std::move(each));
  for (const SimulatedMeasure& measure : found.measures) {
    for (const auto& [why, share] : measure.without) {
      Row row{.id = measure_id(measure.wanted) + "." + std::string(id_of(why)),
              .cells = {{.value = measure_title(measure.wanted)},
                        {.value = reason_text(measure.wanted.measure, why),
                         .code = std::string(id_of(why))}}};
      for (Cell& cell : share_cells(share)) row.cells.push_back(std::move(cell));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

Section npv_section(const Simulation& found) {
  const SimulatedMeasure& npv = npv_of(found);
  Section section{.id = "npv", .title = say("NPV")};
  if (npv.quantiles.empty()) return section;
  section.blocks.push_back(
      Paragraph{.id = "npv_mean",
                .text = say("Mean {1}, standard deviation {2}, mean of the worst 5% of cases {3}.",
                            money_text(npv.mean), shown(npv.moments.sd, Kind::money),
                            money_text(npv.shortfall))});
  section.blocks.push_back(histogram(found));
  return section;
}

void add_facts(const Simulation& found, Report& report) {
  const auto add = [&](std::string id, double value, Kind kind) {
    report.facts.push_back({std::move(id), {.value = value, .kind = kind}});
  };
  const auto add_estimate = [&](const std::string& id, const Estimate& estimate, Kind kind) {
    add(id, estimate.value, kind);
    add(id + "_low", estimate.low, kind);
    add(id + "_high", estimate.high, kind);
  };
  const auto add_word = [&](std::string id, std::string_view word) {
    report.facts.push_back({std::move(id), {.value = verbatim(word), .kind = Kind::text}});
  };
  add_word("verdict_as_written", id_of(found.written.verdict));
  add_estimate("p_go", found.go, Kind::rate);
  add_estimate("p_npv_negative", npv_of(found).negative, Kind::rate);
  add_estimate("expected_npv", npv_of(found).mean, Kind::money);
  add_estimate("evpi", found.information, Kind::money);
  add_estimate("expected_shortfall", npv_of(found).shortfall, Kind::money);
  add("cases", static_cast<double>(found.cases), Kind::count);
  add("failed_cases", static_cast<double>(found.failed_cases), Kind::count);
  constexpr std::string_view words[] = {"sobol", "latin", "plain"};
  add_word("sampling",
           found.exact ? "exact" : words[static_cast<std::size_t>(found.options.sampling)]);
  if (found.options.precision) {
    add("precision", *found.options.precision, Kind::rate);
    report.facts.push_back(
        {"precise", {.value = found.precise() ? 1.0 : 0.0, .kind = Kind::count}});
  }
  // As text: a seed of 64 bits is no double.
  add_word("seed", std::to_string(found.options.seed));
}

}  // namespace

Report simulation_report(const Bid& bid, const Simulation& found) {
  Report report = report_on(bid, "simulate");
  seal_cases(report, say("Simulation"), found.options, found.cases, found.exact);
  add_facts(found, report);
  Section first{.id = "simulation", .blocks = {answer(found), otherwise(found), method(found)}};
  if (found.leaves_out_chance_rules) first.blocks.push_back(rules_left_out(*bid.model));
  if (found.options.precision && !found.exact) first.blocks.push_back(precision(found));
  add_warnings(found, first);
  first.blocks.push_back(chances(found));
  report.sections.push_back(std::move(first));
  report.sections.push_back(npv_section(found));
  Section driven{.id = "driven", .title = say("What drives it")};
  driven.blocks = influence_blocks(found);
  report.sections.push_back(std::move(driven));
  report.sections.push_back({.id = "rules", .title = say("Rules"), .blocks = {rules(bid, found)}});
  Section measured{.id = "measures", .title = say("Measures"), .blocks = {measures_table(found)}};
  if (Table without = without_table(found); !without.rows.empty())
    measured.blocks.push_back(std::move(without));
  if (Chart curve = s_curve(found); curve.x.size() > 1) measured.blocks.push_back(std::move(curve));
  report.sections.push_back(std::move(measured));
  return report;
}

}  // namespace gonogo
