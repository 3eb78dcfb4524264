// SPDX-License-Identifier: MIT
#include "gonogo/input/load.hpp"

#include <doctest/doctest.h>

using namespace gonogo;

TEST_CASE("load: a file that does not exist is a diagnostic, not a crash") {
  Sources sources;
  const auto loaded = load({.bid = "no/such/bid.toml", .no_policy = true}, sources);
  CHECK_FALSE(loaded.value);
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(loaded.diagnostics[0].code == "unreadable");
  CHECK(loaded.diagnostics[0].place.file == "no/such/bid.toml");
}
