// SPDX-License-Identifier: MIT
#include "command.hpp"

#include <algorithm>
#include <iterator>

namespace gonogo::cli {

void fail_if(std::optional<Diagnostic> problem) {
  if (problem) throw Failure(*std::move(problem));
}

Failure usage_error(Message message, Message hint) {
  return Failure({.code = "usage", .message = std::move(message), .hint = std::move(hint)});
}

Failure usage_error(const Diagnostics& found) {
  return usage_error(found.front().message, found.front().hint);
}

void add_flags(Command& command, std::vector<Flag> flags) {
  std::move(flags.begin(), flags.end(), std::back_inserter(command.flags));
}

}  // namespace gonogo::cli
