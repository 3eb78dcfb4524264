// SPDX-License-Identifier: MIT
/// SHA-256 as in FIPS 180-4, to identify the file that a report was made from, and the script of a page.
#pragma once

#include <string>
#include <string_view>

namespace gonogo {

/// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// The same in base 64 (RFC 4648), as a Content-Security-Policy names a script.
std::string sha256_base64(std::string_view bytes);

}  // namespace gonogo
