// SPDX-License-Identifier: MIT
/// What service levels give back on average over the range of a driver, beside what they give back
/// at its mean. A lead time, a cap and a level reached are thresholds: the two differ.
#pragma once

#include <vector>

#include "gonogo/analysis/bid.hpp"

namespace gonogo {

struct MeanCompensation {
  Message driver = {};
  double mean = 0;     ///< of the driver
  double at_mean = 0;  ///< given back over the whole life, with the driver at its mean
  double on_average = 0;
};

/// One for each driver with a range or a distribution by which the two differ; all others as
/// written. A list or a schedule with a range is scaled as a whole.
std::vector<MeanCompensation> mean_compensations(const Bid& bid);

/// "Compensation for service levels: 310 on average over the range of delivery days, 225 at its mean of 8."
Message text_of(const MeanCompensation& found);

}  // namespace gonogo
