// SPDX-License-Identifier: MIT
/// The columns of a bid.
#pragma once

#include <optional>

#include "compile/constants.hpp"
#include "gonogo/sheet/time_axis.hpp"

namespace gonogo {

/// From the period, the step and what is paid after the period; or the dates that occur. Empty, or
/// with errors among the diagnostics, where that does not make an axis.
std::optional<TimeAxis> make_axis(const Proposal& proposal, const Policy* policy,
                                  Constants& constants, Diagnostics& found);

}  // namespace gonogo
