// SPDX-License-Identifier: MIT
/// What people write in a table in braces that TOML does not know: 1,000, 8%, 1000 RMB and a last comma.
#pragma once

#include <optional>
#include <string_view>

#include "gonogo/base/message.hpp"

namespace gonogo {

struct BraceSlip {
  int column = 1;  ///< from 1, in code points
  int length = 1;
  Message message = {};
  Message hint = {};
};

/// The first such slip on a line that is no TOML.
std::optional<BraceSlip> find_brace_slip(std::string_view line);

}  // namespace gonogo
