// SPDX-License-Identifier: MIT
/// What a report was made of, in full.
#pragma once

#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// The files with their hashes, the settings and the scenario that were laid over them, the version.
std::vector<Seal> seals_of(const Bid& bid);

}  // namespace gonogo
