// SPDX-License-Identifier: MIT
/// Dates of the Gregorian calendar.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace gonogo {

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
long days_from_civil(const Date& date);

/// The date so many days after 1970-01-01.
Date civil_from_days(long days);

/// Whether the calendar has it, from the year 1 on.
bool is_date(const Date& date);

/// "2027-03-15"; std::nullopt for anything else.
std::optional<Date> parse_date(std::string_view text);

/// "2027-03-15"
std::string to_string(const Date& date);

}  // namespace gonogo
