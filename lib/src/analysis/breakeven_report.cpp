// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>

#include "gonogo/analysis/breakeven.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {
namespace {

Cell cell_of(const std::optional<double>& value, Kind kind) {
  if (!value) return {.kind = kind, .note = say("none"), .code = "none"};
  return {.value = *value, .kind = kind};
}

Message behaviour_text(Behaviour behaviour) {
  switch (behaviour) {
    case Behaviour::fixed:
      return say("fixed");
    case Behaviour::variable:
      return say("variable");
    case Behaviour::mixed:
      return say("mixed");
    case Behaviour::step:
      break;
  }
  return say("step");
}

/// Categories that every bid knows; those of a policy are its own words.
Message category_text(const std::string& category) {
  static const std::map<std::string, Message, std::less<>> known = {
      {"marketing", say("marketing")},
      {"customer_care", say("customer care")},
      {"network_operation", say("network operation")},
      {"administration", say("administration")},
      {"network_fixed", say("network fixed")},
      {"partner_share", say("partner share")},
      {"commission", say("commission")},
      {"transfer_price", say("transfer price")},
      {"compensation", say("compensation")},
      {"delivery", say("delivery")},
      {"tax", say("tax")},
      {"other", say("other")}};
  if (const auto found = known.find(category); found != known.end()) return found->second;
  std::string words = category;
  std::replace(words.begin(), words.end(), '_', ' ');
  return verbatim(words);
}

Table costs_table(const BreakEvenStudy& found) {
  Table table{.id = "costs",
              .columns = {{.id = "line", .title = say("Cost"), .flexible = true},
                          {.id = "behaviour", .title = say("Behaves")},
                          {.id = "fixed", .title = say("Fixed"), .kind = Kind::money},
                          {.id = "variable", .title = say("By volume"), .kind = Kind::money}},
              .money_decimals = 0};
  for (const CostBehaviour& each : found.costs) {
    const std::string id(id_of(each.behaviour));
    const Message behaviour = behaviour_text(each.behaviour);
    table.rows.push_back(
        {.id = "cost." + each.id,
         .cells = {
             {.value = verbatim(each.name)},
             {.value = each.stated ? say("{1} (as stated)", behaviour) : behaviour, .code = id},
             {.value = each.fixed},
             {.value = each.variable}}});
  }
  return table;
}

/// The same by category, the greatest first.
Table categories_table(const BreakEvenStudy& found) {
  Table table{.id = "categories",
              .columns = {{.id = "category", .title = say("Category"), .flexible = true},
                          {.id = "fixed", .title = say("Fixed"), .kind = Kind::money},
                          {.id = "variable", .title = say("By volume"), .kind = Kind::money},
                          {.id = "total", .title = say("Cost"), .kind = Kind::money},
                          {.id = "share", .title = say("Share"), .kind = Kind::rate}},
              .money_decimals = 0};
  std::vector<CostBehaviour> sums;
  double all = 0;
  for (const CostBehaviour& each : found.costs) {
    const auto same = [&](const CostBehaviour& sum) { return sum.category == each.category; };
    auto sum = std::find_if(sums.begin(), sums.end(), same);
    if (sum == sums.end()) sum = sums.insert(sum, {.category = each.category});
    sum->fixed += each.fixed;
    sum->variable += each.variable;
    all += each.fixed + each.variable;
  }
  const auto total = [](const CostBehaviour& each) { return each.fixed + each.variable; };
  std::stable_sort(sums.begin(), sums.end(), [&](const CostBehaviour& a, const CostBehaviour& b) {
    return total(a) > total(b);
  });
  for (const CostBehaviour& each : sums) {
    table.rows.push_back(
        {.id = each.category,
         .cells = {{.value = category_text(each.category), .code = each.category},
                   {.value = each.fixed},
                   {.value = each.variable},
                   {.value = total(each)},
                   all == 0 ? cell_of({}, Kind::rate) : Cell{.value = total(each) / all}}});
  }
  return table;
}

Table years_table(const BreakEvenStudy& found) {
  const auto fixed = [](const BreakEven& each) { return each.fixed_revenue != 0; };
  const bool any_fixed_revenue =
      fixed(found.term) || std::any_of(found.years.begin(), found.years.end(), fixed);
  Table table{.id = "breakeven",
              .columns = {{.id = "span"},
                          {.id = "revenue", .title = say("Sales"), .kind = Kind::money},
                          {.id = "contribution", .title = say("Contribution"), .kind = Kind::money},
                          {.id = "ratio", .title = say("Ratio"), .kind = Kind::rate},
                          {.id = "fixed_revenue",
                           .title = say("Fixed income"),
                           .kind = Kind::money,
                           .drawn = any_fixed_revenue},
                          {.id = "fixed", .title = say("Fixed cost"), .kind = Kind::money},
                          {.id = "ebit", .title = say("EBIT"), .kind = Kind::money},
                          {.id = "leverage", .title = say("Leverage"), .kind = Kind::ratio},
                          {.id = "share", .title = say("BEP, % of volume"), .kind = Kind::rate},
                          {.id = "sales", .title = say("BEP, sales"), .kind = Kind::money},
                          {.id = "safety", .title = say("Safety"), .kind = Kind::rate}},
              .money_decimals = 0};
  const auto add = [&](const BreakEven& each) {
    const std::string id = each.year == 0 ? "term" : "y" + std::to_string(each.year);
    table.rows.push_back(
        {.id = id,
         .cells = {{.value =
                        each.year == 0 ? say("Term") : verbatim("Y" + std::to_string(each.year))},
                   {.value = each.revenue},
                   {.value = each.contribution},
                   cell_of(each.ratio(), Kind::rate),
                   {.value = each.fixed_revenue},
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
              .columns = {{.id = "number", .title = say("Breaks even at"), .flexible = true},
                          {.id = "now", .title = say("Now"), .kind = Kind::number},
                          {.id = "ebit", .title = say("by EBIT"), .kind = Kind::number},
                          {.id = "npv", .title = say("by NPV"), .kind = Kind::number}}};
  const auto add = [&](const Variable& number, const std::optional<double>& ebit,
                       const std::optional<double>& npv) {
    const auto at = [&](const std::optional<double>& share) {
      return share ? bare_cell(number, number.base * *share) : cell_of({}, Kind::number);
    };
    table.rows.push_back({.id = row_id(number),
                          .cells = {{.value = label_of(number)},
                                    variable_cell(number, number.base),
                                    at(ebit),
                                    at(npv)},
                          .place = number.place});
  };
  for (const Variable& each : found.volumes) add(each, found.term.share, found.npv_share);
  for (const Variable& each : found.prices) add(each, found.price_share, found.npv_price_share);
  return table;
}

Section floor_section(const PriceFloor& floor) {
  Table table{
      .id = "floor",
      .columns = {{.id = "line", .title = say("What it has to pay"), .flexible = true},
                  {.id = "per_unit", .title = say("A unit"), .kind = Kind::number},
                  {.id = "share", .title = say("Share"), .kind = Kind::rate},
                  {.id = "present_value", .title = say("Present value"), .kind = Kind::money}},
      .money_decimals = 0};
  const auto add = [&](const std::string& id, Message name, double per_unit, Emphasis emphasis) {
    table.rows.push_back({.id = id,
                          .cells = {{.value = std::move(name)},
                                    {.value = per_unit, .kind = floor.price.kind},
                                    {.value = per_unit / floor.per_unit},
                                    {.value = per_unit * floor.units}},
                          .emphasis = emphasis});
  };
  for (const FloorPart& each : floor.parts) add(each.id, each.name, each.per_unit, Emphasis::plain);
  add("floor", say("Price floor"), floor.per_unit, Emphasis::total);
  Variable unit_price = floor.price;
  unit_price.factor = false;  // an amount, even of a price that varies
  const Message text = say("For an NPV of 0 a unit has to bring {1}, levelised over the term.",
                           text_of(unit_price, floor.per_unit));
  return {.id = "floor",
          .title = say("Price floor: {1}", label_of(floor.price)),
          .blocks = {Paragraph{.id = "floor_text", .text = text}, std::move(table)}};
}

Chart chart_of(const BreakEvenStudy& found) {
  return {.id = "breakeven_chart",
          .title = say("Sales and cost of the term by volume"),
          .kind = ChartKind::lines,
          .x = found.shares,
          .series = {{.id = "sales", .title = say("sales"), .values = found.revenue},
                     {.id = "cost", .title = say("cost"), .values = found.cost}},
          .x_title = say("share of the written volume"),
          .x_kind = Kind::rate};
}

Message stretches_text(const BreakEvenStudy& found) {
  std::vector<Message> parts;
  for (const ProfitStretch& each : found.term.stretches) {
    parts.push_back(std::isfinite(each.to)
                        ? say("{1} .. {2}", rate_text(each.from), rate_text(each.to))
                        : say("{1} and more", rate_text(each.from)));
  }
  if (parts.empty())
    return say("There is a loss at every volume, up to four times the written volume.");
  return say("No loss over the term at volumes of {1}.", listed(Join::comma, std::move(parts)));
}

}  // namespace

Report breakeven_report(const Bid& bid, const BreakEvenStudy& found) {
  Report report = report_on(bid, "breakeven");
  report.sections.push_back({.id = "costs",
                             .title = say("How cost behaves, over the term"),
                             .blocks = {costs_table(found)}});
  const bool sorted = std::any_of(found.costs.begin(), found.costs.end(),
                                  [](const auto& each) { return each.category != "other"; });
  if (sorted) report.sections.back().blocks.push_back(categories_table(found));
  Section main{.id = "breakeven", .title = say("Break-even")};
  main.blocks = {Paragraph{.id = "stretches", .text = stretches_text(found)}, sides_table(found),
                 years_table(found), chart_of(found)};
  if (found.volumes.size() > 1) {
    main.blocks.push_back(
        Paragraph{.id = "mix", .text = say("Volumes move together, in the written mix.")});
  }
  report.sections.push_back(std::move(main));
  if (found.floor) report.sections.push_back(floor_section(*found.floor));
  return report;
}

}  // namespace gonogo
