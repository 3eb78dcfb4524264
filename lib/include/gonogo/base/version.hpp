// SPDX-License-Identifier: MIT
/// The version of the library. The top CMakeLists.txt defines it.
#pragma once

#include <string_view>

namespace gonogo {

/// "1.2.3"
std::string_view version();

}  // namespace gonogo
