// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "analysis/rule_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/analysis/scenario.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/base/figure.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_states_told = 50;

/// Of the net present value to the bid as written.
Cell difference(const ScenarioStudy& found, const ScenarioResult& result, bool as_written) {
  const double value = result.npv() - found.results.front().npv();
  if (as_written || !std::isfinite(value)) return {.kind = Kind::money};
  return {.value = value, .kind = Kind::money};
}

bool is_failing(const RuleResult& each) {
  return each.outcome != RuleOutcome::pass && each.outcome != RuleOutcome::does_not_apply;
}

bool any_fails(const Evaluation& evaluation) {
  return std::any_of(evaluation.rules.begin(), evaluation.rules.end(), is_failing);
}

/// Ids of the rules, the mandatory first, the discretionary in brackets.
Message failing_rules(const Model& model, const Evaluation& evaluation) {
  std::vector<Message> must, should;
  for (const RuleResult& each : evaluation.rules) {
    if (!is_failing(each)) continue;
    const Message id = verbatim(model.rules[each.rule].rule.id);
    if (is_mandatory(model.rules[each.rule])) {
      must.push_back(id);
    } else {
      should.push_back(say("({1})", id));
    }
  }
  must.insert(must.end(), should.begin(), should.end());
  return must.empty() ? say("none") : listed(Join::comma, std::move(must));
}

/// The id of a scenario; "base" is the bid as written, also where a scenario has that id.
std::string row_id_of(const ScenarioStudy& found, const ScenarioResult& result) {
  const bool taken = &result != &found.results.front() && result.id == "base";
  return taken ? "scenario.base" : result.id;
}

/// One row for each scenario, with the figures that a reader compares first.
Table results_table(const Bid& bid, const ScenarioStudy& found) {
  Table table{
      .id = "scenarios",
      .columns = {{.id = "scenario", .title = say("Scenario"), .flexible = true},
                  {.id = "probability", .title = say("Probability"), .kind = Kind::rate},
                  {.id = "npv", .title = say("NPV"), .kind = Kind::money},
                  {.id = "difference", .title = say("Difference"), .kind = Kind::money},
                  {.id = "irr", .title = say("IRR"), .kind = Kind::rate},
                  {.id = "static_payback", .title = say("Static payback"), .kind = Kind::years},
                  {.id = "verdict", .title = say("Verdict")},
                  {.id = "fails", .title = say("Rules that fail"), .flexible = true}},
      .money_decimals = 0};
  for (const ScenarioResult& each : found.results) {
    const bool as_written = &each == &found.results.front();
    Row row{.id = row_id_of(found, each),
            .cells = {{.value = as_written ? say("As written") : verbatim(each.name)}, {}}};
    if (each.probability) row.cells.back().value = *each.probability;
    const auto measured = [&](Measure measure) { return *each.evaluation.find(measure); };
    row.cells.push_back(short_measure_cell(measured(measures::npv)));
    row.cells.push_back(difference(found, each, as_written));
    row.cells.push_back(short_measure_cell(measured(measures::irr)));
    row.cells.push_back(payback_cell(bid, each.evaluation, measured(measures::static_payback)));
    const Verdict verdict = each.evaluation.verdict;
    row.cells.push_back({.value = verdict_text(verdict),
                         .code = std::string(id_of(verdict)),
                         .tone = tone_of(verdict)});
    row.cells.push_back({.value = failing_rules(*bid.model, each.evaluation)});
    table.rows.push_back(std::move(row));
  }
  table.columns.back().drawn =
      std::any_of(found.results.begin(), found.results.end(),
                  [&](const ScenarioResult& each) { return any_fails(each.evaluation); });
  return table;
}

/// Which rule fails where: rule by scenario.
Table outcomes_table(const Bid& bid, const ScenarioStudy& found) {
  Table table{.id = "rule_by_scenario",
              .columns = {{.id = "rule", .title = say("Rule"), .flexible = true}}};
  for (const ScenarioResult& each : found.results) {
    const bool as_written = &each == &found.results.front();
    table.columns.push_back({.id = "in." + row_id_of(found, each),
                             .title = as_written ? say("As written") : verbatim(each.name),
                             .flexible = true});
  }
  const auto& rules = bid.model->rules;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    Row row{.id = rules[r].rule.id, .cells = {{.value = verbatim(rules[r].rule.id)}}};
    for (const ScenarioResult& each : found.results) {
      Cell cell;
      for (const RuleResult& result : each.evaluation.rules) {
        if (result.rule != r) continue;
        cell = outcome_cell(*bid.model, result);
      }
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table prospect_table(const std::string& id, const Prospect& prospect) {
  Table table{.id = id, .columns = {{.id = "item"}, {.id = "value"}}, .header = false};
  const auto add = [&](const std::string& row, Message label, double value, Kind kind) {
    table.rows.push_back(
        {.id = row, .cells = {{.value = std::move(label)}, {.value = value, .kind = kind}}});
  };
  add("expected_npv", say("Expected NPV"), prospect.expected, Kind::money);
  add("standard_deviation", say("Standard deviation"), prospect.deviation, Kind::money);
  add("npv_not_negative", say("P(NPV >= 0)"), prospect.not_negative, Kind::rate);
  if (prospect.interpolated)
    add("npv_not_negative_interpolated", say("P(NPV >= 0), interpolated"), *prospect.interpolated,
        Kind::rate);
  return table;
}

/// The table of a prospect, and what an interpolated probability is.
std::vector<Block> prospect_blocks(const std::string& id, const Prospect& prospect) {
  std::vector<Block> blocks = {prospect_table(id, prospect)};
  if (prospect.interpolated)
    blocks.push_back(Paragraph{
        .id = id + "_note",
        .text = say("Interpolated: the cumulative probability is drawn straight between the last "
                    "NPV below 0 and the first that is not (累计概率插值法).")});
  return blocks;
}

Table states_table(const ScenarioStudy& found) {
  Table table{.id = "states"};
  table.columns.push_back({.id = "state", .title = say("State")});
  for (const Variable& number : found.discrete) {
    table.columns.push_back(
        {.id = row_id(number), .title = label_of(number), .kind = Kind::number});
  }
  table.columns.push_back({.id = "probability", .title = say("Probability"), .kind = Kind::rate});
  table.columns.push_back({.id = "npv", .title = say("NPV"), .kind = Kind::money});
  for (std::size_t s = 0; s < found.states.size(); ++s) {
    Row row{.id = "s" + std::to_string(s + 1), .cells = {{.value = number(s + 1)}}};
    for (std::size_t n = 0; n < found.discrete.size(); ++n) {
      row.cells.push_back(variable_cell(found.discrete[n], found.states[s].values[n]));
    }
    row.cells.push_back({.value = found.states[s].outcome.probability});
    row.cells.push_back({.value = found.states[s].outcome.value});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Report scenario_report(const Bid& bid, const ScenarioStudy& found) {
  Report report = report_on(bid, "scenario");
  Section main{.id = "scenarios", .title = say("Scenarios"), .blocks = {results_table(bid, found)}};
  if (found.results.size() > 1 && !bid.model->rules.empty())
    main.blocks.push_back(outcomes_table(bid, found));
  if (found.results.size() == 1) {
    main.blocks.push_back(
        Paragraph{.id = "none", .text = say("Neither the bid nor the policy has a scenario.")});
  }
  report.sections.push_back(std::move(main));
  if (found.prospect) {
    report.sections.push_back({.id = "prospect",
                               .title = say("Over all scenarios"),
                               .blocks = prospect_blocks("prospect", *found.prospect)});
  }
  if (found.joint) {
    Section joint{.id = "joint",
                  .title = say("Over all states of the discrete drivers"),
                  .blocks = prospect_blocks("joint", *found.joint)};
    if (found.states.size() <= most_states_told) joint.blocks.push_back(states_table(found));
    report.sections.push_back(std::move(joint));
  }
  return report;
}

}  // namespace gonogo
