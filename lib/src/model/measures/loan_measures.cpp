// SPDX-License-Identifier: MIT
/// Measures of debt and of the owner's profit.
#include <algorithm>
#include <cmath>

#include "gonogo/base/no_value.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/measure/ratios.hpp"
#include "gonogo/measure/rounding.hpp"
#include "gonogo/model/measures.hpp"
#include "model/measures/formula_case.hpp"
#include "model/measures/measure_case.hpp"
#include "model/measures/over_years.hpp"

namespace gonogo {
namespace {

using FlowRow = RowId Flows::*;

/// The ratio of the year of the rule; else the least of all years with a base.
template <FlowRow ratio, FlowRow base>
Answer least_cover(const MeasureCase& values) {
  const auto covers = values.row(values.model.flows.*ratio);
  const auto bases = values.row(values.model.flows.*base);
  double least = no_value;
  for (std::size_t c = 0; c < covers.size(); ++c) {
    const bool asked =
        values.wanted.year_ends == 0 || c == static_cast<std::size_t>(values.wanted.year_ends);
    if (asked && bases[c] > 0 && !(least <= covers[c])) least = covers[c];
  }
  return std::isnan(least) ? without(Why::not_applicable) : checked(least);
}

Answer average_cover(const MeasureCase& values) {
  const auto covers = values.row(values.model.flows.cover);
  const auto services = values.row(values.model.flows.cover_service);
  const auto years =
      std::count_if(services.begin(), services.end(), [](double v) { return v > 0; });
  if (years == 0) return without(Why::not_applicable);
  return checked(sum_of(covers) / static_cast<double>(years));
}

/// The amounts of the flow carry their error into what covers and what is covered, most where least
/// is covered.
template <FlowRow base>
double rounding_of_cover(const MeasureCase& values, double value) {
  double most = 0;
  for (const double each : values.row(values.model.flows.*base))
    most = std::max(most, each > 0 ? 1 / each : 0);
  return error_of_sum(values, {}) * (1 + std::abs(value)) * most;
}

template <FlowRow base>
Formula cover_rounding(const FormulaCase& written, const Formula& value) {
  const Formula bases = written.cells.row(written.model.flows.*base);
  return joined({written.error_of_sum(), "*(1+ABS(", value, "))*SUMPRODUCT(MAX((", bases, ">0)/(",
                 bases, "+(", bases, "<=0))))"});
}

std::size_t before_operation(const Model& model) {
  return static_cast<std::size_t>(model.sheet.axis().operation - 1);
}

Answer cover_over_life(const MeasureCase& values) {
  const auto debts = values.row(values.model.flows.debt);
  const double debt = debts.empty() ? 0 : debts[before_operation(values.model)];
  if (!(debt > error_of_sum(values, {}))) return without(Why::not_applicable);
  return checked(sum_of(values.row(values.model.flows.life_cover)) / debt);
}

Answer greatest_share(const MeasureCase& values) {
  const auto shares = values.row(values.model.flows.debt_share);
  if (shares.empty()) return without(Why::not_applicable);
  const auto alone = values.row(values.model.flows.debt_alone);
  if (values.wanted.year_ends > 0) {
    const auto year = static_cast<std::size_t>(values.wanted.year_ends);
    return alone[year] > 0 ? without(Why::none) : checked(shares[year]);
  }
  if (*std::max_element(alone.begin(), alone.end()) > 0) return without(Why::none);
  return checked(*std::max_element(shares.begin(), shares.end()));
}

/// What the owners put in: investment and the greatest working capital, less what is borrowed; 0
/// where that is all but for rounding.
Money own_capital(const MeasureCase& values) {
  const Flows& flows = values.model.flows;
  const auto bound = values.row(flows.working_capital);
  const double most = bound.empty() ? 0 : *std::max_element(bound.begin(), bound.end());
  const Money capital =
      sum_of(values.row(flows.investment)) + most - sum_of(values.row(flows.loans_drawn));
  return settled(capital, error_of_sum(values, {}));
}

Answer return_of_equity(const MeasureCase& values) {
  const auto profit = values.row(values.model.flows.owner_profit);
  if (profit.empty()) return without(Why::not_applicable);
  return checked(return_on_investment(yearly(values, profit), own_capital(values)));
}

Formula at_column(const FormulaCase& written, RowId row, int column) {
  return joined({"INDEX(", written.cells.row(row), ",1," + std::to_string(column + 1) + ")"});
}

/// `value` where `base` is above 0.
MeasureFormula above_zero(const FormulaCase& written, const Formula& base, const Formula& value) {
  return {if_formula(joined({base, ">0"}), value, written.reason(Why::not_applicable)),
          joined({base, "<=0"})};
}

template <FlowRow ratio, FlowRow base>
MeasureFormula cover_formula(const FormulaCase& written) {
  const RowId row = written.model.flows.*ratio, of = written.model.flows.*base;
  if (row == no_row) return {};
  if (written.wanted.year_ends > 0)
    return above_zero(written, at_column(written, of, written.wanted.year_ends),
                      at_column(written, row, written.wanted.year_ends));
  const std::string& id = written.model.sheet.rows()[row].id;
  const int last = written.model.sheet.axis().columns() - 1;
  return above_zero(written, at_column(written, written.model.sheet.find(id + ".years"), last),
                    at_column(written, written.model.sheet.find(id + ".least"), last));
}

MeasureFormula average_formula(const FormulaCase& written) {
  const Flows& flows = written.model.flows;
  if (flows.cover == no_row) return {};
  const Formula years = joined({"COUNTIF(", written.cells.row(flows.cover_service), ",\">0\")"});
  return above_zero(written, years, joined({written.sum(flows.cover), "/", years}));
}

MeasureFormula life_formula(const FormulaCase& written) {
  const Flows& flows = written.model.flows;
  if (flows.debt == no_row) return {};
  const Formula debt = at_column(written, flows.debt, written.model.sheet.axis().operation - 1);
  return above_zero(written, joined({"(", debt, "-", written.error_of_sum(), ")"}),
                    joined({written.sum(flows.life_cover), "/", debt}));
}

MeasureFormula share_formula(const FormulaCase& written) {
  const RowId shares = written.model.flows.debt_share;
  if (shares == no_row) return {};
  const RowId alone = written.model.flows.debt_alone;
  const int year = written.wanted.year_ends;
  const Formula none =
      joined({year > 0 ? at_column(written, alone, year) : written.greatest(alone), ">0"});
  return {if_formula(none, written.reason(Why::none),
                     year > 0 ? at_column(written, shares, year) : written.greatest(shares)),
          {}};
}

Formula own_capital_formula(const FormulaCase& written) {
  const Flows& flows = written.model.flows;
  Formula capital = written.sum(flows.investment);
  if (flows.working_capital != no_row)
    capital = joined({capital, "+", written.greatest(flows.working_capital)});
  if (flows.loans_drawn != no_row) capital = joined({capital, "-", written.sum(flows.loans_drawn)});
  return joined({"(", capital, ")"});
}

MeasureFormula equity_return_formula(const FormulaCase& written) {
  const Flows& flows = written.model.flows;
  if (flows.owner_profit == no_row) return {};
  const Formula capital = own_capital_formula(written);
  return above_zero(written, joined({"(", capital, "-", written.error_of_sum(), ")"}),
                    joined({yearly_formula(written, flows.owner_profit), "/", capital}));
}

}  // namespace

namespace measures {

constinit const MeasureDefinition roe = {
    .id = "roe",
    .kind = Kind::rate,
    .title = "Return on equity",
    .short_title = "ROE",
    .rows = {&Flows::owner_profit, &Flows::investment, &Flows::working_capital,
             &Flows::loans_drawn},
    .compute = return_of_equity,
    .by_year = true,
    .of_loans = true,
    .rounding =
        [](const MeasureCase& values, double value) {
          return error_of_sum(values, {}) * (1 + std::abs(value)) / own_capital(values);
        },
    .inapplicable = "nothing is put in by the owners",
    .explanation =
        "roe = profit after interest and tax a year of operation / (total(investment) + "
        "greatest working capital - total(loans drawn))",
    .sources = [](const Model& model) -> MeasureSources {
      const Flows& flows = model.flows;
      return {{flows.owner_profit, flows.investment, flows.working_capital, flows.loans_drawn}, {}};
    },
    .formula = equity_return_formula,
    .rounding_formula =
        [](const FormulaCase& written, const Formula& value) {
          return joined(
              {written.error_of_sum(), "*(1+ABS(", value, "))/", own_capital_formula(written)});
        }};

constinit const MeasureDefinition dscr = {
    .id = "dscr",
    .kind = Kind::ratio,
    .title = "Debt service cover, least",
    .short_title = "DSCR",
    .rows = {&Flows::cover, &Flows::cover_service},
    .compute = least_cover<&Flows::cover, &Flows::cover_service>,
    .by_year = true,
    .of_loans = true,
    .rounding = rounding_of_cover<&Flows::cover_service>,
    .inapplicable = "there is no debt service",
    .explanation =
        "dscr = the least of (ebitda - owner.tax.due) / loans.service, by year of "
        "operation with debt service",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.cover}, {}};
    },
    .formula = cover_formula<&Flows::cover, &Flows::cover_service>,
    .rounding_formula = cover_rounding<&Flows::cover_service>};

constinit const MeasureDefinition dscr_average = {
    .id = "dscr_average",
    .kind = Kind::ratio,
    .title = "Debt service cover, average",
    .short_title = "Average DSCR",
    .rows = {&Flows::cover, &Flows::cover_service},
    .compute = average_cover,
    .of_loans = true,
    .rounding = rounding_of_cover<&Flows::cover_service>,
    .inapplicable = "there is no debt service",
    .explanation =
        "dscr_average = the mean of (ebitda - owner.tax.due) / loans.service over the "
        "years with debt service",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.cover}, {}};
    },
    .formula = average_formula,
    .rounding_formula = cover_rounding<&Flows::cover_service>};

constinit const MeasureDefinition llcr = {
    .id = "llcr",
    .kind = Kind::ratio,
    .title = "Loan life cover",
    .short_title = "LLCR",
    .rows = {&Flows::life_cover, &Flows::debt},
    .compute = cover_over_life,
    .of_loans = true,
    .rounding =
        [](const MeasureCase& values, double value) {
          return error_of_sum(values, {}) * (1 + std::abs(value)) /
                 values.row(values.model.flows.debt)[before_operation(values.model)];
        },
    .inapplicable = "nothing is owed when operation starts",
    .explanation =
        "llcr = cash for debt service over the life of the debt, discounted by its "
        "interest / debt at the start of operation",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.life_cover, model.flows.debt}, {}};
    },
    .formula = life_formula,
    .rounding_formula =
        [](const FormulaCase& written, const Formula& value) {
          const int before = written.model.sheet.axis().operation - 1;
          return joined({written.error_of_sum(), "*(1+ABS(", value, "))/",
                         at_column(written, written.model.flows.debt, before)});
        }};

constinit const MeasureDefinition interest_cover = {
    .id = "interest_cover",
    .kind = Kind::ratio,
    .title = "Interest cover, least",
    .short_title = "Interest cover",
    .rows = {&Flows::interest_cover, &Flows::cover_interest},
    .compute = least_cover<&Flows::interest_cover, &Flows::cover_interest>,
    .by_year = true,
    .of_loans = true,
    .rounding = rounding_of_cover<&Flows::cover_interest>,
    .inapplicable = "there is no interest",
    .explanation =
        "interest_cover = the least of ebit / interest that does not join assets, by year of "
        "operation with interest",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.interest_cover}, {}};
    },
    .formula = cover_formula<&Flows::interest_cover, &Flows::cover_interest>,
    .rounding_formula = cover_rounding<&Flows::cover_interest>};

constinit const MeasureDefinition debt_share = {
    .id = "debt_share",
    .kind = Kind::rate,
    .better = Better::less,
    .title = "Debt over capital employed, greatest",
    .short_title = "Debt share",
    .rows = {&Flows::debt_share, &Flows::debt_alone},
    .compute = greatest_share,
    .by_year = true,
    .of_loans = true,
    .inapplicable = "there is no loan",
    .none = "there is debt and no capital employed",
    .explanation =
        "debt_share = the greatest of debt / capital employed (book value + net working capital), "
        "at the end of each step",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.debt_share, model.flows.debt_alone}, {}};
    },
    .formula = share_formula};

}  // namespace measures
}  // namespace gonogo
