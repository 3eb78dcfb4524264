// SPDX-License-Identifier: MIT
#include "report/text_line.hpp"

#include <algorithm>

namespace gonogo {
namespace {

std::string_view colour_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "32";
    case Tone::caution:
      return "33";
    case Tone::bad:
      return "31";
    case Tone::faint:
      return "2";
    case Tone::plain:
      break;
  }
  return "";
}

}  // namespace

std::string paint(std::string_view text, const Style& style, Tone tone, Weight weight) {
  std::string codes = weight == Weight::bold ? "1" : "";
  if (tone != Tone::plain) codes.append(codes.empty() ? "" : ";").append(colour_of(tone));
  if (!style.colour || codes.empty() || text.empty()) return std::string(text);
  return "\x1b[" + codes + 'm' + std::string(text) + "\x1b[0m";
}

TextLine& TextLine::at(int column) {
  column_ = std::max(column_, column);
  return *this;
}

TextLine& TextLine::put(std::string_view text, Tone tone, Weight weight) {
  const auto end = text.find_last_not_of(' ') + 1;  // 0 where there are only blanks
  const auto blanks = static_cast<int>(text.size() - end);
  text = text.substr(0, end);
  if (!text.empty()) {
    text_.append(static_cast<std::size_t>(column_ - filled_), ' ');
    text_ += paint(text, style_, tone, weight);
    filled_ = column_ += display_width(text);
  }
  column_ += blanks;
  return *this;
}

TextLine& TextLine::put_before(int column, std::string_view text, Tone tone, Weight weight) {
  return at(column - display_width(text)).put(text, tone, weight);
}

std::string repeat(std::string_view sign, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += sign;
  return text;
}

std::string fit(std::string_view text, int width, const Style& style) {
  if (display_width(text) <= width) return std::string(text);
  const std::string_view mark = style.ascii ? ".." : "…";
  return take_width(text, width - display_width(mark)).append(mark);
}

}  // namespace gonogo
