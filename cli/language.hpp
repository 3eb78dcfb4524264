// SPDX-License-Identifier: MIT
/// The language of the reader: what --lang says, wherever it stands, else the environment.
#pragma once

#include <string>
#include <vector>

#include "command.hpp"

namespace gonogo::cli {

/// --lang, which every command has. `target` keeps what was typed; the program has obeyed it before.
Flag language_flag(std::string& target);

/// Moves the flags that stand before the command behind its name: "--lang=zh check bid.toml" is
/// "check --lang=zh bid.toml".
std::vector<std::string> with_command_first(std::vector<std::string> arguments);

/// The last --lang with a known value before "--"; else the first of LC_ALL, LC_MESSAGES and LANG
/// that is not empty: Chinese where it begins with "zh", otherwise English. What is wrong with the
/// flag is found when the command is parsed.
Language language_of(const std::vector<std::string>& arguments, const Session& session);

}  // namespace gonogo::cli
