// SPDX-License-Identifier: MIT
/// What service levels give back on average over the range of a driver, beside what they give back
/// at its mean. A lead time, a cap and a level reached are thresholds: the two differ.
#pragma once

#include <vector>

#include "gonogo/analysis/bid.hpp"

namespace gonogo {

struct MeanCompensation {
  Message driver = {};
  double counted = 0;  ///< given back in the bid as written
  double mean = 0;     ///< of the driver
  double at_mean = 0;  ///< given back over the whole life, with the driver at its mean
  double on_average = 0;
};

/// One for each driver with a range or a distribution over which the mean differs from what is given
/// back at the driver's mean, by a thousandth; all others as written. A list or a schedule with a
/// range is scaled as a whole.
std::vector<MeanCompensation> mean_compensations(const Bid& bid);

/// "Compensation for service levels: the bid counts 225; over the range of delivery days it is 310 on
/// average."
Message text_of(const MeanCompensation& found);

}  // namespace gonogo
