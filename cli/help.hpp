// SPDX-License-Identifier: MIT
/// What `--help` and `gonogo help` print, made from the commands themselves.
#pragma once

#include <span>
#include <string>

#include "command.hpp"
#include "commands.hpp"

namespace gonogo::cli {

/// The list of commands, `width` columns wide.
std::string help_of_all(std::span<const Entry> commands, int width,
                        Language language = Language::english);

/// Usage, manual and flags of one command.
std::string help_of(const Command& command, int width, Language language = Language::english);

}  // namespace gonogo::cli
