// SPDX-License-Identifier: MIT
#include "gonogo/base/translation.hpp"

#include <doctest/doctest.h>

using namespace gonogo;

TEST_CASE("tr: English is the source text itself") { CHECK(tr("verdict") == "verdict"); }
