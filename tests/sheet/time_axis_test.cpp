// SPDX-License-Identifier: MIT
#include "gonogo/sheet/time_axis.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <stdexcept>

using doctest::Approx;
using namespace gonogo;

TEST_CASE("make_time_axis: column 0 is time 0, steps follow, then the tail") {
  const TimeAxis axis = make_time_axis(1, 1, 3, 2);
  CHECK(axis.operation == 2);
  CHECK(axis.last == 3);
  CHECK(axis.columns() == 6);
  CHECK(axis.labels == std::vector<std::string>{"Y0", "Y1", "Y2", "Y3", "Y4", "Y5"});
  CHECK(axis.length == std::vector<Years>{0, 1, 1, 1, 1, 1});
  CHECK(axis.time == std::vector<Years>{0, 1, 2, 3, 4, 5});
  CHECK(axis.construction() == 1);
  CHECK(axis.period() == 3);
  CHECK_FALSE(axis.dated());
}

TEST_CASE("make_time_axis: only the last step is short, and the tail follows it") {
  const TimeAxis axis = make_time_axis(1, 0, 4.5, 1);
  CHECK(axis.last == 5);
  CHECK(axis.length == std::vector<Years>{0, 1, 1, 1, 1, 0.5, 1});
  CHECK(axis.time == std::vector<Years>{0, 1, 2, 3, 4, 4.5, 5.5});
}

TEST_CASE("make_time_axis: columns are named after their steps") {
  CHECK(make_time_axis(12, 0, 1, 0).labels[12] == "M12");
  CHECK(make_time_axis(4, 0, 1, 0).labels[4] == "Q4");
  CHECK(make_time_axis(12, 0, 1, 0).labels[0] == "Y0");
}

TEST_CASE("make_time_axis: decimal years are whole steps where they are meant to be") {
  CHECK(make_time_axis(12, 0, 0.7 * 3, 0).last == 26);  // 2.1 years are 25.2 months
  CHECK(make_time_axis(12, 0, 35.0 / 12, 0).length.back() == Approx(1.0 / 12).epsilon(1e-15));
  CHECK(make_time_axis(4, 0, 0.1 + 0.2 + 0.7 + 0.25, 0).last == 5);
}

TEST_CASE("make_time_axis: lengths sum to the period") {
  CHECK(rc::check("lengths", [] {
    const int per_year = *rc::gen::element(1, 4, 12);
    const double period = *rc::gen::inRange(1, 40'000) / 1000.0;
    const TimeAxis axis = make_time_axis(per_year, 0, period, *rc::gen::inRange(0, 5));
    double sum = 0;
    for (int c = 0; c <= axis.last; ++c) sum += axis.length[static_cast<std::size_t>(c)];
    RC_ASSERT(std::abs(sum - period) < 1e-9);
    RC_ASSERT(std::abs(axis.period() - period) < 1e-9);
    for (std::size_t c = 1; c < axis.time.size(); ++c) RC_ASSERT(axis.time[c] > axis.time[c - 1]);
  }));
}

TEST_CASE("make_time_axis: what cannot be laid out is refused") {
  CHECK_THROWS_AS(make_time_axis(1, 0, 0, 0), std::invalid_argument);
  CHECK_THROWS_AS(make_time_axis(1, 0, -1, 0), std::invalid_argument);
  CHECK_THROWS_AS(make_time_axis(1, 3, 3, 0), std::invalid_argument);
  CHECK_THROWS_AS(make_time_axis(1, -1, 3, 0), std::invalid_argument);
  CHECK_THROWS_AS(make_time_axis(12, 0, 900, 0), std::invalid_argument);
  CHECK_THROWS_AS(make_time_axis(1, 0, std::nan(""), 0), std::invalid_argument);
}

// Time 0 joins the first year. 0: a month that lies across the end of one.
TEST_CASE("book_years_of: months from the last day of one are those of the calendar") {
  const TimeAxis months = make_time_axis(12, 0, 0.25, 0);
  CHECK(book_years_of(months, {2026, 12, 1}, 12) == std::vector{2026, 2026, 2027, 2027});
  CHECK(book_years_of(months, {2026, 11, 30}, 12) == std::vector{2026, 2026, 2027, 2027});
  CHECK(book_years_of(months, {2026, 12, 31}, 12) == std::vector{2027, 2027, 2027, 2027});
  CHECK(book_years_of(months, {2026, 11, 15}, 12) == std::vector{2026, 2026, 0, 2027});
  const TimeAxis quarters = make_time_axis(4, 0, 0.5, 0);
  CHECK(book_years_of(quarters, {2026, 9, 30}, 12) == std::vector{2026, 2026, 2027});
  CHECK(book_years_of(quarters, {2027, 2, 28}, 3) == std::vector{0, 0, 2028});
}

TEST_CASE("make_dated_axis: times are days from the first date, of a year of 365") {
  const TimeAxis axis = make_dated_axis({{2026, 1, 1}, {2026, 7, 2}, {2028, 12, 31}});
  CHECK(axis.dated());
  CHECK(axis.time[1] == 182 / 365.0);
  CHECK(axis.time[2] ==
        1095 / 365.0);  // 365 + 365 + 365 (2028 is a leap year of 366 days, its last day excluded)
  CHECK(axis.labels == std::vector<std::string>{"2026-01-01", "2026-07-02", "2028-12-31"});
  CHECK_THROWS_AS(make_dated_axis({}), std::invalid_argument);
}

// Known days of the Unix epoch; 1900 is no leap year, 2000 is one.
TEST_CASE("days_from_civil: counts days of the Gregorian calendar from 1970") {
  CHECK(days_from_civil({1970, 1, 1}) == 0);
  CHECK(days_from_civil({1969, 12, 31}) == -1);
  CHECK(days_from_civil({2000, 2, 29}) == 11'016);
  CHECK(days_from_civil({2000, 3, 1}) == 11'017);
  CHECK(days_from_civil({1900, 3, 1}) - days_from_civil({1900, 2, 28}) == 1);
  CHECK(days_from_civil({2026, 7, 1}) == 20'635);
}
