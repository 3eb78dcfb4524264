// SPDX-License-Identifier: MIT
/// Lines of a terminal: padding and colour by display width.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/text.hpp"
#include "gonogo/base/wrap.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// What the drawing functions share.
struct Style {
  int width = 80;
  bool colour = false;
  bool ascii = false;
  Language language = Language::english;

  /// The message as the terminal gets it: in the reader's language, harmless, on one line.
  std::string words(const Message& message) const { return printable(in_words(message, language)); }
};

enum class Weight { normal, bold };

/// `text` in the colours of the tone, if the style has colours.
std::string paint(std::string_view text, const Style& style, Tone tone,
                  Weight weight = Weight::normal);

/// Builds a line from left to right; blanks at its end are left out.
class TextLine {
 public:
  explicit TextLine(const Style& style) : style_(style) {}

  /// What is put next begins at this column, or after the text that is already there.
  TextLine& at(int column);
  TextLine& put(std::string_view text, Tone tone = Tone::plain, Weight weight = Weight::normal);
  /// Ends at this column.
  TextLine& put_before(int column, std::string_view text, Tone tone = Tone::plain,
                       Weight weight = Weight::normal);
  int column() const { return column_; }
  std::string take() { return std::move(text_); }

 private:
  const Style& style_;
  std::string text_ = {};
  int column_ = 0;
  int filled_ = 0;
};

/// `count` times one character of a frame.
std::string repeat(std::string_view sign, int count);

/// The text, or as much of it as fits with a mark that it was cut.
std::string fit(std::string_view text, int width, const Style& style);

}  // namespace gonogo
