// SPDX-License-Identifier: MIT
#include "gonogo/analysis/workbook.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "analysis/annual_sheets.hpp"
#include "analysis/changed_inputs.hpp"
#include "analysis/check_sheet.hpp"
#include "analysis/evaluation_report.hpp"
#include "analysis/live_cells.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/scenario.hpp"
#include "gonogo/analysis/sensitivity.hpp"

namespace gonogo {
namespace {

Section taken(Report& report, std::string_view id) {
  const auto found = std::find_if(report.sections.begin(), report.sections.end(),
                                  [id](const Section& each) { return each.id == id; });
  if (found == report.sections.end()) return {};
  Section section = std::move(*found);
  report.sections.erase(found);
  return section;
}

void append(std::vector<Block> blocks, Section& section) {
  section.blocks.insert(section.blocks.end(), std::move_iterator(blocks.begin()),
                        std::move_iterator(blocks.end()));
}

Table seals_table(const Report& report) {
  Table table{.id = "seals", .columns = {{.id = "item"}, {.id = "text"}}, .header = false};
  for (const Seal& each : report.seals) {
    if (each.laid_over) continue;  // the Cover says by its cells what is laid over the files
    table.rows.push_back({.id = "seal_" + std::to_string(table.rows.size() + 1),
                          .cells = {{.value = each.title}, {.value = each.text}}});
  }
  return table;
}

/// What was laid over the files is not what a reader of the workbook may lay over them now.
void mark_as_evaluated(Report& report) {
  for (Message& each : report.banners) each = LiveCells::as_evaluated(each);
  for (Seal& each : report.seals)
    if (each.laid_over) each.text = LiveCells::as_evaluated(each.text);
}

/// A count that is a word of warning unless it is 0, below the verdict.
void add_count(const std::string& id, Message label, Cell count, Tone tone, Table& table) {
  const CellReference place{.table = table.id, .row = table.rows.size(), .column = 1};
  table.rows.push_back({.id = id, .cells = {{.value = std::move(label)}, std::move(count)}});
  table.tones.push_back({.row = place.row, .column = 1, .condition = {place, "<>0"}, .tone = tone});
}

/// What a meeting reads: the verdict, whether the workbook agrees with itself, the measures, the
/// rules, and what all was made of.
Section cover_of(Report& report, const Section& checks, const std::vector<Table>& inputs) {
  Section cover = taken(report, "decision");
  cover.title = say("Cover");
  for (Block& block : cover.blocks) {
    auto* table = std::get_if<Table>(&block);
    if (table == nullptr || table->id != "verdict_now") continue;
    add_count("checks", say("Checks that differ (sheet Checks)"), checks_that_differ(checks),
              Tone::bad, *table);
    add_count("changed", say("Inputs that differ from the files (sheet Inputs)"),
              count_of_changes(inputs), Tone::caution, *table);
  }
  for (const char* id : {"measures", "rules", "bid"}) append(taken(report, id).blocks, cover);
  if (Table seals = seals_table(report); !seals.rows.empty())
    cover.blocks.emplace_back(std::move(seals));
  cover.blocks.emplace_back(changes_table(inputs));
  return cover;
}

/// Settings, which who reads a workbook does not type, and what makes one rule pass while others fail:
/// pages that no meeting reads. Beside them is what makes all pass.
bool is_for_the_screen(const Block& block) {
  if (const auto* table = std::get_if<Table>(&block)) return table->id.starts_with("turn.");
  if (const auto* paragraph = std::get_if<Paragraph>(&block))
    return paragraph->id.empty() || paragraph->id.starts_with("turn.");
  return std::holds_alternative<Code>(block);
}

/// What would change the verdict, below the numbers that it is about; both are as evaluated.
void add_turning(Section turning, const Paragraph& as_evaluated, Section& sheet) {
  if (turning.blocks.empty()) return;
  const auto* first = std::get_if<Paragraph>(&turning.blocks.front());
  if (first != nullptr && first->text == as_evaluated.text)
    turning.blocks.erase(turning.blocks.begin());
  std::erase_if(turning.blocks, is_for_the_screen);
  sheet.blocks.emplace_back(Paragraph{.text = turning.title});
  append(std::move(turning.blocks), sheet);
}

/// The tornado with its numbers, the scenarios side by side, and what would change the verdict.
Section sensitivity_sheet(const Bid& bid, Section turning) {
  const Paragraph as_evaluated{.text = say("All of this sheet is as evaluated.")};
  Section sheet{.id = "sensitivity", .title = say("Sensitivity"), .blocks = {as_evaluated}};
  const SensitivityOptions options{.detail = Detail::tornado};
  Report tornado = sensitivity_report(bid, options, find_sensitivity(bid, options));
  append(std::move(tornado.sections.front().blocks), sheet);
  if (auto scenarios = find_scenarios(bid); scenarios.value) {
    Report compared = scenario_report(bid, *scenarios.value);
    append(std::move(compared.sections.front().blocks), sheet);
  }
  add_turning(std::move(turning), as_evaluated, sheet);
  return sheet;
}

}  // namespace

Report evaluation_workbook(const Bid& bid, const Evaluation& evaluation, const Turning* turning) {
  LiveCells live(bid, evaluation);
  Report report = evaluation_report(bid, evaluation, turning, &live);
  std::vector<Section> years = annual_sheets(bid, live.cells());
  Section checks = check_sheet(bid, live, years);
  Section cover = cover_of(report, checks, live.inputs().inputs());
  mark_as_evaluated(report);
  const bool judged = evaluation.verdict != Verdict::not_judged;
  Section turning_section = judged ? taken(report, "turn") : Section();
  std::vector<Section> others = std::exchange(report.sections, {});
  report.sections.push_back(std::move(cover));
  live.add_inputs_sheet(report);
  std::move(years.begin(), years.end(), std::back_inserter(report.sections));
  live.add_sheets(report);
  if (judged) report.sections.push_back(sensitivity_sheet(bid, std::move(turning_section)));
  std::move(others.begin(), others.end(), std::back_inserter(report.sections));
  report.sections.push_back(std::move(checks));
  return report;
}

}  // namespace gonogo
