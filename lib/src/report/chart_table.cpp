// SPDX-License-Identifier: MIT
#include "report/chart_table.hpp"

#include "report/cell.hpp"

namespace gonogo {

Table table_of(const Chart& chart) {
  const bool is_bars = has_categories(chart.kind);
  const auto axis = chart.x_title.empty() ? verbatim(chart.id) : chart.x_title;
  Table table = {.id = chart.id, .title = chart.title};
  table.columns.push_back(
      {.title = is_bars ? Message() : axis, .kind = is_bars ? Kind::text : chart.x_kind});
  for (std::size_t j = 0; j < chart.series.size(); ++j) {
    const auto& series = chart.series[j];
    auto title = series.title.empty() ? verbatim(series.id) : series.title;
    if (chart.kind == ChartKind::regions && j < chart.y.size())
      title = number({.value = chart.y[j]});
    const auto kind = chart.kind == ChartKind::regions ? Kind::number : chart.y_kind;
    table.columns.push_back({.title = std::move(title), .kind = kind});
  }
  for (std::size_t i = 0; i < (is_bars ? chart.categories.size() : chart.x.size()); ++i) {
    Row row;
    auto& label = row.cells.emplace_back();
    if (is_bars) label.value = chart.categories[i];
    if (!is_bars) label.value = chart.x[i];
    for (const auto& series : chart.series) {
      auto& cell = row.cells.emplace_back();
      const auto value = i < series.values.size() ? drawable(series.values[i]) : std::nullopt;
      if (value) cell.value = *value;
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace gonogo
