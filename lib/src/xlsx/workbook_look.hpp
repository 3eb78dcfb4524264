// SPDX-License-Identifier: MIT
/// How a cell of a workbook looks, apart from the library that writes it.
#pragma once

#include <compare>
#include <string>

#include "gonogo/report/report.hpp"

namespace gonogo {

struct Look {
  std::string number_format = {};
  Tone tone = Tone::plain;
  Emphasis emphasis = Emphasis::plain;
  int indent = 0;
  bool right = false;
  bool underlined = false;  ///< the titles of columns
  bool wrapped = false;     ///< long texts
  bool editable = false;    ///< blue on yellow, as finance marks what may be changed

  auto operator<=>(const Look&) const = default;
};

/// Excel's format code; the number itself is never rounded. `unit` counts where the kind has none.
std::string number_format(Kind kind, int money_decimals, const std::string& unit,
                          Language language);

}  // namespace gonogo
