// SPDX-License-Identifier: MIT
/// On which side of a switching value a rule fails, in words.
#pragma once

#include "gonogo/analysis/sensitivity.hpp"

namespace gonogo {

/// "< 34": below it the rule fails.
Message switch_text(const Variable& number, double at, FailsWhere fails);

/// "below": for scripts.
Cell fails_cell(FailsWhere fails);

}  // namespace gonogo
