// SPDX-License-Identifier: MIT
#include "base/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace gonogo {

CodePoint take_code_point(std::string_view& rest) {
  constexpr std::size_t longest = 4;
  const auto window = std::min(rest.size(), longest);
  utf8proc_int32_t value = 0;
  const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                     static_cast<utf8proc_ssize_t>(window), &value);
  CodePoint found;
  if (used > 0) {
    found.value = static_cast<char32_t>(value);
    found.bytes = rest.substr(0, static_cast<std::size_t>(used));
    found.width = found.is_tab() ? 1 : std::max(0, utf8proc_charwidth(value));
  } else {
    found = {.value = U'\uFFFD', .bytes = rest.substr(0, 1), .width = 1};
  }
  rest.remove_prefix(found.bytes.size());
  return found;
}

}  // namespace gonogo
