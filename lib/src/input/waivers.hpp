// SPDX-License-Identifier: MIT
/// Which waivers of a policy hold for a bid.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/base/date.hpp"
#include "gonogo/input/files.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// The ids of the waivers that concern the bid by its place.
std::vector<std::string> waivers_of_place(Files& files, const Policy& policy,
                                          const std::string& bid);

/// Waivers of rules that the policy does not have, with a blank key, and two of one rule and place.
void check_waivers(const Policy& policy, Diagnostics& found);

/// Warns of those that expired before `as_of`.
void warn_of_expired(const std::vector<Waiver>& waivers, const Date& as_of, Diagnostics& found);

/// Warns of those that name a file or folder which is not there.
void warn_of_misplaced(Files& files, const Policy& policy, Diagnostics& found);

/// Leaves the policy those waivers that concern the bid and have not expired.
///
/// `as_of` absent: an error, if there is a waiver for the bid. Returns whether there is one.
bool settle_waivers(Policy& policy, const std::vector<std::string>& of_place,
                    const std::optional<Date>& as_of, Diagnostics& found);

}  // namespace gonogo
