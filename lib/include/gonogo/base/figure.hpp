// SPDX-License-Identifier: MIT
/// A number as people read it, in the parts that a table aligns.
#pragma once

#include <string>

#include "gonogo/base/kind.hpp"

namespace gonogo {

/// "-1,234" ".50" " %": the whole ends where the decimal point stands or would stand.
struct Figure {
  std::string whole = {};
  std::string fraction = {};
  std::string unit = {};  ///< with its blank

  std::string text() const { return whole + fraction + unit; }
};

/// Rounds and groups `value`, which must be finite, as its kind asks. `unit` counts where the kind
/// has none of its own.
Figure figure(double value, Kind kind, int money_decimals, const std::string& unit = {});

/// Every digit, so that it reads back as the same number; grouped.
std::string full_text(double value, Kind kind, const std::string& unit = {});

/// A value on an axis whose marks are `step` apart: no more decimals than tell them apart.
std::string axis_label(double value, double step, Kind kind);

}  // namespace gonogo
