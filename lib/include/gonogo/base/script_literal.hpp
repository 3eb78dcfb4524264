// SPDX-License-Identifier: MIT
/// Values within the script of a page, as literals of JavaScript.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/figure.hpp"

namespace gonogo {

/// A literal of JavaScript that ends neither itself nor the script of a page, whatever a stranger
/// wrote.
std::string script_literal(std::string_view text);

std::string script_number(double value);

/// "[1,2]" of values or of what `written` makes of them.
std::string script_list(const std::vector<std::string>& items);
template <class Items, class Write>
std::string script_list(const Items& items, Write written) {
  std::vector<std::string> all;
  for (const auto& each : items) all.push_back(written(each));
  return script_list(all);
}

/// "money", "rate", ...: how the page draws it.
std::string_view script_kind(Kind kind);

}  // namespace gonogo
