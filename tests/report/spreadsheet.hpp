// SPDX-License-Identifier: MIT
/// Opens workbooks with Gnumeric, as a second opinion on what they hold.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace gonogo {

bool has_gnumeric();

/// The records of each sheet by name, every formula calculated anew. Throws std::runtime_error
/// where Gnumeric cannot read the bytes.
std::map<std::string, std::vector<std::vector<std::string>>> recalculated(const std::string& xlsx);

}  // namespace gonogo
