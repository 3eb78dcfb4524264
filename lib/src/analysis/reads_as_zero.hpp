// SPDX-License-Identifier: MIT
/// Whether an amount of money is worth a sentence.
#pragma once

#include "gonogo/base/figure.hpp"

namespace gonogo {

/// Whether it reads as 0 in the money of the report, whatever one unit of that is.
inline bool reads_as_zero(double money) {
  const Figure text = figure({.value = money, .kind = Kind::money}, Language::english);
  return (text.whole + text.fraction).find_first_of("123456789") == std::string::npos;
}

}  // namespace gonogo
