// SPDX-License-Identifier: MIT
/// Switching values in the report of a sensitivity study.
#pragma once

#include "gonogo/analysis/sensitivity.hpp"

namespace gonogo {

/// A table of all of them for scripts, one for people, and which numbers have none.
Section switching_section(const Bid& bid, const Sensitivity& found);

}  // namespace gonogo
