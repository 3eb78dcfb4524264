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
#include "gonogo/model/payback_start.hpp"
#include "model/measures/formula_case.hpp"
#include "model/measures/measure_case.hpp"

namespace gonogo {
namespace {

using Cumulate = Answer (*)(const MeasureCase& values);

/// What is dated, taken off the sums in the scratch, each step weighted by its factor; without
/// factors by 1.
void accrue(const MeasureCase& values, std::span<const double> factors) {
  auto& [sums, accrued] = values.scratch.cumulative;
  const auto dated = values.dated();
  accrued.clear();
  for (std::size_t c = 0; c < dated.size(); ++c)
    accrued.push_back(sums[c] - dated[c] * (factors.empty() ? 1 : factors[c]));
}

/// The cumulative flow, into the scratch, once a case.
Answer cumulate(const MeasureCase& values, std::span<const double> factors) {
  MeasureScratch& scratch = values.scratch;
  if (scratch.is_cumulated) return {};
  std::vector<double>& sums = scratch.cumulative.sums;
  sums.assign(values.flow.begin(), values.flow.end());
  for (std::size_t c = 0; c < factors.size(); ++c) sums[c] *= factors[c];
  if (!all_finite(sums)) return without(Why::fault);
  std::partial_sum(sums.begin(), sums.end(), sums.begin());
  accrue(values, factors);
  scratch.error = error_of_sum(values, factors);
  scratch.settled = scratch.cumulative;
  settle(scratch.settled.sums, scratch.error);
  settle(scratch.settled.accrued, scratch.error);
  scratch.is_cumulated = true;
  return {};
}

Answer cumulate_plain(const MeasureCase& values) { return cumulate(values, {}); }

Answer cumulate_discounted(const MeasureCase& values) { return cumulate(values, values.factors()); }

CumulativeFlow as_flow(const MeasureCase& values, const MeasureScratch::Cumulative& cumulative) {
  return {.sums = cumulative.sums,
          .accrued = cumulative.accrued,
          .times = values.model.sheet.axis().time};
}

template <Cumulate cumulate_flow>
Answer payback(const MeasureCase& values) {
  if (const Answer found = cumulate_flow(values); found.why != Why::computed) return found;
  const PaybackTime found = payback_time(as_flow(values, values.scratch.settled));
  if (found.status == PaybackStatus::never) return without(Why::never);
  return checked(std::max(0.0, found.time.value_or(0) - payback_start(values.model)));
}

/// The error of the cumulative flow, over the flow that accrues in the step in which it passes 0.
double error_of_time(const MeasureCase& values, Years payback, double error) {
  const CumulativeFlow flow = as_flow(values, values.scratch.settled);
  const std::span<const Years> at = flow.times;
  const Years time = payback + payback_start(values.model);
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
Score score(const MeasureCase& values, Years limit) {
  if (cumulate_flow(values).why != Why::computed) return {.value = no_value};
  const CumulativeFlow flow = as_flow(values, values.scratch.cumulative);
  return {-lowest_from(flow, limit + payback_start(values.model)), values.scratch.error};
}

/// The rows that the statement of cash flow keeps of a payback (statements/flows.cpp).
struct PaybackRows {
  RowId cumulative = no_row;
  RowId crossings = no_row;         ///< the payback is the greatest of them
  RowId rounding = no_row;          ///< what rounding can leave in `cumulative`
  RowId rounding_of_time = no_row;  ///< and in each crossing
};

PaybackRows payback_rows(const Model& model, RowId cumulative, const std::string& crossings) {
  const Sheet& sheet = model.sheet;
  return {cumulative, sheet.find(crossings), sheet.find(crossings + ".rounding"),
          sheet.find(crossings + ".rounding_of_time")};
}

PaybackRows plain_rows(const FormulaCase& written) {
  const Flows& flows = written.model.flows;
  if (written.of_equity() && flows.equity != flows.project)
    return payback_rows(written.model, flows.equity_cumulative, "equity.payback");
  if (!written.of_project() && !written.of_equity()) return {};
  return payback_rows(written.model, flows.cumulative, "payback");
}

PaybackRows discounted_rows(const FormulaCase& written) {
  const Perspective& view = written.view();
  const std::string prefix = written.wanted.perspective == 0 ? "" : view.id + ".";
  if (written.of_equity())
    return payback_rows(written.model, view.cumulative_equity_present_value,
                        prefix + "equity.discounted_payback");
  if (!written.of_project()) return {};
  return payback_rows(written.model, view.cumulative_present_value, prefix + "discounted_payback");
}

/// The last crossing; never, where the cumulative flow ends below zero.
template <PaybackRows (*rows_of)(const FormulaCase&)>
MeasureFormula formula(const FormulaCase& written) {
  const PaybackRows rows = rows_of(written);
  if (rows.cumulative == no_row || rows.crossings == no_row) return {};
  const TimeAxis& axis = written.model.sheet.axis();
  Formula time = written.greatest(rows.crossings);
  if (written.model.payback_from == PaybackFrom::operation)
    time = joined({"MAX(0,", time, "-" + shortest(axis.construction()) + ")"});
  const std::string last = ",1," + std::to_string(axis.columns()) + ")";
  const Formula short_at_end = joined({"INDEX(", written.cells.row(rows.cumulative),
                                       last + "<-INDEX(", written.cells.row(rows.rounding), last});
  return {if_formula(short_at_end, written.reason(Why::never), time), {}};
}

/// That of the last crossing.
template <PaybackRows (*rows_of)(const FormulaCase&)>
Formula rounding_formula(const FormulaCase& written, const Formula&) {
  const PaybackRows rows = rows_of(written);
  return joined({"SUMPRODUCT((", written.cells.row(rows.crossings), "=",
                 written.greatest(rows.crossings), ")*", written.cells.row(rows.rounding_of_time),
                 ")"});
}

}  // namespace

Years payback_start(const Model& model) {
  return model.payback_from == PaybackFrom::operation ? model.sheet.axis().construction() : 0;
}

namespace measures {

constinit const MeasureDefinition static_payback = {
    .id = "static_payback",
    .kind = Kind::years,
    .better = Better::less,
    .title = "Static payback",
    .rows = {&Flows::dated, &Flows::equity_dated},
    .compute = payback<cumulate_plain>,
    .score = score<cumulate_plain>,
    .rounding = rounding,
    .explanation = "static_payback = the last time that cumulative_cash_flow passes 0",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.cumulative, model.flows.dated}, {}};
    },
    .formula = formula<plain_rows>,
    .rounding_formula = rounding_formula<plain_rows>};

constinit const MeasureDefinition discounted_payback = {
    .id = "discounted_payback",
    .kind = Kind::years,
    .better = Better::less,
    .title = "Discounted payback",
    .rows = {&Flows::dated, &Flows::equity_dated},
    .rates = {&Perspective::discounting},
    .compute = payback<cumulate_discounted>,
    .score = score<cumulate_discounted>,
    .rounding = rounding,
    .explanation = "discounted_payback = the last time that cumulative_present_value passes 0",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.perspectives.front().cumulative_present_value, model.flows.dated}, {}};
    },
    .formula = formula<discounted_rows>,
    .rounding_formula = rounding_formula<discounted_rows>};

}  // namespace measures
}  // namespace gonogo
