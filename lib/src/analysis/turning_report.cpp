// SPDX-License-Identifier: MIT
#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

Message remark_of(const Variable& number, const Turn& turn) {
  if (!turn.within_bounds)
    return number.high && turn.value > *number.high ? say("above high") : say("below low");
  return turn.all_pass ? Message() : say("others fail");
}

/// Its label and who controls it: "tariff (ours)".
Cell named(const Variable& number) {
  const Message control = control_text(number.control);
  return {.value = control.empty() ? label_of(number) : say("{1} ({2})", label_of(number), control),
          .code = number.address};
}

std::string code_of(const Turn& turn) {
  if (!turn.within_bounds) return "beyond_bounds";
  return turn.all_pass ? "turns_verdict" : "other_rule_fails";
}

Table turns_table(const Turning& turning, const RuleTurn& found, const std::string& rule) {
  Table table{.id = "turn." + rule,
              .columns = {
                  {.id = "number", .title = say("Each changed alone"), .flexible = true},
                  {.id = "base", .title = say("Now"), .kind = Kind::number},
                  {.id = "value", .title = say("Just passes"), .kind = Kind::number},
                  {.id = "change", .title = say("Change"), .kind = Kind::rate},
                  {.id = "remark", .flexible = true},
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

Message names_of(const Turning& turning, const std::vector<std::size_t>& numbers) {
  std::vector<Message> names;
  for (const std::size_t n : numbers) names.push_back(label_of(turning.numbers[n]));
  return listed(Join::comma, std::move(names));
}

void add_rule(const Model& model, const Turning& turning, const RuleTurn& found,
              std::vector<Block>& blocks) {
  const std::string& id = model.rules[found.rule].rule.id;
  const Message rule = verbatim(id);
  if (found.turns.empty()) {
    blocks.push_back(Paragraph{.id = "turn." + id + ".none",
                               .text = say("{1}: no number alone makes it pass.", rule)});
    return;
  }
  blocks.push_back(Paragraph{.text = say("{1} would just pass with one of these:", rule)});
  blocks.push_back(turns_table(turning, found, id));
  Code settings{.id = "turn." + id + ".settings"};
  for (const Turn& turn : found.turns) settings.lines.push_back(set_option(turn.setting));
  blocks.push_back(std::move(settings));
  if (!found.not_alone.empty()) {
    blocks.push_back(
        Paragraph{.id = "turn." + id + ".not_alone",
                  .text = say("Not by this alone: {1}.", names_of(turning, found.not_alone)),
                  .tone = Tone::faint});
  }
}

Message threat_text(const Model& model, const Turning& turning) {
  const Turn& threat = *turning.threat;
  const Variable& number = turning.numbers[threat.number];
  const Message label = label_of(number), now = text_of(number, number.base),
                then = text_of(number, threat.value),
                rule = verbatim(model.rules[turning.threatened].rule.id);
  if (number.base == 0) {
    return say("The nearest switching value: {1}, {2} -> {3}: {4} fails.", label, now, then, rule);
  }
  return say("The nearest switching value: {1}, {2} -> {3} ({4}): {5} fails.", label, now, then,
             rate_text(threat.change), rule);
}

}  // namespace

std::optional<Section> turning_section(const Bid& bid, const Evaluation& evaluation,
                                       const Turning& turning) {
  if (evaluation.verdict == Verdict::not_judged || turning.numbers.empty()) return {};
  Section section{.id = "turn", .title = say("What would change the verdict")};
  for (const RuleTurn& each : turning.rules) {
    add_rule(*bid.model, turning, each, section.blocks);
  }
  if (turning.rules.empty()) {
    section.blocks.push_back(Paragraph{
        .id = "threat",
        .text = turning.threat
                    ? threat_text(*bid.model, turning)
                    : say("No driver alone ends it, from nothing to four times its value.")});
  }
  return section;
}

}  // namespace gonogo
