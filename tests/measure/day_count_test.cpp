// SPDX-License-Identifier: MIT
#include "gonogo/measure/day_count.hpp"

#include <doctest/doctest.h>

#include <string>

using doctest::Approx;
using namespace gonogo;

namespace {

double years(const char* convention, const char* from, const char* to) {
  return time_between(*parse_day_count(convention), *parse_day(from), *parse_day(to)).years();
}

}  // namespace

// ISDA, "EMU and Market Conventions: Recent Developments", 1998: 1 November 2003 to 1 May 2004.
TEST_CASE("day_count: half a year into a leap year") {
  CHECK(years("act/act ISDA", "2003-11-01", "2004-05-01") ==
        Approx(61.0 / 365 + 121.0 / 366).epsilon(1e-15));
  CHECK(years("act/365", "2003-11-01", "2004-05-01") == 182.0 / 365);
  CHECK(years("act/360", "2003-11-01", "2004-05-01") == 182.0 / 360);
  CHECK(years("nl/365", "2003-11-01", "2004-05-01") == 181.0 / 365);
  CHECK(years("30/360", "2003-11-01", "2004-05-01") == 0.5);
}

TEST_CASE("day_count: the variants of 30/360 part at the ends of months") {
  CHECK(years("30/360", "2007-01-15", "2007-03-31") ==
        76.0 / 360);  // the first day is not the 30th
  CHECK(years("30E/360", "2007-01-15", "2007-03-31") == 75.0 / 360);
  CHECK(years("30E+/360", "2007-01-15", "2007-03-31") == 76.0 / 360);
  CHECK(years("30/360", "2007-02-28", "2007-03-31") == 33.0 / 360);
  CHECK(years("30U/360", "2007-02-28", "2007-03-31") == 30.0 / 360);
  CHECK(years("30E/360 ISDA", "2007-02-28", "2007-03-31") == 30.0 / 360);
  CHECK(years("30U/360", "2007-02-28", "2008-02-29") == 1.0);
}

TEST_CASE("day_count: the way back is the negative") {
  for (const DayCountName& known : day_count_names()) {
    const std::string name(known.name);
    CAPTURE(name);
    CHECK(years(name.c_str(), "2008-02-29", "2006-01-31") ==
          -years(name.c_str(), "2006-01-31", "2008-02-29"));
  }
}

TEST_CASE("day_count: names do not mind capitals, and unknown ones are refused") {
  CHECK(parse_day_count("ACT/365f") == DayCount::actual_365);
  CHECK_FALSE(parse_day_count("act/366"));
}

TEST_CASE("parse_day: only dates of the calendar are dates") {
  CHECK(parse_day("2024-02-29"));
  for (const char* wrong : {"2023-02-29", "2023-13-01", "2023-1-01", "23-01-01", "2023/01/01",
                            "0000-01-01", "2023-01-1x", "-023-01-01", "2023-01-011", ""}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_day(wrong));
  }
}

// The SIA's rule for the end of February (Standard Securities Calculation Methods, 1996), as the
// documentation of Bloomberg's bbldc_basicsia30360eom states it.
TEST_CASE(
    "time_between: 30/360 SIA counts the end of February as day 30, of both dates if both are") {
  CHECK(years("30/360 SIA", "2003-02-28", "2004-02-29") == 1.0);
  CHECK(years("30/360 SIA", "2004-02-29", "2005-02-28") == 1.0);
  CHECK(years("30/360 SIA", "2004-02-28", "2004-02-29") == 1.0 / 360);
  CHECK(years("30/360 SIA", "2004-02-29", "2004-03-31") == 30.0 / 360);
  CHECK(years("30/360 SIA", "2003-02-28", "2003-03-01") == 1.0 / 360);
  CHECK(years("30/360 SIA", "2004-01-31", "2004-02-29") == 29.0 / 360);
  CHECK(years("30/360 SIA", "2004-01-15", "2004-03-31") == 76.0 / 360);
}
