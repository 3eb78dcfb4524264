// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/price_floor_report.hpp"
#include "gonogo/analysis/breakeven.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {
namespace {

/// Instead of a figure: why there is none.
struct Reason {
  Message text = {};
  std::string code = {};
};

Cell cell_of(const std::optional<double>& value, Kind kind, const Reason& why) {
  if (!value) return {.kind = kind, .note = why.text, .code = why.code};
  return {.value = *value, .kind = kind};
}

Reason always_a_loss() { return {say("always a loss"), "always_a_loss"}; }
Reason no_sales(const BreakEven& of) {
  return of.moves() ? Reason{say("no sales"), "no_sales"} : Reason{say("no volume"), "no_volume"};
}
Reason no_share(const BreakEven& of) { return of.moves() ? always_a_loss() : no_sales(of); }

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

bool by_profit(const BreakEvenStudy& found) { return found.by == BreakEvenBy::profit; }

/// What breaks even.
Message result_name(const BreakEvenStudy& found) {
  return by_profit(found) ? say("profit after interest") : say("EBIT");
}
std::string result_id(const BreakEvenStudy& found) { return by_profit(found) ? "profit" : "ebit"; }
Message depreciation_name(const BreakEvenStudy& found) {
  return by_profit(found) ? say("depreciation and interest") : say("depreciation");
}

/// Of the assets that are bought with the volume, by both definitions of break-even.
Cell depreciation_behaviour(const CostBehaviour& depreciation) {
  if (depreciation.variable == 0) return {.value = say("fixed"), .code = "fixed"};
  return {.value = say("fixed once built"), .code = "fixed_once_built"};
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

/// Sales, cost, depreciation and other income of the term; their differences are the result.
Table behaviour_table(const BreakEvenStudy& found) {
  Table table{.id = "costs",
              .columns = {{.id = "line", .title = say("Over the term"), .flexible = true},
                          {.id = "behaviour", .title = say("Behaves")},
                          {.id = "fixed", .title = say("Fixed"), .kind = Kind::money},
                          {.id = "variable", .title = say("By volume"), .kind = Kind::money}},
              .money_decimals = 0};
  const auto add = [&](const std::string& id, Message name, Cell behaviour,
                       const CostBehaviour& each, Emphasis emphasis) {
    table.rows.push_back({.id = id,
                          .cells = {{.value = std::move(name)},
                                    std::move(behaviour),
                                    {.value = each.fixed},
                                    {.value = each.variable}},
                          .emphasis = emphasis});
  };
  const auto moves = [](const CostBehaviour& each) {
    return each.fixed != 0 || each.variable != 0;
  };
  add("sales", say("Sales"), {}, found.sales, Emphasis::plain);
  CostBehaviour result{
      .fixed = found.sales.fixed + found.other.fixed - found.depreciation.fixed,
      .variable = found.sales.variable + found.other.variable - found.depreciation.variable};
  for (const CostBehaviour& each : found.costs) {
    const Message behaviour = behaviour_text(each.behaviour);
    add("cost." + each.id, say("less {1}", verbatim(each.name)),
        {.value = each.stated ? say("{1} (as stated)", behaviour) : behaviour,
         .code = std::string(id_of(each.behaviour))},
        each, Emphasis::plain);
    result.fixed -= each.fixed;
    result.variable -= each.variable;
  }
  if (moves(found.depreciation))
    add("depreciation", say("less {1}", depreciation_name(found)),
        depreciation_behaviour(found.depreciation), found.depreciation, Emphasis::plain);
  if (moves(found.other))
    add("other", say("other income and disposals"), {}, found.other, Emphasis::plain);
  add(result_id(found), result_name(found), {}, result, Emphasis::total);
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
    table.rows.push_back({.id = each.category,
                          .cells = {{.value = category_text(each.category), .code = each.category},
                                    {.value = each.fixed},
                                    {.value = each.variable},
                                    {.value = total(each)},
                                    all == 0 ? cell_of({}, Kind::rate, {say("no cost"), "no_cost"})
                                             : Cell{.value = total(each) / all}}});
  }
  if (found.volumes.empty()) table.columns[1].drawn = table.columns[2].drawn = false;
  return table;
}

/// By year and over the term. What leads from sales to break-even sales is in the row.
Table years_table(const std::string& id, const BreakEvenStudy& study, const BreakEvens& found) {
  const auto other = [](const BreakEven& each) { return each.other != 0; };
  const bool any_other =
      other(found.term) || std::any_of(found.years.begin(), found.years.end(), other);
  Table table{
      .id = id,
      .columns = {{.id = "span"},
                  {.id = "sales_by_volume", .title = say("Sales by volume"), .kind = Kind::money},
                  {.id = "contribution", .title = say("Contribution"), .kind = Kind::money},
                  {.id = "ratio", .title = say("Contribution ratio"), .kind = Kind::rate},
                  {.id = "fixed", .title = say("Fixed cost"), .kind = Kind::money},
                  {.id = "other", .title = say("Other"), .kind = Kind::money, .drawn = any_other},
                  {.id = result_id(study),
                   .title = result_name(study),
                   .kind = Kind::money,
                   .drawn = false},
                  {.id = "leverage",
                   .title = say("Operating leverage"),
                   .kind = Kind::ratio,
                   .drawn = false},
                  {.id = "sales", .title = say("Break-even, sales"), .kind = Kind::money},
                  {.id = "share", .title = say("Break-even"), .kind = Kind::rate},
                  {.id = "safety", .title = say("Margin of safety"), .kind = Kind::rate}},
      .money_decimals = 0,
      .across = true};
  const auto add = [&](const BreakEven& each) {
    table.rows.push_back(
        {.id = each.year == 0 ? "term" : "y" + std::to_string(each.year),
         .cells = {{.value =
                        each.year == 0 ? say("Term") : verbatim("Y" + std::to_string(each.year))},
                   {.value = each.sales_by_volume},
                   {.value = each.contribution},
                   cell_of(each.ratio(), Kind::rate, no_sales(each)),
                   {.value = each.fixed},
                   {.value = each.other},
                   {.value = each.result},
                   cell_of(each.leverage(), Kind::ratio, {say("no profit"), "no_profit"}),
                   cell_of(each.sales, Kind::money, no_share(each)),
                   cell_of(each.share, Kind::rate, no_share(each)),
                   cell_of(each.safety(), Kind::rate,
                           each.share ? no_sales(each) : no_share(each))},
         .emphasis = each.year == 0 ? Emphasis::total : Emphasis::plain});
  };
  for (const BreakEven& each : found.years) add(each);
  add(found.term);
  return table;
}

/// Break-even by NPV and by both definitions of the result, in the units of the drivers.
Table sides_table(const Bid& bid, const BreakEvenStudy& found) {
  Table table{.id = "sides",
              .columns = {{.id = "number", .title = say("Breaks even at"), .flexible = true},
                          {.id = "now", .title = say("Now"), .kind = Kind::number},
                          {.id = "npv", .title = say("by NPV"), .kind = Kind::number},
                          {.id = "before_building",
                           .title = say("by {1}, before building", result_name(found)),
                           .kind = Kind::number},
                          {.id = "once_built",
                           .title = say("by {1}, once built", result_name(found)),
                           .kind = Kind::number}}};
  const Answer npv_now = bid.model.measure(measures::npv);
  const auto at = [](const Variable& number, const std::optional<double>& share,
                     const Reason& why) {
    return share ? bare_cell(number, number.base * *share) : cell_of({}, Kind::number, why);
  };
  const auto npv_at = [&](const Variable& number, const std::optional<double>& share) {
    if (npv_now.why == Why::not_stated)
      return cell_of({}, Kind::number, {say("no rate"), "not_stated"});
    return at(number, share, {say("always below 0"), "always_below_0"});
  };
  const auto add = [&](const Variable& number, Cell npv, Cell before_building, Cell once_built) {
    table.rows.push_back({.id = row_id(number),
                          .cells = {{.value = label_of(number)},
                                    variable_cell(number, number.base),
                                    std::move(npv),
                                    std::move(before_building),
                                    std::move(once_built)},
                          .place = number.place});
  };
  const BreakEven &plan = found.before_building.term, &built = found.once_built.term;
  for (const Variable& each : found.volumes) {
    add(each, npv_at(each, found.npv_share), at(each, plan.share, no_share(plan)),
        at(each, built.share, no_share(built)));
  }
  // A price changes nothing that is built.
  for (const Variable& each : found.prices) {
    const Cell by_price = at(each, found.price_share, always_a_loss());
    add(each, npv_at(each, found.npv_price_share), by_price, by_price);
  }
  if (found.volumes.empty()) {
    table.columns[3].title = say("by {1}", result_name(found));
    table.columns[4].drawn = false;
  }
  return table;
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

/// The volumes without a loss: "36.5 % and more".
Message volumes_text(const std::vector<ProfitStretch>& stretches) {
  std::vector<Message> parts;
  for (const ProfitStretch& each : stretches) {
    parts.push_back(std::isfinite(each.to)
                        ? say("{1} .. {2}", rate_text(each.from), rate_text(each.to))
                        : say("{1} and more", rate_text(each.from)));
  }
  return listed(Join::comma, std::move(parts));
}

/// The volumes without a loss over the term, by one of the two definitions.
Message profit_text(const BreakEvenStudy& study, BreakEvenOf of) {
  const bool plan = of == BreakEvenOf::before_building;
  const BreakEven& found = plan ? study.before_building.term : study.once_built.term;
  const Message result = result_name(study);
  if (found.stretches.empty()) {
    return plan ? say("Break-even before building: {1} of the term is a loss at every volume, up "
                      "to four times the written one.",
                      result)
                : say("Capacity use once built: {1} of the term is a loss at every volume, up to "
                      "four times the written one.",
                      result);
  }
  return plan
             ? say("Break-even before building: no loss in {1} of the term at volumes of {2} ({3} "
                   "of what is bought with the volume is variable).",
                   result, volumes_text(found.stretches), depreciation_name(study))
             : say("Capacity use once built: no loss in {1} of the term at volumes of {2} (all {3} "
                   "is fixed).",
                   result, volumes_text(found.stretches), depreciation_name(study));
}

Message npv_text(const Bid& bid, const BreakEvenStudy& found) {
  const Answer now = bid.model.measure(measures::npv);
  if (now.why == Why::not_stated)
    return say("NPV: no discount rate is stated, so there is no break-even by NPV.");
  if (now.why != Why::computed) return say("NPV has no value.");
  const Message value = value_text({.value = now.value, .kind = Kind::money});
  if (!found.npv_share)
    return say("NPV as written is {1}; it is 0 at no volume up to four times the written one.",
               value);
  return say("NPV as written is {1}; it is 0 at {2} of the written volume.", value,
             rate_text(*found.npv_share));
}

Section main_section(const Bid& bid, const BreakEvenStudy& found) {
  Section main{.id = "breakeven", .title = say("Break-even")};
  main.blocks = {
      Paragraph{.id = "npv", .text = npv_text(bid, found)},
      Paragraph{.id = "before_building_text",
                .text = profit_text(found, BreakEvenOf::before_building)},
      Paragraph{.id = "once_built_text", .text = profit_text(found, BreakEvenOf::once_built)},
      sides_table(bid, found)};
  if (const auto leverage = found.before_building.term.leverage()) {
    main.blocks.push_back(
        Paragraph{.id = "leverage",
                  .text = say("{1} over the term: 1% of volume moves {2} by {3}.",
                              by_profit(found) ? say("Leverage") : say("Operating leverage"),
                              result_name(found), rate_text(*leverage / 100))});
  }
  if (found.volumes.size() > 1) {
    main.blocks.push_back(
        Paragraph{.id = "mix", .text = say("Volumes move together, in the written mix.")});
  }
  return main;
}

bool same(const BreakEven& a, const BreakEven& b) {
  return a.share == b.share && a.fixed == b.fixed && a.other == b.other &&
         a.contribution == b.contribution;
}

void add_years(const BreakEvenStudy& found, Report& report) {
  const BreakEvens &plan = found.before_building, &built = found.once_built;
  const bool alike =
      same(plan.term, built.term) && std::equal(plan.years.begin(), plan.years.end(),
                                                built.years.begin(), built.years.end(), same);
  report.sections.push_back(
      {.id = "before_building",
       .title = alike ? say("Break-even before building and capacity use once built: no asset "
                            "moves with the volume")
                      : say("Break-even before building"),
       .blocks = {years_table("before_building", found, plan),
                  Paragraph{.id = "derivation",
                            .text = say("Contribution ratio: contribution / sales by volume. "
                                        "Break-even, sales: (fixed cost - other) / contribution "
                                        "ratio, where cost has no steps. Break-even and margin of "
                                        "safety are shares of the sales by volume.")}}});
  Table once_built = years_table("once_built", found, built);
  once_built.drawn = !alike;
  report.sections.push_back({.id = "once_built",
                             .title = alike ? Message() : say("Capacity use once built"),
                             .blocks = {std::move(once_built)}});
}

}  // namespace

Report breakeven_report(const Bid& bid, const BreakEvenStudy& found) {
  Report report = report_on(bid, "breakeven");
  const bool by_volume = !found.volumes.empty();
  if (by_volume) report.sections.push_back(main_section(bid, found));
  Section costs{.id = "costs", .title = by_volume ? say("How sales and cost behave") : say("Cost")};
  if (by_volume) costs.blocks.push_back(behaviour_table(found));
  const bool sorted = std::any_of(found.costs.begin(), found.costs.end(),
                                  [](const auto& each) { return each.category != "other"; });
  if (sorted || !by_volume) costs.blocks.push_back(categories_table(found));
  report.sections.push_back(std::move(costs));
  if (by_volume) {
    add_years(found, report);
    report.sections.push_back({.id = "chart", .blocks = {chart_of(found)}});
  } else if (!found.prices.empty()) {
    Section main{
        .id = "breakeven", .title = say("Break-even"), .blocks = {sides_table(bid, found)}};
    if (bid.model.measure(measures::npv).why == Why::not_stated)
      main.blocks.push_back(Paragraph{.id = "npv", .text = npv_text(bid, found)});
    report.sections.push_back(std::move(main));
  }
  if (found.floor) report.sections.push_back(floor_section(*bid.model, *found.floor));
  return report;
}

}  // namespace gonogo
