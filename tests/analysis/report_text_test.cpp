// SPDX-License-Identifier: MIT
#include "gonogo/analysis/report_text.hpp"

#include <doctest/doctest.h>

#include "gonogo/base/message.hpp"

using namespace gonogo;

TEST_CASE("report text: a distance has its sign, and a small one is less than it would read") {
  const auto text = [](double distance, Kind kind) {
    return in_words(distance_text(distance, kind), Language::english);
  };
  CHECK(text(0.0424, Kind::rate) == "4.24 pp");
  CHECK(text(-0.0494, Kind::rate) == "-4.94 pp");
  CHECK(text(0.00002, Kind::rate) == "less than 0.01 pp");
  CHECK(text(3e-11, Kind::years) == "less than 0.01 years");
  CHECK(text(0, Kind::years) == "0.00 years");
  CHECK(text(1'500, Kind::money) == "1,500");
}
