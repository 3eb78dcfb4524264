// SPDX-License-Identifier: MIT
/// The list of commands. To add one, write cli/NAME.cpp with a function `Command NAME_command()`, and
/// add that to the list in commands.cpp.
#pragma once

#include <span>
#include <string>

#include "command.hpp"

namespace gonogo::cli {

/// A command is made when it is asked for: the others cost nothing.
struct Entry {
  std::string name = {};
  Command (*make)() = nullptr;
};

/// In the order of the manual.
std::span<const Entry> commands();

}  // namespace gonogo::cli
