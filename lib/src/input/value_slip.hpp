// SPDX-License-Identifier: MIT
/// Values as people write them who do not know TOML.
#pragma once

#include <string>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// What to write instead of a value that TOML does not know; empty if the mistake is not a known
/// one.
Message hint_for_value(const std::string& value);

/// What is wrong with such a value.
Message fault_in_value(const std::string& value);

}  // namespace gonogo
