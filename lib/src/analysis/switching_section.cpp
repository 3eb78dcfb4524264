// SPDX-License-Identifier: MIT
#include "analysis/switching_section.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/switch_text.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {
namespace {

/// The place, among the switching values of a rule, of the one nearest to what is written.
std::size_t nearest_of(const Variable& number, const RuleSwitches& rule) {
  const auto nearest = std::min_element(
      rule.values.begin(), rule.values.end(),
      [&](double a, double b) { return std::abs(a - number.base) < std::abs(b - number.base); });
  return static_cast<std::size_t>(nearest - rule.values.begin());
}

/// All but the nearest.
Message other_switches(const Variable& number, const RuleSwitches& rule, std::size_t nearest) {
  std::vector<Message> values;
  for (std::size_t s = 0; s < rule.values.size(); ++s) {
    if (s != nearest) values.push_back(switch_text(number, rule.values[s], rule.fails[s]));
  }
  return listed(Join::semicolon, std::move(values));
}

/// One case says nothing of a rule with a probability: no value of a number switches it.
bool is_judged_by_chance(const Bid& bid, const RuleSwitches& switches) {
  return bid.model->rules[switches.rule].rule.probability.has_value();
}

/// A row for each number and rule, with every switching value: for scripts.
Table switching_table(const Bid& bid, const Sensitivity& found) {
  Table table{.id = "switching",
              .columns = {{.id = "number", .title = say("Number"), .flexible = true},
                          {.id = "rule", .title = say("Rule")},
                          {.id = "now", .title = say("Now"), .kind = Kind::number},
                          {.id = "value", .title = say("Switches at"), .kind = Kind::number},
                          {.id = "change", .title = say("Change"), .kind = Kind::rate},
                          {.id = "fails", .title = say("Fails")},
                          {.id = "more", .title = say("Also at"), .flexible = true}},
              .drawn = false};
  for (const SensitivityRow& each : found.rows) {
    if (each.idle) continue;
    for (const RuleSwitches& switches : each.switches) {
      if (is_judged_by_chance(bid, switches)) continue;
      const std::string& rule = bid.model->rules[switches.rule].rule.id;
      Row row{.id = row_id(each.number) + "." + rule,
              .cells = {{.value = label_of(each.number)},
                        {.value = verbatim(rule)},
                        variable_cell(each.number, each.number.base)},
              .place = each.number.place};
      if (switches.values.empty()) {
        row.cells.push_back({.note = say("none in range"), .code = "none_in_range"});
      } else {
        const std::size_t nearest = nearest_of(each.number, switches);
        row.cells.push_back(bare_cell(each.number, switches.values[nearest]));
        row.cells.push_back(change_cell(each.number, switches.values[nearest]));
        row.cells.push_back(fails_cell(switches.fails[nearest]));
        if (switches.values.size() > 1)
          row.cells.push_back({.value = other_switches(each.number, switches, nearest)});
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

/// The value at which each rule switches that is nearest to what is written: number by rule.
Table switching_matrix(const Bid& bid, const Sensitivity& found, std::vector<Message>& without) {
  Table table{.id = "switching_matrix",
              .columns = {{.id = "number", .title = say("Number"), .flexible = true},
                          {.id = "now", .title = say("Now"), .kind = Kind::number}}};
  for (const BoundRule& each : bid.model->rules) {
    if (each.rule.probability) continue;
    table.columns.push_back(
        {.id = "rule." + each.rule.id, .title = verbatim(each.rule.id), .kind = Kind::number});
  }
  for (const SensitivityRow& each : found.rows) {
    if (each.idle) continue;
    if (each.switches.size() < bid.model->rules.size()) continue;
    const bool none = std::all_of(each.switches.begin(), each.switches.end(),
                                  [](const RuleSwitches& rule) { return rule.values.empty(); });
    if (none) {
      without.push_back(label_of(each.number));
      continue;
    }
    Row row{
        .id = row_id(each.number),
        .cells = {{.value = label_of(each.number)}, variable_cell(each.number, each.number.base)},
        .place = each.number.place};
    for (const RuleSwitches& rule : each.switches) {
      if (is_judged_by_chance(bid, rule)) continue;
      if (rule.values.empty()) {
        row.cells.push_back({.note = say("-"), .code = "none_in_range", .tone = Tone::faint});
      } else {
        const std::size_t nearest = nearest_of(each.number, rule);
        row.cells.push_back(bare_cell(each.number, rule.values[nearest]));
        row.cells.back().shown =
            switch_text(each.number, rule.values[nearest], rule.fails[nearest]);
      }
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Section switching_section(const Bid& bid, const Sensitivity& found) {
  std::vector<Message> without;
  Section section{.id = "switching", .title = say("Switching values")};
  Table matrix = switching_matrix(bid, found, without);
  section.blocks.push_back(switching_table(bid, found));
  if (!matrix.rows.empty()) {
    section.blocks.push_back(std::move(matrix));
    section.blocks.push_back(Paragraph{
        .id = "switching_note",
        .text = say("Of each number alone, the value nearest to what is written at which the rule "
                    "begins to pass, or last passes, on its tick; of the period, the first length "
                    "with the other answer. The rule fails below (<) or above (>) it. -: none in "
                    "range.")});
  }
  if (!without.empty()) {
    section.blocks.push_back(
        Paragraph{.id = "none_in_range",
                  .text = say("No rule switches from 0 to four times what is written: {1}.",
                              listed(Join::comma, std::move(without)))});
  }
  if (!found.not_searched.empty()) {
    section.blocks.push_back(Paragraph{
        .id = "not_searched",
        .text = say("Not searched, as the bid is too large: {1}.", names_of(found.not_searched))});
  }
  return section;
}

}  // namespace gonogo
