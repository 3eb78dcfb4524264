// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "report/cell.hpp"
#include "report/figure.hpp"
#include "report/table_layout.hpp"
#include "report/text_chart.hpp"

namespace gonogo {
namespace {

/// Labels longer than this share of the width are wrapped.
constexpr double most_label = 0.35;
constexpr double most_series_name = 0.2;
constexpr int least_label = 6;
constexpr int least_bar = 8;

/// Where cents would only blur the picture, values beside bars are whole.
constexpr double whole_from = 1000;

enum class Fill { solid, shade };

/// One row of bars, cell by cell, around the cell of the axis.
class BarRow {
 public:
  BarRow(int width, int axis, const Style& style)
      : cells_(static_cast<std::size_t>(width), " "), axis_(axis), style_(style) {
    cells_[static_cast<std::size_t>(axis)] = style.ascii ? "|" : "│";
  }

  /// `length` in cells from the axis, negative to the left. What is not zero shows.
  void add(double length, Fill fill) {
    const int sides = static_cast<int>(cells_.size()) - 1;
    const int room = length < 0 ? axis_ : sides - axis_;
    int eighths = static_cast<int>(std::lround(std::min(std::abs(length), double(room)) * 8));
    const bool coarse = style_.ascii || fill == Fill::shade;
    if (length != 0 && room > 0) eighths = std::max(eighths, coarse ? 4 : 1);
    for (int i = 0; 8 * i < eighths; ++i) {
      const int left = std::min(eighths - 8 * i, 8);
      const auto cell = static_cast<std::size_t>(length < 0 ? axis_ - 1 - i : axis_ + 1 + i);
      cells_[cell] = block(left, length < 0 ? Side::left : Side::right, fill);
    }
  }

  std::string text() const {
    std::string text;
    for (const auto& cell : cells_) text += cell;
    return text;
  }

 private:
  enum class Side { left, right };

  /// Unicode has eighths that fill from the left, but only a half and an eighth from the right.
  std::string_view block(int eighths, Side side, Fill fill) const {
    static constexpr std::string_view from_left[] = {"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
    if (style_.ascii) return eighths < 4 ? " " : fill == Fill::solid ? "#" : "=";
    if (fill == Fill::shade) return eighths < 4 ? " " : "░";
    if (side == Side::right) return from_left[eighths - 1];
    return eighths == 8 ? "█" : eighths >= 3 ? "▐" : "▕";
  }

  std::vector<std::string> cells_;
  int axis_;
  const Style& style_;
};

class Bars {
 public:
  Bars(const Chart& chart, const Style& style) : chart_(chart), style_(style) {}

  Lines draw() {
    const auto extent = whole_extent();
    decimals_ = std::max(std::abs(*extent.low), std::abs(*extent.high)) < whole_from ? 2 : 0;
    measure();
    unit_ = (*extent.high - *extent.low) / std::max(bar_width_ - 1, 1);
    axis_ = static_cast<int>(std::lround((base_ - *extent.low) / unit_));
    draw_head();
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) draw_category(i);
    return std::move(lines_);
  }

 private:
  bool is_tornado() const { return chart_.series.size() == 2 && chart_.base.has_value(); }

  Extent whole_extent() {
    auto extent = extent_of(chart_);
    base_ = drawable(chart_.base.value_or(0)).value_or(0);
    extent.include(base_);
    if (*extent.low == *extent.high) extent.include(base_ + 1);
    return extent;
  }

  /// The side of a tornado and how its bars are filled.
  std::string legend(const Series& series) const {
    const bool is_low = &series == &chart_.series[0];
    const auto sign = style_.ascii ? (is_low ? "= " : "# ") : (is_low ? "░ " : "█ ");
    return sign + title_of(series, style_);
  }

  std::string figure_text(double value) const {
    Number number = {.value = value, .kind = chart_.y_kind};
    if (number.kind == Kind::money) number.decimals = decimals_;
    return figure(number, style_.language).text();
  }

  std::string value_text(const Series& series, std::size_t category) const {
    const auto value = value_at(series, category);
    return value ? figure_text(*value) : "";
  }

  int value_width(const Series& series) const {
    int width = is_tornado() ? display_width(legend(series)) : 0;
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
      width = std::max(width, display_width(value_text(series, i)));
    }
    return width;
  }

  void measure() {
    if (chart_.series.size() > 1 && !is_tornado()) {
      for (const auto& series : chart_.series) {
        series_width_ = std::max(series_width_, display_width(title_of(series, style_)));
      }
      series_width_ = std::min(series_width_, static_cast<int>(most_series_name * style_.width));
      series_width_ += column_gap;
    }
    int values = 0;
    for (const auto& series : chart_.series) values = std::max(values, value_width(series));
    if (is_tornado()) {
      low_width_ = value_width(chart_.series[0]) + column_gap;
      values = value_width(chart_.series[1]);
    }
    const int room = style_.width - series_width_ - low_width_ - 2 * column_gap - values;
    label_width_ = label_width(room - least_bar);
    bar_left_ = label_width_ + series_width_ + low_width_ + column_gap;
    bar_width_ = std::max(room - label_width_, least_bar);
  }

  int label_width(int room) const {
    int width = 0;
    for (const auto& name : chart_.categories) {
      width = std::max(width, display_width(style_.words(name)));
    }
    const int most = static_cast<int>(most_label * style_.width);
    return std::min({width, most, std::max(room, least_label)});
  }

  /// Above a tornado: what its sides are, and the value both start from.
  void draw_head() {
    if (!is_tornado()) return;
    TextLine line(style_);
    const auto low = legend(chart_.series[0]);
    const auto high = legend(chart_.series[1]);
    const auto base = figure_text(base_);
    line.put_before(bar_left_ - column_gap, low, Tone::faint);
    const int centre = bar_left_ + axis_ - display_width(base) / 2;
    const int last_start = bar_left_ + bar_width_ - display_width(base);
    line.at(std::clamp(centre, bar_left_, std::max(bar_left_, last_start))).put(base, Tone::faint);
    line.at(bar_left_ + bar_width_ + column_gap).put(high, Tone::faint);
    lines_.push_back(line.take());
  }

  void draw_category(std::size_t category) {
    const auto label = wrap(style_.words(chart_.categories[category]), label_width_);
    const auto bars = is_tornado() ? 1 : std::max<std::size_t>(chart_.series.size(), 1);
    for (std::size_t y = 0; y < std::max(label.size(), bars); ++y) {
      TextLine line(style_);
      if (y < label.size()) line.put(label[y]);
      if (y < bars && is_tornado()) draw_pair(line, category);
      if (y < bars && y < chart_.series.size() && !is_tornado()) draw_bar(line, category, y);
      lines_.push_back(line.take());
    }
  }

  double length(double value) const { return (value - base_) / unit_; }

  void draw_bar(TextLine& line, std::size_t category, std::size_t index) const {
    const auto& series = chart_.series[index];
    if (series_width_ > 0) {
      const auto title = fit(title_of(series, style_), series_width_ - column_gap, style_);
      line.at(label_width_ + column_gap).put(title, Tone::faint);
    }
    BarRow row(bar_width_, axis_, style_);
    if (const auto value = value_at(series, category)) row.add(length(*value), Fill::solid);
    line.at(bar_left_).put(row.text());
    line.put_before(style_.width, value_text(series, category));
  }

  void draw_pair(TextLine& line, std::size_t category) const {
    const auto low = value_at(chart_.series[0], category);
    const auto high = value_at(chart_.series[1], category);
    BarRow row(bar_width_, axis_, style_);
    const bool low_first =
        std::abs(low.value_or(base_) - base_) >= std::abs(high.value_or(base_) - base_);
    if (low && low_first) row.add(length(*low), Fill::shade);
    if (high) row.add(length(*high), Fill::solid);
    if (low && !low_first) row.add(length(*low), Fill::shade);
    line.put_before(bar_left_ - column_gap, value_text(chart_.series[0], category));
    line.at(bar_left_).put(row.text());
    line.at(bar_left_ + bar_width_)
        .put_before(style_.width, value_text(chart_.series[1], category));
  }

  const Chart& chart_;
  const Style& style_;
  Lines lines_ = {};
  double base_ = 0;
  double unit_ = 1;  ///< value of one cell
  int decimals_ = 0;
  int label_width_ = 0;
  int series_width_ = 0;
  int low_width_ = 0;
  int bar_left_ = 0;
  int bar_width_ = 0;
  int axis_ = 0;  ///< the cell of the axis, within the bars
};

}  // namespace

Lines draw_bars(const Chart& chart, const Style& style) { return Bars(chart, style).draw(); }

}  // namespace gonogo
