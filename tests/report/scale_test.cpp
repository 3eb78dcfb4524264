// SPDX-License-Identifier: MIT
#include "report/scale.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace gonogo;

TEST_CASE("Scale: marks are multiples of the step, ends included") {
  CHECK(axis_over(0, 10, 6).marks() == std::vector<double>{0, 2, 4, 6, 8, 10});
  CHECK(axis_over(32, 44, 4).marks() == std::vector<double>{35, 40});
}

TEST_CASE("Scale: an axis as narrow as the last digit of its numbers has few marks") {
  for (const double at : {1.0, 1e10, 9.007199254740993e15, 1e300, -1e18}) {
    CAPTURE(at);
    const double next = std::nextafter(at, 2 * std::abs(at));
    CHECK(axis_over(at, next, 8).marks().size() <= 20);
    CHECK(axis_over(at, std::nextafter(next, 2 * std::abs(at)), 8).marks().size() <= 20);
  }
}
