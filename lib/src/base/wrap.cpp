// SPDX-License-Identifier: MIT
#include "gonogo/base/wrap.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// A piece that stays on one line: a word, or one wide character with the marks that cling to it.
struct Piece {
  std::string text = {};
  int width = 0;
  bool after_blank = false;
};

/// Never at the beginning of a line.
bool stays_behind(char32_t c) {
  return std::u32string_view(U"，。、；：！？）」』】》〉”’％…,.;:!?)]}%").find(c) !=
         std::u32string_view::npos;
}

/// Never at the end of a line.
bool stays_ahead(char32_t c) {
  return std::u32string_view(U"（「『【《〈“‘([{").find(c) != std::u32string_view::npos;
}

bool may_break(const CodePoint& left, const CodePoint& right) {
  if (right.width == 0 || stays_behind(right.value) || stays_ahead(left.value)) return false;
  return left.width == 2 || right.width == 2;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  CodePoint previous;
  bool begins = true;
  bool after_blank = false;
  while (!text.empty()) {
    const auto point = take_code_point(text);
    if (point.is_space()) {
      begins = after_blank = true;
      continue;
    }
    // "8 %": the blank does not part them.
    const bool unit = point.bytes == "%" && after_blank && !pieces.empty();
    if (unit) pieces.back().text += ' ', pieces.back().width += 1;
    if (!unit && (begins || may_break(previous, point)))
      pieces.push_back({.after_blank = after_blank});
    pieces.back().text += point.bytes;
    pieces.back().width += point.width;
    previous = point;
    begins = after_blank = false;
  }
  return pieces;
}

/// Where an address, a path or a hyphenated word may be parted: behind a mark that a letter follows.
/// Numbers have no such place.
std::size_t seam_before(std::string_view text, std::size_t end) {
  constexpr std::string_view marks = "-./_";
  const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  for (std::size_t at = std::min(end, text.size() - 1); at > 1; --at) {
    if (marks.find(text[at - 1]) != std::string_view::npos && is_letter(text[at]) &&
        marks.find(text[at - 2]) == std::string_view::npos)
      return at;
  }
  return 0;
}

/// The same as take_width of a word too long for a line, up to a seam where there is one.
std::string take_part(std::string_view& rest, int width) {
  const std::string_view word = rest;
  std::string taken = take_width(rest, width);
  if (rest.empty()) return taken;
  const std::size_t seam = seam_before(word, taken.size());
  if (seam == 0) return taken;
  rest = word.substr(seam);
  return std::string(word.substr(0, seam));
}

}  // namespace

std::string take_width(std::string_view& rest, int width) {
  std::string taken;
  while (!rest.empty()) {
    auto after = rest;
    const auto point = take_code_point(after);
    if (point.width > width) break;
    width -= point.width;
    taken += point.bytes;
    rest = after;
  }
  return taken;
}

Lines wrap(std::string_view text, int width) {
  width = std::max(width, 2);
  Lines lines = {""};
  int used = 0;
  for (const auto& piece : pieces_of(text)) {
    const int blank = piece.after_blank && used > 0 ? 1 : 0;
    if (used > 0 && used + blank + piece.width > width) {
      lines.emplace_back();
      used = 0;
    } else {
      lines.back().append(static_cast<std::size_t>(blank), ' ');
      used += blank;
    }
    for (std::string_view rest = piece.text;;) {
      const auto taken = take_part(rest, width - used);
      lines.back() += taken;
      used += display_width(taken);
      if (rest.empty()) break;
      lines.emplace_back();
      used = 0;
    }
  }
  return lines;
}

int widest_word(std::string_view text) {
  int widest = 0;
  for (const auto& piece : pieces_of(text)) widest = std::max(widest, piece.width);
  return widest;
}

int widest_part(std::string_view text) {
  int widest = 0;
  for (const auto& piece : pieces_of(text)) {
    std::string_view rest = piece.text;
    for (std::size_t seam = rest.empty() ? 0 : seam_before(rest, rest.size()); seam > 0;
         seam = seam_before(rest, rest.size())) {
      widest = std::max(widest, display_width(rest.substr(seam)));
      rest = rest.substr(0, seam);
    }
    widest = std::max(widest, display_width(rest));
  }
  return widest;
}

}  // namespace gonogo
