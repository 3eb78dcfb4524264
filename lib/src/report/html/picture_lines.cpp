// SPDX-License-Identifier: MIT
/// Lines over numbers.
#include <algorithm>

#include "gonogo/base/figure.hpp"
#include "gonogo/base/text.hpp"
#include "report/html/picture.hpp"

namespace gonogo {
namespace {

constexpr double plot_height = 210;
constexpr int value_marks = 6;
constexpr int place_marks = 6;

class LinePicture {
 public:
  LinePicture(const Chart& chart, Language language) : chart_(chart), language_(language) {}

  std::string draw() {
    if (chart_.x.empty()) return {};
    plot_.y = value_scale(chart_, value_marks);
    const double top = draw_keys(svg_, keys()) + line_height / 2;
    const double left = room_for_marks(plot_.y, chart_.y_kind);
    plot_.box = {left, top, picture_width - left - 20, plot_height};
    const auto [low, high] = std::minmax_element(chart_.x.begin(), chart_.x.end());
    plot_.x = axis_over(*low, *high, place_marks);
    draw_value_marks(svg_, plot_, chart_.y_kind);
    draw_places();
    for (std::size_t s = 0; s < chart_.series.size(); ++s) draw_line(s);
    draw_marks(svg_, plot_, chart_.marks, language_);
    return svg_.take(picture_width, top + plot_height + 2 * line_height + 6,
                     label_of(chart_, language_));
  }

 private:
  std::vector<Key> keys() const {
    std::vector<Key> keys;
    if (chart_.series.size() < 2) return keys;
    for (std::size_t s = 0; s < chart_.series.size(); ++s)
      keys.push_back({look_of_series(s), series_title(chart_.series[s], language_), true});
    return keys;
  }

  void draw_places() {
    const double bottom = plot_.box.y + plot_.box.height;
    svg_.line({plot_.box.x, bottom}, {plot_.box.x + plot_.box.width, bottom}, "grid");
    double free_from = 0;
    for (const double mark : plot_.x.marks()) {
      const std::string words = axis_label(mark, plot_.x.step, chart_.x_kind);
      const double x = plot_.left_of(mark), half = width_of(words) / 2;
      svg_.line({x, bottom}, {x, bottom + 4}, "grid");
      if (x - half < free_from || x + half > picture_width + 2) continue;
      svg_.text({x, bottom + line_height + 2}, words, Anchor::middle, "f");
      free_from = x + half + 6;
    }
    const std::string title = printable(in_words(chart_.x_title, language_));
    svg_.text({plot_.box.x + plot_.box.width, bottom + 2 * line_height + 2},
              fitted(title, plot_.box.width), Anchor::end, "f");
  }

  /// A gap in the values is a gap in the line. Points are not drawn, but say their values.
  void draw_line(std::size_t series) {
    std::vector<Point> points;
    for (std::size_t i = 0; i < chart_.x.size(); ++i) {
      const auto value = value_at(chart_.series[series], i);
      if (value) points.push_back({plot_.left_of(chart_.x[i]), plot_.top_of(*value)});
      if (!value || i + 1 == chart_.x.size()) {
        svg_.path(points, "l " + look_of_series(series));
        points.clear();
      }
    }
    const std::size_t every = 1 + chart_.x.size() / 24;
    for (std::size_t i = 0; i < chart_.x.size(); i += every) {
      const auto value = value_at(chart_.series[series], i);
      if (!value) continue;
      svg_.circle({plot_.left_of(chart_.x[i]), plot_.top_of(*value)}, 5, "tip",
                  tip_text({series_title(chart_.series[series], language_),
                            axis_label(chart_.x[i], plot_.x.step / 10, chart_.x_kind)},
                           value_text(*value, chart_.y_kind, language_), language_));
    }
  }

  const Chart& chart_;
  Language language_;
  Svg svg_ = {};
  Plot plot_ = {};
};

}  // namespace

std::string picture_of_lines(const Chart& chart, Language language) {
  return LinePicture(chart, language).draw();
}

}  // namespace gonogo
