// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "report/figure.hpp"
#include "report/scale.hpp"
#include "report/table_layout.hpp"
#include "report/text_chart.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_rows = 20;

/// Indices of as many of `count` as fit, evenly from the first to the last.
std::vector<std::size_t> sample(std::size_t count, std::size_t most) {
  const auto shown = std::min(count, most);
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < shown; ++i) {
    indices.push_back(shown < 2 ? 0 : (i * (count - 1) + (shown - 1) / 2) / (shown - 1));
  }
  return indices;
}

class Regions {
 public:
  Regions(const Chart& chart, const Style& style) : chart_(chart), style_(style) {}

  Lines draw() {
    if (chart_.x.empty() || chart_.y.empty()) return {};
    for (const double y : chart_.y) left_ = std::max(left_, display_width(y_label(y)));
    const int room = std::max(style_.width - left_ - column_gap, 10);
    cell_width_ = 2 * static_cast<int>(chart_.x.size()) <= room ? 2 : 1;
    columns_ = sample(chart_.x.size(), static_cast<std::size_t>(room / cell_width_));
    if (!chart_.y_title.empty()) lines_.push_back(faint(chart_.y_title));
    auto rows = sample(chart_.y.size(), most_rows);
    std::reverse(rows.begin(), rows.end());  // as on paper, the greatest on top
    for (const auto row : rows) draw_row(row);
    draw_foot();
    return std::move(lines_);
  }

 private:
  std::string y_label(double y) const {
    return axis_label(y, finest_step(chart_.y), chart_.y_kind);
  }

  std::string faint(const Message& text) const {
    return paint(fit(style_.words(text), style_.width, style_), style_, Tone::faint);
  }

  std::string_view pass_sign() const { return style_.ascii ? "#" : "█"; }
  std::string_view fail_sign() const { return style_.ascii ? "." : "·"; }

  void draw_row(std::size_t row) {
    TextLine line(style_);
    line.put_before(left_, y_label(chart_.y[row]), Tone::faint);
    line.at(left_ + 1).put(style_.ascii ? "|" : "│", Tone::faint);
    for (const auto column : columns_) {
      const auto value =
          row < chart_.series.size() ? value_at(chart_.series[row], column) : std::nullopt;
      if (!value) {
        line.put(repeat("?", cell_width_), Tone::faint);
        continue;
      }
      const bool passes = *value >= chart_.base.value_or(0);
      line.put(repeat(passes ? pass_sign() : fail_sign(), cell_width_),
               passes ? Tone::good : Tone::bad);
    }
    lines_.push_back(line.take());
  }

  void draw_foot() {
    const int width = cell_width_ * static_cast<int>(columns_.size());
    const auto bar = (style_.ascii ? "+" : "└") + repeat(style_.ascii ? "-" : "─", width);
    lines_.push_back(TextLine(style_).at(left_ + 1).put(bar, Tone::faint).take());
    TextLine labels(style_);
    int free_from = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto label = axis_label(chart_.x[columns_[i]], finest_step(chart_.x), chart_.x_kind);
      const int start = left_ + column_gap + cell_width_ * static_cast<int>(i);
      if (start < free_from || start + display_width(label) > style_.width) continue;
      labels.at(start).put(label, Tone::faint);
      free_from = labels.column() + column_gap;
    }
    lines_.push_back(labels.take());
    if (!chart_.x_title.empty()) {
      const auto title = fit(style_.words(chart_.x_title), style_.width, style_);
      lines_.push_back(
          TextLine(style_).put_before(left_ + column_gap + width, title, Tone::faint).take());
    }
    TextLine legend(style_);
    legend.at(left_ + column_gap)
        .put(pass_sign(), Tone::good)
        .put(" ")
        .put(style_.words(say("passes")));
    legend.put("   ").put(fail_sign(), Tone::bad).put(" ").put(style_.words(say("fails")));
    lines_.push_back(legend.take());
  }

  const Chart& chart_;
  const Style& style_;
  Lines lines_ = {};
  int left_ = 0;
  int cell_width_ = 1;
  std::vector<std::size_t> columns_ = {};
};

}  // namespace

Lines draw_regions(const Chart& chart, const Style& style) { return Regions(chart, style).draw(); }

}  // namespace gonogo
