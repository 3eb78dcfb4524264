// SPDX-License-Identifier: MIT
#include "analysis/rule_tables.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/chance_text.hpp"
#include "analysis/rule_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/figure.hpp"

namespace gonogo {
namespace {

constexpr const char* rules_id = "rules";

/// Columns of the table of rules. `code` is for formulas, in a workbook only.
struct RuleColumn {
  enum Index : std::size_t { rule, measure, severity, sense, limit, value, margin, result, code };
};

/// As LiveBlock::margin_of has it.
void in_points(Cell& margin) {
  const double* value = std::get_if<double>(&margin.value);
  if (value == nullptr || margin.kind != Kind::rate) return;
  margin.value = 100 * *value;
  margin.kind = Kind::ratio;
  margin.unit = say("pp");
}

void make_live(Row& row, const RuleResult& result, LiveCells& live) {
  in_points(row.cells[RuleColumn::margin]);
  row.cells.emplace_back();
  const auto at = [&](RuleColumn::Index column) {
    return PlacedCell{row.cells[column], {.table = rules_id, .row = result.rule, .column = column}};
  };
  live.attach({.limit = at(RuleColumn::limit),
               .value = at(RuleColumn::value),
               .margin = at(RuleColumn::margin),
               .result = at(RuleColumn::result),
               .code = at(RuleColumn::code)},
              result);
}

/// The colours of a cell by a code.
void colour_by_code(std::size_t row, std::size_t column, const Formula& code, Table& table) {
  const auto add = [&](RuleCode value, Tone tone) {
    table.tones.push_back(
        {.row = row,
         .column = column,
         .condition = joined({code, "=" + std::to_string(static_cast<int>(value))}),
         .tone = tone});
  };
  add(RuleCode::passes, Tone::good);
  add(RuleCode::does_not_apply, Tone::faint);
  add(RuleCode::should_fails, Tone::caution);
  add(RuleCode::must_fails, Tone::bad);
  add(RuleCode::cannot_compute, Tone::bad);
}

Row rule_row(const Model& model, const RuleResult& result) {
  const BoundRule& rule = model.rules[result.rule];
  const Kind kind = kind_of(rule.measure);
  Cell measured = measure_cell(result.measured);
  if (const double* value = std::get_if<double>(&measured.value))
    measured.decimals = decimals_beside(*value, result.limit, kind);
  Cell margin{.kind = result.by_present_value ? Kind::money : kind};
  if (std::isfinite(result.margin)) {
    margin.value = result.margin;
    if (margin.kind == Kind::rate) margin.shown = distance_text(result.margin, Kind::rate);
  }
  if (result.by_present_value && result.skipped == Skipped::no)
    margin.note =
        say("the headroom is the NPV at {1}", number({.value = result.limit, .kind = kind}));
  if (result.chance) {
    margin = {.kind = Kind::rate,
              .note = say("passes in {1}", share_of_cases_text(result.chance->passes)),
              .code = "chance"};
  }
  return {.id = rule.rule.id,
          .cells = {{.value = verbatim(rule.rule.id)},
                    {.value = rule_text(model, rule, result.limit),
                     .code = std::string(id_of(rule.measure))},
                    severity_cell(rule.rule.severity),
                    sense_cell(rule),
                    {.value = result.limit, .kind = kind},
                    std::move(measured),
                    std::move(margin),
                    outcome_cell(model, result)},
          .place = rule.rule.place};
}

/// What few rules state: a column where one of them does.
struct RuleDetail {
  const char* id = "";
  Message title = {};
  Message (*text)(const Rule&) = nullptr;
  bool drawn = false;  ///< false: "Requires" says it in words

  bool is_stated(const Model& model) const {
    return std::any_of(model.rules.begin(), model.rules.end(),
                       [&](const BoundRule& each) { return !text(each.rule).empty(); });
  }
};

std::vector<RuleDetail> stated_details(const Model& model) {
  std::vector<RuleDetail> details = {
      {"flow", say("Flow"),
       [](const Rule& rule) {
         const bool usual = rule.flow.value == FlowKind::project;
         return usual ? Message() : verbatim(id_of(rule.flow.value));
       }},
      {"scenario", say("Scenario"),
       [](const Rule& rule) { return rule.scenario ? verbatim(rule.scenario->value) : Message(); }},
      {"year", say("Year"),
       [](const Rule& rule) { return rule.year ? verbatim(rule.year->text) : Message(); }},
      {"scope", say("Judges"), scope_text, true},
      {"approver", say("Approver"), [](const Rule& rule) { return verbatim(rule.approver.value); },
       true}};
  std::erase_if(details, [&](const RuleDetail& each) { return !each.is_stated(model); });
  return details;
}

}  // namespace

Table rules_table(const Bid& bid, const Evaluation& evaluation, LiveCells* live) {
  Table table{
      .id = rules_id,
      .columns = {{.id = "rule", .title = say("Rule")},
                  {.id = "measure", .title = say("Requires"), .flexible = true},
                  {.id = "severity", .title = say("Severity"), .drawn = false},
                  {.id = "sense", .title = say("Sense"), .drawn = false},
                  {.id = "limit", .title = say("Limit"), .kind = Kind::money, .drawn = false},
                  {.id = "value", .title = say("Value"), .kind = Kind::money},
                  {.id = "margin", .title = say("Headroom"), .kind = Kind::money},
                  {.id = "result", .title = say("Result")}},
      .money_decimals = 0};
  if (live) table.columns.push_back({.id = "code", .title = say("Code"), .kind = Kind::count});
  const std::vector<RuleDetail> details = stated_details(*bid.model);
  for (const RuleDetail& each : details)
    table.columns.push_back(
        {.id = each.id, .title = each.title, .flexible = each.drawn, .drawn = each.drawn});
  for (const RuleResult& each : evaluation.rules) {
    table.rows.push_back(rule_row(*bid.model, each));
    if (live) {
      make_live(table.rows.back(), each, *live);
      const CellReference code{
          .table = rules_id, .row = each.rule, .column = RuleColumn::code, .fixed = true};
      colour_by_code(table.rows.size() - 1, RuleColumn::result, Formula{code}, table);
    }
    for (const RuleDetail& detail : details) {
      Message text = detail.text(bid.model->rules[each.rule].rule);
      table.rows.back().cells.push_back(text.empty() ? Cell{} : Cell{.value = std::move(text)});
    }
  }
  return table;
}

Table verdict_table(const Evaluation& evaluation, const LiveCells& live) {
  const auto at = [](std::size_t row) {
    return CellReference{.table = rules_id, .row = row, .column = RuleColumn::code, .fixed = true};
  };
  Cell verdict{.value = verdict_text(evaluation.verdict), .kind = Kind::text};
  const std::vector<std::string> fixed = live.unjudged_rules(evaluation.rules);
  const RangeReference codes{at(0), at(evaluation.rules.size() - 1)};
  live.attach(verdict, codes, evaluation.rules);
  Table table{
      .id = "verdict_now",
      .columns = {{.id = "item"}, {.id = "value"}},
      .rows = {{.id = "verdict_now",
                .cells = {{.value = say("By the inputs of this workbook")}, std::move(verdict)},
                .emphasis = Emphasis::heading}},
      .header = false};
  colour_by_code(0, 1, joined({"MAX(1,", Formula{codes}, ")"}), table);
  if (!fixed.empty())
    table.rows.push_back({.id = "not_judged_here",
                          .cells = {{.value = say("Rules it cannot judge (as evaluated)")},
                                    {.value = verbatim_list(fixed), .kind = Kind::text}}});
  if (live.inputs().has_choice())
    table.rows.push_back(
        {.id = "scenario_now",
         .cells = {{.value = say("Scenario in use (sheet Scenarios)")}, live.scenario_in_use()}});
  return table;
}

}  // namespace gonogo
