// SPDX-License-Identifier: MIT
// Excel's functions of level payments and of growth.
#include <cmath>

#include "analysis/calc_arguments.hpp"
#include "gonogo/measure/annuity.hpp"

namespace gonogo {

namespace {

constexpr English payments = "level payments";
constexpr English growth = "growth and conversion of rates";

/// As in Excel, a type other than 0 means payments in advance.
Annuity annuity_of(const CalcArguments& a) {
  return {.rate = a.number_or("rate", 0),
          .periods = a.number_or("nper", 0),
          .payment = a.number_or("pmt", 0),
          .present = a.number_or("pv", 0),
          .future = a.number_or("fv", 0),
          .timing = a.number_or("type", 0) == 0 ? PaymentTiming::end : PaymentTiming::start};
}

CalcResult pv(const CalcArguments& a) { return computed(present_amount(annuity_of(a))); }
CalcResult fv(const CalcArguments& a) { return computed(future_amount(annuity_of(a))); }
CalcResult pmt(const CalcArguments& a) { return computed(level_payment(annuity_of(a))); }
CalcResult nper(const CalcArguments& a) { return computed(period_count(annuity_of(a))); }
CalcResult ipmt(const CalcArguments& a) {
  return computed(interest_part(annuity_of(a), a.number("per")));
}
CalcResult ppmt(const CalcArguments& a) {
  return computed(principal_part(annuity_of(a), a.number("per")));
}

using Between = std::optional<Money> (*)(const Annuity&, double, double);

CalcResult cumulative(const CalcArguments& a, Between between) {
  const double type = a.number_or("type", 0);
  if (type != 0 && type != 1) return no_value({});
  return computed(between(annuity_of(a), a.number("start_period"), a.number("end_period")));
}

CalcResult cumipmt(const CalcArguments& a) { return cumulative(a, interest_between); }
CalcResult cumprinc(const CalcArguments& a) { return cumulative(a, principal_between); }

CalcResult ispmt(const CalcArguments& a) {
  return computed(level_principal_interest(a.number("rate"), a.number("per"), a.number("nper"),
                                           a.number("pv")));
}

CalcResult rri(const CalcArguments& a) {
  return computed(growth_rate(a.number("nper"), a.number("pv"), a.number("fv")));
}

CalcResult pduration(const CalcArguments& a) {
  return computed(growth_time(a.number("rate"), a.number("pv"), a.number("fv")));
}

CalcResult effect(const CalcArguments& a) {
  return computed(effective_rate(a.number("nominal_rate"), a.number("npery")));
}

CalcResult nominal(const CalcArguments& a) {
  return computed(nominal_rate(a.number("effect_rate"), a.number("npery")));
}

CalcResult fvschedule(const CalcArguments& a) {
  return computed(grown_by_schedule(a.number("principal"), a.numbers("schedule")));
}

constexpr CalcParameter rate{.name = "rate"};
constexpr CalcParameter per{.name = "per"};
constexpr CalcParameter periods{.name = "nper"};
constexpr CalcParameter payment{.name = "pmt"};
constexpr CalcParameter present{.name = "pv"};
constexpr CalcParameter future{.name = "fv"};
constexpr CalcParameter maybe_future{.name = "fv", .preset = "0"};
constexpr CalcParameter type{.name = "type", .preset = "0"};
constexpr CalcParameter start_period{.name = "start_period"};
constexpr CalcParameter end_period{.name = "end_period"};

std::vector<CalcFunction> payment_functions() {
  constexpr English loan =
      "rate, nper and pv > 0, 1 <= start_period <= end_period <= nper and type 0 or 1";
  return {
      {.name = "pv",
       .group = payments,
       .brief = "present value of level payments and a future amount",
       .parameters = {rate, periods, payment, maybe_future, type},
       .domain = "a whole nper and a rate other than -1 where rate <= -1",
       .compute = pv},
      {.name = "fv",
       .group = payments,
       .brief = "future value of level payments and a present amount",
       .parameters = {rate, periods, payment, {.name = "pv", .preset = "0"}, type},
       .domain = "a whole nper where rate <= -1, and a value within the range of a double",
       .compute = fv},
      {.name = "pmt",
       .group = payments,
       .brief = "level payment between a present and a future amount",
       .parameters = {rate, periods, present, maybe_future, type},
       .domain = "nper other than 0",
       .compute = pmt},
      {.name = "nper",
       .group = payments,
       .brief = "number of payments",
       .parameters = {rate, payment, present, maybe_future, type},
       .domain = "rate > -1 and payments that lead from pv to fv",
       .compute = nper},
      {.name = "ipmt",
       .group = payments,
       .brief = "interest within the payment of one period",
       .parameters = {rate, per, periods, present, maybe_future, type},
       .domain = "1 <= per <= nper",
       .compute = ipmt},
      {.name = "ppmt",
       .group = payments,
       .brief = "principal within the payment of one period",
       .parameters = {rate, per, periods, present, maybe_future, type},
       .domain = "1 <= per <= nper",
       .compute = ppmt},
      {.name = "cumipmt",
       .group = payments,
       .brief = "interest within the payments of several periods",
       .parameters = {rate, periods, present, start_period, end_period, type},
       .domain = loan,
       .compute = cumipmt},
      {.name = "cumprinc",
       .group = payments,
       .brief = "principal within the payments of several periods",
       .parameters = {rate, periods, present, start_period, end_period, type},
       .domain = loan,
       .compute = cumprinc},
      {.name = "ispmt",
       .group = payments,
       .brief = "interest of a loan repaid in equal amounts of principal; per counts from 0",
       .parameters = {rate, per, periods, present},
       .domain = "nper other than 0",
       .compute = ispmt},
  };
}

std::vector<CalcFunction> growth_functions() {
  constexpr English grows = "nper > 0, pv other than 0 and fv of its sign";
  return {
      {.name = "rri",
       .group = growth,
       .brief = "rate at which pv grows to fv",
       .parameters = {periods, present, future},
       .domain = grows,
       .compute = rri},
      {.name = "cagr",
       .group = growth,
       .brief = "the same, by its other name",
       .parameters = {present, future, periods},
       .domain = grows,
       .compute = rri},
      {.name = "pduration",
       .group = growth,
       .brief = "periods in which pv grows to fv",
       .parameters = {rate, present, future},
       .domain = "rate, pv and fv > 0",
       .compute = pduration},
      {.name = "effect",
       .group = growth,
       .brief = "effective rate of a nominal one that is compounded npery times",
       .parameters = {{.name = "nominal_rate"}, {.name = "npery"}},
       .domain = "nominal_rate > 0 and npery >= 1",
       .compute = effect},
      {.name = "nominal",
       .group = growth,
       .brief = "nominal rate of an effective one",
       .parameters = {{.name = "effect_rate"}, {.name = "npery"}},
       .domain = "effect_rate > 0 and npery >= 1",
       .compute = nominal},
      {.name = "fvschedule",
       .group = growth,
       .brief = "principal grown at each of several rates in turn",
       .parameters = {{.name = "principal"}, {.name = "schedule", .kind = ParameterKind::numbers}},
       .compute = fvschedule},
  };
}

}  // namespace

std::vector<CalcFunction> annuity_functions() {
  std::vector<CalcFunction> all = payment_functions();
  for (CalcFunction& function : growth_functions()) all.push_back(std::move(function));
  return all;
}

}  // namespace gonogo
