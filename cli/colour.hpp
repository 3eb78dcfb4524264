// SPDX-License-Identifier: MIT
/// Whether to colour: the flag first, then what the environment asks for, then whether a person is
/// looking.
#pragma once

#include <string>

#include "command.hpp"

namespace gonogo::cli {

/// `choice` is "always", "never" or "auto". With "auto": NO_COLOR (https://no-color.org) forbids,
/// CLICOLOR_FORCE demands (https://bixense.com/clicolors/), CLICOLOR=0 and TERM=dumb forbid; else
/// colour on a terminal.
Colour colour_for(const std::string& choice, bool terminal, const Session& session);

}  // namespace gonogo::cli
