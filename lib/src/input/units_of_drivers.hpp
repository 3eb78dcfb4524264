// SPDX-License-Identifier: MIT
/// What the units of drivers say about time: "CNY/line/month" is a price for each month.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// Where a line has no moment, suggests the `per` that the units of its drivers say.
void suggest_per(const Proposal& bid, Diagnostics& found);

/// Notes lines whose `per` is another than the units of their drivers say.
void note_units(const Proposal& bid, Diagnostics& found);

}  // namespace gonogo
