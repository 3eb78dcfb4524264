// SPDX-License-Identifier: MIT
/// Sentences of diagnostics. All of them pass through the translation.
#pragma once

#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>

#include "gonogo/base/text.hpp"
#include "gonogo/base/translation.hpp"

namespace gonogo {

/// The text of a file may be very long: shows its beginning.
inline std::string clipped(std::string_view text) {
  constexpr std::size_t most = 400;
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "...";
}

/// The translated sentence with its "{}" replaced in order.
inline std::string say(std::string_view english,
                       std::initializer_list<std::string_view> parts = {}) {
  std::string text;
  std::string_view rest = tr(english);
  for (const std::string_view part : parts) {
    const std::size_t hole = rest.find("{}");
    if (hole == std::string_view::npos) break;
    text.append(rest.substr(0, hole)).append(clipped(part));
    rest.remove_prefix(hole + 2);
  }
  return text.append(rest);
}

/// A sum of decimal fractions without binary rounding errors: 1.3, not 1.2999999999999998.
inline std::string rounded(double sum) {
  constexpr double places = 1e9;
  return shortest(std::round(sum * places) / places);
}

}  // namespace gonogo
