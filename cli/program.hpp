// SPDX-License-Identifier: MIT
/// The program without the world around it: picks the command, runs it, and turns whatever goes
/// wrong into a message and an exit status.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "command.hpp"
#include "commands.hpp"

namespace gonogo::cli {

/// `arguments` without the program's name. Returns one of Exit; throws nothing.
int run_program(const std::vector<std::string>& arguments, std::span<const Entry> commands,
                Session& session) noexcept;

}  // namespace gonogo::cli
