// SPDX-License-Identifier: MIT
/// Reads the arguments of one command into the targets of its flags.
#pragma once

#include <string>
#include <vector>

#include "command.hpp"

namespace gonogo::cli {

enum class Request { run, help };

/// `arguments` is what follows the command's name. A value is written `--flag=value`, `--flag
/// value` or `-fvalue`;
/// `--` ends the flags. Asking for help (`-h`, `--help`) wins over what is missing. Throws Failure
/// on a mistake; targets may then be half filled.
Request parse(const Command& command, const std::vector<std::string>& arguments);

}  // namespace gonogo::cli
