// SPDX-License-Identifier: MIT
#include "gonogo/base/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gonogo/base/months.hpp"

namespace gonogo {

long days_from_civil(const Date& date) {
  // Counts from 1 March, so that the leap day ends a year; eras of 400 years repeat.
  const long year = date.month <= 2 ? date.year - 1 : date.year;
  const long era = (year >= 0 ? year : year - 399) / 400;
  const long year_of_era = year - era * 400;
  const long day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

Date civil_from_days(long days) {
  days += 719'468;
  const long era = (days >= 0 ? days : days - 146'096) / 146'097;
  const long day_of_era = days - era * 146'097;
  const long year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const long month = (5 * day_of_year + 2) / 153;  // from March
  const auto day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1);
  const auto civil_month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  return {static_cast<int>(year_of_era + era * 400) + (civil_month <= 2 ? 1 : 0), civil_month, day};
}

bool is_date(const Date& date) {
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1) return false;
  const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
  return date.day <=
         days[static_cast<std::size_t>(date.month - 1)] + (date.month == 2 && leap ? 1 : 0);
}

Date months_begin(const Date& start) {
  const Date next = civil_from_days(days_from_civil(start) + 1);
  return next.day == 1 ? next : start;
}

std::optional<Date> parse_date(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  if (text.size() != form.size()) return {};
  std::array<int, 3> parts = {};
  std::size_t part = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (form[i] == '-' ? text[i] != '-' : !digit) return {};
    if (digit)
      parts[part] = parts[part] * 10 + (text[i] - '0');
    else
      ++part;
  }
  const Date date = {parts[0], parts[1], parts[2]};
  return is_date(date) ? std::optional(date) : std::nullopt;
}

std::string to_string(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace gonogo
