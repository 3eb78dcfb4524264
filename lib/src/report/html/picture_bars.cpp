// SPDX-License-Identifier: MIT
/// Bars that lie: plain ones, a tornado, a waterfall.
#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "report/cell.hpp"
#include "report/html/picture.hpp"

namespace gonogo {
namespace {

constexpr double most_label = 150;
constexpr double gap = 6;
constexpr double bar_height = 15;

class BarPicture {
 public:
  BarPicture(const Chart& chart, Language language) : chart_(chart), language_(language) {}

  std::string draw() {
    measure();
    double y = draw_keys(svg_, keys());
    double sum = 0;
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
      const auto name = in_words(chart_.categories[i], language_);
      const auto lines = wrapped(printable(name), label_width_, 2);
      const std::size_t bars = is_stack() ? 1 : std::max<std::size_t>(chart_.series.size(), 1);
      const double height = std::max(static_cast<double>(bars) * (bar_height + 2),
                                     static_cast<double>(lines.size()) * line_height) +
                            gap;
      draw_label(lines, y + height / 2);
      const double top = y + (height - static_cast<double>(bars) * (bar_height + 2)) / 2;
      if (chart_.kind == ChartKind::waterfall) {
        sum = draw_step(i, top, sum);
      } else if (is_tornado()) {
        draw_pair(i, top);
      } else {
        draw_each(i, top);
      }
      y += height;
    }
    svg_.line({x_of(base_), first_}, {x_of(base_), y}, "axis");
    return svg_.take(picture_width, y + 2, label_of(chart_, language_));
  }

 private:
  bool is_tornado() const {
    return chart_.kind == ChartKind::bars && chart_.series.size() == 2 && chart_.base.has_value();
  }
  /// One row a category, whatever the series.
  bool is_stack() const { return is_tornado() || chart_.kind == ChartKind::waterfall; }

  std::vector<Key> keys() const {
    std::vector<Key> keys;
    if (chart_.kind == ChartKind::waterfall || chart_.series.size() < 2) return keys;
    for (std::size_t s = 0; s < chart_.series.size(); ++s)
      keys.push_back({look_of_series(s), series_title(chart_.series[s], language_)});
    return keys;
  }

  std::string words_of(double value) const { return value_text(value, chart_.y_kind, language_); }

  Extent reach() const {
    Extent extent;
    extent.include(base_);
    if (chart_.kind != ChartKind::waterfall) {
      const Extent all = extent_of(chart_);
      extent.include(*all.low);
      extent.include(*all.high);
      return extent;
    }
    double sum = 0;
    for (std::size_t i = 0; i + 1 < chart_.categories.size(); ++i)
      extent.include(sum += value_at(chart_.series.front(), i).value_or(0));
    return extent;
  }

  void measure() {
    base_ = drawable(chart_.base.value_or(0)).value_or(0);
    for (const auto& name : chart_.categories)
      label_width_ = std::max(label_width_, width_of(printable(in_words(name, language_))));
    label_width_ = std::min(label_width_, most_label);
    double widest = 0;
    for (const auto& series : chart_.series) {
      for (const double value : series.values) {
        if (const auto known = drawable(value))
          widest = std::max(widest, width_of(words_of(*known)));
      }
    }
    const Extent extent = reach();
    const double low = *extent.low;
    const double high = *extent.high > low ? *extent.high : low + 1;
    const double left = label_width_ + gap + (low < base_ || is_stack() ? widest + gap : 0);
    scale_ = {.low = low, .high = high};
    plot_ = {left, 0, picture_width - left - widest - gap, 0};
  }

  double x_of(double value) const { return plot_.x + scale_.share(value) * plot_.width; }

  void draw_label(const std::vector<std::string>& lines, double centre) {
    double y = centre - static_cast<double>(lines.size()) * line_height / 2 + 11;
    for (const auto& line : lines) {
      svg_.text({0, y}, line, Anchor::start);
      y += line_height;
    }
  }

  void bar(double from, double to, double top, std::string_view look, const std::string& tip) {
    if (first_ == 0) first_ = top - 2;
    const double left = std::min(x_of(from), x_of(to));
    const double width = std::max(std::abs(x_of(to) - x_of(from)), from == to ? 0.0 : 1.0);
    svg_.rectangle({left, top, width, bar_height}, look, tip);
  }

  /// The value beyond the end of its bar.
  void figure_at(double from, double to, double top, const std::string& words) {
    const bool left = to < from;
    svg_.text({x_of(to) + (left ? -4 : 4), top + 11}, words, left ? Anchor::end : Anchor::start,
              "f");
  }

  std::string tip(std::size_t category, std::size_t series, double value) const {
    std::vector<std::string> parts = {printable(in_words(chart_.categories[category], language_))};
    if (chart_.series.size() > 1) parts.push_back(series_title(chart_.series[series], language_));
    return tip_text(parts, words_of(value), language_);
  }

  void draw_each(std::size_t category, double top) {
    for (std::size_t s = 0; s < chart_.series.size(); ++s) {
      if (const auto value = value_at(chart_.series[s], category)) {
        bar(base_, *value, top, look_of_series(s), tip(category, s, *value));
        figure_at(base_, *value, top, words_of(*value));
      }
      top += bar_height + 2;
    }
  }

  void draw_pair(std::size_t category, double top) {
    const auto low = value_at(chart_.series[0], category);
    const auto high = value_at(chart_.series[1], category);
    const bool low_first =
        std::abs(low.value_or(base_) - base_) >= std::abs(high.value_or(base_) - base_);
    const auto put = [&](std::size_t s, const std::optional<double>& value) {
      if (value) bar(base_, *value, top, look_of_series(s), tip(category, s, *value));
    };
    put(low_first ? 0 : 1, low_first ? low : high);
    put(low_first ? 1 : 0, low_first ? high : low);
    const bool one_side = low && high && (*low < base_) == (*high < base_);
    if (low && (!one_side || low_first)) figure_at(base_, *low, top, words_of(*low));
    if (high && (!one_side || !low_first)) figure_at(base_, *high, top, words_of(*high));
  }

  double draw_step(std::size_t category, double top, double sum) {
    const auto value = value_at(chart_.series.front(), category);
    if (!value) return sum;
    if (category + 1 == chart_.categories.size()) {
      bar(base_, *value, top, look_of_series(0), tip(category, 0, *value));
      figure_at(base_, *value, top, words_of(*value));
      return *value;
    }
    const double after = sum + *value;
    bar(sum, after, top, *value < 0 ? "down" : "up", tip(category, 0, *value));
    figure_at(sum, after, top, words_of(*value));
    svg_.line({x_of(after), top}, {x_of(after), top + 2 * bar_height + gap}, "grid");
    return after;
  }

  const Chart& chart_;
  Language language_;
  Svg svg_ = {};
  double base_ = 0;
  double label_width_ = 0;
  double first_ = 0;  ///< where the first bar begins
  Scale scale_ = {};
  Box plot_ = {};
};

}  // namespace

std::string picture_of_bars(const Chart& chart, Language language) {
  return BarPicture(chart, language).draw();
}

}  // namespace gonogo
