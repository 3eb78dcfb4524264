// SPDX-License-Identifier: MIT
#include "gonogo/analysis/workbook.hpp"

#include <algorithm>
#include <map>

#include "analysis/measure_formulas.hpp"
#include "analysis/rate_steps.hpp"
#include "analysis/workbook_cells.hpp"
#include "gonogo/analysis/report_text.hpp"

namespace gonogo {
namespace {

/// Columns of the table of rules; margin and result follow.
constexpr std::size_t rules_limit = 4, rules_value = 5, rules_margin = 6, rules_result = 7;

std::string as_evaluated() { return words("(as evaluated)"); }

/// What cannot follow the inputs becomes a text that says so: a number would look live and go
/// stale.
void fix(Cell& cell) {
  if (const std::string text = value_text(cell); !text.empty())
    cell = {.value = text + " " + as_evaluated(), .kind = Kind::text};
}

/// Reasons that no number of the workbook can take away.
bool lasts(Why why) { return why == Why::not_stated || why == Why::fault; }

class Workbook {
 public:
  Workbook(const Bid& bid, const Evaluation& evaluation)
      : model_(*bid.model), evaluation_(evaluation), cells_(bid.model) {
    formulas_.row = [this](RowId row) { return cells_.row(row); };
    formulas_.scalar = [this](NodeId node) { return joined({"(", cells_.scalar(node), ")"}); };
    formulas_.measure = [this](Measure measure) { return Formula{measure_cell(measure)}; };
    formulas_.reason = [this](Why why) { return reason_text(model_, why); };
    formulas_.text = [](std::string_view english) { return words(english); };
    formulas_.has_both_signs = [this](RowId row) {
      const auto& values = cells_.snapshot().row(row);
      const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
      return *least < 0 && *greatest > 0;
    };
    formulas_.rate_steps = [this](RowId flow, const Formula& start) {
      return steps_to_rate(flow, start);
    };
  }

  void add_to(Report& report) {
    for (Section& section : report.sections) make_live(section);
    add_cells(cells_, report);
    if (steps_.empty()) return;
    Section section{.id = "rate_steps", .title = words("Rate of return")};
    section.blocks.push_back(Paragraph{
        .text = words("Newton's steps to the rate of return: the flows are not evenly spaced.")});
    for (auto& [flow, steps] : steps_) section.blocks.push_back(std::move(steps.table));
    report.sections.push_back(std::move(section));
  }

 private:
  void make_live(Section& section) {
    for (Block& block : section.blocks) {
      if (auto* table = std::get_if<Table>(&block)) {
        if (table->id == "bid") make_rates_live(*table);
        if (table->id == "measures") make_measures_live(*table);
        if (table->id == "rules") make_rules_live(*table);
        if (table->id == "irr_rates") {
          for (Row& row : table->rows) fix(row.cells[0]);
        }
      } else if (auto* remark = std::get_if<Paragraph>(&block); remark && section.id != "turn") {
        remark->text += " " + as_evaluated();
      }
    }
    add_notes(section);
  }

  void add_notes(Section& section) const {
    if (section.id == "turn")
      section.blocks.insert(section.blocks.begin(),
                            Paragraph{.text = words("All of this sheet stands as evaluated.")});
    if (section.id == "decision") add_verdict(section);
    if (section.id != "measures") return;
    section.blocks.push_back(Paragraph{
        .text = words("A rate of return is a spreadsheet's here: one rate at which the flow is "
                      "worth nothing. gonogo evaluate tells whether it is the only one."),
        .tone = Tone::faint});
  }

  /// The verdict by the results of the rules, which live.
  void add_verdict(Section& section) const {
    if (!evaluation_.faults.empty() || evaluation_.rules.empty()) return;
    const auto cell = [](std::size_t row) {
      return CellReference{.table = "rules", .row = row, .column = rules_result};
    };
    const RangeReference results{cell(0), cell(evaluation_.rules.size() - 1)};
    const auto if_any = [&](const std::string& result, Verdict verdict) {
      return joined({"IF(COUNTIF(", Formula{results},
                     ",\"" + result + "\")>0,\"" + verdict_text(verdict) + "\","});
    };
    Cell live{
        .value = verdict_text(evaluation_.verdict),
        .kind = Kind::text,
        .formula = joined(
            {if_any(outcome_text(RuleOutcome::cannot_compute, Must::must), Verdict::not_judged),
             if_any(outcome_text(RuleOutcome::fail, Must::must), Verdict::no_go),
             if_any(outcome_text(RuleOutcome::fail, Must::should), Verdict::conditional),
             '"' + verdict_text(Verdict::go) + "\")))"})};
    Table table{.id = "verdict_now", .columns = {{.id = "item"}, {.id = "value"}}, .header = false};
    table.rows.push_back(
        {.id = "verdict_now",
         .cells = {{.value = words("By the inputs of this workbook")}, std::move(live)}});
    section.blocks.insert(section.blocks.begin(), std::move(table));
  }

  void make_rates_live(Table& table) const {
    for (Row& row : table.rows) {
      if (row.id == "discount_rate")
        row.cells[1].formula = cells_.scalar(model_.perspectives.front().discount);
      if (row.id == "own_discount_rate")
        row.cells[1].formula = cells_.scalar(model_.perspectives.back().discount);
      if (row.id.starts_with("uplift_")) fix(row.cells[1]);
    }
  }

  void make_measures_live(Table& table) {
    for (std::size_t m = 0; m < table.rows.size(); ++m) {
      const MeasureResult& result = evaluation_.measures[m];
      Cell& cell = table.rows[m].cells[1];
      Formula formula = live_value(result);
      if (!formula.empty()) {
        cell.formula = std::move(formula);
      } else if (!lasts(result.why)) {
        fix(cell);
      }
    }
  }

  /// Limit, value, margin and result of each rule live too. What was judged under a scenario was
  /// computed by another sheet.
  void make_rules_live(Table& table) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const BoundRule& rule = model_.rules[r];
      auto& row = table.rows[r].cells;
      const auto here = [&](std::size_t column) {
        return Formula{CellReference{.table = table.id, .row = r, .column = column}};
      };
      if (rule.rule.scenario) {
        for (const std::size_t column : {rules_limit, rules_value, rules_margin}) fix(row[column]);
        continue;
      }
      row[rules_limit].formula = cells_.scalar(rule.limit);
      const MeasureResult& measured = evaluation_.rules[r].measured;
      Formula value = rule_value(measured);
      const bool lives = !value.empty();
      if (lives) {
        row[rules_value].formula = std::move(value);
      } else if (!lasts(measured.why)) {
        fix(row[rules_value]);
      }
      // The present value at the limit decides on a rate, whether the rate is live or not.
      if (lasts(measured.why) || (!lives && rule.measure->decided_by == nullptr)) continue;
      row[rules_margin].formula =
          margin_formula(model_, rule, here(rules_value), here(rules_limit), formulas_);
      row[rules_result].formula = result_formula(
          here(rules_value), here(rules_margin),
          {.passes = outcome_text(RuleOutcome::pass, rule.rule.severity),
           .fails = outcome_text(RuleOutcome::fail, rule.rule.severity),
           .not_applicable = outcome_text(RuleOutcome::does_not_apply, rule.rule.severity),
           .no_measure = reason_text(model_, Why::not_applicable)});
    }
  }

  Formula live_value(const MeasureResult& result) const {
    return measure_formula(model_, result.wanted, {result.value, result.why}, formulas_).value;
  }

  /// The cell of the measure, or its formula where it is taken of another flow or at other rates.
  Formula rule_value(const MeasureResult& measured) {
    const WantedMeasure& wanted = measured.wanted;
    Formula formula = live_value(measured);
    const bool has_cell = wanted.perspective == 0 && wanted.flow == FlowKind::project &&
                          find(wanted.measure) != evaluation_.measures.end();
    return has_cell && !formula.empty() ? formulas_.measure(wanted.measure) : formula;
  }

  std::vector<MeasureResult>::const_iterator find(Measure measure) const {
    return std::find_if(evaluation_.measures.begin(), evaluation_.measures.end(),
                        [&](const MeasureResult& each) { return each.wanted.measure == measure; });
  }

  CellReference measure_cell(Measure measure) const {
    const auto row = find(measure) - evaluation_.measures.begin();
    return {.table = "measures", .row = static_cast<std::size_t>(row), .column = 1};
  }

  Formula steps_to_rate(RowId flow, const Formula& start) {
    const auto found = steps_.find(flow);
    if (found != steps_.end()) return found->second.result;
    const NodeId discount = model_.perspectives.front().discount;
    const double value = discount == nothing ? 0.1 : cells_.snapshot().value(discount, 0);
    auto steps = rate_steps(model_, cells_,
                            {.id = "rate_steps." + model_.sheet.rows()[flow].id,
                             .flow = flow,
                             .start = start,
                             .start_value = value,
                             .otherwise = reason_text(model_, Why::unresolved)});
    if (!steps) return {};
    return steps_.emplace(flow, std::move(*steps)).first->second.result;
  }

  const Model& model_;
  const Evaluation& evaluation_;
  WorkbookCells cells_;
  MeasureCells formulas_;
  std::map<RowId, RateSteps> steps_;
};

}  // namespace

void add_workbook(const Bid& bid, const Evaluation& evaluation, Report& report) {
  Workbook(bid, evaluation).add_to(report);
}

}  // namespace gonogo
