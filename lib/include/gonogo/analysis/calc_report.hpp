// SPDX-License-Identifier: MIT
/// What `gonogo calc --list` shows.
#pragma once

#include "gonogo/report/report.hpp"

namespace gonogo {

/// A table of all functions: name, arguments with their defaults, what it is.
Report calc_list_report();

}  // namespace gonogo
