// SPDX-License-Identifier: MIT
/// The one gate through which every word that a person reads passes, so that a language is a
/// catalogue.
#pragma once

#include <string_view>

namespace gonogo {

/// The text in the language of the reader. English is the source text itself.
std::string_view tr(std::string_view english);

}  // namespace gonogo
