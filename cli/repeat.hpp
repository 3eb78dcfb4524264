// SPDX-License-Identifier: MIT
/// The command that makes a report again.
#pragma once

#include <string>

#include "command.hpp"

namespace gonogo::cli {

/// What was typed, for a shell, without where the report went and how it was coloured. `format`: how
/// it was drawn, whatever said so; empty: as a text. `as_of`: the day on which waivers held, whatever
/// said so; empty: none was asked.
std::string repeating_command(const Session& session, const std::string& format,
                              const std::string& as_of = {});

/// The words of such a command as a shell reads them; the last part of a broken quotation is a word.
std::vector<std::string> words_of(const std::string& command);

}  // namespace gonogo::cli
