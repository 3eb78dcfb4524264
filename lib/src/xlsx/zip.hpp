// SPDX-License-Identifier: MIT
/// The files within a ZIP archive, as far as libxlsxwriter writes them: stored or deflated, no ZIP64.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace gonogo {

/// By name. std::nullopt: it is none, or holds more than `largest` bytes.
std::optional<std::map<std::string, std::string>> unzipped(std::string_view bytes,
                                                           std::size_t largest);

}  // namespace gonogo
