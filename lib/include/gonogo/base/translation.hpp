// SPDX-License-Identifier: MIT
/// Deprecated: use messages (gonogo/base/message.hpp). Goes when the last caller builds a Message.
#pragma once

#include <string_view>

namespace gonogo {

/// The text itself.
std::string_view tr(std::string_view english);

}  // namespace gonogo
