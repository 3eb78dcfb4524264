// SPDX-License-Identifier: MIT
#include "report/html/picture.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/figure.hpp"
#include "gonogo/base/text.hpp"
#include "report/cell.hpp"

namespace gonogo {
namespace {

/// Cents would only blur a picture.
constexpr double whole_from = 1000;
constexpr double key_size = 10;
constexpr double key_gap = 16;
constexpr double mark_radius = 4;
constexpr std::size_t looks = 6;

std::string words(const Message& message, Language language) {
  return printable(in_words(message, language));
}

}  // namespace

std::string picture_of(const Chart& chart, Language language) {
  if (!extent_of(chart).low) return {};
  switch (chart.kind) {
    case ChartKind::bars:
    case ChartKind::waterfall:
      return picture_of_bars(chart, language);
    case ChartKind::columns:
      return picture_of_columns(chart, language);
    case ChartKind::lines:
      return picture_of_lines(chart, language);
    case ChartKind::regions:
      break;
  }
  return picture_of_regions(chart, language);
}

std::string value_text(double value, Kind kind, Language language) {
  Number number = {.value = value, .kind = kind};
  if (kind == Kind::money && std::abs(value) >= whole_from) number.decimals = 0;
  return figure(number, language).text();
}

std::string series_title(const Series& series, Language language) {
  return series.title.empty() ? printable(series.id) : words(series.title, language);
}

std::string tip_text(const std::vector<std::string>& parts, const std::string& value,
                     Language language) {
  Message name;
  for (const std::string& part : parts)
    name = name.empty() ? verbatim(part) : say("{1}, {2}", name, verbatim(part));
  return in_words(say("{1}: {2}", name, verbatim(value)), language);
}

std::string look_of_series(std::size_t index) { return "s" + std::to_string(index % looks); }

std::string label_of(const Chart& chart, Language language) {
  std::vector<Message> parts = {chart.title};
  if (chart.kind == ChartKind::regions) return words(chart.title, language);
  for (const Series& each : chart.series) {
    const Extent extent = extent_of({.series = {each}});
    if (!extent.low) continue;
    const auto value = [&](double number) {
      return verbatim(value_text(number, chart.y_kind, language));
    };
    parts.push_back(say("{1}: {2} to {3}", verbatim(series_title(each, language)),
                        value(*extent.low), value(*extent.high)));
  }
  return words(listed(Join::semicolon, std::move(parts)), language);
}

double draw_keys(Svg& svg, const std::vector<Key>& keys) {
  double x = 0, y = 0;
  for (const Key& each : keys) {
    const std::string name = fitted(each.words, picture_width - 2 * key_gap);
    const double width = key_gap + width_of(name);
    if (x > 0 && x + width > picture_width) {
      x = 0;
      y += line_height + 2;
    }
    if (each.line) {
      svg.line({x, y + key_size / 2 + 1}, {x + key_size + 2, y + key_size / 2 + 1},
               "l " + each.look);
    } else {
      svg.rectangle({x, y + 1, key_size, key_size}, each.look);
    }
    svg.text({x + key_gap, y + key_size}, name, Anchor::start);
    x += width + key_gap;
  }
  return keys.empty() ? 0 : y + line_height + 6;
}

Scale value_scale(const Chart& chart, int marks) {
  Extent extent = extent_of(chart);
  const double base = drawable(chart.base.value_or(0)).value_or(0);
  extent.include(base);
  for (const Mark& each : chart.marks) {
    if (const auto y = drawable(each.y)) extent.include(*y);
  }
  Scale scale = axis_over(*extent.low, *extent.high, marks);
  scale.low = std::floor(scale.low / scale.step + 1e-9) * scale.step;
  scale.high = std::ceil(scale.high / scale.step - 1e-9) * scale.step;
  return scale;
}

double room_for_marks(const Scale& scale, Kind kind) {
  double widest = 0;
  for (const double mark : scale.marks())
    widest = std::max(widest, width_of(axis_label(mark, scale.step, kind)));
  return widest + 9;
}

void draw_value_marks(Svg& svg, const Plot& plot, Kind kind) {
  for (const double mark : plot.y.marks()) {
    const double y = plot.top_of(mark);
    svg.line({plot.box.x, y}, {plot.box.x + plot.box.width, y}, mark == 0 ? "axis" : "grid");
    svg.text({plot.box.x - 5, y + 4}, axis_label(mark, plot.y.step, kind), Anchor::end, "f");
  }
}

void draw_marks(Svg& svg, const Plot& plot, const std::vector<Mark>& marks, Language language) {
  std::vector<Box> drawn;
  for (const Mark& each : marks) {
    const Point at = {plot.left_of(each.x), plot.top_of(each.y)};
    const std::string name = words(each.text, language);
    svg.circle(at, mark_radius, "mark", name);
    const double width = width_of(name), room = 8 + width;
    // A name over the mark of another would be read as that one's.
    const bool covers = std::any_of(marks.begin(), marks.end(), [&](const Mark& other) {
      const double x = plot.left_of(other.x);
      return x > at.x && x < at.x + room;
    });
    const bool fits = at.x + room <= plot.box.x + plot.box.width;
    const bool right = fits && !(covers && at.x - room >= plot.box.x);
    const double x = right ? at.x + 7 : at.x - 7, left = right ? x : x - width;
    double y = at.y < plot.box.y + 2 * line_height ? at.y + line_height : at.y - 7;
    // Above a name that is there already.
    for (const Box& other : drawn) {
      const bool beside = left > other.x + other.width || left + width < other.x;
      if (!beside && std::abs(y - other.y) < line_height) y = other.y - line_height;
    }
    drawn.push_back({left, y, width, line_height});
    svg.text({x, y}, name, right ? Anchor::start : Anchor::end, "halo");
  }
}

}  // namespace gonogo
