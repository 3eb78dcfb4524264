// SPDX-License-Identifier: MIT
/// The time after which the cumulative flow stays above zero, without and with discounting.
#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

#include "gonogo/base/no_value.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/measure/payback.hpp"
#include "gonogo/measure/rounding.hpp"
#include "gonogo/model/measures.hpp"
#include "model/measures/formula_case.hpp"
#include "model/measures/measure_case.hpp"

namespace gonogo {
namespace {

using Cumulate = Answer (*)(const MeasureCase& values);

/// What is dated, taken off the sums in the scratch, each step weighted by its factor; without
/// factors by 1.
void accrue(const MeasureCase& values, std::span<const double> factors) {
  const std::vector<double>& sums = values.scratch.cumulative;
  const auto dated = values.row(values.model.flows.dated);
  std::vector<double>& accrued = values.scratch.accrued;
  accrued.clear();
  for (std::size_t c = 0; c < dated.size(); ++c)
    accrued.push_back(sums[c] - dated[c] * (factors.empty() ? 1 : factors[c]));
}

/// The cumulative flow, into the scratch, once a case. A sum within rounding of 0 is 0.
Answer cumulate(const MeasureCase& values, std::span<const double> factors) {
  if (values.scratch.is_cumulated) return {};
  std::vector<double>& sums = values.scratch.cumulative;
  sums.assign(values.flow.begin(), values.flow.end());
  for (std::size_t c = 0; c < factors.size(); ++c) sums[c] *= factors[c];
  if (!all_finite(sums)) return without(Why::fault);
  std::partial_sum(sums.begin(), sums.end(), sums.begin());
  accrue(values, factors);
  const double error = values.scratch.error = error_of_sum(values, factors);
  settle(sums, error);
  settle(values.scratch.accrued, error);
  values.scratch.is_cumulated = true;
  return {};
}

Answer cumulate_plain(const MeasureCase& values) { return cumulate(values, {}); }

Answer cumulate_discounted(const MeasureCase& values) { return cumulate(values, values.factors()); }

CumulativeFlow cumulated(const MeasureCase& values) {
  return {.sums = values.scratch.cumulative,
          .accrued = values.scratch.accrued,
          .times = values.model.sheet.axis().time};
}

Years counted_from(const Model& model) {
  return model.payback_from == PaybackFrom::operation ? model.sheet.axis().construction() : 0;
}

template <Cumulate cumulate_flow>
Answer payback(const MeasureCase& values) {
  if (const Answer found = cumulate_flow(values); found.why != Why::computed) return found;
  const PaybackTime found = payback_time(cumulated(values));
  if (found.status == PaybackStatus::never) return without(Why::never);
  return checked(std::max(0.0, found.time.value_or(0) - counted_from(values.model)));
}

/// The error of the cumulative flow, over the flow that accrues in the step in which it passes 0.
double error_of_time(const MeasureCase& values, Years payback, double error) {
  const CumulativeFlow flow = cumulated(values);
  const std::span<const Years> at = flow.times;
  const Years time = payback + counted_from(values.model);
  const double least = rounding_error(0, time);
  const auto after =
      static_cast<std::size_t>(std::lower_bound(at.begin(), at.end(), time - least) - at.begin());
  if (after == 0 || after == at.size()) return least;
  const double length = at[after] - at[after - 1];
  const double end = flow.accrued.empty() ? flow.sums[after] : flow.accrued[after];
  // What is dated jumps over 0 at the end of the step: its sums have no slope there.
  if (end < -error) return least;
  const double rise = end - flow.sums[after - 1];
  return least + (rise > error ? length * error / rise : 0);
}

/// Of the payback just computed, whose sums are in the scratch.
double rounding(const MeasureCase& values, double payback) {
  return error_of_time(values, payback, values.scratch.error);
}

/// The lowest cumulative flow from the limit onward, negated: the payback is above the limit where
/// the flow is below zero. It does not jump as the payback does.
template <Cumulate cumulate_flow>
double score(const MeasureCase& values, Years limit) {
  if (cumulate_flow(values).why != Why::computed) return no_value;
  return -lowest_from(cumulated(values), limit + counted_from(values.model));
}

/// The last crossing; never, where the cumulative flow ends below zero.
MeasureFormula formula(const FormulaCase& written, RowId cumulative, const std::string& crossings) {
  if (!written.of_project()) return {};
  const TimeAxis& axis = written.model.sheet.axis();
  Formula time = written.greatest(written.model.sheet.find(crossings));
  if (written.model.payback_from == PaybackFrom::operation)
    time = joined({"MAX(0,", time, "-" + shortest(axis.construction()) + ")"});
  const std::string last = std::to_string(axis.columns());
  return {if_formula(joined({"INDEX(", written.cells.row(cumulative), ",1," + last + ")<0"}),
                     written.reason(Why::never), time),
          {}};
}

}  // namespace

namespace measures {

constinit const MeasureDefinition static_payback = {
    .id = "static_payback",
    .kind = Kind::years,
    .title = "Static payback",
    .rows = {&Flows::dated},
    .compute = payback<cumulate_plain>,
    .score = score<cumulate_plain>,
    .rounding = rounding,
    .explanation = "static_payback = the last time at which cumulative_cash_flow passes 0",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.cumulative, model.flows.dated}, {}};
    },
    .formula =
        [](const FormulaCase& written) {
          return formula(written, written.model.flows.cumulative, "payback");
        }};

constinit const MeasureDefinition discounted_payback = {
    .id = "discounted_payback",
    .kind = Kind::years,
    .title = "Discounted payback",
    .rows = {&Flows::dated},
    .rates = {&Perspective::discount},
    .compute = payback<cumulate_discounted>,
    .score = score<cumulate_discounted>,
    .rounding = rounding,
    .explanation = "discounted_payback = the last time at which cumulative_present_value passes 0",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.perspectives.front().cumulative_present_value, model.flows.dated}, {}};
    },
    .formula =
        [](const FormulaCase& written) {
          const Perspective& view = written.view();
          const std::string prefix = written.wanted.perspective == 0 ? "" : view.id + ".";
          return formula(written, view.cumulative_present_value, prefix + "discounted_payback");
        }};

}  // namespace measures
}  // namespace gonogo
