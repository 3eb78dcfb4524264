// SPDX-License-Identifier: MIT
/// Measures of profit over revenue or capital.
#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "gonogo/measure/ratios.hpp"
#include "gonogo/model/measures.hpp"
#include "model/measures/formula_case.hpp"
#include "model/measures/measure_case.hpp"
#include "model/measures/over_years.hpp"

namespace gonogo {
namespace {

/// The error of a profit per year over a capital. A profit nets all amounts of the flow; capital is
/// a sum of one sign, as exact as its own size.
double error_over(const MeasureCase& values, double value, double base, Years years) {
  const double share = flow_rounding(values.model.proposal, values.model.sheet.axis());
  return error_of_sum(values, {}) / years / base + share * std::abs(value);
}

/// The working capital that counts in the return on investment; `no_row`: none.
RowId bound_capital(const Model& model) {
  return model.working_capital == CapitalKind::net ? model.flows.net_capital
                                                   : model.flows.working_capital;
}

Money capital(const MeasureCase& values) {
  const auto bound = values.row(bound_capital(values.model));
  const double most = bound.empty() ? 0 : *std::max_element(bound.begin(), bound.end());
  return sum_of(values.row(values.model.flows.investment)) + most;
}

/// Yearly EBIT over the investment and the greatest working capital.
Answer return_of_capital(const MeasureCase& values) {
  const Flows& flows = values.model.flows;
  const auto ebit = values.row(flows.ebit);
  if (ebit.empty()) return without(Why::not_applicable);
  return checked(return_on_investment(yearly(values, ebit), capital(values)));
}

/// Yearly profit after tax over the investment.
Answer return_of_accounts(const MeasureCase& values) {
  const Flows& flows = values.model.flows;
  return checked(
      return_on_investment(sum_of(values.row(flows.profit)) / years_of_operation(values.model),
                           sum_of(values.row(flows.investment))));
}

Answer ebit_margin(const MeasureCase& values) {
  const Flows& flows = values.model.flows;
  const auto ebit = values.row(flows.ebit);
  if (ebit.empty()) return without(Why::not_applicable);
  const double revenue = sum_of(values.row(flows.revenue));
  return revenue > 0 ? checked(sum_of(ebit) / revenue)
                     : without(std::isnan(revenue) ? Why::fault : Why::not_applicable);
}

/// Both net amounts of the flow: revenue is less what it displaces.
double rounding_of_margin(const MeasureCase& values, double value) {
  const double revenue = sum_of(values.row(values.model.flows.revenue));
  return error_of_sum(values, {}) * (1 + std::abs(value)) / revenue;
}

/// `share` of a base, which must be above 0.
MeasureFormula share_of(const FormulaCase& written, const Formula& base, const Formula& share) {
  return {if_formula(joined({base, ">0"}), share, written.reason(Why::not_applicable)),
          joined({base, "<=0"})};
}

/// `error_over` as a formula.
Formula error_over(const FormulaCase& written, const Formula& value, const Formula& base,
                   Years years) {
  return joined({written.error_of_sum(), "/" + shortest(years) + "/(", base,
                 ")+" + written.share_of_error() + "*ABS(", value, ")"});
}

Formula capital_formula(const FormulaCase& written) {
  const Flows& flows = written.model.flows;
  const Formula invested = written.sum(flows.investment);
  const RowId bound = bound_capital(written.model);
  if (bound == no_row) return invested;
  return joined({invested, "+", written.greatest(bound)});
}

MeasureFormula return_formula(const FormulaCase& written) {
  const Flows& flows = written.model.flows;
  if (flows.ebit == no_row) return {};
  const Formula capital = capital_formula(written);
  return share_of(written, capital,
                  joined({yearly_formula(written, flows.ebit), "/(", capital, ")"}));
}

MeasureFormula accounts_formula(const FormulaCase& written) {
  const Flows& flows = written.model.flows;
  if (flows.profit == no_row) return {};
  const Formula capital = written.sum(flows.investment);
  return share_of(written, capital,
                  joined({written.sum(flows.profit),
                          "/" + shortest(years_of_operation(written.model)) + "/", capital}));
}

MeasureFormula margin_formula(const FormulaCase& written) {
  const Flows& flows = written.model.flows;
  if (flows.ebit == no_row || flows.revenue == no_row) return {};
  const Formula revenue = written.sum(flows.revenue);
  return share_of(written, revenue, joined({written.sum(flows.ebit), "/", revenue}));
}

}  // namespace

namespace measures {

constinit const MeasureDefinition roi = {
    .id = "roi",
    .kind = Kind::rate,
    .title = "Return on investment",
    .short_title = "ROI",
    .rows = {&Flows::ebit, &Flows::investment, &Flows::working_capital, &Flows::net_capital},
    .compute = return_of_capital,
    .by_year = true,
    .rounding =
        [](const MeasureCase& values, double value) {
          return error_over(values, value, capital(values),
                            averaged_years(values.model, values.wanted));
        },
    .inapplicable = "nothing is invested",
    .explanation =
        "roi = total(ebit) / years of operation / (total(investment) + greatest working "
        "capital)",
    .sources = [](const Model& model) -> MeasureSources {
      const Flows& flows = model.flows;
      return {{flows.ebit, flows.investment, bound_capital(model)}, {}};
    },
    .formula = return_formula,
    .rounding_formula =
        [](const FormulaCase& written, const Formula& value) {
          return error_over(written, value, capital_formula(written),
                            averaged_years(written.model, written.wanted));
        }};

constinit const MeasureDefinition accounting_return = {
    .id = "accounting_return",
    .kind = Kind::rate,
    .title = "Accounting rate of return",
    .rows = {&Flows::profit, &Flows::investment},
    .compute = return_of_accounts,
    .rounding =
        [](const MeasureCase& values, double value) {
          const Money invested = sum_of(values.row(values.model.flows.investment));
          return error_over(values, value, invested, years_of_operation(values.model));
        },
    .inapplicable = "nothing is invested",
    .explanation = "accounting_return = total(profit) / years of operation / total(investment)",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.profit, model.flows.investment}, {}};
    },
    .formula = accounts_formula,
    .rounding_formula =
        [](const FormulaCase& written, const Formula& value) {
          const Formula invested = written.sum(written.model.flows.investment);
          return error_over(written, value, invested, years_of_operation(written.model));
        }};

constinit const MeasureDefinition margin = {
    .id = "margin",
    .other_id = "ebit_margin",
    .kind = Kind::rate,
    .title = "EBIT margin",
    .short_title = "EBIT margin",
    .rows = {&Flows::ebit, &Flows::revenue},
    .compute = ebit_margin,
    .rounding = rounding_of_margin,
    .inapplicable = "there is no revenue",
    .explanation = "margin = total(ebit) / total(revenue - cannibalised revenue)",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.ebit, model.flows.revenue}, {}};
    },
    .formula = margin_formula,
    .rounding_formula =
        [](const FormulaCase& written, const Formula& value) {
          return joined({written.error_of_sum(), "*(1+ABS(", value, "))/",
                         written.sum(written.model.flows.revenue)});
        }};

}  // namespace measures
}  // namespace gonogo
