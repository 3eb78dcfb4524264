// SPDX-License-Identifier: MIT
/// Names of files as seen from a folder.
#pragma once

#include <string_view>

namespace gonogo {

/// Whether a name leads to the folder it is seen from or below it, as far as the name itself says.
bool is_below(std::string_view name);

}  // namespace gonogo
