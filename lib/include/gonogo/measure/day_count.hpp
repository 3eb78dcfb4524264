// SPDX-License-Identifier: MIT
/// Years between two dates, by the conventions of the markets.
///
/// Sources: ISDA 2006 Definitions, section 4.16; ICMA rule 251; for 30U/360 the U.S. (NASD) variant
/// with its rule for the end of February.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string_view>

#include "gonogo/base/units.hpp"

namespace gonogo {

using Day = std::chrono::sys_days;

enum class DayCount {
  actual_365,  ///< days / 365: Excel's XNPV and XIRR
  actual_365_25,
  actual_364,
  actual_360,
  actual_actual,  ///< ISDA: days in leap years / 366 + other days / 365
  no_leap_365,    ///< days but for 29 February / 365
  no_leap_360,
  thirty_360,  ///< ISDA "bond basis"
  thirty_360_us,
  thirty_e_360,  ///< "Eurobond basis"
  thirty_e_360_isda,
  thirty_e_plus_360,
};

struct DayCountName {
  std::string_view name;
  DayCount count;
};

/// The names understood, the usual one of each convention first: "act/365", "act/365F",
/// "30E/360"...
std::span<const DayCountName> day_count_names();

/// By name; capitals do not matter.
std::optional<DayCount> parse_day_count(std::string_view name);

/// Time as a convention counts it: whole days over the days it gives a year, so that nothing is
/// rounded. Only act/act counts years themselves.
struct CountedTime {
  double count = 0;
  double per_year = 1;

  Years years() const { return count / per_year; }
};

/// From one date to another; negative where `to` is earlier.
CountedTime time_between(DayCount convention, Day from, Day to);

/// "2025-02-28"; empty unless it is a date of the years 1 to 9999.
std::optional<Day> parse_day(std::string_view iso);

}  // namespace gonogo
