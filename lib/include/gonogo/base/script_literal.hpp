// SPDX-License-Identifier: MIT
/// Texts within the script of a page.
#pragma once

#include <string>
#include <string_view>

namespace gonogo {

/// A literal of JavaScript that ends neither itself nor the script of a page, whatever a stranger
/// wrote.
std::string script_literal(std::string_view text);

}  // namespace gonogo
