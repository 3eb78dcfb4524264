// SPDX-License-Identifier: MIT
/// The command that makes a report again.
#pragma once

#include <string>

#include "command.hpp"

namespace gonogo::cli {

/// What was typed, for a shell, without where the report went and how it was coloured. `format`: how
/// it was drawn, whatever said so; empty: as a text.
std::string repeating_command(const Session& session, const std::string& format);

}  // namespace gonogo::cli
