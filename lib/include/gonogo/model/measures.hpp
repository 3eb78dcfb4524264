// SPDX-License-Identifier: MIT
/// The list of measures.
#pragma once

#include <array>

#include "gonogo/model/measure.hpp"

namespace gonogo {

/// Each is defined in a file of lib/src/model/measures.
namespace measures {

extern const MeasureDefinition npv, irr, mirr, static_payback, discounted_payback,
    profitability_index, npv_ratio, equivalent_annual, roi, accounting_return, roe, margin, ebitda,
    gross_margin, capex, peak_funding, dscr, dscr_average, llcr, interest_cover, debt_share,
    price_headroom;

/// Of rules that say with_benefit: the net present value with the value outside the contract. No
/// rule names it.
extern const MeasureDefinition npv_with_benefit;

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
                                    &ebitda,
                                    &gross_margin,
                                    &margin,
                                    &capex,
                                    &peak_funding,
                                    &dscr,
                                    &dscr_average,
                                    &llcr,
                                    &interest_cover,
                                    &debt_share,
                                    &price_headroom};

/// Measures of the equity flow that reports show.
inline constexpr std::array of_equity = {&npv, &irr, &static_payback, &discounted_payback};

}  // namespace measures

}  // namespace gonogo
