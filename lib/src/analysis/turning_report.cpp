// SPDX-License-Identifier: MIT

#include <algorithm>
#include <cmath>

#include "analysis/chance_rules.hpp"
#include "analysis/turn_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {
namespace {

Message remark_of(const Turn& turn) {
  return listed(Join::comma, {turn.within_bounds ? Message() : say("outside its stated range"),
                              turn.all_pass ? Message() : say("others fail")});
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
                                    bare_cell(number, turn.printed),
                                    change_cell(number, turn.printed),
                                    {.value = remark_of(turn), .code = code_of(turn)}},
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
    blocks.push_back(Paragraph{
        .id = "turn." + id + ".none",
        .text = say("{1}: no number alone makes it pass, {2}.", rule, searched_text(turning))});
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

/// "beyond its range of 1,700 to 2,100".
Message beyond_range_text(const Variable& number) {
  if (number.factor || !number.low || !number.high) return say("outside its stated range");
  return say("beyond its range of {1} to {2}", value_text(bare_cell(number, *number.low)),
             value_text(bare_cell(number, *number.high)));
}

Message remedy_text(const Model& model, const Turning& turning, const Turn& turn,
                    std::optional<std::size_t> binding) {
  const Variable& number = turning.numbers[turn.number];
  const Message binds =
      binding ? say("binds: {1}", verbatim(model.rules[*binding].rule.id)) : Message();
  const Message about =
      listed(Join::semicolon, {change_text(number, turn.printed), binds,
                               turn.within_bounds ? Message() : beyond_range_text(number)});
  return about.empty() ? move_text(number, turn) : say("{1} ({2})", move_text(number, turn), about);
}

/// Changes in one sentence: fewer where one of them says its range too, most of all after those that
/// pass everything.
std::size_t most_named(const Remedy& remedy, const std::vector<std::size_t>& named) {
  constexpr std::size_t most = 3;
  const auto first = named.begin() + static_cast<std::ptrdiff_t>(std::min(named.size(), most));
  const bool within = std::all_of(named.begin(), first,
                                  [&](std::size_t t) { return remedy.alone[t].within_bounds; });
  if (within) return most;
  return remedy.group == RuleGroup::mandatory ? 1 : 2;
}

/// The changes alone that are not said yet: of the mandatory rules, those that do not pass
/// everything as they are.
std::vector<std::size_t> to_name(const Turning& turning, const Remedy& remedy) {
  std::vector<std::size_t> named;
  for (std::size_t t = 0; t < remedy.alone.size(); ++t) {
    const Turn& turn = remedy.alone[t];
    const std::vector<Turn>& all = turning.remedies.front().alone;
    const bool said = &remedy != &turning.remedies.front() &&
                      std::any_of(all.begin(), all.end(), [&](const Turn& each) {
                        return each.number == turn.number && each.printed == turn.printed;
                      });
    if (!said) named.push_back(t);
  }
  return named;
}

/// The rule that binds all of these changes, if it is one; of a bid with one rule nobody asks.
bool is_bound_alike(const Remedy& remedy, const std::vector<std::size_t>& named) {
  return std::all_of(named.begin(), named.end(), [&](std::size_t t) {
    return remedy.binding[t] && remedy.binding[t] == remedy.binding[named.front()];
  });
}

/// "a or b; stress binds.": the first changes that pass alone.
Message named_text(const Model& model, const Turning& turning, const Remedy& remedy,
                   std::vector<std::size_t> named) {
  named.resize(std::min(named.size(), most_named(remedy, named)));
  const bool alike = named.size() > 1 && is_bound_alike(remedy, named);
  const bool one_rule = model.rules.size() == 1;
  std::vector<Message> texts;
  for (const std::size_t t : named) {
    const auto binding = alike || one_rule ? std::nullopt : remedy.binding[t];
    texts.push_back(remedy_text(model, turning, remedy.alone[t], binding));
  }
  const Message all = listed(Join::either, std::move(texts));
  if (!alike || one_rule) return say("{1}.", all);
  return say("{1}; {2} binds.", all, verbatim(model.rules[*remedy.binding[named.front()]].rule.id));
}

/// What passes alone, and whether that is all there is; empty where nothing is left to say.
Message alone_text(const Model& model, const Turning& turning, const Remedy& remedy) {
  const std::vector<std::size_t> named = to_name(turning, remedy);
  if (named.empty()) return {};
  const std::size_t most = most_named(remedy, named);
  const Message more = named.size() > most
                           ? plural(static_cast<double>(named.size() - most),
                                    "{1} more in the details.", "{1} more in the details.")
                           : Message();
  return listed(Join::sentences, {named_text(model, turning, remedy, named), more});
}

/// Whether a range is stated, and nothing alone passes inside one.
bool is_beyond_ranges(const Turning& turning, const Remedy& remedy) {
  const auto inside = [&](const Turn& each) {
    return each.within_bounds && turning.numbers[each.number].has_range();
  };
  return std::any_of(turning.numbers.begin(), turning.numbers.end(),
                     [](const Variable& each) { return each.has_range(); }) &&
         std::none_of(remedy.alone.begin(), remedy.alone.end(), inside);
}

Message together_text(const Model& model, const Turning& turning, const Remedy& remedy) {
  const Message both =
      say("{1} together with {2}", remedy_text(model, turning, remedy.together[0], {}),
          remedy_text(model, turning, remedy.together[1], {}));
  return is_beyond_ranges(turning, remedy)
             ? say("nothing alone inside a range that the bid states; {1}.", both)
             : say("nothing alone; {1}.", both);
}

/// How far the bid comes at best; "closest" is a change within its bounds.
Message closest_text(const Model& model, const Turning& turning, const Remedy& remedy) {
  const BoundRule& rule = model.rules[remedy.short_rule];
  const Message id = verbatim(rule.rule.id);
  const Kind kind = margin_kind_of(rule.measure);
  const Message by =
      std::isfinite(remedy.short_by) ? distance_text(-remedy.short_by, kind) : Message();
  const Message none = remedy.alone.empty()
                           ? say("nothing tried does, alone or with another")
                           : say("nothing inside its range does, alone or with another");
  if (!remedy.closest)
    return by.empty()
               ? say("{1}, and nothing comes closer.", none)
               : say("{1}, and nothing comes closer: {2} misses its limit by {3}.", none, id, by);
  const Message move = remedy_text(model, turning, *remedy.closest, {});
  return by.empty() ? say("{1}. The closest is {2}: {3} still fails.", none, move, id)
                    : say("{1}. The closest is {2}: {3} still misses its limit by {4}.", none, move,
                          id, by);
}

/// What two numbers do where nothing alone does inside its range, or how near one comes; empty where
/// nothing has to.
Message otherwise_text(const Model& model, const Turning& turning, const Remedy& remedy) {
  if (!remedy.together.empty()) return together_text(model, turning, remedy);
  if (remedy.closest || remedy.short_by < 0) return closest_text(model, turning, remedy);
  if (remedy.alone.empty()) return say("no number of the bid does, {1}.", searched_text(turning));
  return {};
}

/// "price 10 -> 12 or fee 3 -> 2.": where two do it, or something comes near, that first.
Message remedy_text(const Model& model, const Turning& turning, const Remedy& remedy) {
  const Message alone = alone_text(model, turning, remedy),
                otherwise = otherwise_text(model, turning, remedy);
  if (!otherwise.empty())
    return listed(Join::sentences,
                  {otherwise, alone.empty() ? Message() : say("Alone: {1}", alone)});
  const bool is_first = &remedy == &turning.remedies.front();
  // What is beyond its range says so itself.
  const bool says_so = std::any_of(remedy.alone.begin(), remedy.alone.end(),
                                   [](const Turn& each) { return !each.within_bounds; });
  const Message none = is_first && !says_so && is_beyond_ranges(turning, remedy)
                           ? say("No number does it alone inside a range that the bid states.")
                           : Message();
  return listed(Join::sentences, {alone, none});
}

Message goal_text(const Model& model, const Turning& turning, const Remedy& remedy) {
  const Message how = remedy_text(model, turning, remedy);
  if (remedy.group == RuleGroup::mandatory) {
    // What passes all passes these.
    const std::size_t already = turning.remedies.front().alone.size();
    if (already == 0 || !otherwise_text(model, turning, remedy).empty())
      return say("To pass the mandatory rules: {1}", how);
    return already == 1 ? say("To pass the mandatory rules, this or {1}", how)
                        : say("To pass the mandatory rules, any of these or {1}", how);
  }
  const bool conditional =
      std::none_of(turning.rules.begin(), turning.rules.end(),
                   [&](const RuleTurn& each) { return is_mandatory(model.rules[each.rule]); });
  return conditional ? say("To pass the discretionary rules too: {1}", how)
                     : say("To pass everything: {1}", how);
}

std::string goal_of(const Remedy& remedy) {
  return remedy.group == RuleGroup::mandatory ? "mandatory" : "everything";
}

Cell binds_cell(const Model& model, std::optional<std::size_t> rule) {
  if (rule) return {.value = verbatim(model.rules[*rule].rule.id)};
  return {.note = say("cannot be judged beyond"), .code = "gap"};
}

/// All changes that pass alone, for programs and for --details.
Table remedies_table(const Model& model, const Turning& turning, const Remedy& remedy) {
  Table table{.id = "to_pass." + goal_of(remedy),
              .title = remedy.group == RuleGroup::mandatory
                           ? say("To pass the mandatory rules, each alone")
                           : say("To pass everything, each alone"),
              .columns = {{.id = "number", .title = say("Number"), .flexible = true},
                          {.id = "base", .title = say("Now"), .kind = Kind::number},
                          {.id = "value", .title = say("Just passes"), .kind = Kind::number},
                          {.id = "change", .title = say("Change"), .kind = Kind::rate},
                          {.id = "binds", .title = say("Binds")},
                          {.id = "remark", .flexible = true}}};
  for (std::size_t t = 0; t < remedy.alone.size(); ++t) {
    const Turn& turn = remedy.alone[t];
    const Variable& number = turning.numbers[turn.number];
    table.rows.push_back(
        {.id = row_id(number),
         .cells = {named(number),
                   variable_cell(number, number.base),
                   bare_cell(number, turn.printed),
                   change_cell(number, turn.printed),
                   binds_cell(model, remedy.binding[t]),
                   {.value = turn.within_bounds ? Message() : say("outside its stated range"),
                    .code = turn.within_bounds ? "" : "beyond_bounds"}},
         .place = number.place});
  }
  return table;
}

Code remedy_settings(const Remedy& remedy) {
  Code settings{.id = "to_pass." + goal_of(remedy) + ".settings"};
  for (const Turn& turn : remedy.alone) settings.lines.push_back(set_option(turn.setting));
  if (!remedy.together.empty())
    settings.lines.push_back(say("{1} {2}", set_option(remedy.together[0].setting),
                                 set_option(remedy.together[1].setting)));
  return settings;
}

Section answer_section(const Model& model, const Turning& turning) {
  Section section{.id = "answer"};
  for (const Remedy& each : turning.remedies) {
    // The same as to pass everything.
    if (to_name(turning, each).empty() && otherwise_text(model, turning, each).empty()) continue;
    section.blocks.push_back(
        Paragraph{.id = "to_pass_" + goal_of(each), .text = goal_text(model, turning, each)});
  }
  if (turning.rules.empty() && !turning.numbers.empty()) {
    section.blocks.push_back(Paragraph{.id = "threat", .text = stays_go_text(model, turning)});
  }
  return section;
}

}  // namespace

namespace {

/// What a bid so large leaves no time for.
void add_left_out(const Turning& turning, std::vector<Block>& blocks) {
  if (!turning.left_out.empty()) {
    blocks.push_back(Paragraph{
        .id = "left_out",
        .text = say("Not searched, as the bid is too large: {1}.", names_of(turning.left_out))});
  }
  if (turning.passes_over_steps) {
    blocks.push_back(
        Paragraph{.id = "passes_over_steps",
                  .text = say("Between the values that are tried, steps of the formulas are passed "
                              "over, as the bid is too large.")});
  }
}

}  // namespace

std::vector<Section> turning_sections(const Bid& bid, const Evaluation& evaluation,
                                      const Turning& turning) {
  if (evaluation.verdict == Verdict::not_judged || turning.numbers.empty()) return {};
  const Model& model = *bid.model;
  std::vector<Section> sections = {answer_section(model, turning)};
  if (const auto simulated = chance_rule_ids(model); !simulated.empty())
    sections.front().blocks.push_back(Paragraph{
        .id = "not_searched",
        .text =
            say("Without rules that only simulated cases judge: {1}.", verbatim_list(simulated))});
  add_left_out(turning, sections.front().blocks);
  if (turning.rules.empty()) return sections;
  Section section{.id = "turn", .title = say("What would change the verdict"), .detail = true};
  for (const Remedy& each : turning.remedies) {
    if (!each.alone.empty()) section.blocks.push_back(remedies_table(model, turning, each));
    if (Code settings = remedy_settings(each); !settings.lines.empty())
      section.blocks.push_back(std::move(settings));
  }
  for (const RuleTurn& each : turning.rules) add_rule(model, turning, each, section.blocks);
  sections.push_back(std::move(section));
  return sections;
}

}  // namespace gonogo
