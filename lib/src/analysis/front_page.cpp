// SPDX-License-Identifier: MIT
#include "analysis/front_page.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/figure.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

Message shown(double value, Kind kind, std::optional<int> decimals = {}) {
  return number({.value = value, .kind = kind, .decimals = decimals});
}

/// "NPV in stress", "IRR (equity)"
Message subject_of(const Model& model, const BoundRule& rule) {
  Message subject = short_title_of(rule.measure);
  if (rule.flow != FlowKind::project)
    subject = say("{1} ({2})", subject, verbatim(id_of(rule.flow)));
  if (rule.rule.scenario) subject = say("{1} in {2}", subject, verbatim(rule.rule.scenario->value));
  if (rule.perspective > 0 && model.policy) subject = say("{1} (bid's own rates)", subject);
  return subject;
}

Message limit_of(const RuleResult& result, Kind kind) {
  return kind == Kind::years ? duration_text(result.limit) : shown(result.limit, kind);
}

/// A computed value: of a percentage one decimal, where that does not make it read as 0 or 100.
Message value_of(double value, Kind kind) {
  constexpr double one_decimal = 0.0005;
  const double size = std::abs(value);
  const bool near_a_mark = size < one_decimal || std::abs(size - 1) < one_decimal;
  return shown(value, kind, kind == Kind::rate && !near_a_mark ? std::optional(1) : std::nullopt);
}

/// The value beside its limit: as many decimals as show the difference; at the limit the same.
Message value_beside(const RuleResult& result, Kind kind) {
  const double value = result.measured.value;
  if (result.margin == 0) return shown(result.limit, kind);
  if (const auto decimals = decimals_beside(value, result.limit, kind))
    return shown(value, kind, decimals);
  const Message rounded = value_of(value, kind);
  const auto words = [](const Message& text) { return in_words(text, Language::english); };
  return words(rounded) == words(shown(result.limit, kind)) ? shown(value, kind) : rounded;
}

/// "no IRR", "Discounted payback never within 66 months": a measure without a value.
Message without_value(const Model& model, const Message& subject, Why why) {
  if (why == Why::none) return say("no {1}", subject);
  if (why == Why::never)
    return say("{1} never within {2}", subject, duration_text(model.sheet.axis().period()));
  if (why == Why::several) return say("more than one {1}", subject);
  return say("{1}: {2}", subject, reason_text(model, why));
}

/// "NPV in stress -2,953,318"
Message measured_text(const Model& model, const RuleResult& result) {
  const BoundRule& rule = model.rules[result.rule];
  const Message subject = subject_of(model, rule);
  if (result.measured.why != Why::computed)
    return without_value(model, subject, result.measured.why);
  return say("{1} {2}", subject, value_beside(result, kind_of(rule.measure)));
}

/// "NPV in stress -2,953,318, limit -500,000"
Message finding_of(const Model& model, const RuleResult& result) {
  return say("{1}, limit {2}", measured_text(model, result),
             limit_of(result, kind_of(model.rules[result.rule].measure)));
}

/// "short by 1,104,638 at 10 %", "over by 664,736", "headroom 193,902"
Message headroom_of(const Model& model, const RuleResult& result) {
  const BoundRule& rule = model.rules[result.rule];
  const Kind kind = kind_of(rule.measure);
  if (!std::isfinite(result.margin)) return {};
  if (result.margin == 0 && result.outcome != RuleOutcome::fail) return say("no headroom");
  const Message distance = result.by_present_value ? shown(std::abs(result.margin), Kind::money)
                                                   : distance_text(std::abs(result.margin), kind);
  const bool passes = result.outcome != RuleOutcome::fail;
  const Message by = passes          ? say("headroom {1}", distance)
                     : rule.at_least ? say("short by {1}", distance)
                                     : say("over by {1}", distance);
  return result.by_present_value ? say("{1} at {2}", by, shown(result.limit, kind)) : by;
}

bool is_mandatory(const Model& model, const RuleResult& result) {
  return model.rules[result.rule].rule.severity == Must::must;
}

/// What a failed rule is short by, if that is money.
double money_short(const Model& model, const RuleResult& result) {
  const bool money = margin_kind_of(model.rules[result.rule].measure) == Kind::money;
  return money && std::isfinite(result.margin) ? -result.margin : 0;
}

/// Mandatory rules before discretionary ones; of each those that lack most money first.
std::vector<RuleResult> failing(const Bid& bid, const Evaluation& evaluation) {
  std::vector<RuleResult> failed;
  for (const RuleResult& each : evaluation.rules) {
    if (each.outcome == RuleOutcome::fail) failed.push_back(each);
  }
  std::stable_sort(failed.begin(), failed.end(), [&](const RuleResult& a, const RuleResult& b) {
    const bool first = is_mandatory(*bid.model, a), second = is_mandatory(*bid.model, b);
    return first != second ? first : money_short(*bid.model, a) > money_short(*bid.model, b);
  });
  return failed;
}

/// "3 mandatory rules fail, 3 discretionary"
Message failures_of(const Bid& bid, const std::vector<RuleResult>& failed) {
  const auto mandatory = std::count_if(failed.begin(), failed.end(), [&](const RuleResult& each) {
    return is_mandatory(*bid.model, each);
  });
  const auto rest = static_cast<double>(failed.size()) - static_cast<double>(mandatory);
  const Message all = plural(static_cast<double>(mandatory), "{1} mandatory rule fails",
                             "{1} mandatory rules fail");
  if (mandatory == 0)
    return plural(rest, "{1} discretionary rule fails", "{1} discretionary rules fail");
  return rest == 0
             ? all
             : say("{1}, {2} discretionary", all, number({.value = rest, .kind = Kind::count}));
}

/// The rule whose number stands beside the verdict: on the NPV as written if one fails, else the
/// first that fails.
const RuleResult& deciding(const Model& model, const std::vector<RuleResult>& failed) {
  const auto on_npv = std::find_if(failed.begin(), failed.end(), [&](const RuleResult& each) {
    const BoundRule& rule = model.rules[each.rule];
    return rule.measure->id == "npv" && !rule.rule.scenario &&
           rule.rule.severity == model.rules[failed.front().rule].rule.severity;
  });
  return on_npv != failed.end() ? *on_npv : failed.front();
}

Message unjudged(const Bid& bid, const Evaluation& evaluation) {
  std::vector<std::string> unknown;
  for (const RuleResult& each : evaluation.rules) {
    if (each.outcome == RuleOutcome::cannot_compute)
      unknown.push_back(bid.model->rules[each.rule].rule.id);
  }
  const Message verdict = verdict_text(evaluation.verdict);
  return unknown.empty() ? say("{1}: a number has no value.", verdict)
                         : say("{1}: {2} cannot be computed.", verdict, verbatim_list(unknown));
}

/// A row for each rule; a failing one before those that pass.
Table findings_table(const Bid& bid, const std::vector<RuleResult>& results) {
  Table table{.id = "findings",
              .columns = {{.id = "rule"},
                          {.id = "severity"},
                          {.id = "finding", .flexible = true},
                          {.id = "headroom", .flexible = true}},
              .header = false};
  for (const RuleResult& each : results) {
    const Rule& rule = bid.model->rules[each.rule].rule;
    const bool fails = each.outcome == RuleOutcome::fail;
    table.rows.push_back(
        {.id = rule.id,
         .cells = {{.value = verbatim(rule.id),
                    .tone = !fails                           ? Tone::plain
                            : is_mandatory(*bid.model, each) ? Tone::bad
                                                             : Tone::caution},
                   {.value =
                        is_mandatory(*bid.model, each) ? say("mandatory") : say("discretionary")},
                   {.value = each.outcome == RuleOutcome::does_not_apply
                                 ? say("does not apply")
                                 : finding_of(*bid.model, each)},
                   {.value = headroom_of(*bid.model, each)}},
         .place = rule.place});
  }
  return table;
}

Paragraph passing_line(const Bid& bid, const Evaluation& evaluation) {
  std::vector<std::string> ids;
  for (const RuleResult& each : evaluation.rules) {
    if (each.outcome == RuleOutcome::pass) ids.push_back(bid.model->rules[each.rule].rule.id);
  }
  return {.text = ids.empty() ? Message() : say("Passes: {1}.", verbatim_list(ids))};
}

const MeasureResult* measure_named(const Evaluation& evaluation, std::string_view id) {
  for (const MeasureResult& each : evaluation.measures) {
    if (id_of(each.wanted.measure) == id) return &each;
  }
  return nullptr;
}

Message key_measure(const Bid& bid, const Evaluation& evaluation, std::string_view id) {
  const MeasureResult* found = measure_named(evaluation, id);
  if (!found) return {};
  const Message name = short_title_of(found->wanted.measure);
  switch (found->why) {
    case Why::computed:
      return say("{1} {2}", name, value_of(found->value, kind_of(found->wanted.measure)));
    case Why::never:
    case Why::none:
    case Why::several:
      return without_value(*bid.model, name, found->why);
    case Why::every_rate:
    case Why::unresolved:
    case Why::not_stated:
    case Why::not_applicable:
    case Why::fault:
      break;
  }
  return {};
}

/// Whether a rule on the front page shows the measure of the bid as written.
bool is_in_findings(const Bid& bid, const Evaluation& evaluation, std::string_view id) {
  const bool passes = failing(bid, evaluation).empty();
  return std::any_of(evaluation.rules.begin(), evaluation.rules.end(), [&](const RuleResult& each) {
    const BoundRule& rule = bid.model->rules[each.rule];
    return rule.measure->id == id && !rule.rule.scenario && rule.flow == FlowKind::project &&
           rule.perspective == 0 && (passes || each.outcome == RuleOutcome::fail);
  });
}

/// The benefit outside the contract that is new, at the discount rate of the reports.
Message outside_text(const Bid& bid) {
  std::vector<Message> names;
  for (const Line& each : bid.model->proposal.lines) {
    if (section_named(each.section).side == Side::aside && !each.excluded)
      names.push_back(name_text(each.name, each.id));
  }
  const Sheet& sheet = bid.model->sheet;
  RowId row = sheet.find("new_benefit");
  if (row == no_row) row = sheet.find("benefit");
  if (names.empty() || row == no_row) return {};
  const Message what = listed(Join::comma, std::move(names));
  const std::vector<double>& values = bid.model.snapshot().row(row);
  double all = 0;
  for (const double value : values) all += value;
  if (!std::isfinite(all)) return {};
  const RowId factor = bid.model->perspectives.front().discount_factor;
  if (factor == no_row)
    return say("Outside the contract: {1}, {2}; not counted.", what, shown(all, Kind::money));
  const std::vector<double>& factors = bid.model.snapshot().row(factor);
  double present = 0;
  for (std::size_t t = 0; t < values.size(); ++t) present += values[t] * factors[t];
  return say("Outside the contract: {1}, {2}, present value {3} before tax; not counted.", what,
             shown(all, Kind::money), shown(present, Kind::money));
}

Message unused_losses_text(const Bid& bid) {
  const RowId row = bid.model->sheet.find("tax.losses");
  if (row == no_row) return {};
  const double left = bid.model.snapshot().row(row).back();
  if (!(left >= 0.5)) return {};
  return say("Tax losses not used by the end: {1}; they save no tax.", shown(left, Kind::money));
}

Message more_text() {
  return say("More: --details; and of the same bid: gonogo cashflow, sensitivity, explain.");
}

}  // namespace

Tone tone_of(Verdict verdict) {
  return verdict == Verdict::go            ? Tone::good
         : verdict == Verdict::conditional ? Tone::caution
                                           : Tone::bad;
}

Message headline_of(const Bid& bid, const Evaluation& evaluation) {
  if (evaluation.verdict == Verdict::not_judged) return unjudged(bid, evaluation);
  const Message verdict = verdict_text(evaluation.verdict);
  const std::vector<RuleResult> failed = failing(bid, evaluation);
  if (failed.empty()) {
    const Message npv = key_measure(bid, evaluation, "npv");
    const auto applied = static_cast<double>(std::count_if(
        evaluation.rules.begin(), evaluation.rules.end(),
        [](const RuleResult& each) { return each.outcome != RuleOutcome::does_not_apply; }));
    const auto all = static_cast<double>(evaluation.rules.size());
    const Message passes =
        applied == 0 ? say("no rule applies")
        : applied < all
            ? plural(applied, "the only rule that applies passes", "the {1} rules that apply pass")
            : plural(all, "the only rule passes", "all {1} rules pass");
    if (evaluation.rules.empty()) return say("{1}: {2}", verdict, say("no rule is stated."));
    return say("{1}: {2}.", verdict, listed(Join::semicolon, {npv, passes}));
  }
  const RuleResult& first = deciding(*bid.model, failed);
  const BoundRule& rule = bid.model->rules[first.rule];
  const Kind kind = kind_of(rule.measure);
  const Message needs = rule.at_least ? say("needs {1}", limit_of(first, kind))
                                      : say("at most {1}", limit_of(first, kind));
  return say("{1}: {2}, {3}; {4}.", verdict, measured_text(*bid.model, first), needs,
             failures_of(bid, failed));
}

List reasons_of(const Bid& bid, const Evaluation& evaluation) {
  List list{.id = "reasons"};
  for (const RuleResult& each : failing(bid, evaluation)) {
    const Rule& rule = bid.model->rules[each.rule].rule;
    if (!rule.reason.value.empty())
      list.items.push_back(say("{1}: {2}", verbatim(rule.id), verbatim(rule.reason.value)));
  }
  return list;
}

std::vector<Block> front_blocks(const Bid& bid, const Evaluation& evaluation) {
  std::vector<Block> blocks = {Paragraph{
      .id = "summary", .text = headline_of(bid, evaluation), .tone = tone_of(evaluation.verdict)}};
  if (evaluation.verdict == Verdict::not_judged) {
    blocks.push_back(Paragraph{
        .id = "what_to_do",
        .text = say("Correct what the errors of this report name, then evaluate again.")});
    return blocks;
  }
  const std::vector<RuleResult> failed = failing(bid, evaluation);
  const std::vector<RuleResult>& listed_rules = failed.empty() ? evaluation.rules : failed;
  if (!listed_rules.empty()) blocks.push_back(findings_table(bid, listed_rules));
  if (!failed.empty()) {
    if (Paragraph passing = passing_line(bid, evaluation); !passing.text.empty())
      blocks.push_back(std::move(passing));
  }
  if (List reasons = reasons_of(bid, evaluation); !reasons.items.empty())
    blocks.push_back(std::move(reasons));
  return blocks;
}

Section key_section(const Bid& bid, const Evaluation& evaluation) {
  Section section{.id = "key"};
  std::vector<Message> key;
  for (const std::string_view id :
       {"npv", "irr", "static_payback", "discounted_payback", "margin", "peak_funding"}) {
    if (is_in_findings(bid, evaluation, id)) continue;
    if (Message text = key_measure(bid, evaluation, id); !text.empty()) key.push_back(text);
  }
  if (!key.empty())
    section.blocks.push_back(Paragraph{.text = listed(Join::semicolon, std::move(key))});
  if (Message outside = outside_text(bid); !outside.empty())
    section.blocks.push_back(Paragraph{.id = "outside", .text = std::move(outside)});
  if (Message losses = unused_losses_text(bid); !losses.empty())
    section.blocks.push_back(Paragraph{.id = "unused_losses", .text = std::move(losses)});
  if (evaluation.verdict != Verdict::not_judged)
    section.blocks.push_back(Paragraph{.text = more_text(), .tone = Tone::faint});
  return section;
}

}  // namespace gonogo
