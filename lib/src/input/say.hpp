// SPDX-License-Identifier: MIT
/// Sentences of diagnostics, through the one gate of translation.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "gonogo/base/translation.hpp"

namespace gonogo {

/// The translated sentence with its "{}" replaced in order.
inline std::string say(std::string_view english,
                       std::initializer_list<std::string_view> parts = {}) {
  std::string text;
  std::string_view rest = tr(english);
  for (const std::string_view part : parts) {
    const std::size_t hole = rest.find("{}");
    if (hole == std::string_view::npos) break;
    text.append(rest.substr(0, hole)).append(part);
    rest.remove_prefix(hole + 2);
  }
  return text.append(rest);
}

}  // namespace gonogo
