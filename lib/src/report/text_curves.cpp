// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "report/figure.hpp"
#include "report/table_layout.hpp"
#include "report/text_chart.hpp"

namespace gonogo {
namespace {

constexpr int plot_height = 12;
constexpr int widest_plot = 72;
constexpr int narrowest_plot = 16;
constexpr int longest_name = 16;
constexpr int columns_per_mark = 10;
constexpr std::string_view ascii_signs = "*+ox#@";
constexpr Tone series_tones[] = {Tone::good, Tone::caution, Tone::bad, Tone::plain};

/// Cells of a terminal with dots finer than them: 2 x 4 of Braille, or 1 x 1 in ASCII.
class Canvas {
 public:
  Canvas(int width, int height, bool ascii)
      : width_(width),
        height_(height),
        ascii_(ascii),
        cells_(static_cast<std::size_t>(width * height)) {}

  int dots_across() const { return ascii_ ? width_ : 2 * width_; }
  int dots_down() const { return ascii_ ? height_ : 4 * height_; }

  /// Dots count from the top left corner.
  void dot(int x, int y, std::size_t series) {
    if (x < 0 || y < 0 || x >= dots_across() || y >= dots_down()) return;
    static constexpr unsigned braille[4][2] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    auto& cell = ascii_ ? cell_at(x, y) : cell_at(x / 2, y / 4);
    cell.dots |= ascii_ ? 1 : braille[y % 4][x % 2];
    cell.series = series;
  }

  /// A straight line, dot by dot along its longer side.
  void stroke(double x0, double y0, double x1, double y1, std::size_t series) {
    const int steps =
        static_cast<int>(std::ceil(std::max({std::abs(x1 - x0), std::abs(y1 - y0), 1.0})));
    for (int i = 0; i <= steps; ++i) {
      const double t = double(i) / steps;
      dot(static_cast<int>(std::lround(x0 + t * (x1 - x0))),
          static_cast<int>(std::lround(y0 + t * (y1 - y0))), series);
    }
  }

  void put_cell(TextLine& line, int x, int y, std::string_view empty) {
    const auto& cell = cell_at(x, y);
    if (cell.dots == 0) {
      line.put(empty, Tone::faint);
    } else if (ascii_) {
      line.put(ascii_signs.substr(cell.series % ascii_signs.size(), 1), tone(cell.series));
    } else {
      line.put(braille_text(cell.dots), tone(cell.series));
    }
  }

  static Tone tone(std::size_t series) { return series_tones[series % std::size(series_tones)]; }

 private:
  struct CanvasCell {
    unsigned dots = 0;
    std::size_t series = 0;
  };

  CanvasCell& cell_at(int x, int y) { return cells_[static_cast<std::size_t>(y * width_ + x)]; }

  /// U+2800 and the dots, in UTF-8.
  static std::string braille_text(unsigned dots) {
    return {'\xE2', static_cast<char>(0xA0 + (dots >> 6)), static_cast<char>(0x80 + (dots & 0x3F))};
  }

  int width_;
  int height_;
  bool ascii_;
  std::vector<CanvasCell> cells_;
};

class Curves {
 public:
  Curves(const Chart& chart, const Style& style) : chart_(chart), style_(style) {}

  Lines draw() {
    const auto extent = extent_of(chart_);
    if (!extent.low || chart_.x.empty()) return {};
    y_ = axis_over(*extent.low, *extent.high, plot_height / 2);
    measure();
    const auto [first, last] = std::minmax_element(chart_.x.begin(), chart_.x.end());
    x_ = axis_over(*first, *last, std::max(2, width_ / columns_per_mark));
    Canvas canvas(width_, plot_height, style_.ascii);
    for (std::size_t i = 0; i < chart_.series.size(); ++i) trace(canvas, i);
    draw_head();
    place_names();
    for (int y = 0; y < plot_height; ++y) draw_row(canvas, y);
    draw_foot();
    return std::move(lines_);
  }

 private:
  void measure() {
    for (const double mark : y_.marks()) {
      left_ = std::max(left_, display_width(axis_label(mark, y_.step, chart_.y_kind)));
    }
    int names = 0;
    if (chart_.series.size() > 1) {
      for (const auto& series : chart_.series)
        names = std::max(names, display_width(name(series, 0)));
      names += column_gap;
    }
    const int room = style_.width - left_ - column_gap - names;
    width_ = std::clamp(room, narrowest_plot, widest_plot);
  }

  std::string name(const Series& series, std::size_t index) const {
    const auto title = fit(title_of(series, style_), longest_name, style_);
    return style_.ascii ? std::string{ascii_signs[index % ascii_signs.size()], ' '} + title : title;
  }

  void trace(Canvas& canvas, std::size_t index) const {
    const auto& series = chart_.series[index];
    std::optional<std::pair<double, double>> previous;
    for (std::size_t i = 0; i < chart_.x.size(); ++i) {
      const auto value = value_at(series, i);
      if (!value) {
        previous.reset();
        continue;
      }
      const double x = x_.share(chart_.x[i]) * (canvas.dots_across() - 1);
      const double y = (1 - y_.share(*value)) * (canvas.dots_down() - 1);
      const auto from = previous.value_or(std::pair(x, y));
      canvas.stroke(from.first, from.second, x, y, index);
      previous = {x, y};
    }
  }

  int row_of(double value) const {
    return static_cast<int>(std::lround((1 - y_.share(value)) * (plot_height - 1)));
  }

  void draw_head() {
    if (!chart_.y_title.empty()) {
      const auto title = fit(style_.words(chart_.y_title), style_.width, style_);
      lines_.push_back(paint(title, style_, Tone::faint));
    }
  }

  /// Writes each name where its line ends, or in the nearest free row below or above.
  void place_names() {
    names_.assign(plot_height, {});
    if (chart_.series.size() < 2) return;
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      std::optional<double> last;
      for (std::size_t k = 0; k < chart_.x.size(); ++k) {
        if (const auto value = value_at(chart_.series[i], k)) last = value;
      }
      if (!last) continue;
      const int wanted = row_of(*last);
      for (int away = 0; away < plot_height; ++away) {
        if (claim(wanted + away, i) || claim(wanted - away, i)) break;
      }
    }
  }

  bool claim(int row, std::size_t series) {
    if (row < 0 || row >= plot_height) return false;
    auto& holder = names_[static_cast<std::size_t>(row)];
    if (holder) return false;
    holder = series;
    return true;
  }

  void draw_row(Canvas& canvas, int y) {
    TextLine line(style_);
    bool marked = false;
    for (const double mark : y_.marks()) {
      if (row_of(mark) != y || marked) continue;
      line.put_before(left_, axis_label(mark, y_.step, chart_.y_kind), Tone::faint);
      marked = true;
    }
    line.at(left_ + 1).put(style_.ascii ? "|" : marked ? "┤" : "│", Tone::faint);
    const bool is_base = chart_.base && row_of(*chart_.base) == y;
    for (int x = 0; x < width_; ++x) {
      canvas.put_cell(line, x, y, !is_base ? " " : style_.ascii ? "-" : "╌");
    }
    if (const auto holder = names_[static_cast<std::size_t>(y)]) {
      line.at(left_ + column_gap + width_ + 1)
          .put(name(chart_.series[*holder], *holder), Canvas::tone(*holder));
    }
    lines_.push_back(line.take());
  }

  void draw_foot() {
    const auto corner = style_.ascii ? "+" : "└";
    const auto bar = repeat(style_.ascii ? "-" : "─", width_);
    lines_.push_back(TextLine(style_).at(left_ + 1).put(corner + bar, Tone::faint).take());
    lines_.push_back(axis_labels(x_, chart_.x_kind, left_ + column_gap, width_, style_));
    if (!chart_.x_title.empty()) {
      const auto title = fit(style_.words(chart_.x_title), style_.width, style_);
      lines_.push_back(
          TextLine(style_).put_before(left_ + column_gap + width_, title, Tone::faint).take());
    }
  }

  const Chart& chart_;
  const Style& style_;
  Lines lines_ = {};
  Scale x_ = {};
  Scale y_ = {};
  int left_ = 0;   ///< width of the labels of the vertical axis
  int width_ = 0;  ///< of the plot
  std::vector<std::optional<std::size_t>> names_ = {};  ///< the series named in each row
};

}  // namespace

Lines draw_curves(const Chart& chart, const Style& style) { return Curves(chart, style).draw(); }

}  // namespace gonogo
