// SPDX-License-Identifier: MIT
// Functions that find rates.
#include <algorithm>
#include <cmath>

#include "analysis/calc_arguments.hpp"
#include "gonogo/measure/acceptance.hpp"
#include "gonogo/measure/annuity.hpp"
#include "gonogo/measure/internal_rates.hpp"

namespace gonogo {

namespace {

constexpr English group = "internal rates";

std::string_view status_of(const Irr& irr) {
  switch (irr.status) {
    case IrrStatus::unique:
      return "unique";
    case IrrStatus::several:
      return "several";
    case IrrStatus::none:
      return "none";
    case IrrStatus::every_rate:
      return "every_rate";
    case IrrStatus::unresolved:
      return "unresolved";
  }
  return {};
}

Message reason_for(const Irr& irr) {
  if (irr.status == IrrStatus::every_rate)
    return say("all values are zero, and so is NPV at every rate");
  if (irr.beyond) return say("the rate lies beyond what a double can hold");
  if (irr.status == IrrStatus::none) return say("NPV is zero at no rate above -1");
  if (irr.roots.empty()) return say("the rates lie too close together to be separated");
  return {};
}

CalcResult all_rates(const Irr& irr) {
  std::vector<double> roots;
  for (const IrrRoot& root : irr.roots) roots.push_back(root.rate);
  return {.value = roots, .status = status_of(irr), .roots = roots};
}

/// One rate: the only one, or the nearest to `guess`. Of several without a guess, none.
CalcResult one_rate(const Irr& irr, const CalcArguments& a) {
  CalcResult result = all_rates(irr);
  result.value = {};
  result.error = reason_for(irr);
  if (a.has("guess") && !irr.roots.empty()) result.value = *irr.nearest(a.number("guess"));
  if (irr.roots.size() == 1 && !irr.beyond) result.value = irr.roots.front().rate;
  return result;
}

/// The rates of dated amounts, a year.
struct DatedRates {
  Irr irr = {};
  Message error = {};
};

DatedRates dated_rates(const CalcArguments& a) {
  CalcDates dates = dates_of(a, CountFrom::earliest_date);
  if (!dates.error.empty()) return {.error = dates.error};
  for (double& time : dates.times) time /= dates.per_year;
  return {.irr = internal_rates(a.numbers("values"), dates.times)};
}

CalcResult irr(const CalcArguments& a) { return one_rate(internal_rates(a.numbers("values")), a); }

CalcResult irr_all_roots(const CalcArguments& a) {
  return all_rates(internal_rates(a.numbers("values")));
}

CalcResult xirr(const CalcArguments& a) {
  const DatedRates found = dated_rates(a);
  return found.error.empty() ? one_rate(found.irr, a) : bad_input(found.error);
}

CalcResult xirr_all_roots(const CalcArguments& a) {
  const DatedRates found = dated_rates(a);
  return found.error.empty() ? all_rates(found.irr) : bad_input(found.error);
}

CalcResult rate(const CalcArguments& a) {
  const Annuity annuity{
      .periods = a.number("nper"),
      .payment = a.number("pmt"),
      .present = a.number("pv"),
      .future = a.number_or("fv", 0),
      .timing = a.number_or("type", 0) == 0 ? PaymentTiming::end : PaymentTiming::start};
  if (!(annuity.periods > 0)) return no_value({});
  return one_rate(annuity_rates(annuity), a);
}

CalcResult crossover(const CalcArguments& a) {
  return one_rate(crossover_rates(a.numbers("values"), a.numbers("others")), a);
}

}  // namespace

std::vector<CalcFunction> rate_functions() {
  const CalcParameter values{.name = "values", .kind = ParameterKind::numbers};
  const CalcParameter dates{.name = "dates", .kind = ParameterKind::dates};
  const CalcParameter day_count{
      .name = "day_count", .kind = ParameterKind::text, .preset = "act/365"};
  const CalcParameter guess{.name = "guess", .preset = "none"};
  return {
      {.name = "irr",
       .group = group,
       .brief = "internal rate of return, with all rates above -1",
       .parameters = {values, guess},
       .compute = irr},
      {.name = "irr_all_roots",
       .group = group,
       .brief = "all internal rates above -1, ascending",
       .parameters = {values},
       .compute = irr_all_roots},
      {.name = "xirr",
       .group = group,
       .brief = "annual internal rate of dated amounts, with all rates above -1",
       .parameters = {values, dates, guess, day_count},
       .compute = xirr},
      {.name = "xirr_all_roots",
       .group = group,
       .brief = "all annual internal rates above -1 of dated amounts, ascending",
       .parameters = {values, dates, day_count},
       .compute = xirr_all_roots},
      {.name = "rate",
       .group = group,
       .brief = "rate per period of an annuity, with all rates above -1",
       .parameters = {{.name = "nper"},
                      {.name = "pmt"},
                      {.name = "pv"},
                      {.name = "fv", .preset = "0"},
                      {.name = "type", .preset = "0"},
                      guess},
       .domain = "nper > 0",
       .compute = rate},
      {.name = "crossover",
       .group = group,
       .brief = "Fisher's rate at which two flows are worth the same",
       .parameters = {values, {.name = "others", .kind = ParameterKind::numbers}, guess},
       .compute = crossover},
  };
}

}  // namespace gonogo
