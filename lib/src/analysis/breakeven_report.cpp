// SPDX-License-Identifier: MIT
#include <cmath>

#include "gonogo/analysis/breakeven.hpp"
#include "gonogo/analysis/movable_report.hpp"
#include "gonogo/analysis/telling.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

Cell cell_of(const std::optional<double>& value, Kind kind) {
  if (!value) return {.kind = kind, .note = words("none"), .code = "none"};
  return {.value = *value, .kind = kind};
}

Table costs_table(const BreakEvenStudy& found) {
  Table table{.id = "costs",
              .columns = {{.id = "line", .title = words("Cost"), .flexible = true},
                          {.id = "behaviour", .title = words("Behaves")},
                          {.id = "fixed", .title = words("Fixed"), .kind = Kind::money},
                          {.id = "variable", .title = words("By volume"), .kind = Kind::money}},
              .money_decimals = 0};
  for (const CostBehaviour& each : found.costs) {
    const std::string id(id_of(each.behaviour));
    const std::string stated = each.stated ? " (" + words("as stated") + ")" : "";
    table.rows.push_back({.id = "cost." + each.id,
                          .cells = {{.value = each.name},
                                    {.value = words(id) + stated, .code = id},
                                    {.value = each.fixed},
                                    {.value = each.variable}}});
  }
  return table;
}

Table years_table(const BreakEvenStudy& found) {
  Table table{
      .id = "breakeven",
      .columns = {{.id = "span", .title = ""},
                  {.id = "revenue", .title = words("Sales"), .kind = Kind::money},
                  {.id = "contribution", .title = words("Contribution"), .kind = Kind::money},
                  {.id = "ratio", .title = words("Ratio"), .kind = Kind::rate},
                  {.id = "fixed", .title = words("Fixed cost"), .kind = Kind::money},
                  {.id = "ebit", .title = "EBIT", .kind = Kind::money},
                  {.id = "leverage", .title = words("Leverage"), .kind = Kind::ratio},
                  {.id = "share", .title = words("BEP, % of volume"), .kind = Kind::rate},
                  {.id = "sales", .title = words("BEP, sales"), .kind = Kind::money},
                  {.id = "safety", .title = words("Safety"), .kind = Kind::rate}},
      .money_decimals = 0};
  const auto add = [&](const BreakEven& each) {
    const std::string id = each.year == 0 ? "term" : "y" + std::to_string(each.year);
    table.rows.push_back(
        {.id = id,
         .cells = {{.value = each.year == 0 ? words("Term") : "Y" + std::to_string(each.year)},
                   {.value = each.revenue},
                   {.value = each.contribution},
                   cell_of(each.ratio(), Kind::rate),
                   {.value = each.fixed},
                   {.value = each.ebit},
                   cell_of(each.leverage(), Kind::ratio),
                   cell_of(each.share, Kind::rate),
                   cell_of(each.sales, Kind::money),
                   cell_of(each.safety(), Kind::rate)},
         .emphasis = each.year == 0 ? Emphasis::total : Emphasis::plain});
  };
  for (const BreakEven& each : found.years) add(each);
  add(found.term);
  return table;
}

/// Accounting and present value side by side, in the units of the drivers.
Table sides_table(const BreakEvenStudy& found) {
  Table table{.id = "sides",
              .columns = {{.id = "number", .title = words("Breaks even at"), .flexible = true},
                          {.id = "now", .title = words("Now"), .kind = Kind::number},
                          {.id = "ebit", .title = words("by EBIT"), .kind = Kind::number},
                          {.id = "npv", .title = words("by NPV"), .kind = Kind::number}}};
  const auto add = [&](const Movable& number, const std::optional<double>& ebit,
                       const std::optional<double>& npv) {
    const auto at = [&](const std::optional<double>& share) {
      return share ? movable_cell(number, number.base * *share) : cell_of({}, Kind::number);
    };
    table.rows.push_back(
        {.id = row_id(number),
         .cells = {
             {.value = label_of(number)}, movable_cell(number, number.base), at(ebit), at(npv)}});
  };
  for (const Movable& each : found.volumes) add(each, found.term.share, found.npv_share);
  for (const Movable& each : found.prices) add(each, found.price_share, found.npv_price_share);
  return table;
}

Chart chart_of(const BreakEvenStudy& found) {
  return {.id = "breakeven_chart",
          .title = words("Sales and cost of the term by volume"),
          .kind = ChartKind::lines,
          .x = found.shares,
          .series = {{.id = "sales", .title = words("sales"), .values = found.revenue},
                     {.id = "cost", .title = words("cost"), .values = found.cost}},
          .x_title = words("share of the written volume"),
          .x_kind = Kind::rate};
}

std::string stretches_text(const BreakEvenStudy& found) {
  std::vector<std::string> parts;
  for (const ProfitStretch& each : found.term.stretches) {
    const std::string to = std::isfinite(each.to) ? percent_text(each.to) : words("any more");
    parts.push_back(percent_text(each.from) + " .. " + to);
  }
  if (parts.empty()) return words("There is a loss at every volume, up to four times the written.");
  return words("No loss over the term at volumes of") + " " + join(parts, ", ") + ".";
}

}  // namespace

Report breakeven_report(const Bid& bid, const BreakEvenStudy& found) {
  Report report = report_on(bid, "breakeven");
  report.sections.push_back({.id = "costs",
                             .title = words("How cost behaves, over the term"),
                             .blocks = {costs_table(found)}});
  Section main{.id = "breakeven", .title = words("Break-even")};
  main.blocks = {Paragraph{.id = "stretches", .text = stretches_text(found)}, sides_table(found),
                 years_table(found), chart_of(found)};
  if (found.volumes.size() > 1) {
    main.blocks.push_back(
        Paragraph{.id = "mix", .text = words("Volumes move together, in the written mix.")});
  }
  report.sections.push_back(std::move(main));
  return report;
}

}  // namespace gonogo
