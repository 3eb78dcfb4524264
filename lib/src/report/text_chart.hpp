// SPDX-License-Identifier: MIT
/// What the drawings of charts share.
#pragma once

#include <optional>
#include <string>

#include "report/scale.hpp"
#include "report/text_drawing.hpp"

namespace gonogo {

/// The series' value, if it has one there that can be drawn.
std::optional<double> value_at(const Series& series, std::size_t index);

/// Least and greatest value of all series and of the base.
struct Extent {
  std::optional<double> low = {};
  std::optional<double> high = {};

  void include(double value);
};
Extent extent_of(const Chart& chart);

std::string title_of(const Series& series, const Style& style);

/// Marks of a horizontal axis `width` columns wide that starts at column `left`: a line of ticks is
/// not drawn, only labels that do not touch.
std::string axis_labels(const Scale& axis, Kind kind, int left, int width, const Style& style);

}  // namespace gonogo
