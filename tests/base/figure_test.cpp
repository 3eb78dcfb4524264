// SPDX-License-Identifier: MIT
#include "gonogo/base/figure.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace gonogo;

namespace {

std::string drawn(double value, Kind kind, std::optional<int> decimals = {}) {
  return figure({.value = value, .kind = kind, .decimals = decimals}, Language::english).text();
}

/// A value as it is written beside a limit.
std::string beside(double value, double limit, Kind kind) {
  return drawn(value, kind, decimals_beside(value, limit, kind));
}

}  // namespace

TEST_CASE("figure: percentages have one decimal, or those that somebody wrote") {
  CHECK(drawn(0.08, Kind::rate) == "8.0%");
  CHECK(drawn(0.0825, Kind::rate) == "8.25%");
  CHECK(drawn(0.04125, Kind::rate) == "4.125%");
  CHECK(drawn(1.0 / 3, Kind::rate) == "33.3%");
  CHECK(drawn(-0.0005, Kind::rate) == "-0.05%");
  CHECK(drawn(1.0 - 1.0 / 7000, Kind::rate) == "99.986%");
}

TEST_CASE("figure: money has cents only where they matter, factors have four decimals") {
  CHECK(drawn(0, Kind::money) == "0");
  CHECK(drawn(-300'000, Kind::money) == "-300,000");
  CHECK(drawn(136'283.8, Kind::money) == "136,284");
  CHECK(drawn(29.9, Kind::money) == "29.90");
  CHECK(drawn(1 / 1.08, Kind::factor) == "0.9259");
  CHECK(drawn(3, Kind::years) == "3.00 years");
}

TEST_CASE("decimals_beside: a value that misses its limit never reads as the limit") {
  CHECK(beside(3.004, 3, Kind::years) == "3.004 years");
  CHECK(beside(3.04, 3, Kind::years) == "3.04 years");
  CHECK(beside(0.0797, 0.08, Kind::rate) == "7.97%");
  CHECK(beside(0.07996, 0.08, Kind::rate) == "7.996%");
  CHECK(beside(499'999.7, 500'000, Kind::money) == "499,999.70");
  CHECK(beside(-0.3, 0, Kind::money) == "-0.30");
}

TEST_CASE("decimals_beside: a value that is the limit but for rounding reads as the limit") {
  CHECK(beside(0.1 + 0.2, 0.3, Kind::rate) == "30.0%");
  CHECK(beside(3 * (1 + 1e-12), 3, Kind::years) == "3.00 years");
}

TEST_CASE("common_decimals: a column of percentages has the decimals of its finest") {
  CHECK(common_decimals(std::array{0.08, 0.0825}, Kind::rate) == 2);
  CHECK(common_decimals(std::array{0.08, 1.0 / 3}, Kind::rate) == 1);
  CHECK(common_decimals(std::array{29.9, 12'000.5}, Kind::money) == 0);
  CHECK(common_decimals(std::array{29.9, 12.5}, Kind::money) == 2);
  CHECK(common_decimals(std::array{30.0, 12.0}, Kind::money) == 0);
  CHECK_FALSE(common_decimals(std::array{1.5, 2.25}, Kind::years).has_value());
}
