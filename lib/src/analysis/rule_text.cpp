// SPDX-License-Identifier: MIT
#include "analysis/rule_text.hpp"

#include <cmath>

#include "analysis/chance_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/analysis/waivers.hpp"
#include "gonogo/base/figure.hpp"

namespace gonogo {
namespace {

Message shown(double value, Kind kind, std::optional<int> decimals = {}) {
  return number({.value = value, .kind = kind, .decimals = decimals});
}

/// A computed value: of a percentage one decimal, where that does not make it read as 0 or 100.
Message rounded(double value, Kind kind) {
  constexpr double one_decimal = 0.0005;
  const double size = std::abs(value);
  const bool near_a_mark = size < one_decimal || std::abs(size - 1) < one_decimal;
  return shown(value, kind, kind == Kind::rate && !near_a_mark ? std::optional(1) : std::nullopt);
}

/// The unit of the length of time that the rule states; none of a number.
std::optional<Unit> unit_of_limit(const Rule& rule) {
  const auto& written = rule.at_least ? rule.at_least : rule.at_most;
  const auto* duration = written ? std::get_if<Duration>(&*written) : nullptr;
  return duration ? std::optional(duration->unit) : std::nullopt;
}

const BoundRule& rule_of(const Model& model, const RuleResult& result) {
  return model.rules[result.rule];
}

/// The limit beside what was found: in years, as that is, where it is no whole number of them.
Message limit_beside(const Model& model, const RuleResult& result) {
  const BoundRule& rule = rule_of(model, result);
  const Kind kind = kind_of(rule.measure);
  const Message stated = limit_text(model, rule, result.limit);
  const bool found = result.measured.why == Why::computed;
  if (kind != Kind::years || !found || result.limit == std::round(result.limit)) return stated;
  const auto unit = unit_of_limit(rule.rule);
  if (!unit || *unit == Unit::year)
    return shown(result.limit, kind, stated_decimals(result.limit, kind));
  const auto decimals = decimals_beside(result.measured.value, result.limit, kind);
  return say("{1} ({2})", stated, shown(result.limit, kind, decimals));
}

/// "NPV in stress -2,953,318"
Message result_text(const Model& model, const RuleResult& result) {
  const BoundRule& rule = rule_of(model, result);
  const Message subject = subject_of(model, rule);
  const Kind kind = kind_of(rule.measure);
  if (result.measured.why != Why::computed) return measured_text(model, subject, result.measured);
  // What is at its limit but for rounding reads as the limit.
  const Message value = result.margin == 0
                            ? shown(result.limit, kind)
                            : number_beside(result.measured.value, result.limit, kind);
  return say("{1} {2}", subject, value);
}

/// "NPV at least 0 in 74.3% of cases (+-0.3), needs 80%"
Message chance_text(const Model& model, const RuleResult& result) {
  BoundRule plain = rule_of(model, result);
  plain.rule.probability = {};
  const Message rule = rule_text(model, plain, result.limit);
  const Message share = share_of_cases_text(result.chance->passes);
  const Message required = stated_rate(result.chance->required);
  return result.chance->undecided ? say("{1} in {2}, needs {3}: undecided after {4} cases", rule,
                                        share, required, number(result.chance->cases))
                                  : say("{1} in {2}, needs {3}", rule, share, required);
}

}  // namespace

bool is_mandatory(const Model& model, const RuleResult& result) {
  return is_mandatory(rule_of(model, result));
}

Message severity_text(Must severity) {
  return severity == Must::must ? say("mandatory") : say("discretionary");
}

Cell severity_cell(Must severity) {
  return {.value = severity_text(severity), .code = severity == Must::must ? "must" : "should"};
}

Cell sense_cell(const BoundRule& rule) {
  return {.value = rule.at_least ? say("at least") : say("at most"),
          .code = rule.at_least ? "at_least" : "at_most"};
}

Tone tone_of(Verdict verdict) {
  return verdict == Verdict::go            ? Tone::good
         : verdict == Verdict::conditional ? Tone::caution
                                           : Tone::bad;
}

Tone tone_of(RuleOutcome outcome, Must severity) {
  if (outcome == RuleOutcome::pass) return Tone::good;
  if (outcome == RuleOutcome::does_not_apply) return Tone::faint;
  return outcome == RuleOutcome::fail && severity == Must::should ? Tone::caution : Tone::bad;
}

Message waived_text(const Waiver& waiver) { return say("waived by {1}", verbatim(waiver.id)); }

Cell outcome_cell(const Model& model, const RuleResult& result) {
  if (const Waiver* waiver = waiver_of(model, result))
    return {.value = waived_text(*waiver), .code = "waived", .tone = Tone::caution};
  const Must severity = rule_of(model, result).rule.severity;
  return {.value = outcome_text(result.outcome, severity),
          .code = std::string(id_of(result.outcome)),
          .tone = tone_of(result.outcome, severity)};
}

Message limit_text(const Model& model, const BoundRule& rule, double limit) {
  constexpr double noise = 1e-9;  // of the division by days a year
  const Kind kind = kind_of(rule.measure);
  const auto decimals = stated_decimals(limit, kind);
  if (kind != Kind::years) return shown(limit, kind, decimals);
  const auto unit = unit_of_limit(rule.rule);
  const auto rounded = [](double count) { return std::round(count / noise) * noise; };
  if (unit == Unit::day)
    return plural(rounded(limit * model.sheet.axis().days_in_year), "{1} day", "{1} days");
  if (unit == Unit::month) return plural(rounded(limit * 12), "{1} month", "{1} months");
  return decimals ? shown(limit, kind, decimals) : duration_text(limit);
}

Message subject_of(const Model& model, const BoundRule& rule) {
  Message subject = short_title_of(rule.measure);
  if (rule.flow != FlowKind::project)
    subject = say("{1} ({2})", subject, verbatim(id_of(rule.flow)));
  if (rule.rule.year) subject = say("{1} in {2}", subject, verbatim(rule.rule.year->text));
  if (rule.rule.scenario) subject = say("{1} in {2}", subject, verbatim(rule.rule.scenario->value));
  if (rule.perspective > 0 && model.policy) subject = say("{1} (bid's own rates)", subject);
  return subject;
}

Message rule_text(const Model& model, const BoundRule& rule, double limit) {
  const Message subject = subject_of(model, rule);
  const Message bound = limit_text(model, rule, limit);
  const Message required = rule.at_least ? say("{1} at least {2}", subject, bound)
                                         : say("{1} at most {2}", subject, bound);
  if (!rule.rule.probability) return required;
  return say("{1} in {2} of cases", required, stated_rate(*rule.rule.probability));
}

Message scope_text(const Rule& rule) {
  std::vector<std::string> kinds;
  for (const Text& each : rule.kinds) kinds.push_back(each.value);
  Message kind = kinds.empty() ? Message() : say("for kind {1}", verbatim_list(kinds));
  if (!rule.when || !rule.when->comparison) return kind;
  Message size = say("when {1}", verbatim(rule.when->comparison->text()));
  return kind.empty() ? size : say("{1}, {2}", std::move(kind), std::move(size));
}

Message finding_text(const Model& model, const RuleResult& result) {
  if (result.outcome == RuleOutcome::does_not_apply) return say("does not apply");
  const Message found = result.chance ? chance_text(model, result)
                                      : say("{1}, limit {2}", result_text(model, result),
                                            limit_beside(model, result));
  const Waiver* waiver = waiver_of(model, result);
  return waiver ? say("{1}; {2}", found, waived_text(*waiver)) : found;
}

Message deciding_text(const Model& model, const RuleResult& result) {
  if (result.chance) return chance_text(model, result);
  const BoundRule& rule = rule_of(model, result);
  const Message found = result_text(model, result);
  const Message limit = limit_beside(model, result);
  if (result.by_present_value && result.measured.why != Why::computed)
    return say("{1}, NPV at {2} {3}", found, limit, shown(result.margin, Kind::money));
  return rule.at_least ? say("{1}, needs {2}", found, limit)
                       : say("{1}, at most {2}", found, limit);
}

Message headroom_text(const Model& model, const RuleResult& result) {
  const BoundRule& rule = rule_of(model, result);
  if (!std::isfinite(result.margin)) return {};
  const bool passes = result.outcome != RuleOutcome::fail;
  if (result.margin == 0 && passes) return say("no headroom");
  const Message distance = distance_text(std::abs(result.margin), margin_kind_of(rule.measure));
  const Message by = passes          ? say("headroom {1}", distance)
                     : rule.at_least ? say("short by {1}", distance)
                                     : say("over by {1}", distance);
  return result.by_present_value ? say("{1} at {2}", by, shown(result.limit, kind_of(rule.measure)))
                                 : by;
}

namespace {

Message never_text(const TimeAxis& axis, const Message& subject) {
  if (axis.columns() <= axis.last + 1)
    return say("{1} never within {2}", subject, duration_text(axis.period()));
  return say("{1} never within {2}, late payments included", subject,
             duration_text(axis.time.back()));
}

}  // namespace

Message measured_text(const Model& model, const Message& subject, const MeasureResult& measured) {
  switch (measured.why) {
    case Why::computed:
      return say("{1} {2}", subject, rounded(measured.value, kind_of(measured.wanted.measure)));
    case Why::none:
      return say("no {1}", subject);
    case Why::never:
      return never_text(model.sheet.axis(), subject);
    case Why::several:
      return measured.usual ? say("more than one {1}, {2}", subject, usual_text(*measured.usual))
                            : say("more than one {1}", subject);
    case Why::every_rate:
    case Why::unresolved:
    case Why::not_stated:
    case Why::not_applicable:
    case Why::fault:
      break;
  }
  return say("{1}: {2}", subject, reason_text(measured.wanted.measure, measured.why));
}

Cell payback_cell(const Bid& bid, const Evaluation& evaluation, const MeasureResult& payback) {
  Cell cell = short_measure_cell(payback);
  for (const RuleResult& each : evaluation.rules) {
    const BoundRule& rule = bid.model->rules[each.rule];
    const bool judges = rule.measure == payback.wanted.measure &&
                        rule.flow == payback.wanted.flow && rule.perspective == 0 &&
                        !rule.rule.scenario;
    if (!judges || each.outcome != RuleOutcome::fail) continue;
    cell.tone = tone_of(each.outcome, weight_of(rule));
    if (payback.why != Why::computed) continue;
    cell.decimals = decimals_beside(payback.value, each.limit, Kind::years);
    cell.note = say("static payback later than {1} ({2})", limit_text(*bid.model, rule, each.limit),
                    verbatim(rule.rule.id));
  }
  return cell;
}

Message number_beside(double value, double limit, Kind kind) {
  if (const auto decimals = decimals_beside(value, limit, kind))
    return shown(value, kind, decimals);
  const Message text = rounded(value, kind);
  return text == shown(limit, kind) ? shown(value, kind) : text;
}

}  // namespace gonogo
