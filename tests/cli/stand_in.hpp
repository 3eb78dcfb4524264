// SPDX-License-Identifier: MIT
/// A Session whose world is three strings and a map.
#pragma once

#include <map>
#include <sstream>

#include "command.hpp"

namespace gonogo::cli {

struct StandIn {
  std::istringstream in = {};
  std::ostringstream out = {};
  std::ostringstream err = {};
  std::map<std::string, std::string> variables = {};

  Session session() {
    return {.in = in, .out = out, .err = err, .environment = [this](const std::string& name) {
              const auto found = variables.find(name);
              return found == variables.end() ? std::nullopt : std::optional(found->second);
            }};
  }
};

}  // namespace gonogo::cli
