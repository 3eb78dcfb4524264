// SPDX-License-Identifier: MIT
#include "gonogo/base/date.hpp"

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

}  // namespace gonogo
