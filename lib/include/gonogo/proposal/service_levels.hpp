// SPDX-License-Identifier: MIT
/// The service levels of lines: those of the bid, else of its policy.
#pragma once

#include <string>
#include <vector>

#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// The bid's own, if it has one of that name. Null where there is none.
const ServiceLevel* service_level_named(const Proposal& bid, const Policy* policy,
                                        const std::string& id);

/// Those that a line promises.
std::vector<const ServiceLevel*> service_levels_of(const Proposal& bid, const Policy* policy,
                                                   const Line& line);

/// Null where the level has none for that kind.
const LeadTime* lead_time_of(const ServiceLevel& level, const std::string& kind);

/// What a line reaches of a level; null where it says nothing of it.
const Scalar* reached_of(const Line& line, const ServiceLevel& level);

/// Appends a line of cost for each line that may give something back.
void add_compensation_lines(Proposal& bid, const Policy* policy);

}  // namespace gonogo
