// SPDX-License-Identifier: MIT
/// Where the words of other languages are looked up.
#pragma once

#include <string_view>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// The English text with its holes in another language; itself where the catalogue lacks it.
std::string_view translated(std::string_view english, Language language);

/// Of two English forms the one for so many, translated.
std::string_view translated(std::string_view one, std::string_view many, double count,
                            Language language);

}  // namespace gonogo
