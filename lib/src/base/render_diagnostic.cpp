// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "gonogo/base/diagnostic.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// Longer lines are cut: no screen shows them, and a minified file would drown the message.
constexpr std::size_t widest_line = 120;
constexpr std::size_t shown_before_caret = 40;

constexpr std::string_view blue = "\x1b[1;34m";
constexpr std::string_view bold = "\x1b[1m";

std::string_view colour_of(Severity severity) {
  if (severity == Severity::error) return "\x1b[1;31m";
  return severity == Severity::warning ? "\x1b[1;33m" : "\x1b[1;36m";
}

std::optional<std::string_view> line_of(const Sources& sources, const Place& place) {
  const auto source = sources.find(place.file.str());
  if (source == sources.end() || !place.known()) return std::nullopt;
  std::string_view rest = source->second;
  for (int line = 1; line < place.line; ++line) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(end + 1);
  }
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

/// A line and the mark under it, as the terminal gets them.
struct Snippet {
  std::string text = {};
  std::string mark = {};
};

std::vector<CodePoint> characters_of(std::string_view line) {
  std::vector<CodePoint> characters;
  while (!line.empty()) characters.push_back(take_code_point(line));
  return characters;
}

/// The mark under one character: under a tab it is a tab, so that both lines shift alike.
void append_under(std::string& mark, const CodePoint& shown, char sign) {
  mark.append(shown.is_tab() ? 1 : static_cast<std::size_t>(shown.width),
              shown.is_tab() ? '\t' : sign);
}

Snippet snippet_of(std::string_view line, const Place& place) {
  const auto safe = printable(line, Tabs::kept);
  const auto characters = characters_of(safe);
  const auto start =
      std::min(static_cast<std::size_t>(std::max(place.column, 1) - 1), characters.size());
  const auto length = static_cast<std::size_t>(std::max(place.length, 1));
  const auto first = characters.size() > widest_line && start > shown_before_caret
                         ? start - shown_before_caret
                         : 0;
  const auto last = characters.size() > widest_line
                        ? std::min(first + widest_line, characters.size())
                        : characters.size();

  Snippet snippet;
  if (first > 0) snippet = {.text = "...", .mark = "   "};
  for (auto i = first; i < last; ++i) {
    snippet.text += characters[i].bytes;
    const bool marked = i >= start && i - start < length;
    if (i < start || marked) append_under(snippet.mark, characters[i], marked ? '^' : ' ');
  }
  if (last < characters.size()) snippet.text += "...";
  if (snippet.mark.find('^') == std::string::npos) snippet.mark += '^';
  return snippet;
}

class Drawing {
 public:
  Drawing(const Sources& sources, Colour colour, Language language, const Diagnostic& diagnostic)
      : sources_(sources), colour_(colour), language_(language) {
    auto last = diagnostic.place.line;
    for (const auto& related : diagnostic.related) last = std::max(last, related.place.line);
    gutter_ = std::to_string(std::max(last, 0)).size();
  }

  void message(Severity severity, const std::string& code, const Message& text) {
    auto head = words(name_of(severity));
    if (!code.empty()) head += '[' + printable(code) + ']';
    text_ += paint(head, colour_of(severity)) + paint(": " + words(text), bold) + '\n';
  }

  void place(const Place& place, Severity severity) {
    if (place.file.empty()) return;
    margin(gutter_, "-->", printable(to_string(place)));
    const auto line = line_of(sources_, place);
    if (!line) return;
    const auto snippet = snippet_of(*line, place);
    margin(gutter_ + 1, "|", "");
    text_ += paint(fmt::format("{:>{}} |", place.line, gutter_), blue);
    text_ += (snippet.text.empty() ? "" : " " + snippet.text) + '\n';
    const auto caret = snippet.mark.find('^');
    margin(gutter_ + 1, "|",
           snippet.mark.substr(0, caret) + paint(snippet.mark.substr(caret), colour_of(severity)));
  }

  void hint(const Message& text) {
    if (!text.empty()) margin(gutter_ + 1, "=", words(say("help: {1}", text)));
  }

  std::string take() { return std::move(text_); }

 private:
  std::string words(const Message& message) const {
    return printable(in_words(message, language_));
  }

  std::string paint(std::string_view text, std::string_view code) const {
    return colour_ == Colour::plain ? std::string(text) : fmt::format("{}{}\x1b[0m", code, text);
  }

  void margin(std::size_t indent, std::string_view sign, const std::string& rest) {
    text_ += std::string(indent, ' ') + paint(sign, blue) + (rest.empty() ? "" : " " + rest) + '\n';
  }

  const Sources& sources_;
  Colour colour_;
  Language language_;
  std::size_t gutter_ = 1;
  std::string text_ = {};
};

}  // namespace

std::string render(const Diagnostic& diagnostic, const Sources& sources, Colour colour,
                   Language language) {
  Drawing drawing(sources, colour, language, diagnostic);
  drawing.message(diagnostic.severity, diagnostic.code, diagnostic.message);
  drawing.place(diagnostic.place, diagnostic.severity);
  drawing.hint(diagnostic.hint);
  for (const auto& related : diagnostic.related) {
    drawing.message(Severity::note, "", related.message);
    drawing.place(related.place, Severity::note);
  }
  return drawing.take();
}

}  // namespace gonogo
