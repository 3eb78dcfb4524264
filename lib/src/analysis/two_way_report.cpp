// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {
namespace {

/// 1 where every rule passes, -1 where one fails, a gap where one cannot be computed.
std::vector<double> signs(std::vector<double> margins) {
  for (double& margin : margins) {
    if (!std::isnan(margin)) margin = margin >= 0 ? 1 : -1;
  }
  return margins;
}

Table table_of(const TwoWay& found) {
  const Kind kind = kind_of(found.measure.measure);
  Table table{.id = "two_way",
              .columns = {{.id = "down",
                           .title = say("{1} \\ {2}", label_of(found.down), label_of(found.across)),
                           .flexible = true}},
              .money_decimals = 0};
  for (std::size_t i = 0; i < found.x.size(); ++i) {
    table.columns.push_back({.id = "x" + std::to_string(i),
                             .title = value_text(bare_cell(found.across, found.x[i])),
                             .kind = kind,
                             .narrow = Narrow::thin});
  }
  for (std::size_t j = 0; j < found.y.size(); ++j) {
    Row row{.id = "y" + std::to_string(j),
            .cells = {{.value = value_text(bare_cell(found.down, found.y[j]))}}};
    for (std::size_t i = 0; i < found.x.size(); ++i) {
      const bool passes = found.least_margin[j][i] >= 0;
      row.cells.push_back(
          {.value = found.value[j][i], .kind = kind, .tone = passes ? Tone::good : Tone::bad});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Section two_way_section(const Bid&, const TwoWay& found) {
  Chart chart{.id = "regions",
              .title = say("Where every rule passes"),
              .kind = ChartKind::regions,
              .x = found.x,
              .y = found.y,
              .marks = {{.x = found.across.base, .y = found.down.base, .text = say("as written")}},
              .x_title = with_unit(found.across),
              .y_title = with_unit(found.down),
              .x_kind = found.across.factor ? Kind::rate : found.across.kind,
              .y_kind = found.down.factor ? Kind::rate : found.down.kind,
              .base = 0,
              .tabled = true};
  for (std::size_t j = 0; j < found.y.size(); ++j) {
    chart.series.push_back({.id = "y" + std::to_string(j),
                            .title = text_of(found.down, found.y[j]),
                            .values = signs(found.least_margin[j])});
  }
  return {.id = "two_way",
          .title = say("{1}: {2} x {3}", short_title_of(found.measure.measure),
                       label_of(found.down), label_of(found.across)),
          .blocks = {std::move(chart), table_of(found)}};
}

}  // namespace gonogo
