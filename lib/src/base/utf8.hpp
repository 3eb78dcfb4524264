// SPDX-License-Identifier: MIT
/// Walks UTF-8 that a stranger may have broken.
#pragma once

#include <string_view>

namespace gonogo {

/// One character of a text; an invalid byte is one of its own.
struct CodePoint {
  char32_t value = 0;           ///< U+FFFD for an invalid byte
  std::string_view bytes = {};  ///< as in the text
  int width = 0;                ///< columns of a terminal

  bool is_tab() const { return value == U'\t'; }
  bool is_space() const { return value == U' ' || value == U'\t' || value == U'\n'; }
};

/// Takes the first character off `rest`, which must not be empty.
CodePoint take_code_point(std::string_view& rest);

}  // namespace gonogo
