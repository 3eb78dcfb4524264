// SPDX-License-Identifier: MIT
/// What to write instead of a sign that no formula has.
#pragma once

#include <cstddef>
#include <string_view>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// For the % at `at`: "write 3 % as 0.03".
Message percent_hint(std::string_view text, std::size_t at);

/// For what follows a number at `at` without an operator: its unit, or a factor.
Message operator_hint(std::string_view text, std::size_t at);

/// For the comma at `at`: 1,05 has decimals, 1,000 thousands.
Message comma_hint(std::string_view text, std::size_t at);

}  // namespace gonogo
