// SPDX-License-Identifier: MIT
#include "input/brace_slip.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
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

  /// A number behind the = as TOML does not write it.
  std::optional<BraceSlip> slip_of_number() const {
    const auto found = number_around(line_, here_);
    if (!found) return {};
    const std::string_view text = line_.substr(found->first, found->length);
    if (parse_number(text)) return {};
    return slip(found->first, static_cast<std::size_t>(code_points(text)), fault_in(text),
                hint_for(found->number));
  }

  std::string_view line_;
  std::size_t here_ = 0;
  int depth_ = 0;
};

}  // namespace

std::optional<BraceSlip> find_brace_slip(std::string_view line) { return BraceWalk(line).find(); }

}  // namespace gonogo
