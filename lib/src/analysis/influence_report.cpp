// SPDX-License-Identifier: MIT
#include "analysis/influence_report.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/chance_model.hpp"
#include "analysis/chance_text.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {
namespace {

bool is_scenario(const UncertainNumber& number) {
  return number.number.address == scenario_address;
}

Message name_of(const UncertainNumber& of) {
  if (of.year == 0) return label_of(of.number);
  return say("{1}, year {2}", label_of(of.number), number(of.year));
}

Message shape_of(const UncertainNumber& of) {
  if (is_scenario(of)) return say("as written, or a scenario");
  if (of.year == 0) return text_of(of);
  return of.scope == Scope::walk ? say("{1}, a walk by year", text_of(of))
                                 : say("{1}, anew each year", text_of(of));
}

Chart influence_chart(const Simulation& found) {
  Chart chart{.id = "influence_chart",
              .title = say("What drives NPV: share of its variance that each explains alone"),
              .series = {{.id = "first_order", .title = say("Explains")}},
              .y_kind = Kind::rate};
  constexpr std::size_t most = 10;
  for (const Influence& each : found.influences) {
    if (chart.categories.size() == most || !std::isfinite(each.first_order.value)) break;
    chart.categories.push_back(name_of(found.numbers[each.number]));
    chart.series[0].values.push_back(each.first_order.value);
  }
  return chart;
}

/// Whether some cases are not GO.
bool has_failing(const Simulation& found) {
  return std::any_of(found.influences.begin(), found.influences.end(), [](const Influence& each) {
    return std::isfinite(each.place_where_it_fails);
  });
}

bool has_totals(const Simulation& found) {
  return !found.influences.empty() && found.influences.front().total.has_value();
}

/// What the column of total indices is, or why there is none.
Paragraph total_effects(const Simulation& found) {
  if (has_totals(found)) {
    return {
        .id = "total_effects",
        .text = say("Total: the share of NPV's variance that is left when all other drivers are "
                    "known (total Sobol index). What it has more than Explains comes of what "
                    "the driver does together with others.")};
  }
  return {.id = "total_effects",
          .text = found.exact ? say("Total Sobol indices need cases that are drawn.")
                              : say("Drivers that vary together have no total Sobol indices."),
          .tone = Tone::caution};
}

/// Columns behind the quantiles of a driver.
std::vector<Column> influence_columns(bool fails, bool total) {
  std::vector<Column> columns;
  if (fails)
    columns.push_back({.id = "where_it_fails", .title = say("Failing"), .kind = Kind::number});
  columns.push_back({.id = "place_where_it_fails", .kind = Kind::rate, .drawn = false});
  columns.push_back({.id = "rank_correlation", .title = say("Rank cor."), .kind = Kind::ratio});
  for (Column& each : estimate_columns("explains", say("Explains"), Kind::rate)) {
    each.drawn = each.id == "explains";
    columns.push_back(std::move(each));
  }
  if (total) {
    for (Column& each : estimate_columns("total", say("Total"), Kind::rate)) {
      each.drawn = each.id == "total";
      columns.push_back(std::move(each));
    }
  }
  for (Column& each : estimate_columns("worth_knowing", say("Worth knowing"), Kind::money)) {
    each.drawn = each.id == "worth_knowing";
    columns.push_back(std::move(each));
  }
  return columns;
}

void add_influence(const Influence& influence, const UncertainNumber& number, bool fails,
                   Row& row) {
  const double place = influence.place_where_it_fails;
  if (fails) {
    Cell where{.kind = Kind::number};
    if (!is_scenario(number))
      where = bare_cell(number.number, number.value(QuantileFunction(number.distribution)(place)));
    row.cells.push_back(std::move(where));
  }
  row.cells.push_back({.value = place, .kind = Kind::rate});
  Cell rank{.kind = Kind::ratio};
  if (influence.rank) rank.value = *influence.rank;
  row.cells.push_back(std::move(rank));
  for (Cell& each : estimate_cells(influence.first_order, Kind::rate, 1))
    row.cells.push_back(std::move(each));
  if (influence.total) {
    for (Cell& each : estimate_cells(*influence.total, Kind::rate, 1))
      row.cells.push_back(std::move(each));
  }
  for (Cell& each : estimate_cells(influence.information, Kind::money, 0))
    row.cells.push_back(std::move(each));
}

Table drivers(const Simulation& found) {
  const bool fails = has_failing(found);
  Table table{.id = "drivers",
              .columns = {{.id = "driver", .title = say("Driver"), .flexible = true},
                          {.id = "distribution", .title = say("Varies as"), .flexible = true},
                          {.id = "by_default", .drawn = false},
                          {.id = "p5", .kind = Kind::number, .drawn = false},
                          {.id = "p50", .title = say("Median"), .kind = Kind::number},
                          {.id = "p95", .kind = Kind::number, .drawn = false}}};
  for (Column& each : influence_columns(fails, has_totals(found)))
    table.columns.push_back(std::move(each));
  for (const Influence& influence : found.influences) {
    const UncertainNumber& each = found.numbers[influence.number];
    const QuantileFunction quantile(each.distribution);
    Row row{.id = row_id(each.number),
            .cells = {{.value = name_of(each)},
                      {.value = shape_of(each), .code = std::string(name_of(each.distribution))},
                      {.value = each.by_default ? 1.0 : 0.0, .kind = Kind::count}},
            .place = each.number.place};
    for (const double share : {0.05, 0.5, 0.95})
      row.cells.push_back(is_scenario(each) ? Cell{.kind = Kind::number}
                                            : bare_cell(each.number, each.value(quantile(share))));
    add_influence(influence, each, fails, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// What the table says, in words, and what it is worth to know all.
Paragraph information(const Simulation& found) {
  const Message columns =
      say("Explains: the share of NPV's variance that goes when the driver is known (first-order "
          "Sobol index). Worth knowing: what that adds to the expected NPV, if the bid may then be "
          "left (EVPI); all of chance together {1}.",
          money_text(found.information));
  if (!has_failing(found)) return {.id = "information", .text = columns};
  return {
      .id = "information",
      .text = say("{1} Failing: the driver's usual value in the cases that are not GO.", columns)};
}

std::vector<Block> nearest_failure(const Simulation& found) {
  if (!found.nearest_failure) return {};
  Code code{.id = "nearest_failure"};
  for (const std::string& each : found.nearest_failure->settings)
    code.lines.push_back(set_option(each));
  return {Paragraph{.id = "nearest_failure_text",
                    .text = say("The case nearest to the bid as written that is not GO:")},
          std::move(code)};
}

Table correlations(const Simulation& found) {
  Table table{.id = "correlations",
              .title = say("Drawn together"),
              .columns = {{.id = "driver", .title = say("Driver"), .flexible = true},
                          {.id = "with", .title = say("With"), .flexible = true},
                          {.id = "stated", .title = say("Rank cor. stated"), .kind = Kind::ratio},
                          {.id = "used", .title = say("Used"), .kind = Kind::ratio}}};
  for (const CorrelatedPair& each : found.correlations.pairs) {
    if (found.numbers[each.first].year > 1) continue;  // all years are drawn together alike
    const Variable& first = found.numbers[each.first].number;
    const Variable& second = found.numbers[each.second].number;
    table.rows.push_back({.id = row_id(first) + "." + row_id(second),
                          .cells = {{.value = label_of(first)},
                                    {.value = label_of(second)},
                                    {.value = each.stated, .kind = Kind::ratio},
                                    {.value = each.used, .kind = Kind::ratio}}});
  }
  return table;
}

std::vector<Block> correlation_blocks(const Simulation& found) {
  const Correlations& stated = found.correlations;
  std::vector<Block> blocks;
  for (const auto& [first, second] : stated.idle) {
    blocks.push_back(
        Paragraph{.text = say("The correlation of {1} and {2} has no effect: not both vary.",
                              verbatim(first), verbatim(second)),
                  .tone = Tone::caution});
  }
  if (stated.pairs.empty()) return blocks;
  blocks.push_back(correlations(found));
  if (stated.repaired()) {
    blocks.push_back(Paragraph{
        .id = "correlations_repaired",
        .text = say("No numbers can have all of the correlations that are stated: the nearest that "
                    "some can have are used."),
        .tone = Tone::caution});
  }
  blocks.push_back(Paragraph{
      .id = "correlations_shared",
      .text = say("Drivers that vary together explain some of the variance together: each counts "
                  "it, and the shares may sum to more than all.")});
  return blocks;
}

Paragraph defaults(const Simulation& found) {
  std::vector<Message> names;
  for (const UncertainNumber& each : found.numbers) {
    if (each.by_default && each.year <= 1) names.push_back(label_of(each.number));
  }
  if (names.empty()) return {};
  return {.id = "by_default",
          .text = say("The bid states low and high alone of {1}: a PERT distribution is assumed, "
                      "whose mode is the value.",
                      listed(Join::all, std::move(names)))};
}

}  // namespace

std::vector<Block> influence_blocks(const Simulation& found) {
  std::vector<Block> blocks = {influence_chart(found), drivers(found), information(found)};
  if (found.options.total_effects) blocks.push_back(total_effects(found));
  for (Block& each : correlation_blocks(found)) blocks.push_back(std::move(each));
  for (Block& each : nearest_failure(found)) blocks.push_back(std::move(each));
  if (Paragraph text = defaults(found); !text.text.empty()) blocks.push_back(std::move(text));
  return blocks;
}

}  // namespace gonogo
