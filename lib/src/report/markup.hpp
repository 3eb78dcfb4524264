// SPDX-License-Identifier: MIT
/// Texts within HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace gonogo {

/// Printable text that reads as itself between tags and in quoted attributes.
std::string escaped_html(std::string_view text);

}  // namespace gonogo
