// SPDX-License-Identifier: MIT
/// Upright bars over time, with lines over them.
#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "report/html/picture.hpp"

namespace gonogo {
namespace {

constexpr double plot_height = 190;
constexpr double most_bar = 26;
constexpr int value_marks = 6;

class ColumnPicture {
 public:
  ColumnPicture(const Chart& chart, Language language) : chart_(chart), language_(language) {}

  std::string draw() {
    plot_.y = value_scale(chart_, value_marks);
    const double top = draw_keys(svg_, keys()) + line_height / 2;
    const double left = room_for_marks(plot_.y, chart_.y_kind);
    plot_.box = {left, top, picture_width - left - 2, plot_height};
    const double places = static_cast<double>(chart_.categories.size());
    plot_.x = {.low = -0.5, .high = places - 0.5};
    draw_value_marks(svg_, plot_, chart_.y_kind);
    for (std::size_t s = 0; s < chart_.series.size(); ++s) {
      if (chart_.series[s].stroke == Stroke::bar) draw_bars(s);
    }
    for (std::size_t s = 0; s < chart_.series.size(); ++s) {
      if (chart_.series[s].stroke == Stroke::line) draw_line(s);
    }
    draw_marks(svg_, plot_, chart_.marks, language_);
    draw_categories();
    return svg_.take(picture_width, top + plot_height + line_height + 6,
                     label_of(chart_, language_));
  }

 private:
  std::vector<Key> keys() const {
    std::vector<Key> keys;
    for (std::size_t s = 0; s < chart_.series.size(); ++s)
      keys.push_back({look_of_series(s), series_title(chart_.series[s], language_),
                      chart_.series[s].stroke == Stroke::line});
    return keys;
  }

  std::string name_of(std::size_t category) const {
    return printable(in_words(chart_.categories[category], language_));
  }

  std::string tip(std::size_t series, std::size_t category, double value) const {
    return tip_text({name_of(category), series_title(chart_.series[series], language_)},
                    value_text(value, chart_.y_kind, language_), language_);
  }

  void draw_bars(std::size_t series) {
    const auto is_bar = [](const Series& each) { return each.stroke == Stroke::bar; };
    const auto bars =
        static_cast<double>(std::count_if(chart_.series.begin(), chart_.series.end(), is_bar));
    const auto before = static_cast<double>(
        std::count_if(chart_.series.begin(),
                      chart_.series.begin() + static_cast<std::ptrdiff_t>(series), is_bar));
    const double place = plot_.box.width / static_cast<double>(chart_.categories.size());
    const double width = std::min(most_bar, place * 0.75 / bars);
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
      const auto value = value_at(chart_.series[series], i);
      if (!value) continue;
      const double centre = plot_.left_of(static_cast<double>(i));
      const double zero = plot_.top_of(0), end = plot_.top_of(*value);
      svg_.rectangle(
          {centre + (before - bars / 2) * width, std::min(zero, end), width, std::abs(zero - end)},
          look_of_series(series), tip(series, i, *value));
    }
  }

  void draw_line(std::size_t series) {
    std::vector<Point> points;
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
      const auto value = value_at(chart_.series[series], i);
      if (value) points.push_back({plot_.left_of(static_cast<double>(i)), plot_.top_of(*value)});
    }
    svg_.path(points, "l " + look_of_series(series));
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
      if (const auto value = value_at(chart_.series[series], i))
        svg_.circle({plot_.left_of(static_cast<double>(i)), plot_.top_of(*value)}, 3,
                    look_of_series(series), tip(series, i, *value));
    }
  }

  /// As many names as there is room for, the first and then evenly.
  void draw_categories() {
    double widest = 0;
    for (std::size_t i = 0; i < chart_.categories.size(); ++i)
      widest = std::max(widest, width_of(name_of(i)));
    const double place = plot_.box.width / static_cast<double>(chart_.categories.size());
    widest = std::min(widest, std::max(place * 2, 60.0));
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil((widest + 6) / place)));
    for (std::size_t i = 0; i < chart_.categories.size(); i += every) {
      const double half = std::min(widest, width_of(name_of(i))) / 2;
      const double x = std::min(plot_.left_of(static_cast<double>(i)), picture_width - half);
      svg_.text({x, plot_.box.y + plot_.box.height + line_height}, fitted(name_of(i), widest + 4),
                Anchor::middle, "f");
    }
  }

  const Chart& chart_;
  Language language_;
  Svg svg_ = {};
  Plot plot_ = {};
};

}  // namespace

std::string picture_of_columns(const Chart& chart, Language language) {
  return ColumnPicture(chart, language).draw();
}

}  // namespace gonogo
