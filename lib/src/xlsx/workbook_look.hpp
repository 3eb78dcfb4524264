// SPDX-License-Identifier: MIT
/// How a cell of a workbook looks, apart from the library that writes it.
#pragma once

#include <compare>
#include <cstdint>
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

/// Red, green and blue, a byte each. Requires: not plain.
std::uint32_t colour_of(Tone tone);

/// How amounts of money are shown.
struct MoneyLook {
  int decimals = 0;   ///< of the number that is shown; where it is shrunk there may be more
  double shrink = 1;  ///< shown smaller by this, see can_shrink_money()
};

/// Amounts of a table shown smaller by a factor, with four digits of the greatest.
MoneyLook money_look(const Table& table, double shrink);

/// As much of a text as Excel takes in a cell: beyond that it calls the whole file broken.
std::string shortened(std::string text);

/// A large whole number is drawn as a count is: in groups of three digits.
Kind drawn_as(Kind kind, double value);

/// Excel's format code; the number itself is never rounded. `unit` counts where the kind has none.
std::string number_format(Kind kind, const MoneyLook& money, const std::string& unit,
                          Language language);

}  // namespace gonogo
