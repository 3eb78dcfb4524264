// SPDX-License-Identifier: MIT
/// Measures of a flow that are one formula: MIRR, indices, returns, annuities, funding.
///
/// A measure that a flow does not have is empty, never zero. Rates are effective per unit of time
/// (annual for years) and must be above -1, otherwise std::invalid_argument is thrown. All O(n),
/// without allocation.
#pragma once

#include <optional>
#include <span>

#include "gonogo/base/units.hpp"

namespace gonogo {

/// At what rate money is borrowed for outlays and lent from receipts.
struct MirrRates {
  Rate finance = 0;
  Rate reinvest = 0;
};

/// The modified internal rate of return: outlays are discounted at `finance` to the first time,
/// receipts compounded at `reinvest` to the last, and the rate is what turns one into the other
/// over the time between them.
///
/// Empty unless there is a receipt, an outlay and a time between first and last. The first and last
/// time are those of the span, zeros included (Excel's MIRR). With h = finance = reinvest, MIRR - h
/// has the sign of the NPV at h. Source: Lin, "The Modified Internal Rate of Return and Investment
/// Criterion", The Engineering Economist 21, 1976.
std::optional<Rate> mirr(std::span<const double> flow, std::span<const Years> times,
                         MirrRates rates);

/// PV of the receipts / PV of the outlays: every positive flow above, every negative below,
/// wherever it falls. Empty without an outlay.
std::optional<double> profitability_index(std::span<const double> flow,
                                          std::span<const double> discount_factors);

/// 1 + NPV / PV of the investment: later operating losses reduce the numerator, only the investment
/// is below. The two definitions agree where every outlay is investment. `investment` > 0 is an
/// amount spent; empty otherwise.
std::optional<double> profitability_index(Money npv, Money pv_investment);

/// NPV / PV of the investment (净现值率). Empty unless pv_investment > 0.
std::optional<double> npv_ratio(Money npv, Money pv_investment);

/// The most that is out of pocket at any time: the greatest negative of the cumulative flow, at
/// least 0.
Money peak_funding(std::span<const double> cumulative);

/// The even amount at the end of each of `years` years that is worth `npv` at `rate` (EAA, net
/// annual value). Empty unless years > 0.
std::optional<Money> equivalent_annual_value(Money npv, Years years, Rate rate);

/// The value of repeating a project of value `npv` every `years` years without end. Empty unless
/// rate, years > 0.
std::optional<Money> perpetual_value(Money npv, Years years, Rate rate);

/// The value of repeating it so that `times` projects follow one another. Empty unless years > 0
/// and times >= 1.
std::optional<Money> chained_value(Money npv, Years years, Rate rate, int times);

/// Average yearly profit / total investment (总投资收益率 with EBIT, ROE with net profit and
/// equity). Empty unless investment > 0.
std::optional<double> return_on_investment(Money average_yearly_profit, Money investment);

}  // namespace gonogo
