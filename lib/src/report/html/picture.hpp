// SPDX-License-Identifier: MIT
/// Charts as pictures.
#pragma once

#include <optional>
#include <string>

#include "gonogo/report/report.hpp"
#include "report/html/svg.hpp"
#include "report/scale.hpp"
#include "report/text_chart.hpp"

namespace gonogo {

/// An <svg> of the chart; empty where it has nothing to draw.
std::string picture_of(const Chart& chart, Language language);

std::string picture_of_bars(const Chart& chart, Language language);
std::string picture_of_columns(const Chart& chart, Language language);
std::string picture_of_lines(const Chart& chart, Language language);
std::string picture_of_regions(const Chart& chart, Language language);

/// What the chart says to who cannot see it: its title, and the extremes of each series.
std::string label_of(const Chart& chart, Language language);

/// A value as tips and labels write it.
std::string value_text(double value, Kind kind, Language language);

std::string series_title(const Series& series, Language language);

/// The text of a tooltip: what is shown, part by part, and its value.
std::string tip_text(const std::vector<std::string>& parts, const std::string& value,
                     Language language);

/// "s0", "s1", ...: the look of a series.
std::string look_of_series(std::size_t index);

/// Where a series is explained above a picture.
struct Key {
  std::string look = {};
  std::string words = {};
  bool line = false;
};

/// Draws keys in lines from the top; returns how high they are.
double draw_keys(Svg& svg, const std::vector<Key>& keys);

/// A frame with a scale at its left, and places on it.
struct Plot {
  Box box = {};
  Scale x = {};
  Scale y = {};

  double left_of(double value) const { return box.x + x.share(value) * box.width; }
  double top_of(double value) const { return box.y + (1 - y.share(value)) * box.height; }
};

/// The scale of all values and 0 or the base, widened to whole marks.
Scale value_scale(const Chart& chart, int marks);

/// Lines and labels of the vertical scale; `plot.box.x` leaves room for them (room_for_marks).
void draw_value_marks(Svg& svg, const Plot& plot, Kind kind);
double room_for_marks(const Scale& scale, Kind kind);

/// Points with their words, above everything else.
void draw_marks(Svg& svg, const Plot& plot, const std::vector<Mark>& marks, Language language);

}  // namespace gonogo
