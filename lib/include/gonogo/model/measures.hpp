// SPDX-License-Identifier: MIT
/// The list of measures.
#pragma once

#include <array>

#include "gonogo/model/measure.hpp"

namespace gonogo {

/// Each is defined in a file of lib/src/model/measures.
namespace measures {

extern const MeasureDefinition npv, irr, mirr, static_payback, discounted_payback,
    profitability_index, npv_ratio, equivalent_annual, roi, accounting_return, roe, margin,
    peak_funding, dscr, dscr_average, llcr, interest_cover, debt_share;

/// In the order of reports.
inline constexpr std::array list = {&npv,
                                    &irr,
                                    &mirr,
                                    &static_payback,
                                    &discounted_payback,
                                    &profitability_index,
                                    &npv_ratio,
                                    &equivalent_annual,
                                    &roi,
                                    &accounting_return,
                                    &roe,
                                    &margin,
                                    &peak_funding,
                                    &dscr,
                                    &dscr_average,
                                    &llcr,
                                    &interest_cover,
                                    &debt_share};

/// Measures of the equity flow that reports show.
inline constexpr std::array of_equity = {&npv, &irr, &static_payback, &discounted_payback};

}  // namespace measures

}  // namespace gonogo
