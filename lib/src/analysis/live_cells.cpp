// SPDX-License-Identifier: MIT
#include "analysis/live_cells.hpp"

#include <algorithm>
#include <array>

#include "analysis/evaluation_report.hpp"
#include "analysis/rule_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/sheet/same_structure.hpp"

namespace gonogo {
namespace {

/// Reasons that no number of the workbook can remove.
bool is_lasting(Why why) { return why == Why::not_stated || why == Why::fault; }

constexpr const char* measures_id = "scenario_measures";

/// CHOOSE(code,text,...)
Formula choose(const Formula& code, const std::array<Message, 5>& texts) {
  Formula result = joined({"CHOOSE(", code});
  for (const Message& each : texts) result = joined({result, ",", quoted_text(each)});
  return joined({result, ")"});
}

Formula number(RuleCode code) { return {std::to_string(static_cast<int>(code))}; }

}  // namespace

RuleCode code_of(RuleOutcome outcome, Must severity) {
  switch (outcome) {
    case RuleOutcome::pass:
      return RuleCode::passes;
    case RuleOutcome::does_not_apply:
      return RuleCode::does_not_apply;
    case RuleOutcome::fail:
      return severity == Must::must ? RuleCode::must_fails : RuleCode::should_fails;
    case RuleOutcome::cannot_compute:
      break;
  }
  return RuleCode::cannot_compute;
}

LiveCells::LiveCells(const Bid& bid, const Evaluation& evaluation) : evaluation_(evaluation) {
  // A scenario that changes more than numbers has a sheet of its own.
  if (!same_structure(bid.written->sheet, bid.model->sheet)) {
    inputs_ = std::make_unique<InputCells>(bid.model, as_in_files(bid));
    add_block({.formulas = bid.model, .values = bid.model}, {});
    return;
  }
  std::vector<LaidScenario> scenarios = laid_scenarios(bid);
  std::optional<std::size_t> in_use;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    if (scenarios[s].id == bid.options.scenario && scenarios[s].in_numbers) in_use = s;
  }
  inputs_ =
      std::make_unique<InputCells>(bid.written, as_in_files(bid), std::move(scenarios), in_use);
  add_block({.formulas = bid.written, .values = bid.model}, {});
  for (std::size_t s = 0; s < inputs_->scenarios().size(); ++s) {
    const LaidScenario& each = inputs_->scenarios()[s];
    if (!each.judged) continue;
    add_block({.formulas = each.in_numbers ? bid.written : each.model,
               .values = each.model,
               .use = {.scenario = s},
               .suffix = "." + each.id},
              each.id);
  }
}

void LiveCells::add_block(WorkbookBlock block, const std::string& scenario) {
  const std::size_t column = 1 + blocks_.size();
  const auto place = [this, scenario, column](Measure measure) -> Formula {
    Formula cell = measure_place(evaluation_, measure);
    if (scenario.empty() || cell.empty()) return cell;
    auto& at = std::get<CellReference>(cell.front());
    at.table = measures_id;
    at.column = column;
    return cell;
  };
  blocks_.push_back(std::make_unique<LiveBlock>(std::move(block), *inputs_, place));
  scenario_of_.push_back(scenario);
}

const LiveBlock* LiveCells::block_of(const BoundRule& rule) const {
  const std::string scenario = rule.rule.scenario ? rule.rule.scenario->value : std::string();
  const auto found = std::find(scenario_of_.begin(), scenario_of_.end(), scenario);
  return found == scenario_of_.end()
             ? nullptr
             : blocks_[static_cast<std::size_t>(found - scenario_of_.begin())].get();
}

bool LiveCells::is_fixed(const BoundRule& rule) const {
  return block_of(rule) == nullptr || !rule.of_kind || rule.condition || rule.rule.probability;
}

Message LiveCells::as_evaluated(const Message& text) { return say("{1} (as evaluated)", text); }

void LiveCells::fix(Cell& cell) {
  if (const Message text = value_text(cell); !text.empty())
    cell = {.value = as_evaluated(text), .kind = Kind::text};
}

void LiveCells::attach(Cell& cell, const MeasureResult& result) {
  Formula formula = main().formula_of(result).value;
  if (!formula.empty()) {
    cell.formula = std::move(formula);
  } else if (!is_lasting(result.why)) {
    fix(cell);
  }
}

/// What does not follow the inputs has no code, so that it does not decide the verdict.
void LiveCells::attach(const RuleCells& row, const RuleResult& result) {
  const BoundRule& written = main().model().rules[result.rule];
  const LiveBlock* const block = block_of(written);
  const BoundRule& rule = block ? block->model().rules[result.rule] : written;
  const Must severity = weight_of(written);
  const Message failed =
      written.waiver ? waived_text(*written.waiver) : outcome_text(RuleOutcome::fail, Must::should);
  if (!block || is_fixed(rule)) {
    for (const PlacedCell* each : {&row.limit, &row.value, &row.margin, &row.result})
      fix(each->cell);
    return;
  }
  row.limit.cell.formula = block->cells().scalar(rule.limit);
  if (is_lasting(result.measured.why)) {
    row.code.cell = {.value = static_cast<double>(code_of(result.outcome, severity)),
                     .kind = Kind::count};
    return;
  }
  const MeasureFormula measured = block->rule_value(result.measured);
  const bool lives = !measured.value.empty();
  if (lives) {
    row.value.cell.formula = measured.value;
  } else {
    fix(row.value.cell);
  }
  // The present value at the limit decides on a rate, whether the rate is live or not.
  if (!lives && rule.measure->decided_by == nullptr) {
    fix(row.margin.cell);
    fix(row.result.cell);
    return;
  }
  row.code.cell = {.value = static_cast<double>(code_of(result.outcome, severity)),
                   .kind = Kind::count};
  const RulePlaces at{{row.limit.place}, {row.value.place}, {row.margin.place}};
  row.margin.cell.formula = block->margin_of(rule, at);
  const Formula& margin = at.margin;
  const Formula distance = LiveBlock::counts_points(rule) ? joined({margin, "/100"}) : margin;
  const Formula fails = number(code_of(RuleOutcome::fail, severity));
  const Formula without_value =
      measured.not_applicable.empty()
          ? fails
          : if_formula(measured.not_applicable, number(RuleCode::does_not_apply), fails);
  row.code.cell.formula =
      if_formula(joined({"ISNUMBER(", margin, ")"}),
                 if_formula(joined({distance, ">=-(", block->rounding_of(rule, result, at), ")"}),
                            number(RuleCode::passes), fails),
                 without_value);
  row.result.cell.formula =
      choose(Formula{row.code.place}, {outcome_text(RuleOutcome::pass, severity),
                                       outcome_text(RuleOutcome::does_not_apply, severity), failed,
                                       outcome_text(RuleOutcome::fail, Must::must),
                                       outcome_text(RuleOutcome::cannot_compute, severity)});
}

/// Whether the result follows the inputs, or can never change.
bool LiveCells::is_live(const RuleResult& result) const {
  const BoundRule& rule = main().model().rules[result.rule];
  if (is_fixed(rule)) return !rule.of_kind;
  return is_lasting(result.measured.why) || rule.measure->decided_by != nullptr ||
         !block_of(rule)->rule_value(result.measured).value.empty();
}

std::vector<std::string> LiveCells::unjudged_rules(const std::vector<RuleResult>& rules) const {
  std::vector<std::string> ids;
  for (const RuleResult& each : rules) {
    if (!is_live(each)) ids.push_back(main().model().rules[each.rule].rule.id);
  }
  return ids;
}

void LiveCells::attach(Cell& verdict, const RangeReference& codes,
                       const std::vector<RuleResult>& rules) const {
  const bool partly = !unjudged_rules(rules).empty();
  // A mandatory rule that fails is a NO-GO whatever the others say; anything better may be worse.
  const auto words = [&](Verdict each) {
    const Message word = verdict_text(each);
    return partly && each != Verdict::no_go ? say("{1} as far as this workbook can judge", word)
                                            : word;
  };
  const std::array by_code = {words(Verdict::go), words(Verdict::go), words(Verdict::conditional),
                              words(Verdict::no_go), words(Verdict::not_judged)};
  int greatest = static_cast<int>(RuleCode::passes);
  for (const RuleResult& each : rules) {
    const Must severity = weight_of(main().model().rules[each.rule]);
    if (is_live(each))
      greatest = std::max(greatest, static_cast<int>(code_of(each.outcome, severity)));
  }
  verdict.value = by_code[static_cast<std::size_t>(greatest) - 1];
  verdict.formula = choose(joined({"MAX(1,", Formula{codes}, ")"}), by_code);
}

Cell LiveCells::scenario_in_use() const {
  return {.value = inputs_->choice_table().rows.front().cells.back().value,
          .kind = Kind::text,
          .formula = Formula{InputCells::choice_name()}};
}

Table LiveCells::measures_table() const {
  Table table{.id = measures_id,
              .title = say("Measures"),
              .columns = {{.id = "measure", .title = say("Measure")},
                          {.id = "in_use", .title = say("In use"), .kind = Kind::money}}};
  for (std::size_t b = 1; b < blocks_.size(); ++b)
    table.columns.push_back({.id = "in_" + scenario_of_[b],
                             .title = say("In {1}", verbatim(scenario_of_[b])),
                             .kind = Kind::money});
  for (const MeasureResult& each : evaluation_.measures) {
    if (each.wanted.flow != FlowKind::project) continue;
    const Measure measure = each.wanted.measure;
    Cell in_use = measure_cell(each);
    if (main().formula_of(each).value.empty() && !is_lasting(each.why)) fix(in_use);
    if (!is_lasting(each.why)) in_use.formula = measure_place(evaluation_, measure);
    Row row{.id = std::string(id_of(measure)),
            .cells = {{.value = title_of(measure)}, std::move(in_use)}};
    for (std::size_t b = 1; b < blocks_.size(); ++b) {
      const Answer answer = blocks_[b]->values().measure(measure);
      const MeasureResult found{.wanted = each.wanted, .value = answer.value, .why = answer.why};
      Cell cell = measure_cell(found);
      if (Formula formula = blocks_[b]->formula_of(found).value; !formula.empty()) {
        cell.formula = std::move(formula);
      } else if (!is_lasting(found.why)) {
        fix(cell);
      }
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Section LiveCells::scenarios_section() const {
  Section section{.id = "scenarios", .title = say("Scenarios")};
  if (inputs_->has_choice()) {
    section.blocks.emplace_back(Paragraph{
        .text = say("Change the number, and the whole workbook is computed with this scenario. "
                    "Rules that are judged in a scenario of their own stay in it.")});
    section.blocks.emplace_back(inputs_->choice_table());
  }
  section.blocks.emplace_back(inputs_->list_table());
  section.blocks.emplace_back(measures_table());
  if (Table laid = inputs_->laid_table(); !laid.rows.empty())
    section.blocks.emplace_back(std::move(laid));
  return section;
}

void LiveCells::add_rate_steps(Report& report) const {
  Section section{.id = "rate_steps", .title = say("Rate of return")};
  section.blocks.push_back(Paragraph{
      .text = say("Newton's steps to the rate of return: the flows are not evenly spaced.")});
  for (const auto& block : blocks_) {
    for (Table& each : block->rate_tables()) section.blocks.emplace_back(std::move(each));
  }
  if (section.blocks.size() > 1) report.sections.push_back(std::move(section));
}

void LiveCells::add_sheets(Report& report) const {
  if (!inputs_->scenarios().empty()) report.sections.push_back(scenarios_section());
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    const std::string& scenario = scenario_of_[b];
    Section section{
        .id = scenario.empty() ? "rows" : "rows." + scenario,
        .title = scenario.empty() ? say("Model") : say("Model in {1}", verbatim(scenario))};
    const auto laid = std::find_if(
        inputs_->scenarios().begin(), inputs_->scenarios().end(),
        [&](const LaidScenario& each) { return each.id == scenario && !each.in_numbers; });
    if (laid != inputs_->scenarios().end())
      section.blocks.emplace_back(
          inputs_->inputs_of(static_cast<std::size_t>(laid - inputs_->scenarios().begin())));
    add_rows(blocks_[b]->cells(), std::move(section), report);
  }
  add_rate_steps(report);
}

}  // namespace gonogo
