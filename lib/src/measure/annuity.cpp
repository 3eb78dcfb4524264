// SPDX-License-Identifier: MIT
#include "gonogo/measure/annuity.hpp"

#include <cmath>

#include "measure/double_double.hpp"

namespace gonogo {

namespace {

/// (1 + r)^n, and the same less 1 without cancellation.
struct Growth {
  DoubleDouble total = 1.0;
  DoubleDouble gain = 0.0;
};

bool whole(double n) { return n == std::nearbyint(n); }

std::optional<Growth> grow(Rate rate, double periods) {
  const DoubleDouble factor = two_sum(1, rate);
  if (factor.high > 0) {
    const DoubleDouble exponent = log1p(DoubleDouble(rate)) * periods;
    return Growth{.total = exp(exponent), .gain = expm1(exponent)};
  }
  if (!whole(periods) || (factor.high == 0 && periods < 0)) return {};
  const DoubleDouble total = power(factor, periods);
  return Growth{.total = total, .gain = total - 1.0};
}

DoubleDouble timing_factor(const Annuity& a) {
  return a.timing == PaymentTiming::start ? two_sum(1, a.rate) : DoubleDouble(1.0);
}

std::optional<double> finite(DoubleDouble value) {
  const double rounded = to_double(value);
  if (!std::isfinite(rounded)) return {};
  return rounded;
}

/// Powers of a loan's growth, counted backwards from the end if it grows, so that none overflows.
class Schedule {
 public:
  explicit Schedule(const Annuity& annuity) : annuity_(annuity), sign_(annuity.rate > 0 ? -1 : 1) {
    whole_ = grow(annuity.rate, sign_ * annuity.periods);
  }

  bool valid() const { return whole_ && whole_->gain.high != 0; }

  /// What is owed after `paid` payments at the ends of periods:
  /// (present (g^n - g^paid) - future (g^paid - 1)) / (g^n - 1).
  std::optional<DoubleDouble> balance(double paid) const {
    const auto before = grow(annuity_.rate, sign_ * paid);
    const auto after = grow(annuity_.rate, sign_ * (annuity_.periods - paid));
    if (!before || !after) return {};
    const DoubleDouble present = annuity_.present;
    const DoubleDouble future = annuity_.future;
    if (sign_ < 0)
      return (present * after->gain - future * after->total * before->gain) / whole_->gain;
    return (present * before->total * after->gain - future * before->gain) / whole_->gain;
  }

  /// (g^last - g^before) / (g^n - 1): the share of (present + future) repaid after `before` up to
  /// `last`.
  std::optional<DoubleDouble> repaid(double before, double last) const {
    const double from = sign_ < 0 ? annuity_.periods - last : before;
    const auto start = grow(annuity_.rate, sign_ * from);
    const auto span = grow(annuity_.rate, sign_ * (last - before));
    if (!start || !span) return {};
    return start->total * span->gain / whole_->gain;
  }

 private:
  Annuity annuity_;
  double sign_;
  std::optional<Growth> whole_ = {};
};

std::optional<DoubleDouble> payment_of(const Annuity& a) {
  const DoubleDouble amount = two_sum(a.present, a.future);
  if (a.periods == 0) return {};
  if (a.rate == 0) return -amount / DoubleDouble(a.periods);
  const Schedule schedule(a);
  const DoubleDouble timing = timing_factor(a);
  if (!schedule.valid() || timing.high == 0) return {};
  // Interest on what is owed at first, and the principal of the first period.
  const auto first_principal = schedule.repaid(0, 1);
  if (!first_principal) return {};
  return -(DoubleDouble(a.present) * DoubleDouble(a.rate) + amount * *first_principal) / timing;
}

std::optional<DoubleDouble> sum_of_principal(const Annuity& a, double first, double last) {
  const Schedule schedule(a);
  if (!schedule.valid()) return {};
  const bool opening = a.timing == PaymentTiming::start && first == 1;
  DoubleDouble sum = 0.0;
  if (opening) {
    const auto payment = payment_of(a);
    if (!payment) return {};
    sum = *payment;
  }
  const double before = opening ? first : first - 1;
  const auto repaid = schedule.repaid(before, last);
  if (!repaid) return {};
  return sum - two_sum(a.present, a.future) * *repaid / timing_factor(a);
}

/// A loan as CUMIPMT wants it, with first and last made whole.
struct Stretch {
  Annuity loan = {};
  double first = 1;
  double last = 1;
};

std::optional<Stretch> stretch(const Annuity& annuity, double first, double last) {
  Stretch s{.loan = annuity, .first = std::ceil(first), .last = std::floor(last)};
  s.loan.future = 0;
  const bool loan = annuity.rate > 0 && annuity.periods > 0 && annuity.present > 0;
  if (!loan || !(first >= 1 && first <= last && last <= annuity.periods)) return {};
  return s;
}

}  // namespace

std::optional<Money> present_amount(const Annuity& a) {
  const auto back = grow(a.rate, -a.periods);
  if (!back || a.rate == -1) return {};
  const DoubleDouble payments =
      a.rate == 0 ? DoubleDouble(a.periods) : -back->gain / DoubleDouble(a.rate) * timing_factor(a);
  return finite(-(DoubleDouble(a.future) * back->total + DoubleDouble(a.payment) * payments));
}

std::optional<Money> future_amount(const Annuity& a) {
  const auto growth = grow(a.rate, a.periods);
  if (!growth) return {};
  const DoubleDouble payments = a.rate == 0
                                    ? DoubleDouble(a.periods)
                                    : growth->gain / DoubleDouble(a.rate) * timing_factor(a);
  return finite(-(DoubleDouble(a.present) * growth->total + DoubleDouble(a.payment) * payments));
}

std::optional<Money> level_payment(const Annuity& a) {
  const auto payment = payment_of(a);
  if (!payment) return {};
  return finite(*payment);
}

std::optional<double> period_count(const Annuity& a) {
  const DoubleDouble amount = two_sum(a.present, a.future);
  if (a.rate == 0) {
    if (a.payment == 0) return {};
    return finite(-amount / DoubleDouble(a.payment));
  }
  if (!(a.rate > -1)) return {};
  // n = ln((payment - future r) / (payment + present r)) / ln(1 + r), the payment taken to the end
  // of its period.
  const DoubleDouble rate = a.rate;
  const DoubleDouble payment = DoubleDouble(a.payment) * timing_factor(a);
  const DoubleDouble last = payment - DoubleDouble(a.future) * rate;
  const DoubleDouble first = payment + DoubleDouble(a.present) * rate;
  if (!(last.high * first.high > 0)) return {};
  return finite(log1p(-amount * rate / first) / log1p(rate));
}

std::optional<Money> interest_part(const Annuity& a, double period) {
  if (!(period >= 1 && period <= a.periods)) return {};
  if (a.rate == 0 || (a.timing == PaymentTiming::start && period == 1)) return 0.0;
  const Schedule schedule(a);
  if (!schedule.valid() || timing_factor(a).high == 0) return {};
  const auto balance = schedule.balance(period - 1);
  if (!balance) return {};
  return finite(-*balance * DoubleDouble(a.rate) / timing_factor(a));
}

std::optional<Money> principal_part(const Annuity& a, double period) {
  if (!(period >= 1 && period <= a.periods)) return {};
  if (a.rate == 0 || (a.timing == PaymentTiming::start && period == 1)) return level_payment(a);
  if (timing_factor(a).high == 0) return {};
  const Schedule schedule(a);
  if (!schedule.valid()) return {};
  const auto repaid = schedule.repaid(period - 1, period);
  if (!repaid) return {};
  return finite(-two_sum(a.present, a.future) * *repaid / timing_factor(a));
}

std::optional<Money> interest_between(const Annuity& annuity, double first, double last) {
  const auto s = stretch(annuity, first, last);
  if (!s) return {};
  if (s->first > s->last) return 0.0;
  const auto payment = payment_of(s->loan);
  const auto principal = sum_of_principal(s->loan, s->first, s->last);
  if (!payment || !principal) return {};
  return finite(*payment * DoubleDouble(s->last - s->first + 1) - *principal);
}

std::optional<Money> principal_between(const Annuity& annuity, double first, double last) {
  const auto s = stretch(annuity, first, last);
  if (!s) return {};
  if (s->first > s->last) return 0.0;
  const auto principal = sum_of_principal(s->loan, s->first, s->last);
  if (!principal) return {};
  return finite(*principal);
}

std::optional<Money> level_principal_interest(Rate rate, double period, double periods,
                                              Money present) {
  if (periods == 0) return {};
  return finite(DoubleDouble(present) * DoubleDouble(rate) *
                (DoubleDouble(period) / DoubleDouble(periods) - 1.0));
}

std::optional<Rate> effective_rate(Rate nominal, double times) {
  const double whole_times = std::floor(times);
  if (!(nominal > 0 && whole_times >= 1)) return {};
  return finite(expm1(log1p(DoubleDouble(nominal) / DoubleDouble(whole_times)) * whole_times));
}

std::optional<Rate> nominal_rate(Rate effective, double times) {
  const double whole_times = std::floor(times);
  if (!(effective > 0 && whole_times >= 1)) return {};
  return finite(expm1(log1p(DoubleDouble(effective)) / DoubleDouble(whole_times)) * whole_times);
}

std::optional<Rate> growth_rate(double periods, Money present, Money future) {
  if (!(periods > 0)) return {};
  if (present == 0 && future == 0) return 0.0;
  if (present == 0 || future / present < 0) return {};
  if (future == 0) return -1.0;
  const DoubleDouble gain = two_sum(future, -present) / DoubleDouble(present);
  return finite(expm1(log1p(gain) / DoubleDouble(periods)));
}

std::optional<double> growth_time(Rate rate, Money present, Money future) {
  if (!(rate > 0 && present > 0 && future > 0)) return {};
  return finite(log1p(two_sum(future, -present) / DoubleDouble(present)) /
                log1p(DoubleDouble(rate)));
}

Money grown_by_schedule(Money principal, std::span<const Rate> rates) {
  DoubleDouble amount = principal;
  for (const Rate rate : rates) amount = amount * two_sum(1, rate);
  return to_double(amount);
}

}  // namespace gonogo
