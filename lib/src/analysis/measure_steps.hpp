// SPDX-License-Identifier: MIT
/// The figures between a measure and the rows that it is computed from.
#pragma once

#include <optional>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Of the net present value: the present value of each line. Of a payback: the cumulative flow before
/// and after it passes 0. Of the internal rate: the net present value at rates about it. Of covers and
/// the debt share: each year. Empty for other measures, and where there is nothing to show.
std::optional<Table> measure_steps(const Bid& bid, Measure measure);

}  // namespace gonogo
