// SPDX-License-Identifier: MIT
#include "report/html/svg.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "gonogo/base/wrap.hpp"
#include "report/markup.hpp"
#include "report/text_line.hpp"

namespace gonogo {
namespace {

/// A letter of half width, as a share of its size: a little more than most fonts need.
constexpr double letter_width = 0.6;

std::string units(double value) {
  const double tenths = std::round(value * 10) / 10;
  return shortest(tenths == 0 ? 0 : tenths);
}

std::string attribute(std::string_view name, double value) {
  return " " + std::string(name) + "=\"" + units(value) + '"';
}

std::string class_of(std::string_view look) {
  return look.empty() ? "" : " class=\"" + std::string(look) + '"';
}

std::string closed(std::string_view element, std::string_view tip) {
  if (tip.empty()) return "/>";
  return "><title>" + escaped_html(tip) + "</title></" + std::string(element) + '>';
}

int columns_in(double width) { return static_cast<int>(width / (letter_size * letter_width)); }

}  // namespace

void Svg::line(Point from, Point to, std::string_view look) {
  body_ += "<line" + attribute("x1", from.x) + attribute("y1", from.y) + attribute("x2", to.x) +
           attribute("y2", to.y) + class_of(look) + "/>";
}

void Svg::rectangle(const Box& box, std::string_view look, std::string_view tip) {
  body_ += "<rect" + attribute("x", box.x) + attribute("y", box.y) + attribute("width", box.width) +
           attribute("height", box.height) + class_of(look) + closed("rect", tip);
}

void Svg::circle(Point centre, double radius, std::string_view look, std::string_view tip) {
  body_ += "<circle" + attribute("cx", centre.x) + attribute("cy", centre.y) +
           attribute("r", radius) + class_of(look) + closed("circle", tip);
}

void Svg::path(const std::vector<Point>& points, std::string_view look) {
  if (points.size() < 2) return;
  std::string steps;
  for (const Point& each : points)
    steps += (steps.empty() ? "M" : "L") + units(each.x) + ' ' + units(each.y);
  body_ += "<path d=\"" + steps + '"' + class_of(look) + "/>";
}

void Svg::text(Point at, std::string_view words, Anchor anchor, std::string_view look) {
  if (words.empty()) return;
  std::string looks = anchor == Anchor::middle ? "m" : anchor == Anchor::end ? "e" : "";
  if (!look.empty()) looks += (looks.empty() ? "" : " ") + std::string(look);
  body_ += "<text" + attribute("x", at.x) + attribute("y", at.y) + class_of(looks) + '>' +
           escaped_html(words) + "</text>";
}

std::string Svg::take(double width, double height, std::string_view label) {
  return "<svg role=\"img\" viewBox=\"0 0 " + units(width) + ' ' + units(height) +
         "\" aria-label=\"" + escaped_html(label) + "\">" + std::move(body_) + "</svg>";
}

double width_of(std::string_view words) {
  constexpr double beyond_a_letter = 0.7;  // of a percent sign
  const auto percents = static_cast<double>(std::count(words.begin(), words.end(), '%'));
  return (display_width(words) + beyond_a_letter * percents) * letter_size * letter_width;
}

std::string fitted(std::string_view words, double width) {
  return fit(words, std::max(columns_in(width), 2), Style{});
}

std::vector<std::string> wrapped(std::string_view words, double width, std::size_t most) {
  const int columns = std::max(columns_in(width), 2);
  Lines lines = wrap(words, columns);
  if (lines.size() <= most) return lines;
  lines.resize(most);
  std::string_view last = lines.back();
  lines.back() = take_width(last, columns - 1) + "…";
  return lines;
}

}  // namespace gonogo
