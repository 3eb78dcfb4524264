// SPDX-License-Identifier: MIT
#include "analysis/definitions.hpp"

#include <cmath>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// Text and references in turn.
Formula joined(std::initializer_list<Formula> parts) {
  Formula result;
  for (const Formula& part : parts) result.insert(result.end(), part.begin(), part.end());
  return result;
}

Formula text(std::string words) { return {std::move(words)}; }

bool evenly_spaced(const Model& model) {
  for (std::size_t c = 0; c < model.flow_time.size(); ++c) {
    if (std::abs(model.flow_time[c] * model.sheet.axis().steps_per_year - static_cast<double>(c)) >
        1e-9)
      return false;
  }
  return !model.sheet.axis().dated();
}

Formula irr_formula(const Model& model, double rate, const CellsOf& cells) {
  if (!evenly_spaced(model)) return {};
  const int steps = model.sheet.axis().steps_per_year;
  const double guess = std::expm1(std::log1p(rate) / steps);
  Formula irr =
      joined({text("IRR("), cells.row(model.flows.project), text("," + shortest(guess) + ")")});
  if (steps == 1) return irr;
  return joined({text("(1+"), irr, text(")^" + std::to_string(steps) + "-1")});
}

/// Receipts carried to the last time money moves, outlays discounted to the first.
Formula mirr_formula(const Model& model, const CellsOf& cells) {
  const Perspective& view = model.perspectives.front();
  const Formula flow = cells.row(model.flows.project);
  const Formula time = cells.row(model.flows.time);
  const Formula last = text(shortest(model.flow_time.back()));
  return joined({text("(SUMPRODUCT(("),
                 flow,
                 text(">0)*"),
                 flow,
                 text("*(1+"),
                 cells.scalar(view.reinvest),
                 text(")^("),
                 last,
                 text("-"),
                 time,
                 text("))/-SUMPRODUCT(("),
                 flow,
                 text("<0)*"),
                 flow,
                 text("/(1+"),
                 cells.scalar(view.finance),
                 text(")^"),
                 time,
                 text("))^(1/("),
                 last,
                 text("-INDEX("),
                 time,
                 text(",1)))-1")});
}

/// The last crossing; never, where the running total ends below zero.
Formula payback_formula(const Model& model, RowId total, const std::string& crossings,
                        const CellsOf& cells) {
  Formula time = joined({text("MAX("), cells.row(model.sheet.find(crossings)), text(")")});
  if (model.payback_from == PaybackFrom::operation) {
    time = joined(
        {text("MAX(0,"), time, text("-" + shortest(model.sheet.axis().construction()) + ")")});
  }
  const std::string last = std::to_string(model.sheet.axis().columns());
  return joined({text("IF(INDEX("), cells.row(total), text(",1," + last + ")<0,\"never\","), time,
                 text(")")});
}

Formula invested(const Model& model, const CellsOf& cells) {
  return joined({text("SUMPRODUCT("), cells.row(model.flows.investment), text(","),
                 cells.row(model.perspectives.front().discount_factor), text(")")});
}

Formula roi_formula(const Model& model, const CellsOf& cells) {
  const TimeAxis& axis = model.sheet.axis();
  Formula capital = joined({text("(SUM("), cells.row(model.flows.investment), text(")")});
  if (model.flows.working_capital != nothing) {
    capital = joined({capital, text("+MAX("), cells.row(model.flows.working_capital), text(")")});
  }
  return joined({text("SUM("), cells.row(model.flows.ebit),
                 text(")/" + shortest(axis.period() - axis.construction()) + "/"), capital,
                 text(")")});
}

}  // namespace

Formula measure_formula(const Model& model, Measure measure, double value, const CellsOf& cells) {
  const Perspective& view = model.perspectives.front();
  switch (measure) {
    case Measure::npv:
      return joined({text("SUM("), cells.row(view.present_value), text(")")});
    case Measure::irr:
      return irr_formula(model, value, cells);
    case Measure::mirr:
      return mirr_formula(model, cells);
    case Measure::static_payback:
      return payback_formula(model, model.flows.cumulative, "payback", cells);
    case Measure::discounted_payback:
      return payback_formula(model, view.cumulative_present_value, "discounted_payback", cells);
    case Measure::profitability_index:
      return joined({text("1+"), cells.measure(Measure::npv), text("/"), invested(model, cells)});
    case Measure::npv_ratio:
      return joined({cells.measure(Measure::npv), text("/"), invested(model, cells)});
    case Measure::equivalent_annual:
      return joined({text("-PMT("), cells.scalar(view.discount),
                     text("," + shortest(model.sheet.axis().period()) + ","),
                     cells.measure(Measure::npv), text(")")});
    case Measure::roi:
      return roi_formula(model, cells);
    case Measure::margin:
      return joined({text("SUM("), cells.row(model.flows.ebit), text(")/SUM("),
                     cells.row(model.flows.revenue), text(")")});
    case Measure::peak_funding:
      return joined({text("MAX(0,-MIN("), cells.row(model.flows.cumulative), text("))")});
    default:
      break;
  }
  return {};
}

Formula margin_formula(const Model& model, const JudgedRule& rule, const Formula& value,
                       const Formula& limit, const CellsOf& cells) {
  const std::string sign = rule.at_least ? "" : "-";
  if (rule.measure == Measure::irr) {
    const RowId flow = rule.flow == FlowKind::pretax ? model.flows.pretax : model.flows.project;
    const Formula time = cells.row(model.flows.time);
    return joined({text(sign + "SUMPRODUCT("), cells.row(flow), text(",(1+"), limit, text(")^-"),
                   time, text(")")});
  }
  return joined({text("IF(ISNUMBER("), value, text(")," + sign + "("), value, text("-"), limit,
                 text("),\"none\")")});
}

Formula result_formula(const Formula& margin, const std::string& passes, const std::string& fails) {
  return joined({text("IF(ISNUMBER("), margin, text("),IF("), margin,
                 text(">=0,\"" + passes + "\",\"" + fails + "\"),\"" + fails + "\")")});
}

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
  std::erase(result.rows, nothing);
  std::erase(result.scalars, nothing);
  return result;
}

}  // namespace gonogo
