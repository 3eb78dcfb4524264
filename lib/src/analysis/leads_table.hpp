// SPDX-License-Identifier: MIT
/// Where the best alternative stays ahead of the next.
#pragma once

#include "gonogo/analysis/comparison.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// "B beats A while cloud fee is at least 4,210 (now 5,200)." Requires a lead.
Message lead_text(const Comparison& found);

/// Each number with the values between which the best one leads. Requires a lead.
Table leads_table(const Comparison& found);

}  // namespace gonogo
