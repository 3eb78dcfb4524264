// SPDX-License-Identifier: MIT
/// What a report was made of, in full.
#pragma once

#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// "bid.toml, SHA-256 07735134..."
Message file_seal(const std::string& file, const std::string& hash);

/// The files with their hashes, the settings and the scenario that were laid over them, the version.
std::vector<Seal> seals_of(const Bid& bid);

/// Of several bids: each seal once, and the program last.
std::vector<Seal> joined_seals(const std::vector<std::vector<Seal>>& of_bids);

}  // namespace gonogo
