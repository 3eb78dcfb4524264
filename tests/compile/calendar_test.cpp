// SPDX-License-Identifier: MIT
#include "compile/calendar.hpp"

#include <doctest/doctest.h>

#include <numeric>

using doctest::Approx;
using namespace gonogo;

namespace {

Label label(const std::string& text) {
  if (text == "operation") return {.kind = Label::Kind::operation, .text = text};
  if (text == "end") return {.kind = Label::Kind::end, .text = text};
  const auto kind = text[0] == 'Y'   ? Label::Kind::year
                    : text[0] == 'Q' ? Label::Kind::quarter
                                     : Label::Kind::month;
  return {.kind = kind, .number = std::stoi(text.substr(1)), .text = text};
}

Label date(int year, int month, int day) {
  return {.kind = Label::Kind::date, .date = {year, month, day}, .text = "the date"};
}

/// A calendar that keeps what it found wrong.
struct Desk {
  explicit Desk(TimeAxis made, std::optional<Date> start = {})
      : axis(std::move(made)), calendar(axis, start, found) {}

  int first(const std::string& text) { return calendar.first_column(label(text)); }
  int last(const std::string& text) { return calendar.last_column(label(text)); }
  int late(const std::string& text) {
    return calendar.last_column(label(text), Calendar::Late::allowed);
  }
  std::string fault() const { return found.empty() ? "" : english(found.front().message); }

  TimeAxis axis;
  Diagnostics found;
  Calendar calendar;
};

struct Columns {
  int steps_per_year;
  const char* label;
  int first;  ///< -1: not the beginning of a step
  int last;
};

}  // namespace

TEST_CASE("Calendar: labels are columns in every step") {
  // Construction of one year, period of three.
  const Columns table[] = {
      {1, "Y0", 0, 0},           {1, "M0", 0, 0},    {1, "Q0", 0, 0},        {1, "Y1", 1, 1},
      {1, "Y3", 3, 3},           {1, "Q1", 1, 1},    {1, "Q2", -1, 1},       {1, "Q4", -1, 1},
      {1, "Q5", 2, 2},           {1, "M13", 2, 2},   {1, "M14", -1, 2},      {1, "M36", -1, 3},
      {4, "Y1", 1, 4},           {4, "Y3", 9, 12},   {4, "Q7", 7, 7},        {4, "M4", 2, 2},
      {4, "M5", -1, 2},          {4, "M6", -1, 2},   {12, "Y2", 13, 24},     {12, "Q2", 4, 6},
      {12, "M18", 18, 18},       {12, "Y3", 25, 36}, {1, "operation", 2, 2}, {4, "operation", 5, 5},
      {12, "operation", 13, 13}, {1, "end", 3, 3},   {4, "end", 12, 12},     {12, "end", 36, 36},
  };
  for (const Columns& each : table) {
    CAPTURE(each.steps_per_year);
    CAPTURE(std::string(each.label));
    Desk desk(make_time_axis(each.steps_per_year, each.steps_per_year, 3, 0));
    CHECK(desk.last(each.label) == each.last);
    CHECK(desk.fault().empty());
    const int first = desk.first(each.label);
    if (each.first >= 0) {
      CHECK(first == each.first);
      CHECK(desk.fault().empty());
    } else {
      CHECK(desk.fault().find("does not begin with a") != std::string::npos);
    }
  }
}

TEST_CASE("Calendar: a label inside a step names the finer step to use") {
  Desk yearly(make_time_axis(1, 0, 3, 0));
  yearly.first("Q2");
  yearly.first("M5");
  REQUIRE(yearly.found.size() == 2);
  CHECK(english(yearly.found[0].message) == "Q2 does not begin with a year");
  CHECK(english(yearly.found[0].hint) == "say step = \"quarter\" in [project]");
  CHECK(english(yearly.found[1].hint) == "say step = \"month\" in [project]");
}

TEST_CASE("Calendar: labels after the end are faults, but not those in the tail of payments") {
  Desk desk(make_time_axis(1, 0, 3, 2));
  CHECK(desk.late("Y5") == 5);
  CHECK(desk.found.empty());
  desk.last("Y4");
  CHECK(desk.fault() == "Y4 is after the end of the analysis period");
  CHECK(english(desk.found[0].hint) == "the last step is Y3");
  for (const char* far : {"Y6", "Y2000000000", "M2000000000", "Q200000"}) {
    Desk again(make_time_axis(12, 0, 3, 2));
    again.late(far);
    again.first(far);
    CHECK(again.found.size() == 2);
  }
}

TEST_CASE("Calendar: a last year that is short ends with the period, for payments too") {
  Desk desk(make_time_axis(12, 0, 2.5, 12));
  CHECK(desk.last("Y3") == 30);
  CHECK(desk.late("Y3") == 30);
  CHECK(desk.late("M31") == 31);
}

TEST_CASE("Calendar: a date is the step that holds it, counted from the start") {
  const Date start{2026, 7, 15};
  const std::pair<Label, int> table[] = {
      {date(2026, 7, 15), 0}, {date(2026, 7, 16), 1},  {date(2026, 8, 14), 1},
      {date(2026, 8, 15), 2}, {date(2027, 7, 14), 12}, {date(2027, 7, 15), 13},
  };
  for (const auto& [when, column] : table) {
    Desk desk(make_time_axis(12, 0, 3, 0), start);
    CHECK(desk.calendar.last_column(when) == column);
    CHECK(desk.calendar.first_column(when) == column);
    CHECK(desk.found.empty());
  }
  Desk quarterly(make_time_axis(4, 0, 3, 0), start);
  CHECK(quarterly.calendar.last_column(date(2026, 10, 14)) == 1);
  CHECK(quarterly.calendar.last_column(date(2026, 10, 15)) == 2);
}

TEST_CASE("Calendar: a date needs a start, and stands neither before it nor after the end") {
  Desk without(make_time_axis(12, 0, 3, 0));
  without.calendar.last_column(date(2026, 8, 1));
  CHECK(without.fault() == "a date needs to know when Y0 is");
  Desk before(make_time_axis(12, 0, 3, 0), Date{2026, 7, 1});
  before.calendar.last_column(date(2026, 6, 30));
  CHECK(before.fault() == "the date is before the project's start");
  Desk after(make_time_axis(12, 0, 3, 0), Date{2026, 7, 1});
  after.calendar.last_column(date(2029, 7, 1));
  CHECK(after.fault() == "the date is after the end of the analysis period");
}

TEST_CASE("Calendar: where the only date is time 0 there is no operation") {
  Desk desk(make_dated_axis({{2026, 1, 1}}));
  CHECK(desk.calendar.first_column({.kind = Label::Kind::operation, .text = "operation"}) == 0);
  CHECK(desk.fault() == "operation is after the end of the analysis period");
}

TEST_CASE("Calendar: of dated flows only dates are columns") {
  Desk desk(make_dated_axis({{2026, 1, 1}, {2026, 7, 2}, {2028, 12, 31}}));
  CHECK(desk.calendar.last_column(date(2026, 7, 2)) == 1);
  CHECK(desk.calendar.first_column(date(2026, 9, 9)) == 2);  // holds from the next column on
  CHECK(desk.last("Y0") == 0);
  CHECK(desk.last("end") == 2);
  CHECK(desk.found.empty());
  desk.last("Y1");
  CHECK(desk.fault() == "dated flows have no steps: Y1 is no date");
}

TEST_CASE("Calendar: windows default to operation, and do not run backwards") {
  Desk desk(make_time_axis(1, 1, 5, 2));
  const Window whole = desk.calendar.window({});
  CHECK(whole.first == 2);
  CHECK(whole.last == 5);
  const Window stated = desk.calendar.window({.from = label("Y1"), .to = label("Y3")});
  CHECK(stated.first == 1);
  CHECK(stated.last == 3);
  CHECK(desk.found.empty());
  desk.calendar.window({.from = label("Y4"), .to = label("Y3")});
  CHECK(desk.fault() == "'to' is before 'from'");
}

TEST_CASE("Calendar: shares of a range are even in time and sum to 1") {
  Desk desk(make_time_axis(12, 0, 2, 0));
  const auto even = desk.calendar.shares({.when = LabelRange{label("M2"), label("M4")}});
  CHECK(even[1] == 0);
  CHECK(even[2] == 1.0 / 3);
  CHECK(even[4] == 1.0 / 3);
  CHECK(even[5] == 0);
  Desk shorter(make_time_axis(1, 0, 1.5, 0));
  const auto uneven = shorter.calendar.shares({.when = LabelRange{label("Y1"), label("end")}});
  CHECK(uneven[1] == Approx(2 / 3.0));
  CHECK(uneven[2] == Approx(1 / 3.0));
  CHECK(shorter.found.empty());
}

TEST_CASE("Calendar: a range is a stretch of steps, forwards") {
  Desk moment(make_time_axis(1, 0, 3, 0));
  moment.calendar.shares({.when = LabelRange{label("Y0"), label("Y2")}});
  REQUIRE(moment.found.size() == 1);
  CHECK(moment.fault() == "a range begins with a step, and Y0 is a moment");
  Desk backwards(make_time_axis(1, 0, 3, 0));
  backwards.calendar.shares({.when = LabelRange{label("Y3"), label("Y2")}});
  REQUIRE(backwards.found.size() == 1);
  CHECK(backwards.fault() == "the range ends before it begins");
  Desk dated(make_dated_axis({{2026, 1, 1}, {2026, 7, 2}}));
  dated.calendar.shares({.when = LabelRange{date(2026, 1, 1), date(2026, 7, 2)}});
  REQUIRE(dated.found.size() == 1);
  CHECK(dated.fault() == "a range has steps to spread over, and dated flows have none");
}

TEST_CASE("Calendar: shares by label add up, also in the same step") {
  Desk desk(make_time_axis(1, 0, 3, 0));
  const auto entry = [](const char* at, double share) {
    return Entry{.at = label(at), .value = {.value = share}};
  };
  const auto found = desk.calendar.shares(
      {.when = std::vector{entry("Y0", 0.3), entry("M3", 0.2), entry("Y1", 0.5)}});
  CHECK(found == std::vector<double>{0.3, 0.7, 0, 0});
  CHECK(desk.found.empty());
}

TEST_CASE("Calendar: lengths of steps in a unit are whole where the steps are") {
  Desk desk(make_time_axis(12, 0, 1.125, 1));  // 13.5 months
  const auto months = desk.calendar.lengths(Unit::month);
  CHECK(months[0] == 0);
  CHECK(months[7] == 1);
  CHECK(months[14] == Approx(0.5));
  CHECK(months[15] == 1);
  const auto days = desk.calendar.lengths(Unit::day, {2, 3});
  CHECK(days[1] == 0);
  CHECK(days[2] == 365.0 / 12);
  CHECK(days[4] == 0);
  double sum = 0;
  const auto years = desk.calendar.lengths(Unit::year, {1, 12});
  sum = std::accumulate(years.begin(), years.end(), sum);
  CHECK(sum == Approx(1).epsilon(1e-15));
}

TEST_CASE("Calendar: an item's years count from its own first step") {
  Desk desk(make_time_axis(4, 0, 2, 0));
  CHECK(desk.calendar.item_years(3) == std::vector<double>{0, 0, 0, 1, 1, 1, 1, 2, 2});
  CHECK(desk.calendar.item_years(0) == std::vector<double>{1, 1, 1, 1, 1, 2, 2, 2, 2});
  CHECK(desk.calendar.item_years(1, By::quarter) == std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(desk.calendar.item_years(2, By::step) == std::vector<double>{0, 0, 1, 2, 3, 4, 5, 6, 7});
}
