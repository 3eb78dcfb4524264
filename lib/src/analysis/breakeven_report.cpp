// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "analysis/breakeven_tables.hpp"
#include "analysis/price_floor_report.hpp"
#include "gonogo/analysis/breakeven.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {
namespace {

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

/// What steps of a formula may break into hundreds: the first and the last of many, and how many.
Message listed_shortly(Join join, std::vector<Message> parts) {
  constexpr std::size_t most = 4;
  if (parts.size() <= most) return listed(join, std::move(parts));
  return say("{1} ... {2} ({3} in all)", parts.front(), parts.back(), number(parts.size()));
}

/// The volumes without a loss: "36.5% and more".
Message volumes_text(const std::vector<ProfitStretch>& stretches) {
  std::vector<Message> parts;
  for (const ProfitStretch& each : stretches) {
    const bool ends = std::isfinite(each.to);
    if (each.from_nothing) {
      parts.push_back(ends ? say("up to {1}", rate_text(each.to)) : say("any size"));
    } else {
      parts.push_back(ends ? say("{1} to {2}", rate_text(each.from), rate_text(each.to))
                           : say("{1} and more", rate_text(each.from)));
    }
  }
  return listed_shortly(Join::comma, std::move(parts));
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

/// The volumes between a profit and a loss.
std::vector<double> ends_of(const std::vector<ProfitStretch>& stretches) {
  std::vector<double> ends;
  for (const ProfitStretch& each : stretches) {
    if (!each.from_nothing) ends.push_back(each.from);
    if (std::isfinite(each.to)) ends.push_back(each.to);
  }
  return ends;
}

Message npv_text(const Bid& bid, const BreakEvenStudy& found) {
  const Answer now = bid.model.measure(measures::npv);
  if (now.why == Why::not_stated)
    return say("NPV: no discount rate is stated, so there is no break-even by NPV.");
  if (now.why != Why::computed) return say("NPV has no value.");
  const Message value = value_text({.value = now.value, .kind = Kind::money});
  if (found.npv.always_a_loss)
    return say(
        "NPV as written is {1}; it is below 0 at every volume up to four times the written "
        "one.",
        value);
  const std::vector<double> ends = ends_of(found.npv_stretches);
  if (ends.empty())
    return say(
        "NPV as written is {1}; it is not below 0 at any volume up to four times the written "
        "one.",
        value);
  std::vector<Message> texts;
  for (const double each : ends) texts.push_back(rate_text(each));
  return say("NPV as written is {1}; it breaks even at {2} of the written volume.", value,
             listed_shortly(Join::all, std::move(texts)));
}

/// What moves with what, and how far.
Message how_searched(const BreakEvenStudy& found) {
  const Message mix = found.volumes.size() > 1 ? say("Volumes move together, in the written mix.")
                                               : Message(),
                prices = found.prices.size() > 1
                             ? say("Prices move together, each by the same share: one alone has to "
                                   "move further (solve --for).")
                             : Message(),
                range = say("Searched from nothing to four times what is written.");
  return listed(Join::sentences, {mix, prices, range});
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
  main.blocks.push_back(
      Paragraph{.id = "searched", .text = how_searched(found), .tone = Tone::faint});
  return main;
}

bool same(const BreakEven& a, const BreakEven& b) {
  return a.at.least == b.at.least && a.at.most == b.at.most && a.fixed == b.fixed &&
         a.other == b.other && a.contribution == b.contribution;
}

/// What cannot be split into fixed and by volume, as it has no value at no volume.
std::optional<Paragraph> not_split_note(const BreakEvenStudy& found) {
  std::vector<Message> names;
  if (!std::isfinite(found.sales.fixed)) names.push_back(say("Sales"));
  for (const CostBehaviour& each : found.costs) {
    if (!std::isfinite(each.fixed)) names.push_back(each.name);
  }
  if (!std::isfinite(found.depreciation.fixed)) names.push_back(depreciation_name(found));
  if (names.empty()) return {};
  return Paragraph{.id = "no_value_at_no_volume",
                   .text = say("No value at no volume, and so not split into fixed and by volume: "
                               "{1}.",
                               listed(Join::comma, std::move(names)))};
}

void add_years(const Bid& bid, const BreakEvenStudy& found, Report& report) {
  const BreakEvens &plan = found.before_building, &built = found.once_built;
  const bool alike =
      same(plan.term, built.term) && std::equal(plan.years.begin(), plan.years.end(),
                                                built.years.begin(), built.years.end(), same);
  report.sections.push_back(
      {.id = "before_building",
       .title = alike ? say("Break-even before building and capacity use once built: no asset "
                            "moves with the volume")
                      : say("Break-even before building"),
       .blocks = {years_table(bid, "before_building", found, plan),
                  Paragraph{.id = "derivation",
                            .text = say("Contribution ratio: contribution / sales by volume. "
                                        "Break-even, sales: (fixed cost - other) / contribution "
                                        "ratio, where cost has no steps. Break-even and margin of "
                                        "safety are shares of the sales by volume.")}}});
  Table once_built = years_table(bid, "once_built", found, built);
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
  if (by_volume) {
    costs.blocks.push_back(behaviour_table(found));
    if (auto note = not_split_note(found)) costs.blocks.push_back(*std::move(note));
  }
  const bool sorted = std::any_of(found.costs.begin(), found.costs.end(),
                                  [](const auto& each) { return each.category != "other"; });
  const bool of_ready_flow = bid.model->proposal.cash_flow.has_value();
  if (sorted || (!by_volume && !of_ready_flow)) costs.blocks.push_back(categories_table(found));
  if (!costs.blocks.empty()) report.sections.push_back(std::move(costs));
  if (by_volume) {
    add_years(bid, found, report);
    report.sections.push_back({.id = "chart", .blocks = {chart_of(found)}});
  } else if (!found.prices.empty()) {
    Section main{
        .id = "breakeven", .title = say("Break-even"), .blocks = {sides_table(bid, found)}};
    if (bid.model.measure(measures::npv).why == Why::not_stated)
      main.blocks.push_back(Paragraph{.id = "npv", .text = npv_text(bid, found)});
    main.blocks.push_back(
        Paragraph{.id = "searched", .text = how_searched(found), .tone = Tone::faint});
    report.sections.push_back(std::move(main));
  }
  if (found.floor) report.sections.push_back(floor_section(*bid.model, *found.floor));
  return report;
}

}  // namespace gonogo
