// SPDX-License-Identifier: MIT
#include "analysis/front_page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "analysis/approval.hpp"
#include "analysis/reads_as_zero.hpp"
#include "analysis/rule_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/model/overrides.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

/// What a failed rule is short by, if that is money.
double money_short(const Model& model, const RuleResult& result) {
  const bool money = margin_kind_of(model.rules[result.rule].measure) == Kind::money;
  return money && std::isfinite(result.margin) ? -result.margin : 0;
}

void sort_by_weight(const Model& model, std::vector<RuleResult>& failed) {
  std::stable_sort(failed.begin(), failed.end(), [&](const RuleResult& a, const RuleResult& b) {
    const bool first = is_mandatory(model, a), second = is_mandatory(model, b);
    return first != second ? first : money_short(model, a) > money_short(model, b);
  });
}

/// Requires: a rule failed.
const RuleResult& deciding(const Model& model, const std::vector<RuleResult>& failed) {
  const auto on_npv = std::find_if(failed.begin(), failed.end(), [&](const RuleResult& each) {
    const BoundRule& rule = model.rules[each.rule];
    return rule.measure == Measure(measures::npv) && !rule.rule.scenario &&
           is_mandatory(model, each) == is_mandatory(model, failed.front());
  });
  return on_npv != failed.end() ? *on_npv : failed.front();
}

/// Whether a finding shows the measure of the bid as written.
bool is_in_findings(const Model& model, const FrontPage& page, Measure measure) {
  return std::any_of(page.findings.begin(), page.findings.end(), [&](const RuleResult& each) {
    const BoundRule& rule = model.rules[each.rule];
    return rule.measure == measure && !rule.rule.scenario && rule.flow == FlowKind::project &&
           rule.perspective == 0;
  });
}

/// Whether a measure without a value is worth a line: "no IRR" is, a rate that nobody stated is not.
bool is_worth_a_line(Why why) {
  return why == Why::computed || why == Why::never || why == Why::none || why == Why::several;
}

void add_measures(const Model& model, const Evaluation& evaluation, FrontPage& page) {
  for (const Measure wanted : std::array<Measure, 6>{
           measures::npv, measures::irr, measures::static_payback, measures::discounted_payback,
           measures::margin, measures::peak_funding}) {
    for (const MeasureResult& each : evaluation.measures) {
      if (each.wanted.measure != wanted || each.wanted.flow != FlowKind::project) continue;
      if (!is_worth_a_line(each.why)) continue;
      if (wanted == Measure(measures::npv)) page.npv = each;
      if (!is_in_findings(model, page, wanted)) page.key.push_back(each);
    }
  }
}

void add_after_loans(const Evaluation& evaluation, FrontPage& page) {
  for (const MeasureResult& each : evaluation.measures) {
    const Measure measure = each.wanted.measure;
    const bool equity =
        each.wanted.flow == FlowKind::equity && measure != Measure(measures::discounted_payback);
    const bool cover = measure == Measure(measures::dscr) || measure == Measure(measures::llcr);
    if ((equity || cover) && is_worth_a_line(each.why)) page.after_loans.push_back(each);
  }
}

std::optional<OutsideBenefit> outside_of(const Bid& bid) {
  OutsideBenefit found;
  for (const Line& each : bid.model->proposal.lines) {
    if (section_named(each.section).side == Side::aside && !each.excluded)
      found.names.push_back(name_text(each.name, each.id));
  }
  const Sheet& sheet = bid.model->sheet;
  RowId row = sheet.find("new_benefit");
  if (row == no_row) row = sheet.find("benefit");
  if (found.names.empty() || row == no_row) return {};
  const std::vector<double>& values = bid.model.snapshot().row(row);
  found.sum = std::accumulate(values.begin(), values.end(), 0.0);
  if (!std::isfinite(found.sum)) return {};
  if (const RowId factor = bid.model->perspectives.front().discount_factor; factor != no_row) {
    const std::vector<double>& factors = bid.model.snapshot().row(factor);
    found.present_value = std::inner_product(values.begin(), values.end(), factors.begin(), 0.0);
    const Answer npv = bid.model.measure(measures::npv);
    if (npv.why == Why::computed) found.npv_with = npv.value + *found.present_value;
  }
  return found;
}

double unused_losses_of(const Bid& bid) {
  const RowId row = bid.model->sheet.find("tax.losses");
  return row == no_row ? 0 : bid.model.snapshot().row(row).back();
}

/// "3 mandatory rules fail, 3 discretionary"
Message failures_text(const Model& model, const std::vector<RuleResult>& failed) {
  const auto mandatory = std::count_if(failed.begin(), failed.end(), [&](const RuleResult& each) {
    return is_mandatory(model, each);
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

/// How many rules found something to judge, where none failed.
double applied(const FrontPage& page) {
  return static_cast<double>(std::count_if(
      page.findings.begin(), page.findings.end(),
      [](const RuleResult& each) { return each.outcome != RuleOutcome::does_not_apply; }));
}

/// "all 4 rules pass", where none failed.
Message passes_text(const FrontPage& page) {
  const auto all = static_cast<double>(page.findings.size() + page.skipped.size());
  if (all == 0) return say("no rule is stated");
  return applied(page) < all ? plural(applied(page), "the only rule that applies passes",
                                      "the {1} rules that apply pass")
                             : plural(all, "the only rule passes", "all {1} rules pass");
}

Message measure_text(const Model& model, const MeasureResult& result) {
  const Message title = short_title_of(result.wanted.measure);
  const bool equity = result.wanted.flow == FlowKind::equity;
  return measured_text(model, equity ? say("{1} of equity", title) : title, result);
}

Table findings_table(const Model& model, const FrontPage& page) {
  Table table{.id = "findings",
              .columns = {{.id = "rule"},
                          {.id = "severity"},
                          {.id = "finding", .flexible = true},
                          {.id = "headroom", .flexible = true}},
              .header = false};
  for (const RuleResult& each : page.findings) {
    const Rule& rule = model.rules[each.rule].rule;
    const bool fails = each.outcome == RuleOutcome::fail;
    table.rows.push_back(
        {.id = rule.id,
         .cells = {{.value = verbatim(rule.id),
                    .tone = fails ? tone_of(each.outcome, weight_of(model.rules[each.rule]))
                                  : Tone::plain},
                   severity_cell(rule.severity),
                   {.value = finding_text(model, each)},
                   {.value = headroom_text(model, each)}},
         .place = rule.place});
  }
  return table;
}

/// The rule that stands in where neither file states one has no place.
bool states_no_rule(const Model& model) {
  return model.rules.size() == 1 && !model.rules.front().rule.place.known();
}

Message outside_text(const OutsideBenefit& outside) {
  const auto money = [](double value) { return number({.value = value, .kind = Kind::money}); };
  const Message what = listed(Join::comma, outside.names);
  if (!outside.present_value)
    return say("Outside the contract: {1}, {2}; not counted.", what, money(outside.sum));
  if (!outside.npv_with) {
    return say("Outside the contract: {1}, {2}, present value {3} before tax; not counted.", what,
               money(outside.sum), money(*outside.present_value));
  }
  return say(
      "Outside the contract: {1}, {2}, present value {3} before tax; not counted. NPV with it {4}.",
      what, money(outside.sum), money(*outside.present_value), money(*outside.npv_with));
}

/// A verdict without a company's rules and tax is read for one with them.
Message no_policy_text(const Model& model, Verdict verdict) {
  if (verdict == Verdict::not_judged)
    return say(
        "No policy was found: one may state the rules and the discount rate (--policy=FILE).");
  const Message rules =
      states_no_rule(model) ? say("an NPV of at least 0") : say("the rules of the bid alone");
  return model.proposal.tax ? say("No policy was found: judged by {1}.", rules)
                            : say("No policy was found: judged by {1}, before tax.", rules);
}

}  // namespace

FrontPage front_page_of(const Bid& bid, const Evaluation& evaluation) {
  const Model& model = *bid.model;
  FrontPage page{.verdict = evaluation.verdict};
  std::vector<RuleResult> judged;
  for (const RuleResult& each : evaluation.rules) {
    const std::string& id = model.rules[each.rule].rule.id;
    (each.skipped == Skipped::no ? judged : page.skipped).push_back(each);
    if (each.outcome == RuleOutcome::fail) page.failed.push_back(each);
    if (each.outcome == RuleOutcome::pass) page.passing.push_back(id);
    if (each.outcome == RuleOutcome::cannot_compute) page.not_computed.push_back(id);
  }
  sort_by_weight(model, page.failed);
  if (page.failed.empty()) {
    page.passing.clear();
    page.findings = std::move(judged);
  } else {
    page.deciding = deciding(model, page.failed);
    page.findings = page.failed;
  }
  add_measures(model, evaluation, page);
  add_after_loans(evaluation, page);
  page.policy_not_found = !model.policy && !bid.options.no_policy;
  page.outside = outside_of(bid);
  page.unused_losses = unused_losses_of(bid);
  page.debts_left = debts_left(bid);
  return page;
}

Message headline_of(const Model& model, const FrontPage& page) {
  const bool none_stated = states_no_rule(model);
  const Message verdict = judgement_text(model, page.verdict, page.failed);
  if (page.verdict == Verdict::not_judged)
    return page.not_computed.empty()
               ? say("{1}: {2}.", verdict,
                     applied(page) == 0 ? say("no rule applies") : say("a number has no value"))
               : say("{1}: {2} cannot be computed.", verdict, verbatim_list(page.not_computed));
  if (page.deciding)
    return say("{1}: {2}; {3}.", verdict, deciding_text(model, *page.deciding),
               none_stated ? say("no rule is stated") : failures_text(model, page.failed));
  const bool said = page.npv && !page.findings.empty();
  return say("{1}: {2}.", verdict,
             listed(Join::semicolon,
                    {said ? measure_text(model, *page.npv) : Message(),
                     none_stated ? say("at least 0, as no rule is stated") : passes_text(page)}));
}

Message skipped_text(const Model& model, const FrontPage& page) {
  if (page.skipped.empty()) return {};
  std::vector<Message> rules;
  for (const RuleResult& each : page.skipped) {
    const Rule& rule = model.rules[each.rule].rule;
    rules.push_back(say("{1} ({2})", verbatim(rule.id), scope_text(rule)));
  }
  return say("Skipped: {1}.", listed(Join::semicolon, std::move(rules)));
}

List reasons_of(const Model& model, const FrontPage& page) {
  List list{.id = "reasons"};
  for (const RuleResult& each : page.failed) {
    const BoundRule& bound = model.rules[each.rule];
    const Message reason =
        bound.reason.empty() ? verbatim(bound.rule.reason.value) : say(bound.reason);
    if (!reason.empty()) list.items.push_back(say("{1}: {2}", verbatim(bound.rule.id), reason));
  }
  return list;
}

std::vector<Block> front_blocks(const Model& model, const FrontPage& page) {
  std::vector<Block> blocks = {
      Paragraph{.id = "summary", .text = headline_of(model, page), .tone = tone_of(page.verdict)}};
  if (page.verdict == Verdict::not_judged) {
    blocks.push_back(Paragraph{
        .id = "what_to_do",
        .text = say("Correct what the errors of this report name, then evaluate again.")});
    return blocks;
  }
  if (!page.findings.empty()) blocks.push_back(findings_table(model, page));
  if (!page.passing.empty())
    blocks.push_back(Paragraph{.text = say("Passes: {1}.", verbatim_list(page.passing))});
  if (List reasons = reasons_of(model, page); !reasons.items.empty())
    blocks.push_back(std::move(reasons));
  if (List waivers = waivers_list(model, page.failed); !waivers.items.empty())
    blocks.push_back(std::move(waivers));
  if (List approvers = approvers_list(model, page.failed); !approvers.items.empty())
    blocks.push_back(std::move(approvers));
  if (Message skipped = skipped_text(model, page); !skipped.empty())
    blocks.push_back(Paragraph{.id = "skipped", .text = std::move(skipped)});
  return blocks;
}

namespace {

/// What the policy adds to all investment or cost: none of their numbers is the written one.
std::vector<Message> uplifts_of(const Model& model) {
  std::vector<Message> texts;
  const auto add = [&](const Address& address, const auto& text) {
    const double share = value_at(model, address).value_or(0);
    if (share != 0) texts.push_back(text(rate_text(share)));
  };
  add("uplift.investment",
      [](const Message& share) { return say("policy's uplift on investment {1}", share); });
  add("uplift.cost",
      [](const Message& share) { return say("policy's uplift on cost {1}", share); });
  return texts;
}

}  // namespace

Section key_section(const Model& model, const FrontPage& page) {
  Section section{.id = "key"};
  std::vector<Message> key;
  for (const MeasureResult& each : page.key) key.push_back(measure_text(model, each));
  for (Message& each : uplifts_of(model)) key.push_back(std::move(each));
  if (!key.empty())
    section.blocks.push_back(Paragraph{.text = listed(Join::semicolon, std::move(key))});
  std::vector<Message> owners;
  for (const MeasureResult& each : page.after_loans) owners.push_back(measure_text(model, each));
  if (!owners.empty())
    section.blocks.push_back(
        Paragraph{.id = "after_loans",
                  .text = say("After loans: {1}.", listed(Join::semicolon, std::move(owners)))});
  if (page.policy_not_found)
    section.blocks.push_back(
        Paragraph{.id = "no_policy", .text = no_policy_text(model, page.verdict)});
  if (page.outside)
    section.blocks.push_back(Paragraph{.id = "outside", .text = outside_text(*page.outside)});
  for (std::size_t n = 0; n < page.compensations.size(); ++n) {
    const std::string number = n == 0 ? "" : std::to_string(n + 1);
    section.blocks.push_back(
        Paragraph{.id = "compensation" + number, .text = text_of(page.compensations[n])});
  }
  if (page.unused_losses > 0 && !reads_as_zero(page.unused_losses))
    section.blocks.push_back(
        Paragraph{.id = "unused_losses",
                  .text = say("Tax losses not used by the end: {1}; they save no tax.",
                              number({.value = page.unused_losses, .kind = Kind::money}))});
  if (!page.debts_left.empty())
    section.blocks.push_back(Paragraph{.id = "debts_left", .text = text_of(page.debts_left)});
  if (page.vat)
    section.blocks.push_back(Paragraph{.id = "vat_effect_text", .text = text_of(*page.vat)});
  if (page.verdict != Verdict::not_judged)
    section.blocks.push_back(Paragraph{
        .text = say("More: --details; and of the same bid: gonogo cashflow, sensitivity, explain."),
        .tone = Tone::faint,
        .leads_on = true});
  return section;
}

}  // namespace gonogo
