// SPDX-License-Identifier: MIT
#include "gonogo/measure/annuity.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <vector>

#include "measure/flows.hpp"

using doctest::Approx;
using namespace gonogo;

namespace {

Annuity any_loan() {
  return {.rate = flows::within(1, 3000) / 10000.0,
          .periods = static_cast<double>(flows::within(1, 400)),
          .present = static_cast<double>(flows::within(1, 1000000)),
          .timing = *rc::gen::element(PaymentTiming::end, PaymentTiming::start)};
}

bool near(double a, double b, double scale) { return std::abs(a - b) <= 1e-13 * scale; }

}  // namespace

TEST_CASE("annuity: payment, present, future and count undo one another") {
  CHECK(rc::check("four of five", [] {
    Annuity loan = any_loan();
    loan.future = flows::within(-100000, 100000);
    loan.payment = *level_payment(loan);
    const double scale =
        std::abs(loan.present) + std::abs(loan.future) + std::abs(loan.payment) * loan.periods;
    RC_ASSERT(near(*present_amount(loan), loan.present, scale));
    const double grown = std::pow(1 + loan.rate, loan.periods);
    RC_ASSERT(near(*future_amount(loan), loan.future, scale * grown));
    RC_PRE(loan.present > -loan.future &&
           std::abs(loan.present + loan.future) > 1e-3 * loan.present);
    RC_PRE(std::log(grown) < 20);  // beyond, the payment hardly depends on the count
    RC_ASSERT(std::abs(*period_count(loan) - loan.periods) <= 1e-3);
  }));
}

TEST_CASE("annuity: interest and principal make the payment, and principal the loan") {
  CHECK(rc::check("schedule", [] {
    const Annuity loan = any_loan();
    const double payment = *level_payment(loan);
    double owed = loan.present;
    double repaid = 0;
    for (double period = 1; period <= loan.periods; ++period) {
      const double interest = *interest_part(loan, period);
      const double principal = *principal_part(loan, period);
      RC_ASSERT(near(interest + principal, payment, std::abs(payment)));
      // Interest is what the balance earns; in advance, the first payment comes before any.
      const bool first_in_advance = loan.timing == PaymentTiming::start && period == 1;
      RC_ASSERT(near(interest, first_in_advance ? 0 : -owed * loan.rate, 100 * loan.present));
      owed += principal;
      repaid += principal;
    }
    RC_ASSERT(near(repaid, -loan.present, 100 * loan.present));
  }));
}

TEST_CASE("annuity: the sums over periods are the sums of the periods") {
  CHECK(rc::check("cumulative", [] {
    const Annuity loan = any_loan();
    const auto last_period = static_cast<int>(loan.periods);
    const int first = flows::within(1, last_period + 1);
    const int last = flows::within(first, last_period + 1);
    double interest = 0;
    double principal = 0;
    for (int period = first; period <= last; ++period) {
      interest += *interest_part(loan, period);
      principal += *principal_part(loan, period);
    }
    const double scale = 100 * loan.present * loan.rate * loan.periods + loan.present;
    RC_ASSERT(near(*interest_between(loan, first, last), interest, scale));
    RC_ASSERT(near(*principal_between(loan, first, last), principal, scale));
  }));
}

// As CUMIPMT and CUMPRINC, which are errors unless rate, periods and loan are above 0 and the periods within.
TEST_CASE("annuity: sums over periods are those of a loan with interest, of its own periods") {
  const Annuity loan{.rate = 0.1, .periods = 4, .present = 1000};
  CHECK(interest_between(loan, 1, 4));
  for (const Annuity& other : {Annuity{.rate = 0, .periods = 4, .present = 1000},
                               Annuity{.rate = 0.1, .periods = 0, .present = 1000},
                               Annuity{.rate = 0.1, .periods = 4, .present = 0}}) {
    CHECK_FALSE(interest_between(other, 1, other.periods));
    CHECK_FALSE(principal_between(other, 1, other.periods));
  }
  CHECK_FALSE(interest_between(loan, 0, 4));
  CHECK_FALSE(interest_between(loan, 1, 5));
  CHECK_FALSE(principal_between(loan, 3, 2));
}

// Step by step: what is owed becomes (1 + rate) times as much, and the payment comes.
TEST_CASE("annuity: a rate of -100 % or less has values at whole periods alone") {
  Annuity loan{.rate = -2, .periods = 3, .payment = 10, .present = 100};
  double owed = 100;
  for (int period = 1; period <= 3; ++period) owed = owed * (1 - 2) + 10;
  CHECK(*future_amount(loan) == -owed);
  CHECK(*future_amount({.rate = -1, .periods = 3, .payment = 10, .present = 100}) == -10);
  loan.periods = 2.5;
  CHECK_FALSE(future_amount(loan));
  CHECK_FALSE(future_amount({.rate = -1, .periods = -3, .present = 100}));
  CHECK_FALSE(period_count({.rate = -1, .payment = -10, .present = 100}));
}

TEST_CASE("annuity: without a rate the periods are the amount over the payment") {
  CHECK(*period_count({.rate = 0, .payment = -100, .present = 900, .future = 100}) == 10);
  CHECK_FALSE(period_count({.rate = 0, .payment = 0, .present = 900}));
}

// Microsoft's page on ISPMT: three years of 8,000,000 at 10 %, by the month and by the year.
TEST_CASE("annuity: the interest of a loan of level principal") {
  CHECK(*level_principal_interest(0.1 / 12, 1, 36, 8'000'000) == Approx(-64814.8).epsilon(1e-6));
  CHECK(*level_principal_interest(0.1, 1, 3, 8'000'000) == Approx(-533333).epsilon(1e-6));
  CHECK_FALSE(level_principal_interest(0.1, 1, 0, 8'000'000));
}

// At 50 % a period (1 + r)^360 is 1e63: formulas that subtract such powers lose every digit.
TEST_CASE("annuity: the last payment of a long, dear loan is a third interest") {
  const Annuity loan{.rate = 0.5, .periods = 360, .present = 1000};
  CHECK(*level_payment(loan) == Approx(-500).epsilon(1e-15));
  CHECK(*interest_part(loan, 360) == Approx(-500.0 / 3).epsilon(1e-14));
  CHECK(*principal_part(loan, 360) == Approx(-1000.0 / 3).epsilon(1e-14));
}

TEST_CASE("annuity: rates so small that 1 + r is 1 still bear interest") {
  const Annuity loan{.rate = 1e-18, .periods = 12, .present = 1200};
  CHECK(*level_payment(loan) == Approx(-100).epsilon(1e-15));
  CHECK(*interest_part(loan, 1) == Approx(-1.2e-15).epsilon(1e-14));
  CHECK(*interest_between(loan, 1, 12) == Approx(-1e-16 * 78).epsilon(1e-9));
}

TEST_CASE("annuity_rates: the rate that made a payment is found among the rates") {
  CHECK(rc::check("round trip", [] {
    Annuity loan = any_loan();
    loan.future = flows::within(-1000, 1000);
    loan.periods += *rc::gen::element(0.0, 0.5, 0.25);
    RC_PRE(loan.periods * loan.rate <
           30);  // beyond, the payment is interest alone and tells the rate to its last digit
    RC_PRE(loan.periods > 1.5 || loan.timing == PaymentTiming::end);
    loan.payment = *level_payment(loan);
    const auto rate = annuity_rates(loan).nearest(loan.rate);
    RC_ASSERT(rate.has_value());
    RC_ASSERT(std::abs(*rate - loan.rate) <= 1e-9 * (1 + loan.rate));
  }));
}

TEST_CASE("annuity_rates: a broken number of periods has no false rate at zero") {
  const Irr found = annuity_rates({.periods = 24.5, .payment = -250, .present = 5000});
  REQUIRE(found.roots.size() == 1);
  CHECK(found.roots[0].rate == Approx(0.016581855160212155).epsilon(1e-13));
  const Irr free = annuity_rates({.periods = 24.5, .payment = -2, .present = 49});
  REQUIRE(free.roots.size() == 1);
  CHECK(std::abs(free.roots[0].rate) < 1e-15);
}

// A perpetuity in all but name: 1 a period for 1,000 now is a thousandth.
TEST_CASE("annuity_rates: a thousand million periods have one rate") {
  for (const PaymentTiming timing : {PaymentTiming::end, PaymentTiming::start}) {
    const Irr found =
        annuity_rates({.periods = 1e9, .payment = -1, .present = 1000, .timing = timing});
    REQUIRE(found.roots.size() == 1);
    const double paid_at_once = timing == PaymentTiming::start ? 1 : 0;
    CHECK(found.roots[0].rate == Approx(1 / (1000.0 - paid_at_once)).epsilon(1e-12));
  }
}

TEST_CASE("annuity: arguments without an answer have none") {
  CHECK_FALSE(level_payment({.rate = 0.1, .periods = 0, .present = 1}));
  CHECK_FALSE(period_count({.rate = 1.0,
                            .payment = -50,
                            .present = 100,
                            .future = -100,
                            .timing = PaymentTiming::start}));
  CHECK_FALSE(period_count({.present = 100, .future = -50}));
  CHECK_FALSE(interest_part({.rate = 0.1, .periods = 10, .present = 1}, 0));
  CHECK_FALSE(principal_part({.rate = 0.1, .periods = 10, .present = 1}, 12));
  CHECK_FALSE(interest_between({.rate = 0.1, .periods = 10, .present = -1}, 1, 2));
  CHECK_FALSE(future_amount({.rate = 9, .periods = 400, .present = 1}));
  CHECK(annuity_rates({.periods = -3, .payment = 1, .present = -2}).status == IrrStatus::none);
}

TEST_CASE("effective_rate and nominal_rate undo each other") {
  CHECK(*effective_rate(0.0525, 4) == Approx(std::pow(1 + 0.0525 / 4, 4) - 1).epsilon(1e-13));
  CHECK(*nominal_rate(*effective_rate(0.3, 12), 12) == Approx(0.3).epsilon(1e-15));
  CHECK(effective_rate(0.1, 4.9) == effective_rate(0.1, 4));
  CHECK_FALSE(effective_rate(0, 4));
  CHECK_FALSE(nominal_rate(0.1, 0.5));
}

TEST_CASE("growth_rate and growth_time undo each other") {
  CHECK(*growth_rate(10, 1000, 2000) == Approx(std::pow(2, 0.1) - 1).epsilon(1e-15));
  CHECK(*growth_time(*growth_rate(7, 3, 5), 3, 5) == Approx(7).epsilon(1e-15));
  CHECK(growth_rate(3, -8, 0) == -1.0);
  CHECK_FALSE(growth_rate(3, -8, 1));
  CHECK_FALSE(growth_time(0, 1, 2));
}

TEST_CASE("grown_by_schedule: each rate applies to what the last one left") {
  CHECK(grown_by_schedule(1, std::array{0.09, 0.11, 0.1}) ==
        Approx(1.09 * 1.11 * 1.1).epsilon(1e-15));
  CHECK(grown_by_schedule(7, {}) == 7.0);
}
