// SPDX-License-Identifier: MIT
#include "xlsx/native_chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "report/scale.hpp"

namespace gonogo {
namespace {

constexpr std::array<lxw_color_t, 4> colours = {0x2B6CB0, 0xB2182B, 0x1B7837, 0x9A6700};
constexpr int pixels_wide = 480, pixels_high = 288;  ///< of a chart as the library makes it
constexpr int pixels_a_row = 20;

/// Programs leave out every second name of bars that have less.
int height_of(const Chart& chart) {
  constexpr int usual = 331, around = 130, a_bar = 26;
  if (chart.kind != ChartKind::bars) return usual;
  return std::max(usual, around + a_bar * static_cast<int>(chart.categories.size()));
}

bool has_stroke(const Chart& chart, Stroke stroke) {
  return std::any_of(chart.series.begin(), chart.series.end(),
                     [stroke](const Series& each) { return each.stroke == stroke; });
}

std::uint8_t type_of(const Chart& chart, Stroke stroke) {
  if (chart.kind == ChartKind::lines) return LXW_CHART_SCATTER_STRAIGHT;
  if (chart.kind == ChartKind::bars) return LXW_CHART_BAR;
  return stroke == Stroke::line ? LXW_CHART_LINE : LXW_CHART_COLUMN;
}

void paint(lxw_chart_series* series, std::size_t index, bool line) {
  const XlsxLibrary& xlsx = xlsx_library();
  const lxw_color_t colour = colours[index % colours.size()];
  if (line) {
    lxw_chart_line stroke = {};
    stroke.color = colour;
    stroke.width = 1.75F;
    xlsx.chart_series_set_line(series, &stroke);
  } else {
    lxw_chart_fill fill = {};
    fill.color = colour;
    xlsx.chart_series_set_fill(series, &fill);
  }
}

/// Of a tornado the values that it shows, not 0: bars begin at its base.
void set_range(lxw_chart_axis* axis, const Chart& content) {
  const XlsxLibrary& xlsx = xlsx_library();
  double lowest = *content.base, highest = *content.base;
  for (const Series& each : content.series) {
    for (const double value : each.values) {
      if (std::isfinite(value))
        lowest = std::min(lowest, value), highest = std::max(highest, value);
    }
  }
  xlsx.chart_axis_set_crossing(axis, *content.base);
  if (!(highest > lowest)) return;
  constexpr int most_marks = 6;
  const Scale scale = axis_over(lowest, highest, most_marks);
  xlsx.chart_axis_set_min(axis, std::floor(lowest / scale.step) * scale.step);
  xlsx.chart_axis_set_max(axis, std::ceil(highest / scale.step) * scale.step);
  xlsx.chart_axis_set_major_unit(axis, scale.step);
}

void shape(lxw_chart* chart, const Chart& content) {
  const XlsxLibrary& xlsx = xlsx_library();
  xlsx.chart_legend_set_position(
      chart, content.series.size() > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
  // Of horizontal bars the library calls the axis across x, which is that of values.
  const bool bars = content.kind == ChartKind::bars;
  lxw_chart_axis* const places = bars ? chart->y_axis : chart->x_axis;
  lxw_chart_axis* const values = bars ? chart->x_axis : chart->y_axis;
  xlsx.chart_axis_set_label_position(places, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  if (content.y_kind == Kind::money) xlsx.chart_axis_set_num_format(values, "#,##0");
  if (!bars) return;
  xlsx.chart_axis_set_reverse(places);           // the first on top
  xlsx.chart_axis_set_interval_unit(places, 1);  // every name
  xlsx.chart_set_series_overlap(chart, 100);
  xlsx.chart_set_series_gap(chart, 40);
  if (content.base) set_range(values, content);
}

/// The series of one stroke as one chart.
void draw_part(const Chart& content, Stroke stroke, const ChartCells& cells,
               const ChartDrawing& drawing, std::size_t number) {
  const XlsxLibrary& xlsx = xlsx_library();
  lxw_chart* const chart = xlsx.workbook_add_chart(drawing.workbook, type_of(content, stroke));
  if (chart == nullptr) throw std::runtime_error("workbook: a chart cannot be made");
  for (std::size_t s = 0; s < content.series.size(); ++s) {
    const Series& each = content.series[s];
    if (each.stroke != stroke) continue;
    auto* const series =
        xlsx.chart_add_series(chart, cells.places.c_str(), cells.series[s].c_str());
    const std::string title = drawing.words(each.title);
    if (!title.empty()) xlsx.chart_series_set_name(series, title.c_str());
    paint(series, s, stroke == Stroke::line || content.kind == ChartKind::lines);
  }
  const std::string title = drawing.words(content.title);
  if (number == 0) {
    lxw_chart_font font = {};
    font.size = 11;
    xlsx.chart_title_set_name(chart, title.c_str());
    xlsx.chart_title_set_name_font(chart, &font);
  }
  shape(chart, content);
  lxw_chart_options options = {};
  options.x_offset = static_cast<std::int32_t>(number) * (pixels_wide + 20);
  options.y_scale = static_cast<double>(height_of(content)) / pixels_high;
  options.x_scale = 1;
  options.description = const_cast<char*>(title.c_str());  // the library copies it
  if (xlsx.worksheet_insert_chart_opt(drawing.sheet, drawing.row, 0, chart, &options) !=
      LXW_NO_ERROR)
    throw std::runtime_error("workbook: a chart cannot be placed");
}

}  // namespace

bool is_native(const Chart& chart) {
  const bool drawn = chart.kind == ChartKind::bars || chart.kind == ChartKind::columns ||
                     chart.kind == ChartKind::lines;
  return drawn && !chart.series.empty() && !(chart.categories.empty() && chart.x.empty());
}

std::uint32_t chart_rows(const Chart& chart) {
  return static_cast<std::uint32_t>((height_of(chart) + pixels_a_row - 1) / pixels_a_row);
}

std::size_t native_charts(const Chart& chart) {
  return is_native(chart) ? (has_stroke(chart, Stroke::bar) ? 1U : 0U) +
                                (has_stroke(chart, Stroke::line) ? 1U : 0U)
                          : 0;
}

void draw_chart(const Chart& chart, const ChartCells& cells, const ChartDrawing& drawing) {
  std::size_t number = 0;
  for (const Stroke stroke : {Stroke::bar, Stroke::line}) {
    if (has_stroke(chart, stroke)) draw_part(chart, stroke, cells, drawing, number++);
  }
}

}  // namespace gonogo
