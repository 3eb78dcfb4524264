// SPDX-License-Identifier: MIT
/// Several bids on one page.
#pragma once

#include <span>

#include "gonogo/report/report.hpp"

namespace gonogo {

/// A row for each report of `gonogo evaluate`, a bid that could not be judged included: file,
/// verdict, net present value, internal rate, payback, failed rules.
Report portfolio_report(std::span<const Report> evaluations);

}  // namespace gonogo
