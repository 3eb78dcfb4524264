// SPDX-License-Identifier: MIT
#include "analysis/breakeven_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "analysis/time_spans.hpp"
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

/// Of what has no value at no volume, where the split begins.
Reason not_split() { return {say("no value"), "no_value_at_no_volume"}; }
Cell split_cell(Money value) {
  if (std::isfinite(value)) return {.value = value};
  return {.kind = Kind::money, .note = not_split().text, .code = not_split().code};
}

Reason no_sales(const BreakEven& of) {
  if (!of.is_split()) return not_split();
  return of.moves() ? Reason{say("no sales"), "no_sales"} : Reason{say("no volume"), "no_volume"};
}
Reason always_a_loss() { return {say("always a loss"), "always_a_loss"}; }
Reason never_a_loss() { return {say("never a loss"), "never_a_loss"}; }

/// Why no volume breaks even.
Reason no_share(const BreakEven& of) {
  if (!of.moves()) return no_sales(of);
  return of.at.always_a_loss ? always_a_loss() : never_a_loss();
}

/// Why nothing says how far sales may fall.
Reason no_safety(const BreakEven& of) {
  if (!of.share() || of.at.least) return of.share() ? no_sales(of) : no_share(of);
  return {say("loss above"), "loss_above"};
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

std::string result_id(const BreakEvenStudy& found) { return by_profit(found) ? "profit" : "ebit"; }

/// Of the assets that are bought with the volume, by both definitions of break-even.
Cell depreciation_behaviour(const CostBehaviour& depreciation) {
  if (depreciation.variable == 0) return {.value = say("fixed"), .code = "fixed"};
  return {.value = say("fixed once built"), .code = "fixed_once_built"};
}

template <typename Has>
bool any_of_years(const BreakEvens& found, const Has& has) {
  return has(found.term) || std::any_of(found.years.begin(), found.years.end(), has);
}

/// "Y5, 6 months" of a year that the period ends within.
Message year_title(const TimeAxis& axis, int year) {
  const int first = (year - 1) * axis.steps_per_year + 1;
  return title_of({.title = "Y" + std::to_string(year),
                   .first = first,
                   .last = std::min(first + axis.steps_per_year - 1, axis.last)},
                  axis, ColumnSpan::year);
}

/// The break-even volume; "at most" where a greater one makes a loss, and no smaller one does.
Cell share_cell(const BreakEven& of) {
  Cell cell = cell_of(of.share(), Kind::rate, no_share(of));
  if (of.share() && !of.at.least) cell.shown = say("at most {1}", rate_text(*of.share()));
  return cell;
}

}  // namespace

bool by_profit(const BreakEvenStudy& found) { return found.by == BreakEvenBy::profit; }

Message result_name(const BreakEvenStudy& found) {
  return by_profit(found) ? say("profit after interest") : say("EBIT");
}

Message depreciation_name(const BreakEvenStudy& found) {
  return by_profit(found) ? say("depreciation and interest") : say("depreciation");
}

std::string stated_way(const CountedCost& cost) {
  if (cost.line == nullptr || !cost.line->behaviour) return {};
  return std::string(id_of(*cost.line->behaviour));
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

Table behaviour_table(const BreakEvenStudy& found) {
  Table table{.id = "costs",
              .columns = {{.id = "line", .title = say("Over the term"), .flexible = true},
                          {.id = "behaviour", .title = say("Behaves")},
                          {.id = "fixed", .title = say("Fixed"), .kind = Kind::money},
                          {.id = "variable", .title = say("By volume"), .kind = Kind::money},
                          {.id = "total", .title = say("Total"), .kind = Kind::money}},
              .money_decimals = 0};
  const auto add = [&](const std::string& id, Message name, Cell behaviour,
                       const CostBehaviour& each, Emphasis emphasis) {
    table.rows.push_back({.id = id,
                          .cells = {{.value = std::move(name)},
                                    std::move(behaviour),
                                    split_cell(each.fixed),
                                    split_cell(each.variable),
                                    {.value = each.total}},
                          .emphasis = emphasis});
  };
  const auto moves = [](const CostBehaviour& each) {
    return each.total != 0 || (std::isfinite(each.fixed) && each.fixed != 0);
  };
  add("sales", say("Sales"), {}, found.sales, Emphasis::plain);
  CostBehaviour result{
      .fixed = found.sales.fixed + found.other.fixed - found.depreciation.fixed,
      .variable = found.sales.variable + found.other.variable - found.depreciation.variable,
      .total = found.sales.total + found.other.total - found.depreciation.total};
  for (const CostBehaviour& each : found.costs) {
    const Message behaviour = behaviour_text(each.behaviour);
    add(each.id, say("less {1}", each.name),
        {.value = each.stated ? say("{1} (as stated)", behaviour) : behaviour,
         .code = std::string(id_of(each.behaviour))},
        each, Emphasis::plain);
    result.fixed -= each.fixed;
    result.variable -= each.variable;
    result.total -= each.total;
  }
  if (moves(found.depreciation))
    add("depreciation", say("less {1}", depreciation_name(found)),
        depreciation_behaviour(found.depreciation), found.depreciation, Emphasis::plain);
  if (moves(found.other))
    add("other", say("other income and disposals"), {}, found.other, Emphasis::plain);
  add(result_id(found), result_name(found), {}, result, Emphasis::total);
  return table;
}

Table categories_table(const BreakEvenStudy& found) {
  Table table{.id = "categories",
              .columns = {{.id = "category", .title = say("Category"), .flexible = true},
                          {.id = "fixed", .title = say("Fixed"), .kind = Kind::money},
                          {.id = "variable", .title = say("By volume"), .kind = Kind::money},
                          {.id = "total", .title = say("Cost"), .kind = Kind::money},
                          {.id = "share", .title = say("Share"), .kind = Kind::rate}},
              .money_decimals = 0};
  std::vector<CostBehaviour> sums;
  CostBehaviour all;
  for (const CostBehaviour& each : found.costs) {
    const auto same = [&](const CostBehaviour& sum) { return sum.category == each.category; };
    auto sum = std::find_if(sums.begin(), sums.end(), same);
    if (sum == sums.end()) sum = sums.insert(sum, {.category = each.category});
    sum->fixed += each.fixed;
    sum->variable += each.variable;
    sum->total += each.total;
    all.total += each.total;
    all.fixed += each.fixed;
    all.variable += each.variable;
  }
  std::stable_sort(sums.begin(), sums.end(), [&](const CostBehaviour& a, const CostBehaviour& b) {
    return a.total > b.total;
  });
  const auto add = [&](const CostBehaviour& each, Message name, Emphasis emphasis) {
    table.rows.push_back(
        {.id = each.category,
         .cells = {{.value = std::move(name), .code = each.category},
                   split_cell(each.fixed),
                   split_cell(each.variable),
                   {.value = each.total},
                   all.total == 0 ? cell_of({}, Kind::rate, {say("no cost"), "no_cost"})
                                  : Cell{.value = each.total / all.total}},
         .emphasis = emphasis});
  };
  for (const CostBehaviour& each : sums) add(each, category_text(each.category), Emphasis::plain);
  all.category = "cost.total";
  if (sums.size() > 1) add(all, say("Total"), Emphasis::total);
  if (found.volumes.empty()) table.columns[1].drawn = table.columns[2].drawn = false;
  return table;
}

Table years_table(const Bid& bid, const std::string& id, const BreakEvenStudy& study,
                  const BreakEvens& found) {
  const auto has_other = [](const BreakEven& each) { return each.other != 0; };
  const auto has_both_ends = [](const BreakEven& each) { return each.at.least && each.at.most; };
  Table table{
      .id = id,
      .columns = {{.id = "span"},
                  {.id = "sales_by_volume", .title = say("Sales by volume"), .kind = Kind::money},
                  {.id = "contribution", .title = say("Contribution"), .kind = Kind::money},
                  {.id = "ratio", .title = say("Contribution ratio"), .kind = Kind::rate},
                  {.id = "fixed", .title = say("Fixed cost"), .kind = Kind::money},
                  {.id = "other",
                   .title = say("Other"),
                   .kind = Kind::money,
                   .drawn = any_of_years(found, has_other)},
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
                  {.id = "most",
                   .title = say("Break-even above"),
                   .kind = Kind::rate,
                   .drawn = any_of_years(found, has_both_ends)},
                  {.id = "safety", .title = say("Margin of safety"), .kind = Kind::rate}},
      .money_decimals = 0,
      .across = true};
  const auto add = [&](const BreakEven& each) {
    table.rows.push_back(
        {.id = each.year == 0 ? "term" : "y" + std::to_string(each.year),
         .cells = {{.value = each.year == 0 ? say("Term")
                                            : year_title(bid.model->sheet.axis(), each.year)},
                   split_cell(each.sales_by_volume),
                   split_cell(each.contribution),
                   cell_of(each.ratio(), Kind::rate, no_sales(each)),
                   split_cell(each.fixed),
                   split_cell(each.other),
                   {.value = each.result},
                   cell_of(each.leverage(), Kind::ratio,
                           each.is_split() ? Reason{say("no profit"), "no_profit"} : not_split()),
                   cell_of(each.sales, Kind::money, no_share(each)),
                   share_cell(each),
                   cell_of(each.at.most, Kind::rate, {say("none"), "none"}),
                   cell_of(each.safety(), Kind::rate, no_safety(each))},
         .emphasis = each.year == 0 ? Emphasis::total : Emphasis::plain});
  };
  for (const BreakEven& each : found.years) add(each);
  add(found.term);
  return table;
}

namespace {

/// A share of what is written in the unit of the number, on its tick without a loss.
double in_units(const Variable& number, double share, bool least) {
  return on_tick(number, number.base * share, (number.base > 0) == least);
}

Cell side_cell(const Variable& number, const BreakEvenAt& at, const Reason& why) {
  if (!at.share()) return cell_of({}, Kind::number, why);
  Cell cell = bare_cell(number, in_units(number, *at.share(), at.least.has_value()));
  if (!at.most) {
    cell.shown = say(">= {1}", value_text(cell));
    return cell;
  }
  const Message most = value_text(bare_cell(number, in_units(number, *at.most, false)));
  cell.shown = at.least ? say("{1} to {2}", value_text(cell), most) : say("at most {1}", most);
  return cell;
}

/// For scripts: the other end, where there are two.
Cell most_cell(const Variable& number, const BreakEvenAt& at) {
  if (!at.most) return {.kind = Kind::number, .note = say("none"), .code = "none"};
  return bare_cell(number, in_units(number, *at.most, false));
}

/// Why no value of a number makes NPV 0.
Reason no_npv_share(const BreakEvenAt& at) {
  return at.always_a_loss ? Reason{say("always below 0"), "always_below_0"}
                          : Reason{say("never below 0"), "never_below_0"};
}

}  // namespace

Table sides_table(const Bid& bid, const BreakEvenStudy& found) {
  Table table{
      .id = "sides",
      .columns = {{.id = "number", .title = say("Breaks even at"), .flexible = true},
                  {.id = "now", .title = say("Now"), .kind = Kind::number},
                  {.id = "npv", .title = say("by NPV"), .kind = Kind::number},
                  {.id = "before_building",
                   .title = say("by {1}, before building", result_name(found)),
                   .kind = Kind::number},
                  {.id = "once_built",
                   .title = say("by {1}, once built", result_name(found)),
                   .kind = Kind::number},
                  {.id = "npv_most", .title = say("by NPV"), .kind = Kind::number, .drawn = false},
                  {.id = "before_building_most",
                   .title = say("by {1}, before building", result_name(found)),
                   .kind = Kind::number,
                   .drawn = false},
                  {.id = "once_built_most",
                   .title = say("by {1}, once built", result_name(found)),
                   .kind = Kind::number,
                   .drawn = false}}};
  const bool has_npv = bid.model.measure(measures::npv).why != Why::not_stated;
  struct Side {
    BreakEvenAt at = {};
    Reason why = {};
  };
  const auto add = [&](const Variable& number, const std::array<Side, 3>& sides) {
    Row row{.id = row_id(number),
            .cells = {{.value = label_of(number)}, variable_cell(number, number.base)},
            .place = number.place};
    for (const Side& each : sides) row.cells.push_back(side_cell(number, each.at, each.why));
    for (const Side& each : sides) row.cells.push_back(most_cell(number, each.at));
    table.rows.push_back(std::move(row));
  };
  const auto by_npv = [&](const BreakEvenAt& at) {
    return has_npv ? Side{at, no_npv_share(at)} : Side{{}, {say("no rate"), "not_stated"}};
  };
  const auto by_result = [](const BreakEven& of) { return Side{of.at, no_share(of)}; };
  for (const Variable& each : found.volumes)
    add(each, {by_npv(found.npv), by_result(found.before_building.term),
               by_result(found.once_built.term)});
  // A price changes nothing that is built.
  const Side by_price = {found.price, found.price.always_a_loss ? always_a_loss() : never_a_loss()};
  for (const Variable& each : found.prices)
    add(each, {by_npv(found.npv_price), by_price, by_price});
  if (found.volumes.empty()) {
    table.columns[3].title = say("by {1}", result_name(found));
    table.columns[4].drawn = false;
  }
  return table;
}

}  // namespace gonogo
