// SPDX-License-Identifier: MIT
/// What a number is.
#pragma once

namespace gonogo {

/// What a number is, and so how it is drawn.
enum class Kind {
  text,
  money,   ///< grouped, the report's currency
  number,  ///< a plain quantity, shortest sensible digits
  rate,    ///< a fraction drawn as percent: 0.188612 -> 18.9%
  years,   ///< "2.39 years"
  count,   ///< a whole number
  ratio,   ///< 1.16
  factor,  ///< what a flow is multiplied with, as a discount factor: 0.9259
};

}  // namespace gonogo
