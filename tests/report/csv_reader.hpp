// SPDX-License-Identifier: MIT
/// Reads RFC 4180 and knows nothing of the writer.
#pragma once

#include <string>
#include <vector>

namespace gonogo {

/// The fields of each record; the text must end with a newline.
std::vector<std::vector<std::string>> records_of(const std::string& text);

}  // namespace gonogo
