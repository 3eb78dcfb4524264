// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "analysis/price_vat.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/solve.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/base/no_value.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

using Vats = std::vector<PriceVat>;

std::string rule_id(const Bid& bid, std::size_t rule) { return bid.model->rules[rule].rule.id; }

/// A value of the number, the same price with or without VAT, and how far it is from the one written.
void add_value(const Solution& found, const Vats& vats, double value, Row& row) {
  row.cells.push_back(variable_cell(found.number, value));
  for (const PriceVat& vat : vats)
    row.cells.push_back(variable_cell(found.number, vat.other(value)));
  row.cells.push_back(change_cell(found.number, value));
  row.cells.push_back(found.number.allows(value) ? Cell{}
                                                 : Cell{.value = say("outside its stated range"),
                                                        .code = "beyond_bounds"});
}

/// The columns of what add_value adds.
void add_columns(const Solution& found, const Vats& vats, Table& table) {
  table.columns.push_back({.id = "value", .title = label_of(found.number), .kind = Kind::number});
  for (std::size_t v = 0; v < vats.size(); ++v) table.columns.push_back(vat_column(vats[v], v));
  // Of what moves many numbers as one, the value is the change already.
  table.columns.push_back({.id = "change",
                           .title = say("Change"),
                           .kind = Kind::rate,
                           .drawn = !found.number.factor || found.number.amount.has_value()});
  table.columns.push_back({.id = "remark", .flexible = true, .drawn = found.number.has_range()});
}

Row end_row(const Bid& bid, const Solution& found, const Vats& vats, const std::string& id,
            Message label, const SolveEnd& end) {
  Row row{.id = id, .cells = {{.value = std::move(label)}}};
  add_value(found, vats, end.printed, row);
  if (end.edge) {
    row.cells.push_back({.note = say("the search ends here"), .code = "edge"});
  } else if (end.gap) {
    row.cells.push_back({.note = say("cannot be judged beyond"), .code = "gap"});
  } else {
    row.cells.push_back({.value = verbatim(rule_id(bid, end.binding))});
  }
  return row;
}

Table stretches_table(const Bid& bid, const Solution& found, const Vats& vats) {
  Table table{.id = "passes", .columns = {{.id = "end", .title = say("Every rule passes")}}};
  add_columns(found, vats, table);
  table.columns.push_back({.id = "binding", .title = say("Binding rule")});
  for (std::size_t s = 0; s < found.stretches.size(); ++s) {
    const std::string number = std::to_string(s + 1);
    const SolveStretch& each = found.stretches[s];
    table.rows.push_back(end_row(bid, found, vats, "from" + number, say("from"), each.low));
    table.rows.push_back(end_row(bid, found, vats, "to" + number, say("to"), each.high));
  }
  return table;
}

Message how_text(SolveRoot::How how) {
  switch (how) {
    case SolveRoot::How::met:
      return say("met at");
    case SolveRoot::How::jumps:
      return say("jumps over it at");
    case SolveRoot::How::first_met:
      break;
  }
  return say("first met at");
}

std::string_view id_of(SolveRoot::How how) {
  switch (how) {
    case SolveRoot::How::met:
      return "met";
    case SolveRoot::How::jumps:
      return "jumps";
    case SolveRoot::How::first_met:
      break;
  }
  return "first_met";
}

Table roots_table(const Solution& found, const Vats& vats) {
  Table table{.id = "roots", .columns = {{.id = "how", .title = say("Target")}}};
  add_columns(found, vats, table);
  for (std::size_t r = 0; r < found.roots.size(); ++r) {
    const SolveRoot& root = found.roots[r];
    Row row{.id = "root" + std::to_string(r + 1),
            .cells = {{.value = how_text(root.how), .code = std::string(id_of(root.how))}}};
    add_value(found, vats, root.value, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Message range_text(const Solution& found) {
  return say("Searched from {1} to {2}.", value_text(bare_cell(found.number, found.low)),
             text_of(found.number, found.high));
}

/// "irr = 12.0%"; of 1,200 % it says how a percentage is written.
Message target_text(const SolveTarget& target) {
  const Measure measure = target.measure.measure;
  const Kind kind = kind_of(measure);
  const Message id = verbatim(id_of(measure));
  const Message value = value_text({.value = target.value, .kind = kind});
  if (kind != Kind::rate || std::abs(target.value) < 2) return say("{1} = {2}", id, value);
  return say("{1} = {2} ({3} is {4})", id, value,
             verbatim(std::string(id_of(measure)) + "=" + shortest(target.value / 100)),
             value_text({.value = target.value / 100, .kind = kind}));
}

Message answer_text(const Solution& found) {
  const Message label = label_of(found.number);
  if (found.target) {
    const Message target = target_text(*found.target);
    if (found.is_met()) return say("{1} at which {2}:", label, target);
    return found.roots.empty()
               ? say("At no value of {1}: {2}.", label, target)
               : say("At no value of {1}: {2}; the measure jumps over it:", label, target);
  }
  if (found.stretches.empty()) return say("No value alone makes every rule pass: {1}.", label);
  const Message now = text_of(found.number, found.number.base);
  return found.passes_now ? say("{1} now: {2}, every rule passes.", label, now)
                          : say("{1} now: {2}, a rule fails.", label, now);
}

Message shortfall_text(const Bid& bid, const Solution& found, const Shortfall& shortfall) {
  const BoundRule& rule = bid.model->rules[shortfall.rule];
  const Message id = verbatim(rule.rule.id);
  if (!shortfall.computed) return say("{1}: cannot be computed", id);
  if (!std::isfinite(shortfall.margin)) return say("{1}: never passes", id);
  const Kind kind = margin_kind_of(rule.measure);
  const Message distance = distance_text(-shortfall.margin, kind),
                at = text_of(found.number, shortfall.at);
  const Message best = rule.at_least ? say("{1}: remains short by {2} at {3}", id, distance, at)
                                     : say("{1}: remains over by {2} at {3}", id, distance, at);
  if (shortfall.others.empty()) return best;
  std::vector<std::string> others;
  for (const std::size_t each : shortfall.others) others.push_back(rule_id(bid, each));
  return others.size() == 1 ? say("{1}, where {2} fails too", best, verbatim_list(others))
                            : say("{1}, where {2} fail too", best, verbatim_list(others));
}

List shortfall_list(const Bid& bid, const Solution& found) {
  List list{.id = "shortfalls"};
  for (const Shortfall& each : found.shortfalls)
    list.items.push_back(shortfall_text(bid, found, each));
  if (list.items.empty())
    list.items.push_back(say("each rule passes somewhere, but not all at one value"));
  return list;
}

Section frontier_section(const Bid& bid, const Solution& found) {
  Table table{.id = "frontier",
              .columns = {{.id = "over", .title = label_of(*found.over), .kind = Kind::number},
                          {.id = "value", .title = label_of(found.number), .kind = Kind::number},
                          {.id = "binding", .title = say("Binding rule")}}};
  Chart chart{.id = "frontier_chart",
              .title = say("{1} that just passes", label_of(found.number)),
              .kind = ChartKind::lines,
              .series = {{.id = "value", .title = label_of(found.number)}},
              .x_title = label_of(*found.over),
              .x_kind = found.over->factor ? Kind::rate : found.over->kind,
              .y_kind = found.number.factor ? Kind::rate : found.number.kind};
  for (std::size_t p = 0; p < found.frontier.size(); ++p) {
    const FrontierPoint& point = found.frontier[p];
    Row row{.id = "p" + std::to_string(p + 1), .cells = {variable_cell(*found.over, point.over)}};
    if (point.value) {
      row.cells.push_back(variable_cell(found.number, point.printed));
      row.cells.push_back(
          point.gap ? Cell{.note = say("cannot be judged beyond"), .code = "gap"}
                    : Cell{.value = verbatim(found.target ? "" : rule_id(bid, point.binding))});
    } else if (point.all_pass) {
      row.cells.push_back({.note = say("any in range"), .code = "any_in_range"});
    } else {
      row.cells.push_back({.note = say("none in range"), .code = "none_in_range"});
    }
    table.rows.push_back(std::move(row));
    chart.x.push_back(point.over);
    chart.series[0].values.push_back(point.value.value_or(no_value));
  }
  return {.id = "frontier",
          .title = say("{1} / {2}", label_of(found.number), label_of(*found.over)),
          .blocks = {std::move(chart), std::move(table)}};
}

Code settings_of(const Solution& found) {
  Code code{.id = "settings"};
  for (const SolveRoot& root : found.roots) {
    if (root.how != SolveRoot::How::jumps)
      code.lines.push_back(set_option(setting(found.number, root.value)));
  }
  for (const SolveStretch& each : found.stretches) {
    for (const SolveEnd& end : {each.low, each.high}) {
      if (!end.edge) code.lines.push_back(set_option(setting(found.number, end.printed)));
    }
  }
  return code;
}

}  // namespace

Report solve_report(const Bid& bid, const Solution& found) {
  Report report = report_on(bid, "solve");
  report.facts.push_back({"address", {.value = verbatim(found.number.address)}});
  Section main{.id = "solve",
               .title = say("Solve"),
               .blocks = {Paragraph{.id = "answer", .text = answer_text(found)}}};
  const Vats vats = price_vats(*bid.model, found.number);
  if (!found.roots.empty()) main.blocks.push_back(roots_table(found, vats));
  if (!found.stretches.empty()) main.blocks.push_back(stretches_table(bid, found, vats));
  Code settings = settings_of(found);
  if (!settings.lines.empty()) main.blocks.push_back(std::move(settings));
  if (!found.target && found.stretches.empty()) main.blocks.push_back(shortfall_list(bid, found));
  main.blocks.push_back(Paragraph{.id = "range", .text = range_text(found), .tone = Tone::faint});
  report.sections.push_back(std::move(main));
  if (found.over) report.sections.push_back(frontier_section(bid, found));
  return report;
}

}  // namespace gonogo
