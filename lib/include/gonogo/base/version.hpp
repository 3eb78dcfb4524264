// SPDX-License-Identifier: MIT
/// The version of the library, told once in the top CMakeLists.txt.
#pragma once

#include <string_view>

namespace gonogo {

/// "1.2.3"
std::string_view version();

}  // namespace gonogo
