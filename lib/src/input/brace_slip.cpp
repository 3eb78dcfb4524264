// SPDX-License-Identifier: MIT
#include "input/brace_slip.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Walks over a line and stops at the first slip within braces.
class BraceWalk {
 public:
  explicit BraceWalk(std::string_view line) : line_(line) {}

  std::optional<BraceSlip> find() {
    while (here_ < line_.size() && line_[here_] != '#') {
      const char c = line_[here_];
      if (c == '"' || c == '\'') {
        skip_text(c);
        continue;
      }
      if (c == '{') ++depth_;
      if (c == '}') --depth_;
      ++here_;
      if (depth_ == 0) continue;
      if (c == ',' && at(blanks(here_)) == '}')
        return slip(here_ - 1, 1, say("a table in braces has no comma before its }"),
                    say("leave the last comma out"));
      if (c != '=') continue;
      if (auto found = slip_of_number()) return found;
    }
    return {};
  }

 private:
  char at(std::size_t place) const { return place < line_.size() ? line_[place] : '\0'; }
  std::size_t blanks(std::size_t from) const {
    return std::min(line_.find_first_not_of(" \t", from), line_.size());
  }
  std::size_t digits(std::size_t from) const {
    while (is_digit(at(from)) || at(from) == '_') ++from;
    return from;
  }
  std::string text(std::size_t from, std::size_t to) const {
    return std::string(line_.substr(from, to - from));
  }

  void skip_text(char quote) {
    for (++here_; here_ < line_.size() && line_[here_] != quote; ++here_) {
      if (quote == '"' && line_[here_] == '\\') ++here_;
    }
    ++here_;
  }

  BraceSlip slip(std::size_t from, std::size_t length, Message message, Message hint) const {
    return {.column = code_points(line_.substr(0, from)) + 1,
            .length = static_cast<int>(length),
            .message = std::move(message),
            .hint = std::move(hint)};
  }

  /// A number behind the = that goes on with a comma or a percent sign.
  std::optional<BraceSlip> slip_of_number() const {
    const std::size_t from = blanks(here_);
    const std::size_t first = from + (at(from) == '-' || at(from) == '+' ? 1 : 0);
    std::size_t end = digits(first);
    if (end == first) return {};
    if (at(end) == ',') return slip_of_comma(from, end);
    if (at(end) == '.') end = digits(end + 1);
    const std::size_t sign = blanks(end);
    const auto percent = parse_number(text(from, end));
    if (at(sign) != '%' || !percent) return {};
    return slip(from, sign + 1 - from, say("'%' is not part of a number"),
                say("write {1}", verbatim(shortest(*percent / 100))));
  }

  /// 1,000 or 0,08: what follows the comma is no key.
  std::optional<BraceSlip> slip_of_comma(std::size_t from, std::size_t comma) const {
    std::size_t end = comma;
    bool thousands = true;
    int groups = 0;
    while (at(end) == ',' && is_digit(at(end + 1))) {
      const std::size_t next = digits(end + 1);
      thousands = thousands && next - end == 4;
      end = next;
      ++groups;
    }
    if (groups == 0) return {};
    if (at(end) == '.') end = digits(end + 1);
    const char behind = at(blanks(end));
    const bool ends = behind == ',' || behind == '}' || behind == '\0' || behind == '#';
    if (!ends || (!thousands && groups > 1)) return {};
    std::string number = text(from, end);
    std::replace(number.begin(), number.end(), ',', thousands ? '_' : '.');
    if (!parse_number(number)) return {};
    return slip(from, end - from, say("a number has no comma"), say("write {1}", verbatim(number)));
  }

  std::string_view line_;
  std::size_t here_ = 0;
  int depth_ = 0;
};

}  // namespace

std::optional<BraceSlip> find_brace_slip(std::string_view line) { return BraceWalk(line).find(); }

}  // namespace gonogo
