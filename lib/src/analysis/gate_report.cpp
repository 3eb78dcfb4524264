// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/rule_text.hpp"
#include "gonogo/analysis/gate.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/report/render.hpp"

namespace gonogo {
namespace {

bool one_unit(const std::vector<GateBid>& bids) {
  const BidOutcome* first = nullptr;
  for (const GateBid& each : bids) {
    if (!each.outcome.npv) continue;
    if (!first) first = &each.outcome;
    if (each.outcome.currency != first->currency || each.outcome.scale != first->scale)
      return false;
  }
  return true;
}

Cell old_verdict_cell(const GateBid& bid) {
  if (bid.was_broken) return verdict_cell(Verdict::not_judged);
  if (!bid.change) return {.note = say("none"), .code = "none"};
  return verdict_cell(bid.change->outcome.before->verdict);
}

Cell difference_cell(const GateBid& bid) {
  if (!bid.change) return {};
  const auto &before = *bid.change->outcome.before, &after = *bid.change->outcome.after;
  const bool comparable =
      before.npv && after.npv && before.currency == after.currency && before.scale == after.scale;
  if (!comparable) return {};
  // That of whole amounts, as the text below the table has it.
  return {.value = *after.npv - *before.npv,
          .shown = number({.value = std::round(*after.npv) - std::round(*before.npv),
                           .kind = Kind::money,
                           .decimals = 0})};
}

bool has_base(const std::vector<GateBid>& bids) {
  return std::any_of(bids.begin(), bids.end(), [](const GateBid& each) {
    return each.change || each.is_new || each.was_broken;
  });
}

/// Whether a bid has names in such a list.
bool states(const std::vector<GateBid>& bids, std::vector<std::string> BidOutcome::*list) {
  return std::any_of(bids.begin(), bids.end(),
                     [&](const GateBid& each) { return !(each.outcome.*list).empty(); });
}

Table bids_table(const std::vector<GateBid>& bids) {
  const bool units = !one_unit(bids), base = has_base(bids);
  Table table{.id = "bids",
              .columns = {{.id = "bid", .title = say("Bid"), .flexible = true},
                          {.id = "old_verdict", .title = say("Old"), .drawn = base},
                          {.id = "verdict", .title = say("Verdict")},
                          {.id = "money", .title = say("Money in"), .drawn = units},
                          {.id = "npv", .title = say("NPV"), .kind = Kind::money},
                          {.id = "npv_difference",
                           .title = say("Difference"),
                           .kind = Kind::money,
                           .drawn = base},
                          {.id = "failed", .title = say("Fails"), .flexible = true},
                          {.id = "waivers",
                           .title = say("Waived by"),
                           .drawn = states(bids, &BidOutcome::waivers)},
                          {.id = "approvers",
                           .title = say("Must sign"),
                           .flexible = true,
                           .drawn = states(bids, &BidOutcome::approvers)}},
              .money_decimals = 0,
              .drawn = !bids.empty()};
  for (const GateBid& each : bids) {
    const BidOutcome& outcome = each.outcome;
    const bool broken = outcome.verdict == Verdict::not_judged;
    table.rows.push_back(
        {.id = "bid_" + std::to_string(table.rows.size() + 1),
         .cells = {{.value = verbatim(outcome.file)},
                   old_verdict_cell(each),
                   verdict_cell(outcome.verdict),
                   {.value = money_unit(outcome.currency, outcome.scale)},
                   outcome.npv ? short_measure_cell(*outcome.npv) : Cell(),
                   difference_cell(each),
                   {.value = broken ? say("see its errors") : verbatim_list(outcome.failed)},
                   {.value = verbatim_list(outcome.waivers)},
                   {.value = verbatim_list(outcome.approvers)}}});
  }
  return table;
}

/// What differs from the base, bids and those that are gone, and what was found in other files.
List changes_list(const GateRun& run) {
  List list{.id = "changes"};
  for (const GateBid& each : run.bids) {
    const Message file =
        each.moved_from.empty()
            ? verbatim(each.outcome.file)
            : say("{1}, moved from {2}", verbatim(each.outcome.file), verbatim(each.moved_from));
    const bool differs = each.change && (each.change->is_seen || !each.moved_from.empty());
    if (differs)
      list.items.push_back(each.change->is_regression
                               ? say("{1}, a regression: {2}", file, each.change->text)
                               : say("{1}: {2}", file, each.change->text));
  }
  for (const std::string& each : run.gone)
    list.items.push_back(say("{1}: the base has it, and it is there no longer", verbatim(each)));
  for (const InspectedFile& file : run.others) {
    for (const Diagnostic& each : file.findings) {
      const std::string place = each.place.known() ? to_string(each.place) : file.file;
      list.items.push_back(say("{1}: {2}", verbatim(place), each.message));
    }
  }
  return list;
}

Message word_for(GateCause cause) {
  switch (cause) {
    case GateCause::invalid:
      return say("invalid");
    case GateCause::no_go:
      return say("no-go");
    case GateCause::conditional:
      return say("conditional");
    case GateCause::warning:
      return say("a warning");
    case GateCause::regression:
      return say("a regression");
    case GateCause::change:
      break;
  }
  return say("a change");
}

Message counted(GateCause cause, std::size_t count) {
  const auto all = static_cast<double>(count);
  switch (cause) {
    case GateCause::invalid:
      return say("{1} invalid", number(count));
    case GateCause::no_go:
      return say("{1} no-go", number(count));
    case GateCause::conditional:
      return say("{1} conditional", number(count));
    case GateCause::warning:
      return plural(all, "{1} bid with a warning", "{1} bids with warnings");
    case GateCause::regression:
      return plural(all, "{1} regression", "{1} regressions");
    case GateCause::change:
      break;
  }
  return plural(all, "{1} bid with another NPV", "{1} bids with another NPV");
}

/// "findings in gonogo-policy.toml"; empty where no other file stops the run.
Message broken_files(const GateRun& run) {
  const auto stops = [&](const Diagnostic& each) {
    return each.severity == Severity::error ||
           (each.severity == Severity::warning && run.rules.warning);
  };
  std::vector<std::string> names;
  for (const InspectedFile& each : run.others) {
    if (std::any_of(each.findings.begin(), each.findings.end(), stops)) names.push_back(each.file);
  }
  constexpr std::size_t most_named = 3;
  if (names.empty()) return {};
  if (names.size() > most_named) return say("findings in {1} other files", number(names.size()));
  return say("findings in {1}", verbatim_list(names));
}

/// "Stopped by 1 no-go, 2 regressions"; empty where nothing stops the run.
Message stopped_text(const GateRun& run) {
  if (run.rules.never) return {};
  std::vector<Message> parts;
  for (const auto& [cause, count] : run.counts.causes) parts.push_back(counted(cause, count));
  if (Message others = broken_files(run); !others.empty()) parts.push_back(std::move(others));
  return parts.empty() ? Message() : say("Stopped by {1}.", listed(Join::comma, std::move(parts)));
}

Table findings_table(const GateRun& run) {
  Table table{.id = "findings",
              .columns = {{.id = "place", .title = say("Place"), .flexible = true},
                          {.id = "severity", .title = say("Severity")},
                          {.id = "code", .title = say("Code"), .drawn = false},
                          {.id = "finding", .title = say("Finding"), .flexible = true},
                          {.id = "hint", .title = say("What would help"), .flexible = true}}};
  const auto add = [&](const InspectedFile& file) {
    for (const Diagnostic& each : file.findings) {
      const std::string place = each.place.known() ? to_string(each.place) : file.file;
      table.rows.push_back({.id = "finding_" + std::to_string(table.rows.size() + 1),
                            .cells = {{.value = verbatim(place)},
                                      {.value = name_of(each.severity),
                                       .code = std::string(to_string(each.severity))},
                                      {.value = verbatim(each.code)},
                                      {.value = each.message},
                                      {.value = each.hint}},
                            .place = each.place});
    }
  };
  for (const InspectedFile& each : run.others) add(each);
  for (const GateBid& each : run.bids) add(each.inspected);
  return table;
}

std::vector<Message> once_each_of(const std::vector<GateBid>& bids,
                                  std::vector<Message> BidOutcome::*list) {
  std::vector<const BidOutcome*> outcomes;
  for (const GateBid& each : bids) outcomes.push_back(&each.outcome);
  return once_each(outcomes, list);
}

void add_count(const std::string& id, std::size_t count, Report& report) {
  report.facts.push_back({id, {.value = static_cast<double>(count), .kind = Kind::count}});
}

}  // namespace

Message gate_line(const GateCounts& counts) {
  return plural(static_cast<double>(counts.all()),
                "{1} bid: {2} go, {3} conditional, {4} no-go, {5} invalid",
                "{1} bids: {2} go, {3} conditional, {4} no-go, {5} invalid",
                number(counts.of(Verdict::go)), number(counts.of(Verdict::conditional)),
                number(counts.of(Verdict::no_go)), number(counts.of(Verdict::not_judged)));
}

Message causes_text(const std::vector<GateCause>& causes) {
  std::vector<Message> parts;
  for (const GateCause each : causes) parts.push_back(word_for(each));
  return listed(Join::semicolon, std::move(parts));
}

Report gate_report(const GateRun& run) {
  const std::vector<GateBid>& bids = run.bids;
  Report report{.command = "ci",
                .title = gate_line(run.counts),
                .provenance = {provenance_of(once_each_of(bids, &BidOutcome::files))}};
  report.banners = once_each_of(bids, &BidOutcome::banners);
  if (one_unit(bids)) {
    for (const GateBid& each : bids) {
      if (!each.outcome.npv) continue;
      report.currency = each.outcome.currency;
      report.scale = each.outcome.scale;
    }
  }
  add_count("go", run.counts.of(Verdict::go), report);
  add_count("conditional", run.counts.of(Verdict::conditional), report);
  add_count("no_go", run.counts.of(Verdict::no_go), report);
  add_count("invalid", run.counts.of(Verdict::not_judged), report);
  Section section{.id = "bids"};
  section.blocks.emplace_back(bids_table(bids));  // moved: a list in braces is copied
  if (List changes = changes_list(run); !changes.items.empty())
    section.blocks.push_back(std::move(changes));
  if (Message text = stopped_text(run); !text.empty())
    section.blocks.push_back(
        Paragraph{.id = "stopped", .text = std::move(text), .tone = Tone::bad});
  report.sections.push_back(std::move(section));
  if (Table findings = findings_table(run); !findings.rows.empty())
    report.sections.push_back({.id = "findings",
                               .title = say("Findings"),
                               .blocks = {std::move(findings)},
                               .detail = true});
  return report;
}

bool is_quiet(const GateBid& bid) {
  const bool differs = bid.is_new || bid.was_broken || !bid.moved_from.empty() ||
                       (bid.change && bid.change->is_seen);
  return bid.causes.empty() && !differs;
}

Report gate_comment(GateRun run) {
  if (run.counts.all() <= most_in_comment) return gate_report(run);
  const bool base = has_base(run.bids);
  std::erase_if(run.bids, is_quiet);
  const auto quiet = static_cast<double>(run.counts.all() - run.bids.size());
  Report report = gate_report(run);
  if (quiet == 0) return report;
  auto& blocks = report.sections.front().blocks;
  blocks.emplace_back(Paragraph{
      .id = "left_out",
      .text = base ? plural(quiet, "{1} more bid stops nothing and is as in the base.",
                            "{1} more bids stop nothing and are as in the base.")
                   : plural(quiet, "{1} more bid stops nothing.", "{1} more bids stop nothing.")});
  return report;
}

}  // namespace gonogo
