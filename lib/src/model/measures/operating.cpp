// SPDX-License-Identifier: MIT
/// What operation earns before depreciation, what it costs to sell, and what is spent on assets.
#include <algorithm>
#include <cmath>

#include "gonogo/model/measures.hpp"
#include "model/measures/formula_case.hpp"
#include "model/measures/measure_case.hpp"

namespace gonogo {
namespace {

/// 0 where the bid has no such row.
double total(const MeasureCase& values, RowId row) {
  return row == no_row ? 0 : sum_of(values.row(row));
}

double rounding_of_total(const MeasureCase& values, double) { return error_of_sum(values, {}); }

Formula error_of_total(const FormulaCase& written, const Formula&) {
  return written.error_of_sum();
}

Answer earned_before_depreciation(const MeasureCase& values) {
  const Flows& flows = values.model.flows;
  if (values.row(flows.ebit).empty() || values.model.proposal.cash_flow)
    return without(Why::not_applicable);
  return checked(total(values, flows.ebit) + total(values, flows.depreciation) -
                 total(values, flows.gain));
}

Answer share_left_of_sales(const MeasureCase& values) {
  const Flows& flows = values.model.flows;
  // Costs without a category may be of either kind.
  if (flows.sales_cost == no_row) return without(Why::not_applicable);
  const double revenue = total(values, flows.revenue);
  return revenue > 0 ? checked((revenue - total(values, flows.sales_cost)) / revenue)
                     : without(std::isnan(revenue) ? Why::fault : Why::not_applicable);
}

MeasureFormula earned_formula(const FormulaCase& written) {
  if (written.model.proposal.cash_flow) return {};
  const Flows& flows = written.model.flows;
  Formula value = written.sum(flows.ebit);
  if (flows.depreciation != no_row) value = joined({value, "+", written.sum(flows.depreciation)});
  if (flows.gain != no_row) value = joined({value, "-", written.sum(flows.gain)});
  return {value, {}};
}

MeasureFormula gross_margin_formula(const FormulaCase& written) {
  const Flows& flows = written.model.flows;
  if (flows.sales_cost == no_row) return {};
  const Formula revenue = written.sum(flows.revenue);
  const Formula share = joined({"1-", written.sum(flows.sales_cost), "/", revenue});
  return {if_formula(joined({revenue, ">0"}), share, written.reason(Why::not_applicable)),
          joined({revenue, "<=0"})};
}

}  // namespace

namespace measures {

constinit const MeasureDefinition ebitda = {
    .id = "ebitda",
    .kind = Kind::money,
    .title = "EBITDA",
    .rows = {&Flows::ebit, &Flows::depreciation, &Flows::gain},
    .compute = earned_before_depreciation,
    .rounding = rounding_of_total,
    .explanation = "ebitda = total(ebit) + total(depreciation) - total(gain on disposal)",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.ebit, model.flows.depreciation, model.flows.gain}, {}};
    },
    .formula = earned_formula,
    .rounding_formula = error_of_total};

constinit const MeasureDefinition gross_margin = {
    .id = "gross_margin",
    .kind = Kind::rate,
    .title = "Gross margin",
    .rows = {&Flows::revenue, &Flows::sales_cost},
    .compute = share_left_of_sales,
    .rounding =
        [](const MeasureCase& values, double value) {
          return error_of_sum(values, {}) * (1 + std::abs(value)) /
                 total(values, values.model.flows.revenue);
        },
    .inapplicable = "no revenue, or no cost of sales by category",
    .explanation =
        "gross_margin = 1 - cost of sales / total(revenue - cannibalised revenue); cost of sales "
        "is "
        "that of the categories network_operation, network_fixed, delivery, partner_share and "
        "transfer_price",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.revenue, model.flows.sales_cost}, {}};
    },
    .formula = gross_margin_formula,
    .rounding_formula =
        [](const FormulaCase& written, const Formula& value) {
          return joined({written.error_of_sum(), "*(1+ABS(", value, "))/",
                         written.sum(written.model.flows.revenue)});
        }};

constinit const MeasureDefinition capex = {
    .id = "capex",
    .kind = Kind::money,
    .better = Better::less,
    .title = "Capital expenditure",
    .rows = {&Flows::investment},
    .compute =
        [](const MeasureCase& values) {
          return values.model.proposal.cash_flow
                     ? without(Why::not_applicable)
                     : checked(total(values, values.model.flows.investment));
        },
    .rounding = rounding_of_total,
    .explanation = "capex = total(investment)",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.investment}, {}};
    },
    .formula = [](const FormulaCase& written) -> MeasureFormula {
      if (written.model.proposal.cash_flow) return {};
      return {written.sum(written.model.flows.investment), {}};
    },
    .rounding_formula = error_of_total};

}  // namespace measures
}  // namespace gonogo
