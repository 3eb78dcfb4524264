// SPDX-License-Identifier: MIT
/// Months of the calendar from a date.
#pragma once

#include "gonogo/base/date.hpp"

namespace gonogo {

/// Where the months of a project begin that starts on a date: on it, but with the next month where
/// it is the last day of one. After 2026-12-31 comes January.
Date months_begin(const Date& start);

}  // namespace gonogo
