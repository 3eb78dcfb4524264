// SPDX-License-Identifier: MIT
#include "analysis/difference_tables.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/difference_results.hpp"
#include "analysis/rule_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/report/render.hpp"

namespace gonogo {
namespace {

std::string without_folders(const std::string& file) {
  const auto slash = file.rfind('/');
  return slash == std::string::npos ? file : file.substr(slash + 1);
}

/// "bid.toml:12": where it is now, else where it was.
Cell line_cell(const Edit& edit) {
  const bool is_there = edit.place_after.known();
  const Place& place = is_there ? edit.place_after : edit.place_before;
  if (!place.known()) return {};
  const std::string text = without_folders(place.file.str()) + ":" + std::to_string(place.line);
  return {.value = verbatim(to_string(place)),
          .shown = is_there ? verbatim(text) : say("was {1}", verbatim(text))};
}

Cell side_cell(const std::optional<double>& number, const std::string& text, bool there) {
  if (!there) return {.note = say("none"), .code = "none"};
  if (!number) return {.value = verbatim(text)};
  return {.value = *number, .kind = Kind::number, .shown = verbatim(text)};
}

Cell relative_cell(const Edit& edit) {
  if (!edit.number_before || !edit.number_after || *edit.number_before == 0) return {};
  return {.value = (*edit.number_after - *edit.number_before) / std::abs(*edit.number_before),
          .kind = Kind::rate};
}

std::string_view id_of(EditKind kind) {
  switch (kind) {
    case EditKind::number:
      return "number";
    case EditKind::formula:
      return "formula";
    case EditKind::structure:
      return "structure";
    case EditKind::added:
      return "added";
    case EditKind::removed:
      return "removed";
    case EditKind::remark:
      break;
  }
  return "remark";
}

Row edit_row(const EditedItem& item, const Edit& edit, std::size_t number) {
  const Message address =
      item.of_policy ? say("policy: {1}", verbatim(edit.address)) : verbatim(edit.address);
  return {.id = "edit_" + std::to_string(number),
          .cells = {{.value = address},
                    side_cell(edit.number_before, edit.before, edit.place_before.known()),
                    side_cell(edit.number_after, edit.after, edit.place_after.known()),
                    relative_cell(edit),
                    {.value = verbatim(id_of(edit.kind))},
                    line_cell(edit)},
          .place = edit.place_after.known() ? edit.place_after : edit.place_before};
}

std::string id_of(const MeasureResult& result) {
  const std::string id(id_of(result.wanted.measure));
  return result.wanted.flow == FlowKind::equity ? "equity_" + id : id;
}

Cell difference_cell(const MeasureResult* before, const MeasureResult* after,
                     const MoneyUnits& units) {
  const bool both = before && after && before->why == Why::computed && after->why == Why::computed;
  if (!both) return {};
  const Kind kind = kind_of(after->wanted.measure);
  if (kind == Kind::money && units.differ())
    return {.note = say("other money"), .code = "other_money"};
  const double difference = after->value - before->value;
  Cell cell{.value = difference, .kind = kind};
  if (kind == Kind::rate) cell.shown = distance_text(difference, kind);
  return cell;
}

Row measure_row(const MeasureResult* before, const MeasureResult* after, const MoneyUnits& units) {
  const MeasureResult& known = after ? *after : *before;
  const Message title = title_of(known.wanted.measure);
  const auto cell = [](const MeasureResult* each, const Message& unit) {
    return each ? side_cell(*each, unit) : Cell{.note = say("none"), .code = "none"};
  };
  const auto has_value = [](const MeasureResult* each) {
    return each && each->why != Why::not_applicable && each->why != Why::not_stated;
  };
  return {.id = id_of(known),
          .cells = {{.value = known.wanted.flow == FlowKind::equity ? say("{1} (equity)", title)
                                                                    : title},
                    cell(before, units.before),
                    cell(after, units.after),
                    difference_cell(before, after, units)},
          .drawn = has_value(before) || has_value(after)};
}

Cell outcome_or_none(const Bid& bid, const RuleResult* result) {
  return result ? outcome_cell(*bid.model, *result) : Cell{.note = say("none"), .code = "none"};
}

Row rule_row(const Bid& before, const RuleResult* was, const Bid& after, const RuleResult* is) {
  const Bid& bid = is ? after : before;
  const RuleResult& result = is ? *is : *was;
  const BoundRule& rule = bid.model->rules[result.rule];
  return {.id = rule.rule.id,
          .cells = {{.value = verbatim(rule.rule.id)},
                    severity_cell(rule.rule.severity),
                    outcome_or_none(before, was),
                    outcome_or_none(after, is),
                    {.value = is ? finding_text(*after.model, *is) : Message()},
                    {.value = is ? headroom_text(*after.model, *is) : Message()}},
          .place = rule.rule.place};
}

}  // namespace

Message turned_text(const std::vector<RuleTurned>& turned) {
  std::vector<Message> passing, failing, others;
  for (const RuleTurned& each : turned) {
    const Message id = verbatim(each.rule);
    if (!each.before && each.after == RuleOutcome::fail) {
      others.push_back(say("{1} is new and fails", id));
    } else if (!each.before) {
      others.push_back(say("{1} is new", id));
    } else if (!each.after) {
      others.push_back(say("{1} is gone", id));
    } else if (*each.after == RuleOutcome::pass) {
      passing.push_back(id);
    } else if (*each.after == RuleOutcome::fail) {
      failing.push_back(id);
    } else {
      others.push_back(say("{1}: {2}", id, outcome_text(*each.after, each.severity)));
    }
  }
  std::vector<Message> parts;
  if (!passing.empty())
    parts.push_back(plural(static_cast<double>(passing.size()), "{2} now passes", "{2} now pass",
                           listed(Join::comma, passing)));
  if (!failing.empty())
    parts.push_back(plural(static_cast<double>(failing.size()), "{2} now fails", "{2} now fail",
                           listed(Join::comma, failing)));
  parts.insert(parts.end(), others.begin(), others.end());
  return listed(Join::semicolon, std::move(parts));
}

Table edits_table(const Difference& found, bool remarks) {
  Table table{.id = remarks ? "remarks" : "edits",
              .columns = {{.id = "address", .title = say("Address"), .flexible = true},
                          {.id = "before", .title = say("Old"), .flexible = true},
                          {.id = "after", .title = say("New"), .flexible = true},
                          {.id = "change", .title = say("Change"), .kind = Kind::rate},
                          {.id = "kind", .title = say("Kind"), .drawn = false},
                          {.id = "line", .title = say("File line")}}};
  for (const EditedItem& item : found.items) {
    for (const Edit& edit : item.edits) {
      if ((edit.kind == EditKind::remark) == remarks)
        table.rows.push_back(edit_row(item, edit, table.rows.size() + 1));
    }
  }
  return table;
}

Cell side_cell(const MeasureResult& result, const Message& unit) {
  Cell cell = short_measure_cell(result);
  if (kind_of(result.wanted.measure) == Kind::money) cell.unit = unit;
  return cell;
}

Message unit_behind(const std::string& currency, double scale) {
  const Message unit = money_unit(currency, scale);
  return scale == 1 || unit.empty() ? unit : say("times {1}", unit);
}

MoneyUnits money_units(const Bid& before, const Bid& after) {
  if (same_money(before, after)) return {};
  const auto unit = [](const Bid& bid) {
    return unit_behind(bid.model->proposal.project.currency.value, scale_of(bid));
  };
  return {unit(before), unit(after)};
}

Table measures_table(const Difference& found, const MoneyUnits& units) {
  Table table{.id = "measures",
              .columns = {{.id = "measure", .title = say("Measure"), .flexible = true},
                          {.id = "before", .title = say("Old"), .kind = Kind::number},
                          {.id = "after", .title = say("New"), .kind = Kind::number},
                          {.id = "difference", .title = say("Difference"), .kind = Kind::number}}};
  for (const MeasureResult& each : found.after.measures)
    table.rows.push_back(
        measure_row(found.before.find(each.wanted.measure, each.wanted.flow), &each, units));
  for (const MeasureResult& each : found.before.measures) {
    if (!found.after.find(each.wanted.measure, each.wanted.flow))
      table.rows.push_back(measure_row(&each, nullptr, units));
  }
  return table;
}

Table rules_table(const Bid& before, const Bid& after, const Difference& found) {
  Table table{.id = "rules",
              .columns = {{.id = "rule", .title = say("Rule")},
                          {.id = "severity", .title = say("Severity")},
                          {.id = "before", .title = say("Old")},
                          {.id = "after", .title = say("New")},
                          {.id = "finding", .title = say("Now"), .flexible = true},
                          {.id = "headroom", .title = say("Headroom"), .flexible = true}}};
  for (const RuleResult& each : found.after.rules) {
    const BoundRule& rule = after.model->rules[each.rule];
    table.rows.push_back(rule_row(before, result_named(before, found.before, rule), after, &each));
  }
  for (const RuleResult& each : found.before.rules) {
    const BoundRule& rule = before.model->rules[each.rule];
    if (!result_named(after, found.after, rule))
      table.rows.push_back(rule_row(before, &each, after, nullptr));
  }
  return table;
}

}  // namespace gonogo
