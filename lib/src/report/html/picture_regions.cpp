// SPDX-License-Identifier: MIT
/// A map of two numbers: where the base is reached, and the boundary between.
#include <algorithm>
#include <cmath>

#include "gonogo/base/figure.hpp"
#include "gonogo/base/text.hpp"
#include "report/html/picture.hpp"
#include "report/scale.hpp"

namespace gonogo {
namespace {

constexpr double plot_height = 250;

class RegionPicture {
 public:
  RegionPicture(const Chart& chart, Language language) : chart_(chart), language_(language) {}

  std::string draw() {
    if (chart_.x.empty() || chart_.y.empty()) return {};
    const double keys =
        draw_keys(svg_, {{"pass", words(say("passes"))}, {"miss", words(say("fails"))}});
    svg_.text({0, keys + 11}, fitted(words(chart_.y_title), picture_width), Anchor::start, "f");
    const double top = keys + line_height + 4;
    double left = 0;
    for (const double y : chart_.y) left = std::max(left, width_of(y_words(y)));
    box_ = {left + 6, top, picture_width - left - 8, plot_height};
    for (std::size_t j = 0; j < chart_.y.size(); ++j) draw_row(j);
    draw_boundary();
    draw_places();
    for (const Mark& each : chart_.marks) draw_mark(each);
    return svg_.take(picture_width, top + plot_height + 2 * line_height + 8,
                     label_of(chart_, language_));
  }

 private:
  std::string words(const Message& message) const {
    return printable(in_words(message, language_));
  }

  std::string y_words(double y) const {
    return axis_label(y, finest_step(chart_.y), chart_.y_kind);
  }
  std::string x_words(double x) const {
    return axis_label(x, finest_step(chart_.x), chart_.x_kind);
  }

  double cell_width() const { return box_.width / static_cast<double>(chart_.x.size()); }
  double cell_height() const { return box_.height / static_cast<double>(chart_.y.size()); }
  double left(std::size_t i) const { return box_.x + static_cast<double>(i) * cell_width(); }
  /// The greatest is on top.
  double top(std::size_t j) const {
    return box_.y + static_cast<double>(chart_.y.size() - 1 - j) * cell_height();
  }

  std::optional<bool> passes(std::size_t i, std::size_t j) const {
    if (j >= chart_.series.size()) return {};
    const auto value = value_at(chart_.series[j], i);
    return value ? std::optional(*value >= chart_.base.value_or(0)) : std::nullopt;
  }

  void draw_row(std::size_t j) {
    for (std::size_t i = 0; i < chart_.x.size(); ++i) {
      const auto passing = passes(i, j);
      const std::string tip =
          tip_text({x_words(chart_.x[i]) + " x " + y_words(chart_.y[j])},
                   !passing ? "?" : words(*passing ? say("passes") : say("fails")), language_);
      svg_.rectangle({left(i) + 0.5, top(j) + 0.5, cell_width() - 1, cell_height() - 1},
                     !passing   ? "none"
                     : *passing ? "pass"
                                : "miss",
                     tip);
    }
  }

  /// Along the edges between cells that differ.
  void draw_boundary() {
    for (std::size_t j = 0; j < chart_.y.size(); ++j) {
      for (std::size_t i = 0; i < chart_.x.size(); ++i) {
        const auto here = passes(i, j);
        if (!here) continue;
        if (i + 1 < chart_.x.size()) {
          const auto right = passes(i + 1, j);
          if (right && *right != *here)
            svg_.line({left(i + 1), top(j)}, {left(i + 1), top(j) + cell_height()}, "bound");
        }
        if (j + 1 < chart_.y.size()) {
          const auto above = passes(i, j + 1);
          if (above && *above != *here)
            svg_.line({left(i), top(j)}, {left(i) + cell_width(), top(j)}, "bound");
        }
      }
    }
  }

  void draw_places() {
    double free_below = 1e9;
    for (std::size_t j = 0; j < chart_.y.size(); ++j) {
      const double y = top(j) + cell_height() / 2;
      if (y > free_below - line_height) continue;
      svg_.text({box_.x - 5, y + 4}, y_words(chart_.y[j]), Anchor::end, "f");
      free_below = y;
    }
    const double bottom = box_.y + box_.height;
    double free_from = box_.x - 20;
    for (std::size_t i = 0; i < chart_.x.size(); ++i) {
      const double x = left(i) + cell_width() / 2, half = width_of(x_words(chart_.x[i])) / 2;
      if (x - half < free_from || x + half > picture_width + 2) continue;
      svg_.text({x, bottom + line_height}, x_words(chart_.x[i]), Anchor::middle, "f");
      free_from = x + half + 8;
    }
    svg_.text({box_.x + box_.width, bottom + 2 * line_height + 2},
              fitted(words(chart_.x_title), box_.width), Anchor::end, "f");
  }

  /// Between the middles of cells, by value.
  static std::optional<double> place(const std::vector<double>& values, double value) {
    for (std::size_t i = 0; i + 1 < values.size(); ++i) {
      if (value < values[i] || value > values[i + 1]) continue;
      return static_cast<double>(i) + 0.5 + (value - values[i]) / (values[i + 1] - values[i]);
    }
    return {};
  }

  void draw_mark(const Mark& mark) {
    const auto x = place(chart_.x, mark.x), y = place(chart_.y, mark.y);
    if (!x || !y) return;
    const Point at = {box_.x + *x * cell_width(), box_.y + box_.height - *y * cell_height()};
    const std::string name = words(mark.text);
    svg_.circle(at, 5, "mark", name);
    const bool right = at.x + 9 + width_of(name) <= picture_width;
    svg_.text({right ? at.x + 8 : at.x - 8, at.y + 4}, name, right ? Anchor::start : Anchor::end,
              "halo");
  }

  const Chart& chart_;
  Language language_;
  Svg svg_ = {};
  Box box_ = {};
};

}  // namespace

std::string picture_of_regions(const Chart& chart, Language language) {
  return RegionPicture(chart, language).draw();
}

}  // namespace gonogo
