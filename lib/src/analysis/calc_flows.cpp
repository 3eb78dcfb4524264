// SPDX-License-Identifier: MIT
// Net values, modified rates, paybacks and indices of a flow.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "analysis/calc_arguments.hpp"
#include "gonogo/measure/acceptance.hpp"
#include "gonogo/measure/net_value.hpp"
#include "gonogo/measure/payback.hpp"
#include "gonogo/measure/present_value.hpp"
#include "gonogo/measure/ratios.hpp"
#include "gonogo/measure/rounding.hpp"

namespace gonogo {

namespace {

constexpr English group = "flows";

std::vector<Years> periods(std::size_t count) {
  std::vector<Years> times(count);
  std::iota(times.begin(), times.end(), 0.0);
  return times;
}

std::optional<int> first_period(const CalcArguments& a) {
  const double first = a.number_or("first_period", 1);
  if (first != 0 && first != 1) return {};
  return static_cast<int>(first);
}

CalcResult npv(const CalcArguments& a) {
  const auto first = first_period(a);
  if (!first) return bad_input(say("'first_period' must be 0 or 1"));
  return computed(net_present_value(a.numbers("values"), a.number("rate"), *first));
}

CalcResult nfv(const CalcArguments& a) {
  const auto first = first_period(a);
  if (!first) return bad_input(say("'first_period' must be 0 or 1"));
  const std::span<const double> values = a.numbers("values");
  const double last = static_cast<double>(values.size()) - 1 + *first;
  return computed(net_future_value(values, a.number("rate"), *first, a.number_or("nper", last)));
}

using DatedValue = std::optional<Money> (*)(const TimedFlow&, Rate);

CalcResult dated_value(const CalcArguments& a, DatedValue value) {
  const CalcDates dates = dates_of(a, CountFrom::first_date);
  if (!dates.error.empty()) return bad_input(dates.error);
  const bool earlier =
      std::any_of(dates.times.begin(), dates.times.end(), [](double t) { return t < 0; });
  if (dates.times.empty() || earlier) return no_value({});
  return computed(value({a.numbers("values"), dates.times, dates.per_year}, a.number("rate")));
}

CalcResult xnpv(const CalcArguments& a) { return dated_value(a, net_present_value); }
CalcResult xnfv(const CalcArguments& a) { return dated_value(a, net_future_value); }

CalcResult mirr_of(const CalcArguments& a) {
  const MirrRates rates{.finance = a.number("finance_rate"), .reinvest = a.number("reinvest_rate")};
  return computed(modified_internal_rate(a.numbers("values"), rates));
}

CalcResult payback_of(std::span<const double> flow) {
  if (flow.empty()) return no_value({});
  std::vector<double> cumulative(flow.size());
  std::partial_sum(flow.begin(), flow.end(), cumulative.begin());
  settle(cumulative, rounding_error(flow.size(), sum_of_sizes(flow)));
  const PaybackTime found = payback_time({.sums = cumulative, .times = periods(flow.size())});
  switch (found.status) {
    case PaybackStatus::reached:
      return {.value = *found.time, .status = "reached"};
    case PaybackStatus::immediate:
      return {.value = *found.time, .status = "immediate"};
    case PaybackStatus::never:
      break;
  }
  return {.status = "never", .error = say("the cumulative flow is negative at the end")};
}

CalcResult payback_static(const CalcArguments& a) { return payback_of(a.numbers("values")); }

std::vector<double> discounted(const CalcArguments& a) {
  const std::span<const double> values = a.numbers("values");
  std::vector<double> flow = discount_factors(periods(values.size()), a.number("rate"));
  for (std::size_t i = 0; i < flow.size(); ++i) flow[i] *= values[i];
  return flow;
}

CalcResult payback_discounted(const CalcArguments& a) { return payback_of(discounted(a)); }

CalcResult index_of_receipts(const CalcArguments& a) {
  const std::span<const double> values = a.numbers("values");
  return computed(
      profitability_index(values, discount_factors(periods(values.size()), a.number("rate"))));
}

/// The first amount is the investment.
CalcResult index_of_investment(const CalcArguments& a) {
  const std::span<const double> values = a.numbers("values");
  const auto npv = net_present_value(values, a.number("rate"), 0);
  if (!npv || values.empty()) return no_value({});
  return computed(profitability_index(*npv, -values.front()));
}

CalcResult ratio_of_npv(const CalcArguments& a) {
  const std::span<const double> values = a.numbers("values");
  const auto npv = net_present_value(values, a.number("rate"), 0);
  if (!npv || values.empty()) return no_value({});
  return computed(npv_ratio(*npv, -values.front()));
}

CalcResult equivalent_annuity(const CalcArguments& a) {
  if (!(a.number("rate") > -1)) return no_value({});
  return computed(equivalent_annual_value(a.number("npv"), a.number("nper"), a.number("rate")));
}

CalcResult perpetual(const CalcArguments& a) {
  if (!(a.number("rate") > -1)) return no_value({});
  return computed(perpetual_value(a.number("npv"), a.number("nper"), a.number("rate")));
}

CalcResult chained(const CalcArguments& a) {
  const double times = a.number("times");
  if (!(a.number("rate") > -1) || !(times >= 1 && times <= 1e6)) return no_value({});
  return computed(
      chained_value(a.number("npv"), a.number("nper"), a.number("rate"), static_cast<int>(times)));
}

CalcResult peak(const CalcArguments& a) {
  std::vector<double> cumulative(a.numbers("values").begin(), a.numbers("values").end());
  std::partial_sum(cumulative.begin(), cumulative.end(), cumulative.begin());
  return computed(peak_funding(cumulative));
}

constexpr CalcParameter rate{.name = "rate"};
constexpr CalcParameter values{.name = "values", .kind = ParameterKind::numbers};

/// Net values and paybacks.
std::vector<CalcFunction> functions_of_worth() {
  const CalcParameter dates{.name = "dates", .kind = ParameterKind::dates};
  const CalcParameter day_count{
      .name = "day_count", .kind = ParameterKind::text, .preset = "act/365"};
  const CalcParameter first{.name = "first_period", .preset = "1"};
  constexpr English dated = "rate > -1, and dates of which none is before the first";
  return {
      {.name = "npv",
       .group = group,
       .brief = "net present value; the first value is a period away, or today with first_period=0",
       .parameters = {rate, values, first},
       .domain = "rate other than -1",
       .compute = npv},
      {.name = "nfv",
       .group = group,
       .brief = "net value at the end of period nper",
       .parameters = {rate, values, {.name = "nper", .preset = "the last"}, first},
       .domain = "rate other than -1, and a value within the range of a double",
       .compute = nfv},
      {.name = "xnpv",
       .group = group,
       .brief = "net present value of dated amounts, at the first date",
       .parameters = {rate, values, dates, day_count},
       .domain = dated,
       .compute = xnpv},
      {.name = "xnfv",
       .group = group,
       .brief = "net value of dated amounts, at the last date",
       .parameters = {rate, values, dates, day_count},
       .domain = dated,
       .compute = xnfv},
      {.name = "mirr",
       .group = group,
       .brief = "modified internal rate of return",
       .parameters = {values, {.name = "finance_rate"}, {.name = "reinvest_rate"}},
       .domain = "a receipt, an outlay and rates other than -1",
       .compute = mirr_of},
      {.name = "payback",
       .group = group,
       .brief = "periods until the cumulative flow is zero and stays so (the last crossing)",
       .parameters = {values},
       .domain = "at least one value",
       .compute = payback_static},
      {.name = "discounted_payback",
       .group = group,
       .brief = "the same on present values",
       .parameters = {rate, values},
       .domain = "rate > -1 and at least one value",
       .compute = payback_discounted},
  };
}

/// Measures that compare flows of different size or length.
std::vector<CalcFunction> functions_of_comparison() {
  const CalcParameter npv_amount{.name = "npv"};
  const CalcParameter nper{.name = "nper"};
  return {
      {.name = "profitability_index",
       .group = group,
       .brief = "present value of all receipts / of all outlays; the first value is today's",
       .parameters = {rate, values},
       .domain = "rate > -1 and an outlay",
       .compute = index_of_receipts},
      {.name = "investment_index",
       .group = group,
       .brief = "1 + NPV / the first outlay: the other definition of the profitability index",
       .parameters = {rate, values},
       .domain = "rate other than -1 and a first value below zero",
       .compute = index_of_investment},
      {.name = "npv_ratio",
       .group = group,
       .brief = "NPV / the first outlay",
       .parameters = {rate, values},
       .domain = "rate other than -1 and a first value below zero",
       .compute = ratio_of_npv},
      {.name = "equivalent_annual_annuity",
       .group = group,
       .brief = "the even amount at the end of each of nper periods that is worth npv",
       .parameters = {rate, npv_amount, nper},
       .domain = "rate > -1 and nper > 0",
       .compute = equivalent_annuity},
      {.name = "perpetual_value",
       .group = group,
       .brief = "value of a project worth npv that is repeated every nper periods without end",
       .parameters = {rate, npv_amount, nper},
       .domain = "rate > 0 and nper > 0",
       .compute = perpetual},
      {.name = "chained_value",
       .group = group,
       .brief = "value of the same carried out a number of times in a row",
       .parameters = {rate, npv_amount, nper, {.name = "times"}},
       .domain = "rate > -1, nper > 0 and 1 <= times <= 1000000",
       .compute = chained},
      {.name = "peak_funding",
       .group = group,
       .brief = "the most that is out of pocket at any time",
       .parameters = {values},
       .compute = peak},
  };
}

}  // namespace

std::vector<CalcFunction> flow_functions() {
  std::vector<CalcFunction> functions = functions_of_worth();
  std::ranges::move(functions_of_comparison(), std::back_inserter(functions));
  return functions;
}

}  // namespace gonogo
