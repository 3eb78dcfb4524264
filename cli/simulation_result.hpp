// SPDX-License-Identifier: MIT
/// What simulate and merge print of a simulation.
#pragma once

#include "bids.hpp"
#include "gonogo/analysis/simulation.hpp"

namespace gonogo::cli {

/// The report, with the faults of the bid as written, and the exit status.
inline CommandResult result_of(const Bid& bid, const Simulation& found) {
  CommandResult result{simulation_report(bid, found),
                       found.written.verdict == Verdict::not_judged ? failed : done};
  result.report.remarks = found.written.faults;
  if (found.failure) result.report.remarks.push_back(*found.failure);
  return result;
}

}  // namespace gonogo::cli
