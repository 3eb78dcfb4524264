// SPDX-License-Identifier: MIT
#include "command.hpp"

namespace gonogo::cli {

Failure usage_error(std::string message, std::string hint) {
  return Failure({.code = "usage", .message = std::move(message), .hint = std::move(hint)});
}

}  // namespace gonogo::cli
