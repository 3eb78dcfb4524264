// SPDX-License-Identifier: MIT
#include "input/toml_scan.hpp"

#include <algorithm>
#include <utility>

#include "gonogo/base/text.hpp"
#include "input/written_number.hpp"

namespace gonogo {
namespace {

/// Bytes of the character at the front of a text that is not empty; 0 where the bytes are not UTF-8
/// (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0), second = byte(1);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF && follows(1)) return 2;
  const bool narrow3 = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F);
  if (lead >= 0xE0 && lead <= 0xEF && !narrow3 && follows(1) && follows(2)) return 3;
  const bool narrow4 = (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
  if (lead >= 0xF0 && lead <= 0xF4 && !narrow4 && follows(1) && follows(2) && follows(3)) return 4;
  return 0;
}

/// Removes the first character of a text that is UTF-8 and not empty.
std::string_view take(std::string_view& rest) {
  const std::string_view character = rest.substr(0, std::max<std::size_t>(1, utf8_length(rest)));
  rest.remove_prefix(character.size());
  return character;
}

/// Whether a character of a TOML text is within a string or a comment: the state of a walk over the
/// text.
class Walk {
 public:
  /// Enters a line. Only strings of three quotes go on to the next line.
  void start_line() {
    if (quotes_.size() == 1) quotes_.clear();
    dots_ = 0;
  }

  /// True if the first character of `rest` is outside strings and comments. Removes what was read
  /// from `rest`.
  bool outside(std::string_view& rest) {
    if (!quotes_.empty()) return inside_string(rest), false;
    if (rest.front() == '#') return rest = {}, false;  // the rest of the line is a comment
    if (rest.front() == '"' || rest.front() == '\'') return open_string(rest), false;
    return true;
  }

  /// Dots since the last character that cannot be part of a key.
  int dots(char character) {
    constexpr std::string_view ends_key = "=,[]{}";
    if (ends_key.find(character) != std::string_view::npos) dots_ = 0;
    if (character == '.') ++dots_;
    return dots_;
  }

 private:
  static void skip(std::string_view& rest) { take(rest); }

  void open_string(std::string_view& rest) {
    const std::string three(3, rest.front());
    quotes_ = rest.substr(0, 3) == three ? three : three.substr(0, 1);
    rest.remove_prefix(quotes_.size());
  }

  void inside_string(std::string_view& rest) {
    if (quotes_.front() == '"' && rest.front() == '\\') {
      skip(rest);
      if (!rest.empty()) skip(rest);
    } else if (rest.substr(0, quotes_.size()) == quotes_) {
      rest.remove_prefix(quotes_.size());
      quotes_.clear();
    } else {
      skip(rest);
    }
  }

  std::string quotes_ = {};  ///< of the string that is open
  int dots_ = 0;
};

/// What to write in place of a character that word processors and input methods produce.
std::string ascii_for(std::string_view bytes) {
  constexpr std::pair<std::string_view, std::string_view> pairs[] = {
      {"“", "\""}, {"”", "\""}, {"‘", "'"},  {"’", "'"},  {"，", ","}, {"．", "."},
      {"＝", "="}, {"：", "="}, {"【", "["}, {"】", "]"}, {"［", "["}, {"］", "]"},
      {"｛", "{"}, {"｝", "}"}, {"＃", "#"}, {"−", "-"},  {"　", " "}};
  for (const auto& [wide, ascii] : pairs) {
    if (bytes == wide) return std::string(ascii);
  }
  return {};
}

/// The character at byte `at` of a line.
Diagnostic foreign_character(Place place, std::string_view line, std::size_t at,
                             std::string_view bytes) {
  const auto found = number_around(line, at);
  if (found && at < found->first + found->length) {
    const std::string_view text = line.substr(found->first, found->length);
    place.column = code_points(line.substr(0, found->first)) + 1;
    place.length = code_points(text);
    return {.code = "syntax",
            .message = fault_in(text),
            .place = place,
            .hint = hint_for(found->number)};
  }
  const std::string ascii = ascii_for(bytes);
  return {.code = "syntax",
          .message = say("'{1}' is outside quotes", verbatim(bytes)),
          .place = place,
          .hint = ascii.empty() ? say("write text in quotes; an id has only a-z, 0-9 and _, other "
                                      "scripts belong in name")
                                : say("use the plain character {1}", verbatim(ascii))};
}

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines = split(text, '\n');
  for (std::string& line : lines) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
  }
  return lines;
}

void defuse(std::vector<std::string>& lines, int line) {
  if (line < 1 || static_cast<std::size_t>(line) > lines.size()) return;
  std::string& text = lines[static_cast<std::size_t>(line - 1)];
  const std::size_t first = text.find_first_not_of(" \t");
  const bool header = first != std::string::npos && text[first] == '[';
  text = header ? "[\"blanked " + std::to_string(line) + "\"]" : "";
}

Diagnostics scan_bytes(const std::string& file, std::string_view text) {
  if (text.size() <= largest_document) return scan_encoding(file, text);
  return {{.code = "too-large",
           .message = say("the file is larger than 1 MiB"),
           .place = {.file = file},
           .hint = say("long lists belong in a CSV file: { file = \"x.csv\", column = \"y\" }")}};
}

Diagnostics scan_encoding(const std::string& file, std::string_view text) {
  Place place = {.file = file, .line = 1, .column = 1};
  const auto fault = [&](Message message) {
    return Diagnostics{{.code = "encoding",
                        .message = std::move(message),
                        .place = place,
                        .hint = say("save the file as UTF-8")}};
  };
  for (std::string_view rest = text; !rest.empty();) {
    if (utf8_length(rest) == 0) return fault(say("this byte is not UTF-8"));
    const char next = take(rest).front();
    if (next == '\0') return fault(say("a NUL byte"));
    place.column = next == '\n' ? 1 : place.column + 1;
    place.line += next == '\n';
  }
  return {};
}

Diagnostics scan_keys(const std::string& file, const std::vector<std::string>& lines) {
  Diagnostics found;
  Walk walk;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view rest = lines[i];
    if (i == 0 && rest.substr(0, 3) == "\xEF\xBB\xBF") rest.remove_prefix(3);  // a byte order mark
    walk.start_line();
    while (!rest.empty()) {
      if (!walk.outside(rest)) continue;
      const std::string_view before =
          std::string_view(lines[i]).substr(0, lines[i].size() - rest.size());
      const std::string_view next = take(rest);
      const bool deep = walk.dots(next.front()) > deepest_key;
      if (!deep && next.size() == 1) continue;
      const Place place = {
          .file = file, .line = static_cast<int>(i + 1), .column = code_points(before) + 1};
      found.push_back(deep ? Diagnostic{.code = "syntax",
                                        .message = say("a key with more than 16 dots"),
                                        .place = place}
                           : foreign_character(place, lines[i], before.size(), next));
      break;  // the line is faulty already
    }
  }
  return found;
}

}  // namespace gonogo
