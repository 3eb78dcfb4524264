// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "analysis/difference_tables.hpp"
#include "analysis/rounded_parts.hpp"
#include "gonogo/analysis/report_text.hpp"

namespace gonogo {
namespace {

/// The changes that have a worth: all but rules and scenarios that turned nothing.
std::vector<const BidChange*> worth_a_row(const Difference& found) {
  std::vector<const BidChange*> rows;
  for (const BidChange& each : found.changes) {
    if (each.in_flow || !each.turned.empty()) rows.push_back(&each);
  }
  return rows;
}

double npv_difference(const Difference& found) {
  return found.after.measures.front().value - found.before.measures.front().value;
}

/// An amount that people read with those decimals, in another unit with as many digits: so it adds up.
Cell printed_cell(double value, double printed, int decimals) {
  return {.value = value,
          .kind = Kind::money,
          .decimals = decimals,
          .shown = number({.value = printed, .kind = Kind::money, .decimals = decimals})};
}

/// A column of amounts that add up to the difference as they are printed, too.
std::vector<Cell> summing_cells(const std::vector<double>& parts, const Difference& found) {
  const PrintedNpv npv = printed_npv(found);
  const auto rounded = rounded_parts(parts, npv.difference, npv.decimals);
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < parts.size(); ++i)
    cells.push_back(printed_cell(parts[i], rounded[i], npv.decimals));
  cells.push_back(printed_cell(npv_difference(found), npv.difference, npv.decimals));
  return cells;
}

std::string id_of_change(std::size_t place) { return "change_" + std::to_string(place + 1); }

/// "rent (receivable)": of an item of which nothing but that was changed.
Message name_of(const EditedItem& item) {
  const Edit* only = nullptr;
  for (const Edit& each : item.edits) {
    if (each.kind == EditKind::remark) continue;
    if (only != nullptr) return item.name;
    only = &each;
  }
  const std::string within = item.section + '.' + item.id + '.';
  const std::string address = only ? only->address : std::string();
  if (item.id.empty() || !address.starts_with(within)) return item.name;
  const std::string key = address.substr(within.size());
  constexpr std::array<std::string_view, 4> itself = {"amount", "value", "at_least", "at_most"};
  const bool is_whole = std::find(itself.begin(), itself.end(), key) != itself.end();
  return is_whole ? item.name : say("{1} ({2})", item.name, verbatim(key));
}

}  // namespace

Message worth_text(const Difference& found, const BidChange& change) {
  const auto rows = worth_a_row(found);
  std::vector<double> worths;
  for (const BidChange* each : rows) worths.push_back(each->shapley);
  const auto place =
      static_cast<std::size_t>(std::find(rows.begin(), rows.end(), &change) - rows.begin());
  const PrintedNpv npv = printed_npv(found);
  const auto rounded = rounded_parts(worths, npv.difference, npv.decimals);
  return number({.value = rounded[place], .kind = Kind::money, .decimals = npv.decimals});
}

PrintedNpv printed_npv(const Difference& found) {
  constexpr double whole_from = 10'000;
  const double before = found.before.measures.front().value;
  const double after = found.after.measures.front().value;
  std::vector<double> amounts = {before, after};
  for (const BidChange& each : found.changes)
    amounts.insert(amounts.end(), {each.in_order, each.shapley});
  const bool large = std::any_of(amounts.begin(), amounts.end(),
                                 [](double each) { return std::abs(each) >= whole_from; });
  const bool whole = std::all_of(amounts.begin(), amounts.end(), [](double each) {
    return std::abs(each - std::round(each)) < 1e-9;
  });
  const int decimals = large || whole ? 0 : 2;
  const double places = decimals == 0 ? 1 : 100;
  const double old_units = std::round(before * places), units = std::round(after * places);
  return {.decimals = decimals,
          .before = old_units / places,
          .after = units / places,
          .difference = (units - old_units) / places};
}

Message greatest_changes(const Difference& found, std::size_t most) {
  std::vector<const BidChange*> changes;
  for (const BidChange& each : found.changes) {
    if (each.in_flow && each.shapley != 0) changes.push_back(&each);
  }
  std::stable_sort(changes.begin(), changes.end(), [](const BidChange* a, const BidChange* b) {
    return std::abs(a->shapley) > std::abs(b->shapley);
  });
  changes.resize(std::min(changes.size(), most));
  std::vector<Message> parts;
  for (const BidChange* each : changes)
    parts.push_back(say("{1} {2}", name_of_change(found, *each), worth_text(found, *each)));
  return listed(Join::comma, std::move(parts));
}

Message name_of_change(const Difference& found, const BidChange& change) {
  constexpr std::size_t most_named = 3;
  std::vector<Message> names;
  for (const std::size_t i : change.items) {
    const EditedItem& item = found.items[i];
    const Message name = item.of_policy ? say("policy: {1}", name_of(item)) : name_of(item);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  if (names.size() <= most_named) return listed(Join::comma, std::move(names));
  const auto more = names.size() - most_named;
  names.resize(most_named);
  return say("{1} and {2} more", listed(Join::comma, std::move(names)), number(more));
}

Table bridge_table(const Difference& found) {
  Table table{.id = "bridge",
              .columns = {{.id = "change", .title = say("Change"), .flexible = true},
                          {.id = "in_order", .title = say("In file order"), .kind = Kind::money},
                          {.id = "shapley", .title = say("In any order"), .kind = Kind::money},
                          {.id = "error",
                           .title = say("+/-"),
                           .kind = Kind::money,
                           .drawn = found.orders > 0},
                          {.id = "verdict", .title = say("Verdict"), .drawn = false},
                          {.id = "rules", .title = say("Rules that turn"), .flexible = true}},
              .money_decimals = 0};
  const auto rows = worth_a_row(found);
  std::vector<double> in_order, shapley;
  for (const BidChange* each : rows) {
    in_order.push_back(each->in_order);
    shapley.push_back(each->shapley);
  }
  const auto first = summing_cells(in_order, found);
  const auto second = summing_cells(shapley, found);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Cell error;
    constexpr double seen_in_units = 10;
    if (found.orders > 0)
      error = {.value = rows[i]->error,
               .decimals = rows[i]->error < seen_in_units ? 2 : *second[i].decimals};
    table.rows.push_back({.id = id_of_change(i),
                          .cells = {{.value = name_of_change(found, *rows[i])},
                                    first[i],
                                    second[i],
                                    std::move(error),
                                    {.value = verbatim(id_of(rows[i]->verdict))},
                                    {.value = turned_text(rows[i]->turned)}},
                          .place = found.items[rows[i]->items.front()].place()});
  }
  table.rows.push_back(
      {.id = "total",
       .cells = {{.value = say("Difference of the NPV")}, first.back(), second.back()},
       .emphasis = Emphasis::total});
  return table;
}

Table bridge_by_year(const Difference& found, bool in_order) {
  Table table{.id = in_order ? "by_year_in_order" : "by_year",
              .columns = {{.id = "change", .title = say("Change"), .flexible = true}},
              .money_decimals = 0};
  const auto rows = worth_a_row(found);
  const auto& years_of = in_order ? &BidChange::in_order_by_year : &BidChange::shapley_by_year;
  const std::size_t years = rows.empty() ? 0 : (rows.front()->*years_of).size();
  for (std::size_t y = 0; y < years; ++y) {
    const std::string name = std::to_string(y);
    table.columns.push_back({.id = "y" + name,
                             .title = verbatim("Y" + name),
                             .kind = Kind::money,
                             .narrow = Narrow::part});
  }
  table.columns.push_back({.id = "total", .title = say("Total"), .kind = Kind::money});
  std::vector<double> worths, sums(years), printed_sums(years);
  for (const BidChange* each : rows) worths.push_back(in_order ? each->in_order : each->shapley);
  const PrintedNpv npv = printed_npv(found);
  const auto totals = rounded_parts(worths, npv.difference, npv.decimals);
  const auto cell = [&](double value, double printed) {
    return printed_cell(value, printed, npv.decimals);
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::vector<double>& values = rows[i]->*years_of;
    const auto parts = rounded_parts(values, totals[i], npv.decimals);
    Row row{.id = id_of_change(i), .cells = {{.value = name_of_change(found, *rows[i])}}};
    for (std::size_t y = 0; y < years; ++y) {
      sums[y] += values[y], printed_sums[y] += parts[y];
      row.cells.push_back(cell(values[y], parts[y]));
    }
    row.cells.push_back(cell(worths[i], totals[i]));
    table.rows.push_back(std::move(row));
  }
  Row total{.id = "total",
            .cells = {{.value = say("Difference of the NPV")}},
            .emphasis = Emphasis::total};
  for (std::size_t y = 0; y < years; ++y) total.cells.push_back(cell(sums[y], printed_sums[y]));
  total.cells.push_back(cell(npv_difference(found), npv.difference));
  table.rows.push_back(std::move(total));
  return table;
}

Chart bridge_chart(const Difference& found) {
  Chart chart{.id = "waterfall",
              .title = say("NPV from the old bid to the new, in file order"),
              .base = found.before.measures.front().value};
  Series from{.id = "from", .title = say("before the change")};
  Series to{.id = "to", .title = say("after it")};
  double npv = *chart.base;
  for (const BidChange* each : worth_a_row(found)) {
    if (!each->in_flow) continue;
    chart.categories.push_back(name_of_change(found, *each));
    from.values.push_back(npv);
    npv += each->in_order;
    to.values.push_back(npv);
  }
  chart.series = {std::move(from), std::move(to)};
  return chart;
}

}  // namespace gonogo
