// SPDX-License-Identifier: MIT
/// Which words may be ids.
#pragma once

#include <string_view>

namespace gonogo {

/// `[a-z][a-z0-9_]*`
bool is_id(std::string_view text);

}  // namespace gonogo
