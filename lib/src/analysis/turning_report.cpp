// SPDX-License-Identifier: MIT
#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

std::string remark_of(const Variable& number, const Turn& turn) {
  if (!turn.within_bounds) {
    const bool above = number.high && turn.value > *number.high;
    return words(above ? "above high" : "below low");
  }
  return turn.all_pass ? "" : words("others fail");
}

/// Its label and whose it is to move: "tariff (ours)".
Cell named(const Variable& number) {
  const std::string control = control_text(number.control);
  return {.value = label_of(number) + (control.empty() ? "" : " (" + control + ")"),
          .code = number.address};
}

std::string code_of(const Turn& turn) {
  if (!turn.within_bounds) return "beyond_bounds";
  return turn.all_pass ? "turns_verdict" : "other_rule_fails";
}

Table turns_table(const Turning& turning, const RuleTurn& found, const std::string& rule) {
  Table table{.id = "turn." + rule,
              .columns = {
                  {.id = "number", .title = words("Moved alone"), .flexible = true},
                  {.id = "base", .title = words("Now"), .kind = Kind::number},
                  {.id = "value", .title = words("Just passes"), .kind = Kind::number},
                  {.id = "change", .title = words("Change"), .kind = Kind::rate},
                  {.id = "remark", .title = "", .flexible = true},
              }};
  for (const Turn& turn : found.turns) {
    const Variable& number = turning.numbers[turn.number];
    table.rows.push_back({.id = row_id(number),
                          .cells = {named(number),
                                    variable_cell(number, number.base),
                                    bare_cell(number, turn.value),
                                    change_cell(number, turn.value),
                                    {.value = remark_of(number, turn), .code = code_of(turn)}},
                          .place = number.place});
  }
  return table;
}

std::string names_of(const Turning& turning, const std::vector<std::size_t>& numbers) {
  std::vector<std::string> names;
  for (const std::size_t n : numbers) names.push_back(label_of(turning.numbers[n]));
  return join(names, ", ");
}

void tell_rule(const Model& model, const Turning& turning, const RuleTurn& found,
               std::vector<Block>& blocks) {
  const std::string& rule = model.rules[found.rule].rule.id;
  if (found.turns.empty()) {
    blocks.push_back(Paragraph{.id = "turn." + rule + ".none",
                               .text = rule + ": " + words("no number turns it alone.")});
    return;
  }
  blocks.push_back(Paragraph{.text = rule + " " + words("would just pass with one of these:")});
  blocks.push_back(turns_table(turning, found, rule));
  Code settings{.id = "turn." + rule + ".settings"};
  for (const Turn& turn : found.turns) {
    const bool plain = turn.setting.find_first_of("* []") == std::string::npos;
    settings.lines.push_back(plain ? "--set " + turn.setting : "--set '" + turn.setting + "'");
  }
  blocks.push_back(std::move(settings));
  if (!found.not_alone.empty()) {
    blocks.push_back(Paragraph{
        .id = "turn." + rule + ".not_alone",
        .text = words("Not by this alone:") + " " + names_of(turning, found.not_alone) + ".",
        .tone = Tone::faint});
  }
}

std::string threat_text(const Model& model, const Turning& turning) {
  const Turn& threat = *turning.threat;
  const Variable& number = turning.numbers[threat.number];
  std::string change = number.base == 0 ? "" : " (" + percent_text(threat.change) + ")";
  return words("The nearest threat:") + " " + label_of(number) + ", " +
         text_of(number, number.base) + " -> " + text_of(number, threat.value) + change + ": " +
         model.rules[turning.threatened].rule.id + " " + words("fails") + ".";
}

}  // namespace

std::optional<Section> turning_section(const Bid& bid, const Evaluation& evaluation,
                                       const Turning& turning) {
  if (evaluation.verdict == Verdict::not_judged || turning.numbers.empty()) return {};
  Section section{.id = "turn", .title = words("What would turn it")};
  for (const RuleTurn& each : turning.rules) {
    tell_rule(*bid.model, turning, each, section.blocks);
  }
  if (turning.rules.empty()) {
    section.blocks.push_back(Paragraph{
        .id = "threat",
        .text = turning.threat
                    ? threat_text(*bid.model, turning)
                    : words("No driver alone ends it, from nothing to four times its value.")});
  }
  return section;
}

}  // namespace gonogo
