// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "analysis/approval.hpp"
#include "analysis/increments_table.hpp"
#include "analysis/leads_table.hpp"
#include "analysis/rule_text.hpp"
#include "gonogo/analysis/comparison.hpp"
#include "gonogo/analysis/difference.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/analysis/seals.hpp"
#include "gonogo/analysis/waivers.hpp"
#include "gonogo/base/version.hpp"
#include "gonogo/report/render.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_side_by_side = 6;

/// What the alternatives are ranked by: of costs, what is paid.
double worth_of(const Comparison& found, std::size_t place) {
  const Alternative& each = found.alternatives[place];
  const double worth = found.by == RankedBy::annual ? *each.annual : *each.npv;
  return found.cost_only ? -worth : worth;
}

Message money(double value) { return number({.value = value, .kind = Kind::money}); }

/// "NPV of 5 scenarios: from -3,658,025 (B join a year later) to -854,119 (A as written)."
Message scenarios_headline(const Comparison& found) {
  const std::size_t best = found.ranking.front(), worst = found.ranking.back();
  const Message count = number(found.alternatives.size());
  const Message from = money(worth_of(found, worst)), to = money(worth_of(found, best));
  const Message of_worst = title_of(found.alternatives[worst]);
  const Message of_best = title_of(found.alternatives[best]);
  const bool annual = found.by == RankedBy::annual;
  if (found.cost_only)
    return annual ? say("Annual cost of {1} scenarios: from {2} ({3}) to {4} ({5}).", count, to,
                        of_best, from, of_worst)
                  : say("Present cost of {1} scenarios: from {2} ({3}) to {4} ({5}).", count, to,
                        of_best, from, of_worst);
  return annual ? say("Equivalent annual value of {1} scenarios: from {2} ({3}) to {4} ({5}).",
                      count, from, of_worst, to, of_best)
                : say("NPV of {1} scenarios: from {2} ({3}) to {4} ({5}).", count, from, of_worst,
                      to, of_best);
}

Message headline(const Comparison& found) {
  if (found.ranking.empty()) return found.reason;
  if (found.among == Among::scenarios) return scenarios_headline(found);
  const std::size_t best = found.ranking.front(), next = found.ranking[1];
  const Message name = title_of(found.alternatives[best]);
  const Message worth = money(worth_of(found, best));
  const Message ahead = money(std::abs(worth_of(found, best) - worth_of(found, next)));
  const Message other = title_of(found.alternatives[next]);
  std::vector<Message> ties;
  for (const std::size_t each : found.ranking) {
    if (worth_of(found, each) == worth_of(found, best))
      ties.push_back(title_of(found.alternatives[each]));
  }
  if (ties.size() > 1) return say("{1} are worth the same.", listed(Join::all, std::move(ties)));
  if (found.by == RankedBy::npv)
    return found.cost_only
               ? say("{1} costs least: present cost {2}, {3} less than {4}.", name, worth, ahead,
                     other)
               : say("{1} is best: NPV {2}, {3} more than {4}.", name, worth, ahead, other);
  return found.cost_only
             ? say("{1} costs least: annual cost {2}, {3} a year less than {4}.", name, worth,
                   ahead, other)
             : say("{1} is best: equivalent annual value {2}, {3} a year more than {4}.", name,
                   worth, ahead, other);
}

Message judgement_text(const Alternative& each) {
  return judgement_text(*each.bid.model, each.evaluation.verdict, each.evaluation.rules);
}

/// The best of those that pass, where the best of all does not.
Message verdict_remark(const Comparison& found) {
  if (found.ranking.empty() || found.among == Among::scenarios) return {};
  const auto verdict = [&](std::size_t place) {
    return found.alternatives[place].evaluation.verdict;
  };
  const std::size_t best = found.ranking.front();
  if (verdict(best) != Verdict::no_go || !is_judged(found, found.alternatives[best])) return {};
  for (const std::size_t place : found.ranking) {
    if (verdict(place) == Verdict::go || verdict(place) == Verdict::conditional)
      return say("{1} is a NO-GO. The best that is not: {2} ({3}).", letter_of(found, best),
                 title_of(found.alternatives[place]), judgement_text(found.alternatives[place]));
  }
  return say("{1} is a NO-GO, and no other passes.", letter_of(found, best));
}

Cell measured(const Alternative& alternative, Measure wanted) {
  return short_measure_cell(*alternative.evaluation.find(wanted));
}

/// "6 (3 mandatory)"; "none"
Cell failed_cell(const Alternative& alternative) {
  std::size_t failed = 0, mandatory = 0;
  for (const RuleResult& each : alternative.evaluation.rules) {
    if (each.outcome != RuleOutcome::fail) continue;
    ++failed;
    mandatory += is_mandatory(alternative.bid.model->rules[each.rule]) ? 1 : 0;
  }
  Cell cell{.value = static_cast<double>(failed), .kind = Kind::count, .shown = say("none")};
  if (failed > 0)
    cell.shown = mandatory > 0 ? say("{1} ({2} mandatory)", number(failed), number(mandatory))
                               : number(failed);
  return cell;
}

Cell money_cell(const std::optional<double>& value, bool as_cost) {
  if (!value) return {.note = say("n/a"), .code = "none"};
  return {.value = as_cost ? -*value : *value};
}

/// The ids of the rules that fail.
Message failing_of(const Alternative& each) {
  std::vector<std::string> ids;
  for (const RuleResult& one : each.evaluation.rules) {
    if (one.outcome == RuleOutcome::fail) ids.push_back(each.bid.model->rules[one.rule].rule.id);
  }
  return verbatim_list(ids);
}

List failing_list(const Comparison& found) {
  List list{.id = "failing"};
  for (std::size_t i = 0; i < found.alternatives.size(); ++i) {
    const Alternative& each = found.alternatives[i];
    if (const Message ids = failing_of(each); is_judged(found, each) && !ids.empty())
      list.items.push_back(say("{1} fails {2}", letter_of(found, i), ids));
  }
  return list;
}

/// The ids of the waivers that accept failed rules.
Message waivers_of(const Alternative& each) {
  std::vector<std::string> ids;
  for (const Waiver* waiver : waivers_used(*each.bid.model, each.evaluation.rules))
    ids.push_back(waiver->id);
  return verbatim_list(ids);
}

/// Who must sign for the failed rules that no waiver accepts.
Message signers_of(const Alternative& each) {
  std::vector<std::string> names;
  for (const RulesOfApprover& one : approvers_of(*each.bid.model, each.evaluation.rules))
    names.push_back(one.approver);
  return verbatim_list(names);
}

/// Whether any of the alternatives has such a text.
bool states(const Comparison& found, Message (*text)(const Alternative&)) {
  return std::any_of(found.alternatives.begin(), found.alternatives.end(),
                     [&](const Alternative& each) { return !text(each).empty(); });
}

/// The one that others are compared with: the best, among scenarios the bid as written.
std::size_t reference_of(const Comparison& found) {
  return found.among == Among::scenarios ? 0 : found.ranking.front();
}

/// The unit of its money, where there are several.
Message unit_of(const Comparison& found, const Alternative& each) {
  if (found.one_money) return {};
  return money_unit(each.bid.model->proposal.project.currency.value, scale_of(each.bid));
}

Row alternative_row(const Comparison& found, std::size_t place) {
  const Alternative& each = found.alternatives[place];
  const Verdict verdict = each.evaluation.verdict;
  const bool costs = found.cost_only;
  Cell rank, behind;
  if (!found.ranking.empty()) {
    const auto better = std::count_if(
        found.ranking.begin(), found.ranking.end(),
        [&](std::size_t other) { return worth_of(found, other) > worth_of(found, place); });
    rank = {.value = static_cast<double>(better + 1), .kind = Kind::count};
    behind = {.value = worth_of(found, place) - worth_of(found, reference_of(found))};
  }
  const bool has_rules = is_judged(found, each);
  return {.id = id_of(each),
          .cells = {{.value = title_of(each)},
                    {.value = unit_of(found, each)},
                    {.value = has_rules ? verdict_text(verdict) : say("no rules"),
                     .code = std::string(id_of(verdict)),
                     .tone = has_rules ? tone_of(verdict) : Tone::plain},
                    rank,
                    money_cell(each.npv, costs),
                    money_cell(each.annual, costs),
                    money_cell(each.chained, costs),
                    behind,
                    measured(each, measures::irr),
                    measured(each, measures::static_payback),
                    measured(each, measures::peak_funding),
                    money_cell(each.price, false),
                    {.value = each.life, .kind = Kind::years, .shown = duration_text(each.life)},
                    has_rules ? failed_cell(each) : Cell{.note = say("n/a"), .code = "none"},
                    {.value = failing_of(each)},
                    {.value = waivers_of(each)},
                    {.value = signers_of(each)}}};
}

Message chained_title(const Comparison& found) {
  if (!found.common_life) return say("Repeated to a common life");
  const Message life = duration_text(*found.common_life);
  return found.cost_only ? say("Present cost, repeated to {1}", life)
                         : say("NPV, repeated to {1}", life);
}

Message behind_title(const Comparison& found) {
  const bool annual = found.by == RankedBy::annual;
  if (found.among == Among::scenarios)
    return annual ? say("Difference to A, a year") : say("Difference to A");
  return annual ? say("Difference to the best, a year") : say("Difference to the best");
}

bool has_vat(const Comparison& found) {
  return std::any_of(found.alternatives.begin(), found.alternatives.end(),
                     [](const Alternative& each) { return each.price && each.has_vat; });
}

bool has_price(const Comparison& found) {
  return std::any_of(found.alternatives.begin(), found.alternatives.end(),
                     [](const Alternative& each) { return each.price.has_value(); });
}

Table alternatives_table(const Comparison& found) {
  const bool costs = found.cost_only;
  Table table{
      .id = "alternatives",
      .columns = {{.id = "alternative", .title = say("Alternative"), .flexible = true},
                  {.id = "money", .title = say("Money in"), .drawn = !found.one_money},
                  {.id = "verdict", .title = say("Verdict")},
                  {.id = "rank",
                   .title = say("Rank"),
                   .kind = Kind::count,
                   .drawn = found.among == Among::bids && !found.ranking.empty()},
                  {.id = "npv",
                   .title = costs ? say("Present cost") : say("NPV"),
                   .kind = Kind::money},
                  {.id = "annual",
                   .title = costs ? say("Annual cost") : say("Equivalent annual value"),
                   .kind = Kind::money},
                  {.id = "chained",
                   .title = chained_title(found),
                   .kind = Kind::money,
                   .drawn = found.common_life.has_value()},
                  {.id = "behind",
                   .title = behind_title(found),
                   .kind = Kind::money,
                   .drawn = !found.ranking.empty()},
                  {.id = "irr", .title = say("IRR"), .kind = Kind::rate, .drawn = !costs},
                  {.id = "static_payback",
                   .title = say("Static payback"),
                   .kind = Kind::years,
                   .drawn = !costs},
                  {.id = "peak_funding", .title = say("Peak funding"), .kind = Kind::money},
                  {.id = "price",
                   .title = has_vat(found) ? say("The customer pays, VAT included")
                                           : say("The customer pays"),
                   .kind = Kind::money,
                   .drawn = has_price(found)},
                  {.id = "life", .title = say("Period"), .kind = Kind::years},
                  {.id = "failed", .title = say("Rules failed"), .kind = Kind::count},
                  {.id = "failing", .title = say("Which"), .drawn = false},
                  {.id = "waivers", .title = say("Waived by"), .drawn = states(found, waivers_of)},
                  {.id = "approvers",
                   .title = say("Must sign"),
                   .flexible = true,
                   .drawn = states(found, signers_of)}},
      .money_decimals = 0,
      .across = found.alternatives.size() <= most_side_by_side};
  for (std::size_t i = 0; i < found.alternatives.size(); ++i)
    table.rows.push_back(alternative_row(found, i));
  return table;
}

std::vector<Message> files_of(const Comparison& found) {
  std::vector<Message> files;
  for (const Alternative& alternative : found.alternatives) {
    for (Message& each : files_read(alternative.bid)) {
      if (std::find(files.begin(), files.end(), each) == files.end())
        files.push_back(std::move(each));
    }
  }
  return files;
}

/// "Discounted at different rates: A x 10.0%, B y 8.0%."
Message rates_remark(const Comparison& found) {
  if (found.one_rate || found.ranking.empty()) return {};
  std::vector<Message> rates;
  for (const Alternative& each : found.alternatives) {
    const NodeId rate = each.bid.model->perspectives.front().discount;
    rates.push_back(
        say("{1} {2}", title_of(each), rate_text(each.bid.model.snapshot().value(rate, 0))));
  }
  return say("They are discounted at different rates: {1} at first.",
             listed(Join::comma, std::move(rates)));
}

/// "By discount rate: A is best below 13.9%, B above."
Message by_rate_text(const Comparison& found) {
  if (found.by_rate.size() < 2) return {};
  std::vector<Message> parts;
  for (const BestBetween& each : found.by_rate) {
    const Message best = letter_of(found, each.best);
    if (parts.empty())
      parts.push_back(say("{1} is best below {2}", best, rate_text(*each.to)));
    else if (each.to)
      parts.push_back(say("{1} up to {2}", best, rate_text(*each.to)));
    else
      parts.push_back(say("{1} above", best));
  }
  return say("By discount rate: {1}.", listed(Join::comma, std::move(parts)));
}

Section increments_section(const Comparison& found) {
  Section section{.id = "increments",
                  .title = say("What more money earns"),
                  .blocks = {increments_table(found), crossover_rates_table(found)}};
  if (found.common_life)
    section.blocks.push_back(Paragraph{
        .id = "chains",
        .text = say("NPV and IRR of an increment are those of chains: each alternative is repeated "
                    "until {1} have passed.",
                    duration_text(*found.common_life)),
        .tone = Tone::faint});
  if (Message text = by_rate_text(found); !text.empty())
    section.blocks.push_back(Paragraph{.id = "by_rate", .text = std::move(text)});
  if (!found.leads.empty())
    section.blocks.push_back(Paragraph{.id = "lead", .text = lead_text(found)});
  return section;
}

}  // namespace

Report comparison_report(const Comparison& found) {
  Report report = report_on(found.alternatives.front().bid, "compare");
  report.title =
      plural(static_cast<double>(found.alternatives.size()), "{1} alternative", "{1} alternatives");
  report.provenance = {provenance_of(files_of(found))};
  std::vector<std::vector<Seal>> seals;
  report.banners.clear();
  for (const Alternative& each : found.alternatives) {
    seals.push_back(seals_of(each.bid));
    for (Message& banner : report_on(each.bid, "compare").banners) {
      auto& all = report.banners;
      if (std::find(all.begin(), all.end(), banner) == all.end()) all.push_back(std::move(banner));
    }
  }
  report.seals = joined_seals(seals);
  std::erase_if(report.facts, [](const Fact& each) { return each.id.starts_with("bid_"); });
  if (!found.one_money) report.currency.clear(), report.scale = 1;
  if (!found.ranking.empty() && found.among == Among::bids)
    report.facts.push_back({"best",
                            {.value = verbatim(id_of(found.alternatives[found.ranking.front()])),
                             .kind = Kind::text}});
  Section answer{.id = "answer", .blocks = {Paragraph{.id = "headline", .text = headline(found)}}};
  if (!found.ranking.empty() && !found.reason.empty())
    answer.blocks.push_back(Paragraph{.id = "reason", .text = found.reason});
  if (const Message remark = rates_remark(found); !remark.empty())
    answer.blocks.push_back(Paragraph{.id = "rates", .text = remark, .tone = Tone::caution});
  if (const Message remark = verdict_remark(found); !remark.empty())
    answer.blocks.push_back(Paragraph{.id = "verdict", .text = remark, .tone = Tone::caution});
  answer.blocks.push_back(alternatives_table(found));
  if (List failing = failing_list(found); !failing.items.empty())
    answer.blocks.push_back(std::move(failing));
  report.sections.push_back(std::move(answer));
  if (!found.increments.empty()) report.sections.push_back(increments_section(found));
  if (!found.leads.empty())
    report.sections.push_back({.id = "leads",
                               .title = say("Where the best one stays ahead"),
                               .blocks = {leads_table(found)},
                               .detail = true});
  for (const Alternative& each : found.alternatives) {
    for (const Diagnostic& fault : each.evaluation.faults) report.remarks.push_back(fault);
  }
  return report;
}

}  // namespace gonogo
