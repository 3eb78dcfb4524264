// SPDX-License-Identifier: MIT
/// Shapes and texts of one picture, in its own units.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gonogo {

enum class Anchor { start, middle, end };

struct Point {
  double x = 0;
  double y = 0;
};

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

/// Builds an <svg>. Classes are of style.cpp, so that a picture follows the page's colours.
class Svg {
 public:
  void line(Point from, Point to, std::string_view look);
  /// `tip` is shown where the reader points at the shape; empty: none.
  void rectangle(const Box& box, std::string_view look, std::string_view tip = {});
  void circle(Point centre, double radius, std::string_view look, std::string_view tip = {});
  void path(const std::vector<Point>& points, std::string_view look);
  void text(Point at, std::string_view words, Anchor anchor, std::string_view look = {});

  /// The whole element. `label` is what it says to who cannot see it.
  std::string take(double width, double height, std::string_view label);

 private:
  std::string body_ = {};
};

/// Units of a picture: one column of a page, and its letters.
inline constexpr double picture_width = 480;
inline constexpr double letter_size = 12;
inline constexpr double line_height = 15;

/// About how wide a text is drawn.
double width_of(std::string_view words);

/// The text, or as much of it as is about so wide.
std::string fitted(std::string_view words, double width);

/// At most `most` lines about so wide.
std::vector<std::string> wrapped(std::string_view words, double width, std::size_t most);

}  // namespace gonogo
