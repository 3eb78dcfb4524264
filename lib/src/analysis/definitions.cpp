// SPDX-License-Identifier: MIT
#include "analysis/definitions.hpp"

namespace gonogo {
namespace {

Definition raw_definition(const Model& model, Measure measure) {
  const Flows& flows = model.flows;
  const Perspective& view = model.perspectives.front();
  const auto row = [&](const char* id) { return model.sheet.find(id); };
  switch (measure) {
    case Measure::npv:
      return {"npv = total(present_value)", {view.present_value}, {}};
    case Measure::irr:
      return {
          "irr = the rate r at which total(cash_flow / (1 + r)^years) is 0", {flows.project}, {}};
    case Measure::mirr:
      return {
          "mirr = (receipts carried to the end at the reinvestment rate / outlays discounted at "
          "the finance rate)^(1 / years) - 1",
          {flows.project},
          {view.finance, view.reinvest}};
    case Measure::static_payback:
      return {"static_payback = the last time at which cumulative_cash_flow passes 0",
              {flows.cumulative},
              {}};
    case Measure::discounted_payback:
      return {"discounted_payback = the last time at which cumulative_present_value passes 0",
              {view.cumulative_present_value},
              {}};
    case Measure::profitability_index:
      return {"profitability_index = 1 + npv / total(investment * discount_factor)",
              {view.present_value, flows.investment},
              {}};
    case Measure::npv_ratio:
      return {"npv_ratio = npv / total(investment * discount_factor)",
              {view.present_value, flows.investment},
              {}};
    case Measure::equivalent_annual:
      return {"equivalent_annual = npv * rate / (1 - (1 + rate)^-years)",
              {view.present_value},
              {view.discount}};
    case Measure::roi:
      return {
          "roi = total(ebit) / years of operation / (total(investment) + greatest working capital)",
          {flows.ebit, flows.investment, flows.working_capital},
          {}};
    case Measure::accounting_return:
      return {"accounting_return = total(profit) / years of operation / total(investment)",
              {flows.profit, flows.investment},
              {}};
    case Measure::margin:
      return {"margin = total(ebit) / total(revenue)", {flows.ebit, flows.revenue}, {}};
    case Measure::peak_funding:
      return {"peak_funding = the greatest negative of cumulative_cash_flow",
              {row("cumulative_cash_flow")},
              {}};
    default:
      return {std::string(id_of(measure)) + " is not built yet", {}, {}};
  }
}

}  // namespace

Definition definition_of(const Model& model, Measure measure) {
  Definition result = raw_definition(model, measure);
  std::erase(result.rows, no_row);
  std::erase(result.scalars, no_node);
  return result;
}

}  // namespace gonogo
