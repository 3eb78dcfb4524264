// SPDX-License-Identifier: MIT
#include "colour.hpp"

namespace gonogo::cli {
namespace {

bool wanted(bool terminal, const Session& session) {
  const auto variable = [&](const char* name) {
    return session.environment ? session.environment(name).value_or("") : "";
  };
  if (!variable("NO_COLOR").empty()) return false;
  const std::string force = variable("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  return terminal && variable("CLICOLOR") != "0" && variable("TERM") != "dumb";
}

}  // namespace

Colour colour_for(const std::string& choice, bool terminal, const Session& session) {
  const bool on = choice == "always" || (choice != "never" && wanted(terminal, session));
  return on ? Colour::ansi : Colour::plain;
}

}  // namespace gonogo::cli
