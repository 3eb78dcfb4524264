// SPDX-License-Identifier: MIT
/// Why the system refused something, in the reader's language.
#pragma once

#include <system_error>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// The usual reasons are messages; of others the words of the system.
Message system_reason(const std::error_code& cause);

}  // namespace gonogo
