// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "analysis/switching_section.hpp"
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

/// What a number is moved between.
Message range_text(const SensitivityOptions& options, const SensitivityRow& row) {
  if (row.unlike) return say("whole steps");
  if (row.stated) return say("bid");
  return say("+-{1}", rate_text(options.share));
}

Message chart_title(const SensitivityOptions& options) {
  const Message measure = short_title_of(options.measure.measure);
  switch (options.swings) {
    case SwingRange::bounds:
      return say("{1} between low and high of the bid where stated (b), else {2} either way",
                 measure, rate_text(options.share));
    case SwingRange::share:
      return say("{1} with each number {2} lower and higher", measure, rate_text(options.share));
    case SwingRange::stated:
      break;
  }
  return say("{1} between low and high of the bid", measure);
}

Chart tornado(const SensitivityOptions& options, const Sensitivity& found) {
  Chart chart{.id = "tornado",
              .title = chart_title(options),
              .series = {{.id = "low", .title = say("low")}, {.id = "high", .title = say("high")}},
              .y_kind = kind_of(options.measure.measure),
              .base = found.base.value,
              .tabled = true};
  for (const SensitivityRow* each : moving(found)) {
    if (chart.categories.size() == most_bars) break;
    if (each->unlike) continue;
    Message label = label_of(each->number);
    if (each->stated && options.swings == SwingRange::bounds) label = say("{1} (b)", label);
    chart.categories.push_back(each->turns ? say("{1} *", label) : label);
    chart.series[0].values.push_back(each->at_low.value);
    chart.series[1].values.push_back(each->at_high.value);
  }
  return chart;
}

/// The measure at one end of a number. The report remarks on an end that cannot be computed.
Cell end_cell(const MeasureResult& result) {
  Cell cell = measure_cell(result);
  if (result.why == Why::fault) cell.note = say("no value: see the messages");
  return cell;
}

/// The numbers that move by a like step, or those that do not.
Table tornado_table(const SensitivityOptions& options, const Sensitivity& found, bool unlike) {
  const Kind kind = kind_of(found.base.wanted.measure);
  Table table{.id = unlike ? "unlike" : "sensitivity",
              .title = unlike ? say("In whole steps, so not ranked among the others") : Message(),
              .columns = {{.id = "number", .title = say("Number"), .flexible = true},
                          {.id = "range", .title = say("Range")},
                          {.id = "low", .title = say("Low"), .kind = Kind::number},
                          {.id = "high", .title = say("High"), .kind = Kind::number},
                          {.id = "at_low", .title = say("At low"), .kind = kind},
                          {.id = "at_high", .title = say("At high"), .kind = kind},
                          {.id = "turns", .title = say("Changes verdict")}},
              .money_decimals = 0};
  for (const SensitivityRow* each : moving(found)) {
    if (each->unlike != unlike) continue;
    const std::string low = std::string(id_of(each->verdict_low));
    const std::string high = std::string(id_of(each->verdict_high));
    table.rows.push_back({.id = row_id(each->number),
                          .cells = {{.value = label_of(each->number)},
                                    {.value = range_text(options, *each),
                                     .code = each->unlike   ? "step"
                                             : each->stated ? "bid"
                                                            : "share"},
                                    variable_cell(each->number, each->low),
                                    bare_cell(each->number, each->high),
                                    end_cell(each->at_low),
                                    end_cell(each->at_high),
                                    {.value = each->turns ? say("yes") : say("no"),
                                     .code = each->turns ? "low " + low + ", high " + high : "no",
                                     .tone = each->turns ? Tone::bad : Tone::faint}},
                          .place = each->number.place});
  }
  // The text says what * means; a column of nothing but "no" says nothing more.
  table.columns.back().drawn = std::any_of(found.rows.begin(), found.rows.end(),
                                           [](const SensitivityRow& row) { return row.turns; });
  return table;
}

/// Only where it differs: a step cost or a limit is between.
Cell down_of(const SensitivityRow& row) {
  Cell cell{.kind = Kind::ratio};
  if (row.bends && std::isfinite(row.coefficient_down)) cell.value = row.coefficient_down;
  return cell;
}

Message coefficient_note(const Sensitivity& found) {
  const auto rows = moving(found);
  const bool any_without = std::any_of(rows.begin(), rows.end(), [](const SensitivityRow* row) {
    return !std::isfinite(row->coefficient);
  });
  return coefficient_text(!(found.base.value > 0) ? Coefficients::none
                          : any_without           ? Coefficients::some
                                                  : Coefficients::all);
}

/// By one percentage point of what is a percentage, by one unit of money of an amount.
double slope_of(const SensitivityRow& row) {
  const Variable& number = row.number;
  if (number.amount) return row.slope * number.base / *number.amount;
  return number.factor || number.kind == Kind::rate ? row.slope / 100 : row.slope;
}

/// Each row has a unit of its own, so each has the decimals of its size.
std::optional<int> slope_decimals(double slope) {
  constexpr double whole_from = 10'000, cents_from = 1, small = 0.01;
  constexpr double rounding = 1e-9;
  const double size = std::abs(slope) * (1 + rounding);
  if (size >= whole_from) return 0;
  if (size >= cents_from) return 2;
  return size >= small ? std::optional(4) : std::nullopt;
}

/// What has no relative change of 1% is neither.
Cell critical_cell(const SensitivityRow& row) {
  const Variable& number = row.number;
  if (number.structural || !number.states.empty() || number.base == 0)
    return {.note = say("n/a"), .code = "not_applicable"};
  return {.value = row.critical ? say("yes") : say("no"), .code = row.critical ? "critical" : "no"};
}

Table coefficient_table(const Sensitivity& found) {
  Table table{.id = "coefficients",
              .columns = {{.id = "number", .title = say("Number"), .flexible = true},
                          {.id = "coefficient", .title = verbatim("S_AF"), .kind = Kind::ratio},
                          {.id = "coefficient_down", .title = say("by -1%"), .kind = Kind::ratio},
                          {.id = "slope", .title = say("Change per unit"), .kind = Kind::number},
                          {.id = "critical", .title = say("Critical")}}};
  const bool in_money = kind_of(found.base.wanted.measure) == Kind::money;
  for (const SensitivityRow* each : moving(found)) {
    Cell coefficient{.kind = Kind::ratio}, slope{.kind = Kind::number};
    if (std::isfinite(each->coefficient)) {
      coefficient.value = each->coefficient;
    } else {
      coefficient.note = say("n/a");
      coefficient.code = "not_applicable";
    }
    if (const double change = slope_of(*each); std::isfinite(change)) {
      slope.value = change;
      if (in_money && !each->number.amount) slope.kind = Kind::money;
      slope.decimals = slope_decimals(change);
    }
    table.rows.push_back({.id = row_id(each->number),
                          .cells = {{.value = label_of(each->number)},
                                    std::move(coefficient),
                                    down_of(*each),
                                    std::move(slope),
                                    critical_cell(*each)},
                          .place = each->number.place});
  }
  const auto drop_unless = [&](std::size_t column, auto holds) {
    const auto rows = moving(found);
    table.columns[column].drawn = std::any_of(rows.begin(), rows.end(), holds);
  };
  drop_unless(1, [](const SensitivityRow* row) { return std::isfinite(row->coefficient); });
  drop_unless(2, [](const SensitivityRow* row) { return row->bends; });
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

Message base_text(const Sensitivity& found) {
  const bool marked = std::any_of(found.rows.begin(), found.rows.end(),
                                  [](const SensitivityRow& row) { return row.turns; });
  return listed(Join::sentences,
                {say("{1} as written: {2}.", short_title_of(found.base.wanted.measure),
                     value_text(measure_cell(found.base))),
                 marked ? say("* marks what changes the verdict alone.") : Message()});
}

}  // namespace

Message coefficient_text(Coefficients shown) {
  const Message formula = say(
      "S_AF = (dA / A) / (dF / F): the relative change of the measure by that of the number, for "
      "+1% of the number (of what is counted in whole units, at least one). Where -1% gives "
      "another, a step cost or a limit is between, and both are shown.");
  const Message unit =
      say("Change per unit: of the measure, by one unit of the number, of a percentage by one "
          "percentage point. Critical: 1% of the number moves the measure by 1% of its size or "
          "more.");
  if (shown == Coefficients::none)
    return say(
        "No S_AF = (dA / A) / (dF / F): the measure as written is not above 0, so its sign would "
        "mislead. {1}",
        unit);
  const Message without =
      shown == Coefficients::some
          ? say("n/a: the number is 0 as written, is a length of time or a choice, or may not be "
                "1% greater.")
          : Message();
  return listed(Join::sentences, {formula, without, unit});
}

Report sensitivity_report(const Bid& bid, const SensitivityOptions& options,
                          const Sensitivity& found) {
  Report report = report_on(bid, "sensitivity");
  report.facts.push_back(
      {"verdict", {.value = verbatim(id_of(found.verdict)), .kind = Kind::text}});
  Section main{.id = "sensitivity", .title = say("Sensitivity")};
  main.blocks.push_back(Paragraph{.id = "base", .text = base_text(found)});
  if (found.rows.empty()) {
    main.blocks.push_back(Paragraph{
        .id = "no_numbers",
        .text = options.swings == SwingRange::stated
                    ? say("No number has a range of its own: state low and high of drivers.")
                    : say("No number of the bid can be moved.")});
    report.sections.push_back(std::move(main));
    return report;
  }
  main.blocks.push_back(tornado(options, found));
  main.blocks.push_back(tornado_table(options, found, false));
  if (Table unlike = tornado_table(options, found, true); !unlike.rows.empty())
    main.blocks.push_back(std::move(unlike));
  std::vector<Message> idle;
  for (const SensitivityRow& each : found.rows) {
    if (each.idle) idle.push_back(label_of(each.number));
  }
  if (!idle.empty()) {
    main.blocks.push_back(Paragraph{
        .id = "idle", .text = say("Without effect: {1}.", listed(Join::comma, std::move(idle)))});
  }
  if (!found.left_out.empty()) {
    main.blocks.push_back(Paragraph{
        .id = "left_out",
        .text = say("Not moved, as the bid is too large: {1}.", names_of(found.left_out))});
  }
  report.sections.push_back(std::move(main));
  report.sections.push_back(
      {.id = "coefficients",
       .title = say("Coefficients"),
       .blocks = {coefficient_table(found),
                  Paragraph{.id = "coefficients_note", .text = coefficient_note(found)}}});
  if (options.detail == Detail::full) {
    report.sections.push_back(switching_section(bid, found));
  }
  if (!found.spider.empty()) {
    report.sections.push_back(
        {.id = "spider", .title = say("Spider"), .blocks = {spider_chart(options, found)}});
  }
  return report;
}

}  // namespace gonogo
