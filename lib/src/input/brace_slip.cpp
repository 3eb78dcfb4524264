// SPDX-License-Identifier: MIT
#include "input/brace_slip.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "input/value_slip.hpp"
#include "input/written_number.hpp"

namespace gonogo {
namespace {

/// Walks over a line and stops at the first slip within braces.
class BraceWalk {
 public:
  explicit BraceWalk(std::string_view line) : line_(line) {}

  std::optional<BraceSlip> find() {
    while (here_ < line_.size() && line_[here_] != '#') {
      const char c = line_[here_];
      if (c == '"' || c == '\'') {
        here_ = behind_text(here_);
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
      if (auto found = slip_of_value()) return found;
    }
    return {};
  }

 private:
  char at(std::size_t place) const { return place < line_.size() ? line_[place] : '\0'; }
  std::size_t blanks(std::size_t from) const {
    return std::min(line_.find_first_not_of(" \t", from), line_.size());
  }

  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  BraceSlip slip(std::size_t from, std::size_t length, Message message, Message hint) const {
    return {.column = code_points(line_.substr(0, from)) + 1,
            .length = static_cast<int>(length),
            .message = std::move(message),
            .hint = std::move(hint)};
  }

  /// A number behind the = as TOML does not write it.
  std::optional<BraceSlip> slip_of_number() const {
    const auto found = number_around(line_, here_);
    if (!found) return {};
    const std::string_view text = line_.substr(found->first, found->length);
    if (parse_number(text)) return {};
    return slip(found->first, static_cast<std::size_t>(code_points(text)), fault_in(text),
                hint_for(found->number));
  }

  /// Where the value that begins at `from` ends, without quotes: at the comma or brace behind it.
  std::size_t end_of_value(std::size_t from) const {
    int open = 0;  // the commas between arguments end no value
    for (std::size_t at = from; at < line_.size(); ++at) {
      const char c = line_[at];
      if (c == '(') ++open;
      if (c == ')') --open;
      if (c == '}' || c == '#' || (c == ',' && open <= 0)) return at;
    }
    return line_.size();
  }

  std::size_t behind_text(std::size_t from) const {
    std::size_t at = from + 1;
    for (; at < line_.size() && line_[at] != line_[from]; ++at) {
      if (line_[from] == '"' && line_[at] == '\\') ++at;
    }
    return std::min(at + 1, line_.size());
  }

  BraceSlip no_comma(std::size_t at) const {
    return slip(at, 1, say("a comma is missing before this"),
                say("the keys of a table in braces are separated by commas"));
  }

  /// A formula or text without quotes behind the =, or a value that no comma ends.
  std::optional<BraceSlip> slip_of_value() const {
    const std::size_t first = blanks(here_);
    const char c = at(first);
    if (c == '[' || c == '{' || c == '\0') return {};
    if (c == '"' || c == '\'') {
      const std::size_t next = blanks(behind_text(first));
      return is_letter(at(next)) ? std::optional(no_comma(next)) : std::nullopt;
    }
    const std::string value = trimmed(line_.substr(first, end_of_value(first) - first));
    if (const std::size_t equals = value.find('='); equals != std::string::npos && equals > 0) {
      const std::size_t key = value.find_last_of(" \t", value.find_last_not_of(" \t", equals - 1));
      if (key != std::string::npos) return no_comma(first + key + 1);
    }
    if (parse_number(value) || value == "true" || value == "false") return {};
    const Message hint = hint_for_value(value);
    if (hint.empty()) return {};
    return slip(first, static_cast<std::size_t>(code_points(value)), fault_in_value(value), hint);
  }

  std::string_view line_;
  std::size_t here_ = 0;
  int depth_ = 0;
};

}  // namespace

std::optional<BraceSlip> find_brace_slip(std::string_view line) { return BraceWalk(line).find(); }

}  // namespace gonogo
