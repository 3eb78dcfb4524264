// SPDX-License-Identifier: MIT
/// How a page looks.
#pragma once

#include <string_view>

namespace gonogo {

/// The style sheet: on a screen, light or dark as the reader's system is, from 400 pixels on; on
/// paper, A4.
std::string_view style_sheet();

}  // namespace gonogo
