// SPDX-License-Identifier: MIT
/// The one writer of numbers for people, in tables and in sentences.
#pragma once

#include <string>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// A number in the parts that a table aligns, "-1,234" ".50" " %": the whole ends before the
/// decimal point.
struct Figure {
  std::string whole = {};
  std::string fraction = {};
  std::string unit = {};  ///< with its blank

  std::string text() const { return whole + fraction + unit; }
};

/// The number as a reader of that language writes it. The value must be finite.
Figure figure(const Number& number, Language language);

/// A value on an axis whose marks are `step` apart: no more decimals than keep them different.
std::string axis_label(double value, double step, Kind kind);

}  // namespace gonogo
