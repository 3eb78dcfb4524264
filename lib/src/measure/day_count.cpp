// SPDX-License-Identifier: MIT
#include "gonogo/measure/day_count.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace gonogo {

namespace {

using std::chrono::year_month_day;

constexpr std::array names{
    DayCountName{"act/365", DayCount::actual_365},
    DayCountName{"act/365F", DayCount::actual_365},
    DayCountName{"act/365.25", DayCount::actual_365_25},
    DayCountName{"act/364", DayCount::actual_364},
    DayCountName{"act/360", DayCount::actual_360},
    DayCountName{"act/act", DayCount::actual_actual},
    DayCountName{"act/act ISDA", DayCount::actual_actual},
    DayCountName{"nl/365", DayCount::no_leap_365},
    DayCountName{"nl/360", DayCount::no_leap_360},
    DayCountName{"30/360", DayCount::thirty_360},
    DayCountName{"30/360 ISDA", DayCount::thirty_360},
    DayCountName{"30U/360", DayCount::thirty_360_us},
    DayCountName{"30/360 SIA", DayCount::thirty_360_us},
    DayCountName{"30E/360", DayCount::thirty_e_360},
    DayCountName{"30E/360 ISDA", DayCount::thirty_e_360_isda},
    DayCountName{"30E+/360", DayCount::thirty_e_plus_360},
};

/// A date with its parts as plain numbers.
struct CivilDate {
  int year;
  int month;
  int day;
  bool ends_month;
  bool ends_february;
};

CivilDate civil_date_of(Day date) {
  const year_month_day ymd{date};
  const bool ends_month = year_month_day{date + std::chrono::days{1}}.month() != ymd.month();
  const int month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  return {.year = static_cast<int>(ymd.year()),
          .month = month,
          .day = static_cast<int>(static_cast<unsigned>(ymd.day())),
          .ends_month = ends_month,
          .ends_february = ends_month && month == 2};
}

/// Moves both days as the convention wants them, in months of 30.
void adjust(DayCount count, CivilDate& from, CivilDate& to) {
  switch (count) {
    case DayCount::thirty_360_us:
      if (from.ends_february && to.ends_february) to.day = 30;
      if (from.ends_february) from.day = 30;
      [[fallthrough]];
    case DayCount::thirty_360:
      if (from.day == 31) from.day = 30;
      if (to.day == 31 && from.day == 30) to.day = 30;
      break;
    case DayCount::thirty_e_360_isda:
      if (from.ends_month) from.day = 30;
      if (to.ends_month) to.day = 30;
      break;
    case DayCount::thirty_e_plus_360:
      if (to.day == 31) {
        to.day = 1;
        ++to.month;
      }
      if (from.day == 31) from.day = 30;
      break;
    case DayCount::thirty_e_360:
      from.day = std::min(from.day, 30);
      to.day = std::min(to.day, 30);
      break;
    case DayCount::actual_365:
    case DayCount::actual_365_25:
    case DayCount::actual_364:
    case DayCount::actual_360:
    case DayCount::actual_actual:
    case DayCount::no_leap_365:
    case DayCount::no_leap_360:
      break;  // these count days
  }
}

int thirty_day_months(DayCount count, Day from, Day to) {
  CivilDate a = civil_date_of(from);
  CivilDate b = civil_date_of(to);
  adjust(count, a, b);
  return 360 * (b.year - a.year) + 30 * (b.month - a.month) + (b.day - a.day);
}

double days_between(Day from, Day to) { return static_cast<double>((to - from).count()); }

Day start_of(std::chrono::year year) { return Day{year / std::chrono::January / 1}; }

Years by_calendar_year(Day from, Day to) {
  double leap_days = 0;
  double days = 0;
  const std::chrono::year last = year_month_day{to}.year();
  for (auto year = year_month_day{from}.year(); year <= last; ++year) {
    const Day begin = std::max(from, start_of(year));
    const Day end = std::min(to, start_of(year + std::chrono::years{1}));
    (year.is_leap() ? leap_days : days) += days_between(begin, end);
  }
  return leap_days / 366 + days / 365;
}

/// Days after `from` up to `to` that are not 29 February.
double days_without_leap(Day from, Day to) {
  double days = days_between(from, to);
  const std::chrono::year last = year_month_day{to}.year();
  for (auto year = year_month_day{from}.year(); year <= last; ++year) {
    if (!year.is_leap()) continue;
    const Day leap = Day{year / std::chrono::February / 29};
    if (leap > from && leap <= to) --days;
  }
  return days;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::optional<int> parse_digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return {};
  return value;
}

}  // namespace

std::span<const DayCountName> day_count_names() { return names; }

std::optional<DayCount> parse_day_count(std::string_view name) {
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](const auto& n) { return same_name(n.name, name); });
  if (found == names.end()) return {};
  return found->count;
}

CountedTime time_between(DayCount convention, Day from, Day to) {
  if (to < from) {
    const CountedTime back = time_between(convention, to, from);
    return {.count = -back.count, .per_year = back.per_year};
  }
  switch (convention) {
    case DayCount::actual_365:
      return {.count = days_between(from, to), .per_year = 365};
    case DayCount::actual_365_25:
      return {.count = days_between(from, to), .per_year = 365.25};
    case DayCount::actual_364:
      return {.count = days_between(from, to), .per_year = 364};
    case DayCount::actual_360:
      return {.count = days_between(from, to), .per_year = 360};
    case DayCount::actual_actual:
      return {.count = by_calendar_year(from, to), .per_year = 1};
    case DayCount::no_leap_365:
      return {.count = days_without_leap(from, to), .per_year = 365};
    case DayCount::no_leap_360:
      return {.count = days_without_leap(from, to), .per_year = 360};
    case DayCount::thirty_360:
    case DayCount::thirty_360_us:
    case DayCount::thirty_e_360:
    case DayCount::thirty_e_360_isda:
    case DayCount::thirty_e_plus_360:
      break;
  }
  return {.count = static_cast<double>(thirty_day_months(convention, from, to)), .per_year = 360};
}

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return {};
  const auto year = parse_digits(iso.substr(0, 4));
  const auto month = parse_digits(iso.substr(5, 2));
  const auto day = parse_digits(iso.substr(8, 2));
  if (!year || !month || !day || *year < 1) return {};
  const year_month_day date{std::chrono::year{*year},
                            std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return {};
  return Day{date};
}

}  // namespace gonogo
