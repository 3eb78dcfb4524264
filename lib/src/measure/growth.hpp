// SPDX-License-Identifier: MIT
/// What every measure asks of its arguments.
#pragma once

#include <cmath>
#include <cstddef>
#include <stdexcept>

#include "gonogo/base/elementary.hpp"
#include "gonogo/base/units.hpp"

namespace gonogo {

/// ln(1 + rate), the growth of money per unit of time.
inline double log_growth(Rate rate) {
  if (!(rate > -1)) throw std::invalid_argument("a rate must be above -100 %");
  return portable::log1p(rate);
}

inline void require_same_length(std::size_t a, std::size_t b) {
  if (a != b) throw std::invalid_argument("spans of different length");
}

}  // namespace gonogo
