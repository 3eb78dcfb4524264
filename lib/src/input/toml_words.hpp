// SPDX-License-Identifier: MIT
/// What the TOML library says of a fault, as a message that a catalogue can have in other languages.
#pragma once

#include <string_view>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// "expected decimal digit, saw '.'": the same in English, word by word. What is not known here stays
/// as the library says it.
Message toml_words(std::string_view description);

}  // namespace gonogo
