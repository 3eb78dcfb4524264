// SPDX-License-Identifier: MIT
/// Time value of money: level payments, interest and principal, growth and conversion of rates.
///
/// Signs as in Excel: what is received is positive, what is paid negative, so a loan of 1,000 has a
/// negative payment. A rate is a fraction per period. The result is empty if the arguments have no
/// answer. Rates at and below -1 have no meaning as interest; as in Excel, they are computed if the
/// formula has a real value.
///
/// Every formula is computed in twice the precision of a double and arranged so that a large power
/// does not cancel: 15 digits are right where spreadsheets lose most of them. Cost: microseconds,
/// no allocation.
#pragma once

#include <optional>
#include <span>

#include "gonogo/base/units.hpp"
#include "gonogo/measure/internal_rates.hpp"

namespace gonogo {

enum class PaymentTiming {
  end,    ///< a payment closes its period (Excel's type 0)
  start,  ///< a payment opens its period: in advance, "due" (type 1)
};

/// A present amount, a level payment each period and a future amount that balance each other:
/// present (1 + r)^n + payment (1 + r timing) ((1 + r)^n - 1) / r + future = 0.
struct Annuity {
  Rate rate = 0;       ///< per period
  double periods = 0;  ///< need not be whole
  Money payment = 0;
  Money present = 0;
  Money future = 0;
  PaymentTiming timing = PaymentTiming::end;
};

// Each solves for one of the five from the others, whose own member is ignored.

std::optional<Money> present_amount(const Annuity& annuity);  ///< Excel's PV
std::optional<Money> future_amount(const Annuity& annuity);   ///< FV
std::optional<Money> level_payment(const Annuity& annuity);   ///< PMT
std::optional<double> period_count(const Annuity& annuity);   ///< NPER; may be negative or broken

/// RATE: every rate above -1 at which the annuity balances, proved as internal_rates does. Empty
/// status `none` unless periods > 0. O(periods) for whole periods.
Irr annuity_rates(const Annuity& annuity);

/// IPMT and PPMT: interest and principal within the level payment of `period`, 1 <= period <=
/// periods. Payment, present and future as in level_payment. Paid in advance, the first payment is
/// all principal.
std::optional<Money> interest_part(const Annuity& annuity, double period);
std::optional<Money> principal_part(const Annuity& annuity, double period);

/// CUMIPMT and CUMPRINC: the sums of these over the whole periods within first..last. As in Excel
/// only for a loan: rate, periods, present > 0, 1 <= first <= last <= periods; `future` is ignored.
std::optional<Money> interest_between(const Annuity& annuity, double first, double last);
std::optional<Money> principal_between(const Annuity& annuity, double first, double last);

/// ISPMT: interest of a loan repaid in equal amounts of principal; periods count from 0. Empty for
/// periods = 0.
std::optional<Money> level_principal_interest(Rate rate, double period, double periods,
                                              Money present);

/// EFFECT: the effective annual rate of a nominal one compounded `times` a year (whole part). Empty
/// unless nominal > 0 and times >= 1, as in Excel.
std::optional<Rate> effective_rate(Rate nominal, double times);

/// NOMINAL: the inverse of effective_rate, with the same limits.
std::optional<Rate> nominal_rate(Rate effective, double times);

/// RRI (CAGR): the rate at which `present` grows to `future` in `periods`. Both zero grow at 0.
/// Empty unless periods > 0, present is not 0 and future / present >= 0.
std::optional<Rate> growth_rate(double periods, Money present, Money future);

/// PDURATION: the time in which `present` grows to `future`. Empty unless all three are positive.
std::optional<double> growth_time(Rate rate, Money present, Money future);

/// FVSCHEDULE: `principal` grown at each of the rates in turn.
Money grown_by_schedule(Money principal, std::span<const Rate> rates);

}  // namespace gonogo
