// SPDX-License-Identifier: MIT
/// A computed value, or the reason why there is none.
#pragma once

#include <cstdint>
#include <string_view>

namespace gonogo {

/// Why a value is there or not.
enum class Why : std::uint8_t {
  computed,
  never,           ///< not within the analysis period (payback)
  none,            ///< the flow has no such rate
  several,         ///< it has more than one
  every_rate,      ///< it is zero throughout
  unresolved,      ///< rates too close together to count
  not_stated,      ///< needs a rate that nobody stated
  not_applicable,  ///< nothing to measure it on: no investment, no revenue
  fault,           ///< the model has no value here: division by zero, overflow
};

std::string_view id_of(Why why);

/// Why a rule does not judge a bid.
enum class Skipped : std::uint8_t {
  no,    ///< it does
  kind,  ///< it judges other kinds of bid
  size,  ///< its condition does not hold
};

struct Answer {
  double value = 0;  ///< NaN unless `computed`
  Why why = Why::computed;
};

}  // namespace gonogo
