// SPDX-License-Identifier: MIT
#include "report/text_chart.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "report/cell.hpp"
#include "report/figure.hpp"
#include "report/table_layout.hpp"

namespace gonogo {

std::optional<double> value_at(const Series& series, std::size_t index) {
  return index < series.values.size() ? drawable(series.values[index]) : std::nullopt;
}

void Extent::include(double value) {
  low = std::min(low.value_or(value), value);
  high = std::max(high.value_or(value), value);
}

Extent extent_of(const Chart& chart) {
  Extent extent;
  for (const auto& series : chart.series) {
    for (const double raw : series.values) {
      if (const auto value = drawable(raw)) extent.include(*value);
    }
  }
  if (chart.base && drawable(*chart.base)) extent.include(*chart.base);
  return extent;
}

std::string title_of(const Series& series, const Style& style) {
  return series.title.empty() ? printable(series.id) : style.words(series.title);
}

std::string axis_labels(const Scale& axis, Kind kind, int left, int width, const Style& style) {
  TextLine line(style);
  int free_from = 0;
  for (const double mark : axis.marks()) {
    const auto label = axis_label(mark, axis.step, kind);
    const int column = left + static_cast<int>(std::lround(axis.share(mark) * (width - 1)));
    const int start = std::max(0, column - display_width(label) / 2);
    if (start < free_from || start + display_width(label) > style.width) continue;
    line.at(start).put(label, Tone::faint);
    free_from = line.column() + column_gap;
  }
  return line.take();
}

Lines draw_chart(const Chart& chart, const Style& style) {
  Lines lines;
  for (const auto& text : wrap(style.words(chart.title), style.width)) {
    if (!text.empty()) lines.push_back(paint(text, style, Tone::plain, Weight::bold));
  }
  const auto draw = has_categories(chart.kind)       ? draw_bars
                    : chart.kind == ChartKind::lines ? draw_curves
                                                     : draw_regions;
  const auto drawn = draw(chart, style);
  lines.insert(lines.end(), drawn.begin(), drawn.end());
  return lines;
}

}  // namespace gonogo
