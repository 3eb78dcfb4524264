// SPDX-License-Identifier: MIT
/// SHA-256 as in FIPS 180-4, to identify the file that a report was made from.
#pragma once

#include <string>
#include <string_view>

namespace gonogo {

/// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace gonogo
