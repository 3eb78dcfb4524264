// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/approval.hpp"
#include "analysis/difference_tables.hpp"
#include "analysis/rule_text.hpp"
#include "gonogo/analysis/difference.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/seals.hpp"

namespace gonogo {
namespace {

Message money(double value) { return number({.value = value, .kind = Kind::money}); }

/// "NO-GO -> CONDITIONAL, approved with waiver W-14"; once where both are the same.
Message verdicts_text(const Bid& before, const Bid& after, const Difference& found) {
  const auto text = [](const Bid& bid, const Evaluation& evaluation) {
    return judgement_text(*bid.model, evaluation.verdict, evaluation.rules);
  };
  const Message old = text(before, found.before), now = text(after, found.after);
  return old == now ? say("{1} as before", now) : say("{1} -> {2}", old, now);
}

/// "NO-GO -> GO: NPV -854,119 -> 1,476,059, a difference of 2,330,177."
Message headline(const Bid& old_bid, const Bid& new_bid, const Difference& found) {
  const MoneyUnits units = money_units(old_bid, new_bid);
  const Message verdicts = verdicts_text(old_bid, new_bid, found);
  const MeasureResult& before = found.before.measures.front();
  const MeasureResult& after = found.after.measures.front();
  if (before.why == Why::computed && after.why != Why::computed)
    return say("{1}: NPV {2} -> none.", verdicts, value_text(side_cell(before, units.before)));
  if (before.why != Why::computed || after.why != Why::computed) return say("{1}.", verdicts);
  if (units.differ())
    return say("{1}: NPV {2} -> {3}, not subtracted.", verdicts,
               value_text(side_cell(before, units.before)),
               value_text(side_cell(after, units.after)));
  const PrintedNpv npv = printed_npv(found);
  const auto amount = [&](double value) {
    return number({.value = value, .kind = Kind::money, .decimals = npv.decimals});
  };
  if (before.value == after.value)
    return say("{1}: NPV {2} as before.", verdicts, amount(npv.after));
  return say("{1}: NPV {2} -> {3}, a difference of {4}.", verdicts, amount(npv.before),
             amount(npv.after), amount(npv.difference));
}

/// "The greatest changes: integration 967,073, engineers 832,623."
Message greatest_text(const Difference& found) {
  constexpr std::size_t most_named = 3;
  const auto moves =
      std::count_if(found.changes.begin(), found.changes.end(),
                    [](const BidChange& each) { return each.in_flow && each.shapley != 0; });
  if (moves < 2) return {};
  return say("The greatest changes: {1}.", greatest_changes(found, most_named));
}

/// "IRR 2.4% -> 20.6%; EBIT margin 3.8% -> 17.0%": what people look at first, where it differs.
Message key_measures_text(const Difference& found, const MoneyUnits& units) {
  constexpr std::array<const MeasureDefinition*, 5> key = {
      &measures::irr, &measures::static_payback, &measures::discounted_payback, &measures::margin,
      &measures::peak_funding};
  std::vector<Message> parts;
  for (const MeasureDefinition* wanted : key) {
    const MeasureResult &before = *found.before.find(*wanted), &after = *found.after.find(*wanted);
    const bool differs = before.why != after.why ||
                         (after.why == Why::computed && before.value != after.value) ||
                         (units.differ() && kind_of(*wanted) == Kind::money);
    if (!differs) continue;
    parts.push_back(say("{1} {2} -> {3}", short_title_of(*wanted),
                        value_text(side_cell(before, units.before)),
                        value_text(side_cell(after, units.after))));
  }
  return listed(Join::semicolon, std::move(parts));
}

/// The rules that the new bid fails, those with a waiver too.
List failing_rules(const Bid& after, const Difference& found) {
  List list{.id = "still_fails"};
  for (const RuleResult& each : found.after.rules) {
    if (each.outcome != RuleOutcome::fail) continue;
    const BoundRule& rule = after.model->rules[each.rule];
    list.items.push_back(say("Fails: {1} ({2}): {3}", verbatim(rule.rule.id),
                             severity_text(rule.rule.severity), finding_text(*after.model, each)));
  }
  return list;
}

std::size_t count_of(const Difference& found, bool remarks) {
  std::size_t count = 0;
  for (const EditedItem& item : found.items) {
    count += static_cast<std::size_t>(std::count_if(
        item.edits.begin(), item.edits.end(),
        [&](const Edit& each) { return (each.kind == EditKind::remark) == remarks; }));
  }
  return count;
}

Section answer_section(const Bid& before, const Bid& after, const Difference& found) {
  const MoneyUnits units = money_units(before, after);
  Section section{.id = "difference"};
  section.blocks.push_back(Paragraph{.id = "headline",
                                     .text = headline(before, after, found),
                                     .tone = tone_of(found.after.verdict)});
  if (found.items.empty())
    section.blocks.push_back(
        Paragraph{.id = "same", .text = say("The two say the same: no assumption differs.")});
  if (const Message text = key_measures_text(found, units); !text.empty())
    section.blocks.push_back(Paragraph{.id = "key", .text = text});
  if (const Message text = greatest_text(found); !text.empty())
    section.blocks.push_back(Paragraph{.id = "greatest", .text = text});
  return section;
}

Section edits_section(const Difference& found) {
  Section section{.id = "assumptions", .title = say("Assumptions that differ")};
  if (count_of(found, false) > 0) section.blocks.push_back(edits_table(found, false));
  const std::size_t remarks = count_of(found, true);
  if (remarks > 0)
    section.blocks.push_back(Paragraph{
        .id = "remarks_count",
        .text = plural(static_cast<double>(remarks),
                       "{1} remark differs too (a name, a source, a range), listed in the details.",
                       "{1} remarks differ too (names, sources, ranges), listed in the details."),
        .tone = Tone::faint});
  return section;
}

Message bridge_note(const Difference& found) {
  if (found.orders > 0)
    return say(
        "In any order: Shapley's value, the mean over {1} orders drawn at random, with its "
        "standard error. Rules turn as in file order.",
        number(found.orders));
  return say(
      "In file order: each change after those above it, and the rules that turn with it. In any "
      "order: Shapley's value, the mean over all orders.");
}

/// What the new bid fails, and who answers for it; without blocks where it fails nothing.
Section failing_section(const Bid& after, const Difference& found) {
  Section section{.id = "failing"};
  const Model& model = *after.model;
  for (List& each : std::array{failing_rules(after, found), waivers_list(model, found.after.rules),
                               approvers_list(model, found.after.rules)}) {
    if (!each.items.empty()) section.blocks.push_back(std::move(each));
  }
  return section;
}

Section bridge_section(const Difference& found) {
  Section section{.id = "bridge", .title = say("NPV bridge")};
  if (!found.no_bridge.empty()) {
    section.blocks.push_back(
        Paragraph{.id = "no_bridge", .text = say("No bridge: {1}", found.no_bridge)});
  } else {
    section.blocks.push_back(bridge_table(found));
    section.blocks.push_back(
        Paragraph{.id = "bridge_note", .text = bridge_note(found), .tone = Tone::faint});
  }
  return section;
}

void add_details(const Difference& found, Report& report) {
  if (count_of(found, true) > 0)
    report.sections.push_back({.id = "remarks",
                               .title = say("Remarks that differ"),
                               .blocks = {edits_table(found, true)},
                               .detail = true});
  if (!found.no_bridge.empty() || found.changes.empty()) return;
  report.sections.push_back({.id = "by_year",
                             .title = say("Present value by year, in any order"),
                             .blocks = {bridge_by_year(found, false)},
                             .detail = true});
  report.sections.push_back({.id = "by_year_in_order",
                             .title = say("Present value by year, in file order"),
                             .blocks = {bridge_by_year(found, true), bridge_chart(found)},
                             .detail = true});
}

void add_facts(const Bid& before, const Bid& after, const Difference& found, Report& report) {
  const auto add = [&](const std::string& id, const std::string& text) {
    report.facts.push_back({id, {.value = verbatim(text), .kind = Kind::text}});
  };
  add("old_bid_file", before.model->proposal.file);
  add("old_bid_sha256", before.loaded.bid_hash);
  if (before.model->policy) {
    add("old_policy_file", before.model->policy->file);
    add("old_policy_sha256", before.loaded.policy_hash);
  }
  if (!same_money(before, after)) {
    add("old_currency", before.model->proposal.project.currency.value);
    report.facts.push_back({"old_scale", {.value = scale_of(before), .kind = Kind::number}});
  }
  add("old_verdict", std::string(id_of(found.before.verdict)));
  add("verdict", std::string(id_of(found.after.verdict)));
  const double npv = found.after.measures.front().value - found.before.measures.front().value;
  if (found.no_bridge.empty())
    report.facts.push_back({"npv_difference", {.value = npv, .kind = Kind::money}});
}

}  // namespace

Message difference_headline(const Bid& before, const Bid& after, const Difference& found) {
  return headline(before, after, found);
}

Report difference_report(const Bid& before, const Bid& after, const Difference& found) {
  Report report = report_on(after, "diff");
  std::vector<Message> files = files_read(before);
  for (Message& each : files_read(after)) {
    if (std::find(files.begin(), files.end(), each) == files.end())
      files.push_back(std::move(each));
  }
  report.provenance = {provenance_of(std::move(files))};
  report.seals = joined_seals({seals_of(before), seals_of(after)});
  add_facts(before, after, found, report);
  const MoneyUnits units = money_units(before, after);
  report.sections.push_back(answer_section(before, after, found));
  if (!found.items.empty()) report.sections.push_back(edits_section(found));
  if (!found.changes.empty()) report.sections.push_back(bridge_section(found));
  if (Section failing = failing_section(after, found); !failing.blocks.empty())
    report.sections.push_back(std::move(failing));
  report.sections.push_back({.id = "measures",
                             .title = say("Measures"),
                             .blocks = {measures_table(found, units)},
                             .detail = true});
  if (!found.after.rules.empty() || !found.before.rules.empty())
    report.sections.push_back({.id = "rules",
                               .title = say("Rules"),
                               .blocks = {rules_table(before, after, found)},
                               .detail = true});
  add_details(found, report);
  report.remarks = found.after.faults;
  return report;
}

std::vector<Section> changes_since(const Bid& before, const Bid& after) {
  const Difference found = find_difference(before, after);
  if (found.items.empty()) return {};
  Section section{.id = "since", .title = say("Since the run before")};
  section.blocks.push_back(Paragraph{.id = "headline", .text = headline(before, after, found)});
  std::vector<Section> sections = {std::move(section), edits_section(found)};
  if (found.changes.size() > 1 && found.no_bridge.empty())
    sections.push_back(
        {.id = "bridge", .title = say("NPV bridge"), .blocks = {bridge_table(found)}});
  return sections;
}

Report one_sided_report(const Bid& bid, const Evaluation& found, BidVersion which) {
  Report report = report_on(bid, "diff");
  const auto add = [&](const std::string& id, bool there) {
    const std::string code = there ? std::string(id_of(found.verdict)) : "none";
    report.facts.push_back({id, {.value = verbatim(code), .kind = Kind::text}});
  };
  add("old_verdict", which == BidVersion::before);
  add("verdict", which == BidVersion::after);
  const Message verdict = judgement_text(*bid.model, found.verdict, found.rules);
  const MeasureResult& npv = found.measures.front();
  Message text = which == BidVersion::before ? say("Only in the old folder: {1}.", verdict)
                                             : say("Only in the new folder: {1}.", verdict);
  if (npv.why == Why::computed)
    text = which == BidVersion::before
               ? say("Only in the old folder: {1}, NPV {2}.", verdict, money(npv.value))
               : say("Only in the new folder: {1}, NPV {2}.", verdict, money(npv.value));
  report.sections.push_back(
      {.id = "difference",
       .blocks = {
           Paragraph{.id = "headline", .text = std::move(text), .tone = tone_of(found.verdict)}}});
  report.remarks = found.faults;
  return report;
}

}  // namespace gonogo
