// SPDX-License-Identifier: MIT
/// What each row of the bid's lists of sites brings and costs.
#pragma once

#include "gonogo/analysis/bid.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// A row a site, a column a line that adds up a list of sites: the site's part of the line over the
/// whole period, in proportion to its number in each step, and their balance. What other lines cost
/// is nobody's. Sites of several files are told apart by their ids alone.
///
/// An error where no line adds up a list, or a list has no column `id`.
Checked<Report> site_flow_report(const Bid& bid);

}  // namespace gonogo
