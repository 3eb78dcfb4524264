// SPDX-License-Identifier: MIT
#include "analysis/measure_formulas.hpp"

#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {

Formula joined(std::initializer_list<Formula> parts) {
  Formula result;
  for (const Formula& part : parts) result.insert(result.end(), part.begin(), part.end());
  return result;
}

Formula formula_text(std::string words) { return {std::move(words)}; }

RowId flow_row(const Model& model, FlowKind kind) {
  switch (kind) {
    case FlowKind::project:
      return model.flows.project;
    case FlowKind::pretax:
      return model.flows.pretax;
    case FlowKind::equity:
      break;
  }
  return model.flows.equity;
}

namespace {

Formula text(std::string words) { return formula_text(std::move(words)); }

Formula quoted(const std::string& words) {
  std::string doubled;
  for (const char c : words) doubled += c == '"' ? "\"\"" : std::string(1, c);
  return text('"' + doubled + '"');
}

Formula if_else(const Formula& condition, const Formula& yes, const Formula& no) {
  return joined({text("IF("), condition, text(","), yes, text(","), no, text(")")});
}

/// IRR() wants a flow a period. When the first one is does not matter to a rate.
bool evenly_spaced(const Model& model) {
  if (model.sheet.axis().dated()) return false;
  const double step = 1.0 / model.sheet.axis().steps_per_year;
  for (std::size_t c = 1; c < model.flow_time.size(); ++c) {
    if (std::abs(model.flow_time[c] - model.flow_time[c - 1] - step) > 1e-9) return false;
  }
  return true;
}

class MeasureWriter {
 public:
  MeasureWriter(const Model& model, const MeasureResult& result, const CellsOf& cells)
      : model_(model),
        result_(result),
        cells_(cells),
        view_(model.perspectives[result.wanted.perspective]),
        flow_(flow_row(model, result.wanted.flow)),
        is_project_(flow_ == model.flows.project) {}

  Formula write() const {
    if (flow_ == no_row || result_.why == Why::not_stated || result_.why == Why::fault) return {};
    if (!(model_.flow_time.back() > model_.flow_time.front())) return {};
    switch (result_.wanted.measure) {
      case Measure::npv:
        return npv();
      case Measure::irr:
        return irr();
      case Measure::mirr:
        return mirr();
      case Measure::static_payback:
        return payback(model_.flows.cumulative, "payback");
      case Measure::discounted_payback:
        return payback(view_.cumulative_present_value, prefix() + "discounted_payback");
      case Measure::profitability_index:
        return per_invested(joined({text("1+"), npv_cell(), text("/"), invested()}));
      case Measure::npv_ratio:
        return per_invested(joined({npv_cell(), text("/"), invested()}));
      case Measure::equivalent_annual:
        return joined({text("-PMT("), cells_.scalar(view_.discount),
                       text("," + shortest(model_.sheet.axis().period()) + ","), npv_cell(),
                       text(")")});
      case Measure::roi:
        return roi();
      case Measure::accounting_return:
        return accounting_return();
      case Measure::margin:
        return margin();
      case Measure::peak_funding:
        return is_project_ ? joined({text("MAX(0,-"), least(model_.flows.cumulative), text(")")})
                           : Formula{};
      default:
        break;
    }
    return {};
  }

 private:
  Formula flow() const { return cells_.row(flow_); }
  Formula sum(RowId row) const { return joined({text("SUM("), cells_.row(row), text(")")}); }
  Formula least(RowId row) const { return joined({text("MIN("), cells_.row(row), text(")")}); }
  Formula greatest(RowId row) const { return joined({text("MAX("), cells_.row(row), text(")")}); }
  Formula reason(Why why) const { return quoted(reason_text(model_, why)); }
  std::string prefix() const { return result_.wanted.perspective == 0 ? "" : view_.id + "."; }

  Formula npv() const {
    if (is_project_) return sum(view_.present_value);
    return joined(
        {text("SUMPRODUCT("), flow(), text(","), cells_.row(view_.discount_factor), text(")")});
  }

  Formula npv_cell() const {
    const bool has_cell = is_project_ && result_.wanted.perspective == 0;
    return has_cell ? cells_.measure(Measure::npv) : npv();
  }

  /// No rate without an outlay and a receipt.
  Formula with_both_signs(const Formula& only_receipts, const Formula& only_outlays,
                          const Formula& value) const {
    return if_else(joined({least(flow_), text(">=0")}), only_receipts,
                   if_else(joined({greatest(flow_), text("<=0")}), only_outlays, value));
  }

  Formula irr() const {
    // Without a rate for a reason other than its signs: IRR() would not say so.
    if (result_.why != Why::computed && cells_.has_both_signs(flow_)) return {};
    const Formula none = reason(Why::none);
    const Formula no_outlay =
        if_else(joined({greatest(flow_), text("<=0")}), reason(Why::every_rate), none);
    const Formula found = rate();
    return found.empty() ? Formula{} : with_both_signs(no_outlay, none, found);
  }

  Formula rate() const {
    const Formula start = view_.discount == no_node ? text("0.1") : cells_.scalar(view_.discount);
    if (!evenly_spaced(model_)) return cells_.rate_steps(flow_, start);
    const int steps = model_.sheet.axis().steps_per_year;
    const double near = result_.why == Why::computed ? result_.value : 0.1;
    const double guess = std::expm1(std::log1p(near) / steps);
    // Spreadsheet programs do not find their way from a gain to a great loss.
    Formula irr =
        joined({text("IFERROR(IRR("), flow(), text("," + shortest(guess) + "),IFERROR(IRR("),
                flow(), text(",-0.5),IRR("), flow(), text(",-0.9)))")});
    if (steps > 1) irr = joined({text("(1+"), irr, text(")^" + std::to_string(steps) + "-1")});
    return joined(
        {text("IFERROR("), irr, text(","), quoted(words("not found by this program")), text(")")});
  }

  /// Receipts carried to the last time money moves, outlays discounted to the first.
  Formula mirr() const {
    const Formula time = cells_.row(model_.flows.time);
    const Formula last = text(shortest(model_.flow_time.back()));
    const Formula value = joined({text("(SUMPRODUCT(("),
                                  flow(),
                                  text(">0)*"),
                                  flow(),
                                  text("*(1+"),
                                  cells_.scalar(view_.reinvest),
                                  text(")^("),
                                  last,
                                  text("-"),
                                  time,
                                  text("))/-SUMPRODUCT(("),
                                  flow(),
                                  text("<0)*"),
                                  flow(),
                                  text("/(1+"),
                                  cells_.scalar(view_.finance),
                                  text(")^("),
                                  time,
                                  text("-" + shortest(model_.flow_time.front()) + ")))^(1/("),
                                  last,
                                  text("-" + shortest(model_.flow_time.front()) + "))-1")});
    const Formula no_outlay = if_else(joined({greatest(flow_), text("<=0")}), reason(Why::none),
                                      reason(Why::not_applicable));
    return with_both_signs(no_outlay, reason(Why::none), value);
  }

  /// The last crossing; never, where the running total ends below zero.
  Formula payback(RowId total, const std::string& crossings) const {
    if (!is_project_) return {};
    Formula time = greatest(model_.sheet.find(crossings));
    if (model_.payback_from == PaybackFrom::operation) {
      time = joined(
          {text("MAX(0,"), time, text("-" + shortest(model_.sheet.axis().construction()) + ")")});
    }
    const std::string last = std::to_string(model_.sheet.axis().columns());
    return if_else(joined({text("INDEX("), cells_.row(total), text(",1," + last + ")<0")}),
                   reason(Why::never), time);
  }

  Formula invested() const {
    return joined({text("SUMPRODUCT("), cells_.row(model_.flows.investment), text(","),
                   cells_.row(view_.discount_factor), text(")")});
  }

  Formula per_invested(const Formula& value) const {
    return if_else(joined({invested(), text(">0")}), value, reason(Why::not_applicable));
  }

  Formula roi() const {
    if (model_.flows.ebit == no_row) return {};
    const TimeAxis& axis = model_.sheet.axis();
    Formula capital = sum(model_.flows.investment);
    if (model_.flows.working_capital != no_row)
      capital = joined({capital, text("+"), greatest(model_.flows.working_capital)});
    const Formula value = joined({sum(model_.flows.ebit),
                                  text("/" + shortest(axis.period() - axis.construction()) + "/("),
                                  capital, text(")")});
    return if_else(joined({capital, text(">0")}), value, reason(Why::not_applicable));
  }

  Formula accounting_return() const {
    if (model_.flows.profit == no_row) return {};
    const TimeAxis& axis = model_.sheet.axis();
    const Formula capital = sum(model_.flows.investment);
    const Formula value =
        joined({sum(model_.flows.profit),
                text("/" + shortest(axis.period() - axis.construction()) + "/"), capital});
    return if_else(joined({capital, text(">0")}), value, reason(Why::not_applicable));
  }

  Formula margin() const {
    if (model_.flows.ebit == no_row || model_.flows.revenue == no_row) return {};
    const Formula revenue = sum(model_.flows.revenue);
    return if_else(joined({revenue, text(">0")}),
                   joined({sum(model_.flows.ebit), text("/"), revenue}),
                   reason(Why::not_applicable));
  }

  const Model& model_;
  const MeasureResult& result_;
  const CellsOf& cells_;
  const Perspective& view_;
  RowId flow_;
  bool is_project_;
};

}  // namespace

Formula measure_formula(const Model& model, const MeasureResult& result, const CellsOf& cells) {
  return MeasureWriter(model, result, cells).write();
}

Formula margin_formula(const Model& model, const BoundRule& rule, const Formula& value,
                       const Formula& limit, const CellsOf& cells) {
  const std::string sign = rule.at_least ? "" : "-";
  if (rule.measure == Measure::irr) {
    return joined({text(sign + "SUMPRODUCT("), cells.row(flow_row(model, rule.flow)), text(",(1+"),
                   limit, text(")^-"), cells.row(model.flows.time), text(")")});
  }
  const Formula is_number = joined({text("ISNUMBER("), value, text(")")});
  return if_else(is_number, joined({text(sign + "("), value, text("-"), limit, text(")")}),
                 text("\"\""));
}

Formula result_formula(const Formula& value, const Formula& margin, const ResultWords& words) {
  const Formula judged =
      if_else(joined({margin, text(">=0")}), quoted(words.passes), quoted(words.fails));
  const Formula without = if_else(joined({value, text("="), quoted(words.no_measure)}),
                                  quoted(words.not_applicable), quoted(words.fails));
  return if_else(joined({text("ISNUMBER("), margin, text(")")}), judged, without);
}

}  // namespace gonogo
