// SPDX-License-Identifier: MIT
#include "input/below.hpp"

#include <algorithm>
#include <string>

#include "gonogo/base/text.hpp"

namespace gonogo {

bool is_below(std::string_view name) {
  const auto parts = split(std::string(name), '/');
  const bool climbs = std::find(parts.begin(), parts.end(), "..") != parts.end();
  return !name.empty() && name.front() != '/' && !climbs &&
         name.find('\0') == std::string_view::npos;
}

}  // namespace gonogo
