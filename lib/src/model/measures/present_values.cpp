// SPDX-License-Identifier: MIT
/// The net present value, and the measures computed from it.
#include <cmath>

#include "gonogo/base/text.hpp"
#include "gonogo/measure/present_value.hpp"
#include "gonogo/measure/ratios.hpp"
#include "gonogo/model/measures.hpp"
#include "model/measures/formula_case.hpp"
#include "model/measures/measure_case.hpp"

namespace gonogo {
namespace {

Answer value_at_rate(const MeasureCase& values, Rate rate) {
  if (!(rate > -1)) return without(Why::fault);
  MeasureScratch& known = values.scratch;
  if (known.rate != rate || known.factors.empty()) {
    known.rate = rate;
    known.factors = discount_factors(values.model.flow_time, rate);
  }
  return checked(present_value(values.flow, known.factors));
}

Answer net_value(const MeasureCase& values) {
  if (values.wanted.rate) return value_at_rate(values, *values.wanted.rate);
  if (!all_finite(values.factors())) return without(Why::fault);
  return checked(present_value(values.flow, values.factors()));
}

/// At the stated rate, else at the rate of the perspective.
double rounding(const MeasureCase& values, double) {
  return error_of_sum(values, values.wanted.rate ? values.scratch.factors : values.factors());
}

/// Value outside the contract is known by its own row, as it is in no flow.
Answer value_with_benefit(const MeasureCase& values) {
  const Answer value = net_value(values);
  const auto benefit = values.row(values.model.flows.benefit);
  if (value.why != Why::computed || benefit.empty()) return value;
  return checked(value.value + present_value(benefit, values.factors()));
}

Money invested(const MeasureCase& values) {
  return present_value(values.row(values.model.flows.investment), values.factors());
}

Answer index(const MeasureCase& values) {
  const Answer value = net_value(values);
  if (value.why != Why::computed) return value;
  return checked(profitability_index(value.value, invested(values)));
}

Answer ratio(const MeasureCase& values) {
  const Answer value = net_value(values);
  if (value.why != Why::computed) return value;
  return checked(npv_ratio(value.value, invested(values)));
}

Answer yearly(const MeasureCase& values) {
  const Answer value = net_value(values);
  if (value.why != Why::computed) return value;
  return checked(
      equivalent_annual_value(value.value, values.model.sheet.axis().period(), values.discount()));
}

/// That of the present value, and of the outlays: these are all of one sign, so their sum is as
/// exact as its own size.
double rounding_per_invested(const MeasureCase& values, double value) {
  const double share = flow_rounding(values.model.proposal, values.model.sheet.axis());
  return rounding(values, value) / invested(values) + share * (1 + std::abs(value));
}

double rounding_of_annuity(const MeasureCase& values, double value) {
  const auto yearly = equivalent_annual_value(
      rounding(values, value), values.model.sheet.axis().period(), values.discount());
  return yearly.value_or(0);
}

Formula net_value_formula(const FormulaCase& written) {
  if (written.of_project()) return written.sum(written.view().present_value);
  return joined({"SUMPRODUCT(", written.flow(), ",", written.cells.row(written.factor()), ")"});
}

/// The cell of the net present value, where the workbook has one.
Formula net_value_cell(const FormulaCase& written) {
  const bool has_cell = written.of_project() && written.wanted.perspective == 0;
  const Formula cell = has_cell ? written.cells.measure(measures::npv) : Formula{};
  return cell.empty() ? net_value_formula(written) : cell;
}

Formula invested_formula(const FormulaCase& written) {
  return joined({"SUMPRODUCT(", written.cells.row(written.model.flows.investment), ",",
                 written.cells.row(written.factor()), ")"});
}

/// `value` where something is invested.
MeasureFormula per_invested(const FormulaCase& written, const Formula& value) {
  const Formula capital = invested_formula(written);
  return {if_formula(joined({capital, ">0"}), value, written.reason(Why::not_applicable)),
          joined({capital, "<=0"})};
}

/// The level yearly amount of a present value.
Formula annuity_formula(const FormulaCase& written, const Formula& present_value) {
  const std::string years = shortest(written.model.sheet.axis().period());
  return joined(
      {"-PMT(", written.cells.scalar(written.discount()), "," + years + ",", present_value, ")"});
}

Formula error_formula(const FormulaCase& written, const Formula&) {
  return written.error_of_sum(written.cells.row(written.factor()));
}

Formula error_per_invested(const FormulaCase& written, const Formula& value) {
  return joined({error_formula(written, value), "/", invested_formula(written),
                 "+" + written.share_of_error() + "*(1+ABS(", value, "))"});
}

MeasureSources index_sources(const Model& model) {
  return {{model.perspectives.front().present_value, model.flows.investment}, {}};
}

}  // namespace

Formula present_value_formula(const Model& model, FlowKind flow, const Formula& rate,
                              const MeasureCells& cells) {
  return joined({"SUMPRODUCT(", cells.row(flow_row(model.flows, flow)), ",(1+", rate, ")^-",
                 cells.row(model.flows.time), ")"});
}

Formula present_value_rounding(const Model& model, FlowKind flow, const Formula& rate,
                               const MeasureCells& cells) {
  const FormulaCase written{model, {measures::npv, flow}, {}, cells, flow_row(model.flows, flow)};
  return written.error_of_sum(joined({"(1+", rate, ")^-", cells.row(model.flows.time)}));
}

namespace measures {

constinit const MeasureDefinition npv = {
    .id = "npv",
    .kind = Kind::money,
    .title = "Net present value",
    .short_title = "NPV",
    .rates = {&Perspective::discounting},
    .compute = net_value,
    .rounding = rounding,
    .explanation = "npv = total(present_value)",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.perspectives.front().present_value}, {}};
    },
    .formula = [](const FormulaCase& written) -> MeasureFormula {
      return {net_value_formula(written), {}};
    },
    .rounding_formula = error_formula};

constinit const MeasureDefinition npv_with_benefit = {
    .id = "npv_with_benefit",
    .kind = Kind::money,
    .title = "Net present value with the benefit outside the contract",
    .short_title = "NPV with benefit",
    .rows = {&Flows::benefit},
    .rates = {&Perspective::discounting},
    .compute = value_with_benefit,
    .rounding = rounding,
    .explanation = "npv_with_benefit = total((cash_flow + benefit) * discount_factor)",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.perspectives.front().present_value, model.flows.benefit}, {}};
    },
    .formula = [](const FormulaCase& written) -> MeasureFormula {
      const RowId benefit = written.model.flows.benefit;
      if (benefit == no_row) return {net_value_formula(written), {}};
      return {joined({net_value_formula(written), "+SUMPRODUCT(", written.cells.row(benefit), ",",
                      written.cells.row(written.view().discount_factor), ")"}),
              {}};
    },
    .rounding_formula = error_formula};

constinit const MeasureDefinition profitability_index = {
    .id = "profitability_index",
    .kind = Kind::ratio,
    .title = "Profitability index",
    .rows = {&Flows::investment},
    .rates = {&Perspective::discounting},
    .compute = index,
    .rounding = rounding_per_invested,
    .inapplicable = "nothing is invested",
    .explanation = "profitability_index = 1 + npv / total(investment * discount_factor)",
    .sources = index_sources,
    .formula = [](const FormulaCase& written) -> MeasureFormula {
      return per_invested(written,
                          joined({"1+", net_value_cell(written), "/", invested_formula(written)}));
    },
    .rounding_formula = error_per_invested};

constinit const MeasureDefinition npv_ratio = {
    .id = "npv_ratio",
    .kind = Kind::ratio,
    .title = "NPV ratio",
    .rows = {&Flows::investment},
    .rates = {&Perspective::discounting},
    .compute = ratio,
    .rounding = rounding_per_invested,
    .inapplicable = "nothing is invested",
    .explanation = "npv_ratio = npv / total(investment * discount_factor)",
    .sources = index_sources,
    .formula = [](const FormulaCase& written) -> MeasureFormula {
      return per_invested(written,
                          joined({net_value_cell(written), "/", invested_formula(written)}));
    },
    .rounding_formula = error_per_invested};

constinit const MeasureDefinition equivalent_annual = {
    .id = "equivalent_annual",
    .kind = Kind::money,
    .title = "Equivalent annual value",
    .rates = {&Perspective::discount},
    .compute = yearly,
    .rounding = rounding_of_annuity,
    .inapplicable = "there is no annuity at this rate",
    .explanation = "equivalent_annual = npv * rate / (1 - (1 + rate)^-years)",
    .sources = [](const Model& model) -> MeasureSources {
      const Perspective& view = model.perspectives.front();
      return {{view.present_value}, {view.discount}};
    },
    .formula = [](const FormulaCase& written) -> MeasureFormula {
      return {annuity_formula(written, net_value_cell(written)), {}};
    },
    .rounding_formula =
        [](const FormulaCase& written, const Formula& value) {
          return annuity_formula(written, error_formula(written, value));
        }};

}  // namespace measures
}  // namespace gonogo
