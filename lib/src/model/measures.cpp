// SPDX-License-Identifier: MIT
#include "model/measures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "gonogo/measure/internal_rates.hpp"
#include "gonogo/measure/payback.hpp"
#include "gonogo/measure/present_value.hpp"
#include "gonogo/measure/ratios.hpp"

namespace gonogo {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

Answer without(Why why) { return {no_value, why}; }

Answer checked(double value) { return std::isfinite(value) ? Answer{value} : without(Why::fault); }

Answer checked(const std::optional<double>& value) {
  return value ? checked(*value) : without(Why::not_applicable);
}

bool all_finite(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

}  // namespace

std::span<const double> MeasureTaker::flow_of(const CaseNumbers& numbers, FlowKind kind) const {
  return kind == FlowKind::pretax   ? numbers.pretax
         : kind == FlowKind::equity ? numbers.equity
                                    : numbers.flow;
}

Answer MeasureTaker::measure(const CaseNumbers& numbers, const WantedMeasure& wanted) {
  const auto flow = flow_of(numbers, wanted.flow);
  if (flow.empty()) return without(Why::not_applicable);
  if (!all_finite(flow)) return without(Why::fault);
  switch (wanted.measure) {
    case Measure::npv:
      return npv(numbers, wanted);
    case Measure::irr:
      return irr(flow);
    case Measure::mirr:
      return mirr(numbers, wanted);
    case Measure::static_payback:
    case Measure::discounted_payback:
      return payback(numbers, wanted);
    case Measure::profitability_index:
    case Measure::npv_ratio:
    case Measure::equivalent_annual:
      return index(numbers, wanted);
    case Measure::peak_funding: {
      room_.resize(flow.size());
      std::partial_sum(flow.begin(), flow.end(), room_.begin());
      return checked(peak_funding(room_));
    }
    default:
      break;
  }
  return profit_measure(numbers, wanted.measure);
}

Answer MeasureTaker::npv(const CaseNumbers& numbers, const WantedMeasure& wanted) {
  if (wanted.rate) {
    if (!(*wanted.rate > -1)) return without(Why::fault);
    return checked(present_value(flow_of(numbers, wanted.flow),
                                 discount_factors(model_.flow_time, *wanted.rate)));
  }
  const auto& rates = numbers.rates[wanted.perspective];
  if (!rates.stated) return without(Why::not_stated);
  const auto& factors = numbers.factors[wanted.perspective];
  if (!all_finite(factors)) return without(Why::fault);
  return checked(present_value(flow_of(numbers, wanted.flow), factors));
}

Answer MeasureTaker::irr(std::span<const double> flow) {
  const Irr found = internal_rates(flow, model_.flow_time);
  switch (found.status) {
    case IrrStatus::unique:
      return found.roots.empty() ? without(Why::unresolved) : checked(found.roots.front().rate);
    case IrrStatus::several:
      return without(Why::several);
    case IrrStatus::none:
      return without(Why::none);
    case IrrStatus::every_rate:
      return without(Why::every_rate);
    case IrrStatus::unresolved:
      break;
  }
  return without(Why::unresolved);
}

Answer MeasureTaker::mirr(const CaseNumbers& numbers, const WantedMeasure& wanted) {
  const auto& rates = numbers.rates[wanted.perspective];
  if (!rates.stated) return without(Why::not_stated);
  if (!(rates.finance > -1 && rates.reinvest > -1)) return without(Why::fault);
  const auto flow = flow_of(numbers, wanted.flow);
  // To the last column, the tail included: a horizon that moved with the money would make the
  // measure jump.
  const auto found = gonogo::mirr(flow, model_.flow_time, {rates.finance, rates.reinvest});
  if (found) return checked(*found);
  const bool receipts = std::any_of(flow.begin(), flow.end(), [](double v) { return v > 0; });
  return without(receipts ? Why::not_applicable : Why::none);
}

/// The cumulative flow, discounted or not, into `room_`.
Answer MeasureTaker::accumulate(const CaseNumbers& numbers, const WantedMeasure& wanted) {
  const auto flow = flow_of(numbers, wanted.flow);
  room_.assign(flow.begin(), flow.end());
  if (wanted.measure == Measure::discounted_payback) {
    if (!numbers.rates[wanted.perspective].stated) return without(Why::not_stated);
    for (std::size_t c = 0; c < room_.size(); ++c)
      room_[c] *= numbers.factors[wanted.perspective][c];
    if (!all_finite(room_)) return without(Why::fault);
  }
  std::partial_sum(room_.begin(), room_.end(), room_.begin());
  return {};
}

Years MeasureTaker::counted_from() const {
  return model_.payback_from == PaybackFrom::operation ? model_.sheet.axis().construction() : 0;
}

Answer MeasureTaker::payback(const CaseNumbers& numbers, const WantedMeasure& wanted) {
  if (const Answer found = accumulate(numbers, wanted); found.why != Why::computed) return found;
  const PaybackTime found = payback_time(room_, model_.sheet.axis().time);
  if (found.status == PaybackStatus::never) return without(Why::never);
  return checked(std::max(0.0, found.time.value_or(0) - counted_from()));
}

/// The least of `room_` at a time and later, straight between the columns.
double MeasureTaker::least_from(Years time) const {
  const std::vector<Years>& at = model_.sheet.axis().time;
  const auto after =
      static_cast<std::size_t>(std::lower_bound(at.begin(), at.end(), time) - at.begin());
  if (after == at.size()) return room_.back();
  double least = *std::min_element(room_.begin() + static_cast<std::ptrdiff_t>(after), room_.end());
  if (after > 0) {
    const double share = (time - at[after - 1]) / (at[after] - at[after - 1]);
    least = std::min(least, room_[after - 1] + share * (room_[after] - room_[after - 1]));
  }
  return least;
}

Answer MeasureTaker::index(const CaseNumbers& numbers, const WantedMeasure& wanted) {
  const Answer value = npv(numbers, wanted);
  if (value.why != Why::computed) return value;
  if (wanted.measure == Measure::equivalent_annual) {
    return checked(equivalent_annual_value(value.value, model_.sheet.axis().period(),
                                           numbers.rates[wanted.perspective].discount));
  }
  const double invested = present_value(numbers.investment, numbers.factors[wanted.perspective]);
  return checked(wanted.measure == Measure::npv_ratio ? npv_ratio(value.value, invested)
                                                      : profitability_index(value.value, invested));
}

Answer MeasureTaker::profit_measure(const CaseNumbers& numbers, Measure measure) {
  const auto total = [](const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
  };
  const TimeAxis& axis = model_.sheet.axis();
  const Years operation = axis.period() - axis.construction();
  if (measure == Measure::accounting_return) {
    return checked(
        return_on_investment(total(numbers.profit) / operation, total(numbers.investment)));
  }
  if (numbers.ebit.empty()) return without(Why::not_applicable);
  if (measure == Measure::margin) {
    const double revenue = total(numbers.revenue);
    return revenue > 0 ? checked(total(numbers.ebit) / revenue)
                       : without(std::isnan(revenue) ? Why::fault : Why::not_applicable);
  }
  if (measure != Measure::roi) return without(Why::not_applicable);
  const double bound =
      numbers.working_capital.empty()
          ? 0
          : *std::max_element(numbers.working_capital.begin(), numbers.working_capital.end());
  return checked(
      return_on_investment(total(numbers.ebit) / operation, total(numbers.investment) + bound));
}

Answer MeasureTaker::margin(const CaseNumbers& numbers, std::size_t index) {
  const BoundRule& rule = model_.rules[index];
  const double limit = numbers.limits[index];
  const double sign = rule.at_least ? 1 : -1;
  if (!std::isfinite(limit)) return without(Why::fault);
  if (rule.measure != Measure::irr) {
    const Answer found = measure(numbers, {rule.measure, rule.flow, rule.perspective});
    if (found.why != Why::computed) return found;
    return checked(sign * (found.value - limit));
  }
  // A rate need not be unique: the present value at the limit decides (DESIGN: a verdict never
  // rests on a rate).
  const auto flow = flow_of(numbers, rule.flow);
  if (flow.empty()) return without(Why::not_applicable);
  if (!all_finite(flow) || !(limit > -1)) return without(Why::fault);
  LimitFactors& known = limit_factors_[index];
  if (known.rate != limit) known = {limit, discount_factors(model_.flow_time, limit)};
  return checked(sign * present_value(flow, known.factors));
}

double MeasureTaker::slack(const CaseNumbers& numbers, std::size_t index) {
  const BoundRule& rule = model_.rules[index];
  const bool payback =
      rule.measure == Measure::static_payback || rule.measure == Measure::discounted_payback;
  if (!payback) return margin(numbers, index).value;
  const WantedMeasure wanted{rule.measure, rule.flow, rule.perspective};
  const auto flow = flow_of(numbers, rule.flow);
  const bool known = !flow.empty() && all_finite(flow) && std::isfinite(numbers.limits[index]);
  if (!known || accumulate(numbers, wanted).why != Why::computed) return no_value;
  return (rule.at_least ? -1 : 1) * least_from(numbers.limits[index] + counted_from());
}

}  // namespace gonogo
