// SPDX-License-Identifier: MIT
#include "colour.hpp"

#include <doctest/doctest.h>

#include "stand_in.hpp"

using namespace gonogo;
using namespace gonogo::cli;

namespace {

bool coloured(const std::string& choice, bool terminal,
              const std::map<std::string, std::string>& variables = {}) {
  StandIn world{.variables = variables};
  return colour_for(choice, terminal, world.session()) == Colour::ansi;
}

}  // namespace

TEST_CASE("colour_for: the flag is the last word") {
  CHECK(coloured("always", false, {{"NO_COLOR", "1"}, {"TERM", "dumb"}}));
  CHECK_FALSE(coloured("never", true, {{"CLICOLOR_FORCE", "1"}}));
}

TEST_CASE("colour_for: without a wish, a terminal decides") {
  CHECK(coloured("auto", true));
  CHECK_FALSE(coloured("auto", false));
}

// https://no-color.org and https://bixense.com/clicolors
TEST_CASE("colour_for: the environment may forbid or demand") {
  CHECK_FALSE(coloured("auto", true, {{"NO_COLOR", "1"}}));
  CHECK(coloured("auto", true, {{"NO_COLOR", ""}}));
  CHECK_FALSE(coloured("auto", true, {{"TERM", "dumb"}}));
  CHECK_FALSE(coloured("auto", true, {{"CLICOLOR", "0"}}));
  CHECK(coloured("auto", false, {{"CLICOLOR_FORCE", "1"}}));
  CHECK_FALSE(coloured("auto", false, {{"CLICOLOR_FORCE", "0"}}));
  CHECK_FALSE(coloured("auto", true, {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}));
}
