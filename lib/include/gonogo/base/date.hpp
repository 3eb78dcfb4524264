// SPDX-License-Identifier: MIT
/// Dates of the Gregorian calendar.
#pragma once

#include <compare>

namespace gonogo {

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
long days_from_civil(const Date& date);

}  // namespace gonogo
