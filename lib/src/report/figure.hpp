// SPDX-License-Identifier: MIT
/// The unit of money of a report.
#pragma once

#include "gonogo/base/figure.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// As money_unit of render.hpp.
Message money_unit(const Report& report);

}  // namespace gonogo
