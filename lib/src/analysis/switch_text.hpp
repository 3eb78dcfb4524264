// SPDX-License-Identifier: MIT
/// On which side of a switching value a rule fails, in words.
#pragma once

#include "gonogo/analysis/sensitivity.hpp"

namespace gonogo {

/// A limit with the decimals it is printed with, rounded to the side that passes: whoever sets what
/// is read keeps to it.
Message limit_text(const Variable& number, Cell limit, FailsWhere fails);

/// "< 34": below it the rule fails.
Message switch_text(const Variable& number, double at, FailsWhere fails);

/// "below": for scripts.
Cell fails_cell(FailsWhere fails);

}  // namespace gonogo
