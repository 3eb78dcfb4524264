// SPDX-License-Identifier: MIT
/// The commands there are. Each is made in a file of its own, cli/NAME.cpp; adding one adds a line
/// here and in the list.
#pragma once

#include <span>
#include <string>

#include "command.hpp"

namespace gonogo::cli {

struct Entry {
  std::string name = {};
  Command (*make)() = nullptr;
};

Command calc_command();

/// In the order of the manual.
std::span<const Entry> commands();

}  // namespace gonogo::cli
