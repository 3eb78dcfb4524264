// SPDX-License-Identifier: MIT
/// The figures between a measure of debt and the rows that it is computed from, by project year.
#pragma once

#include <optional>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Of covers: what covers and what is covered in each year. Of the loan life cover: the cash of each
/// year, discounted. Of the debt share: debt and capital where the share of each year is greatest.
/// Empty for other measures, and where there is nothing to show.
std::optional<Table> cover_steps(const Bid& bid, Measure measure);

}  // namespace gonogo
