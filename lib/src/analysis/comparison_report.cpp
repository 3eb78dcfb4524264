// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "analysis/rule_text.hpp"
#include "gonogo/analysis/comparison.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/rule_group.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/base/version.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_side_by_side = 6;

Message letter_of(const Comparison& found, std::size_t place) {
  return verbatim(found.alternatives[place].letter);
}

Message title_of(const Alternative& each) {
  return say("{1} {2}", verbatim(each.letter), each.name);
}

std::string id_of(const Alternative& each) {
  std::string id = each.letter;
  std::transform(id.begin(), id.end(), id.begin(),
                 [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  return id;
}

/// What the alternatives are ranked by: of costs, what is paid.
double worth_of(const Comparison& found, std::size_t place) {
  const Alternative& each = found.alternatives[place];
  const double worth = found.by == RankedBy::annual ? *each.annual : *each.npv;
  return found.cost_only ? -worth : worth;
}

Message money(double value) { return number({.value = value, .kind = Kind::money}); }

Message headline(const Comparison& found) {
  if (found.ranking.empty()) return found.reason;
  const std::size_t best = found.ranking.front(), next = found.ranking[1];
  const Message name = title_of(found.alternatives[best]);
  const Message worth = money(worth_of(found, best));
  const Message ahead = money(std::abs(worth_of(found, best) - worth_of(found, next)));
  const Message other = letter_of(found, next);
  if (worth_of(found, best) == worth_of(found, next))
    return say("{1} and {2} are worth the same.", name, other);
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

/// The best of those that pass, where the best of all does not.
Message verdict_remark(const Comparison& found) {
  if (found.ranking.empty()) return {};
  const auto verdict = [&](std::size_t place) {
    return found.alternatives[place].evaluation.verdict;
  };
  const std::size_t best = found.ranking.front();
  if (verdict(best) != Verdict::no_go || !is_judged(found, found.alternatives[best])) return {};
  for (const std::size_t place : found.ranking) {
    if (verdict(place) == Verdict::go || verdict(place) == Verdict::conditional)
      return say("{1} is a NO-GO. The best that is not: {2} ({3}).", letter_of(found, best),
                 title_of(found.alternatives[place]), verdict_text(verdict(place)));
  }
  return say("{1} is a NO-GO, and so are all others.", letter_of(found, best));
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

Row alternative_row(const Comparison& found, std::size_t place) {
  const Alternative& each = found.alternatives[place];
  const Verdict verdict = each.evaluation.verdict;
  const bool costs = found.cost_only;
  Cell rank, behind;
  for (std::size_t r = 0; r < found.ranking.size(); ++r) {
    if (found.ranking[r] != place) continue;
    rank = {.value = static_cast<double>(r + 1), .kind = Kind::count};
    behind = {.value = worth_of(found, place) - worth_of(found, found.ranking.front())};
  }
  const bool has_rules = is_judged(found, each);
  return {.id = id_of(each),
          .cells = {{.value = title_of(each)},
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
                    has_rules ? failed_cell(each) : Cell{.note = say("n/a"), .code = "none"}}};
}

Message chained_title(const Comparison& found) {
  if (!found.common_life) return say("Repeated to a common life");
  const Message life = duration_text(*found.common_life);
  return found.cost_only ? say("Present cost, repeated to {1}", life)
                         : say("NPV, repeated to {1}", life);
}

Table alternatives_table(const Comparison& found) {
  const bool costs = found.cost_only, annual = found.by == RankedBy::annual;
  Table table{
      .id = "alternatives",
      .columns =
          {{.id = "alternative", .title = say("Alternative"), .flexible = true},
           {.id = "verdict", .title = say("Verdict")},
           {.id = "rank", .title = say("Rank"), .kind = Kind::count},
           {.id = "npv", .title = costs ? say("Present cost") : say("NPV"), .kind = Kind::money},
           {.id = "annual",
            .title = costs ? say("Annual cost") : say("Equivalent annual value"),
            .kind = Kind::money},
           {.id = "chained",
            .title = chained_title(found),
            .kind = Kind::money,
            .drawn = found.common_life.has_value()},
           {.id = "behind",
            .title = annual ? say("Difference to the best, a year") : say("Difference to the best"),
            .kind = Kind::money},
           {.id = "irr", .title = say("IRR"), .kind = Kind::rate, .drawn = !costs},
           {.id = "static_payback",
            .title = say("Static payback"),
            .kind = Kind::years,
            .drawn = !costs},
           {.id = "peak_funding", .title = say("Peak funding"), .kind = Kind::money},
           {.id = "price",
            .title = say("The customer pays, VAT included"),
            .kind = Kind::money,
            .drawn = !costs},
           {.id = "life", .title = say("Period"), .kind = Kind::years},
           {.id = "failed", .title = say("Rules failed"), .kind = Kind::count}},
      .money_decimals = 0,
      .across = found.alternatives.size() <= most_side_by_side};
  for (std::size_t i = 0; i < found.alternatives.size(); ++i)
    table.rows.push_back(alternative_row(found, i));
  return table;
}

/// All rates at which two alternatives are worth the same.
Message rates_text(const Increment& each) {
  if (!each.has_rates) return say("none: no common life");
  if (each.rates.status == IrrStatus::every_rate) return say("the flows are the same");
  if (each.rates.roots.empty()) return say("none");
  std::vector<Message> rates;
  for (const IrrRoot& root : each.rates.roots) rates.push_back(rate_text(root.rate));
  return listed(Join::comma, std::move(rates));
}

/// "A is better below 13.8%"
Message rule_of_rates(const Comparison& found, const Increment& each) {
  if (!each.has_rates || each.rates.roots.size() != 1) return {};
  const IrrRoot& root = each.rates.roots.front();
  if (root.slope == Slope::touching) return {};
  const std::size_t below = root.slope == Slope::falling ? each.more : each.less;
  const std::size_t above = root.slope == Slope::falling ? each.less : each.more;
  return say("{1} below {2}, {3} above", letter_of(found, below), rate_text(root.rate),
             letter_of(found, above));
}

Table increments_table(const Comparison& found) {
  Table table{.id = "increments",
              .columns = {{.id = "pair", .title = say("Increment")},
                          {.id = "outlay", .title = say("Money at stake"), .kind = Kind::money},
                          {.id = "npv", .title = say("NPV of the increment"), .kind = Kind::money},
                          {.id = "rates", .title = say("Its IRR (crossover)"), .flexible = true},
                          {.id = "rate", .title = say("Rate"), .kind = Kind::rate, .drawn = false},
                          {.id = "better_at", .title = say("Better at rates"), .flexible = true},
                          {.id = "better", .title = say("Better here")}},
              .money_decimals = 0};
  for (const Increment& each : found.increments) {
    const std::string id =
        id_of(found.alternatives[each.more]) + "_less_" + id_of(found.alternatives[each.less]);
    Cell rate;
    if (each.has_rates && each.rates.roots.size() == 1) rate = {.value = each.rates.roots[0].rate};
    table.rows.push_back(
        {.id = id,
         .cells = {
             {.value = say("{1} - {2}", letter_of(found, each.more), letter_of(found, each.less))},
             {.value = each.outlay},
             each.npv ? Cell{.value = *each.npv} : Cell(),
             {.value = rates_text(each)},
             rate,
             {.value = rule_of_rates(found, each)},
             {.value = each.better ? letter_of(found, *each.better) : Message()}}});
  }
  return table;
}

Message lead_name(const Comparison& found, const Lead& lead) {
  const Message name = label_of(lead.number);
  return lead.of ? say("{1} of {2}", name, letter_of(found, *lead.of)) : name;
}

/// "B beats A while cloud fee stays above 4,210 (now 5,200)."
Message lead_text(const Comparison& found) {
  const Lead& lead = found.leads.front();
  const Message best = letter_of(found, found.ranking[0]),
                next = letter_of(found, found.ranking[1]);
  const auto value = [&](double each) { return value_text(variable_cell(lead.number, each)); };
  const Message name = lead_name(found, lead);
  const Message now = value(lead.number.base);
  if (lead.from && lead.to)
    return say("{1} beats {2} while {3} is from {4} to {5} (now {6}).", best, next, name,
               value(*lead.from), value(*lead.to), now);
  return lead.from ? say("{1} beats {2} while {3} is at least {4} (now {5}).", best, next, name,
                         value(*lead.from), now)
                   : say("{1} beats {2} while {3} is at most {4} (now {5}).", best, next, name,
                         value(*lead.to), now);
}

Table leads_table(const Comparison& found) {
  Table table{.id = "leads",
              .title = say("{1} leads {2} between these values, each number alone",
                           letter_of(found, found.ranking[0]), letter_of(found, found.ranking[1])),
              .columns = {{.id = "number", .title = say("Number"), .flexible = true},
                          {.id = "now", .title = say("Now"), .kind = Kind::number},
                          {.id = "from", .title = say("From"), .kind = Kind::number},
                          {.id = "to", .title = say("To"), .kind = Kind::number}}};
  for (const Lead& each : found.leads) {
    const auto end = [&](const std::optional<double>& value) {
      return value ? variable_cell(each.number, *value) : Cell();
    };
    const std::string of = each.of ? "_of_" + id_of(found.alternatives[*each.of]) : "";
    table.rows.push_back({.id = row_id(each.number) + of,
                          .cells = {{.value = lead_name(found, each)},
                                    variable_cell(each.number, each.number.base),
                                    end(each.from),
                                    end(each.to)},
                          .place = each.number.place});
  }
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

}  // namespace

Report comparison_report(const Comparison& found) {
  Report report = report_on(found.alternatives.front().bid, "compare");
  report.title =
      plural(static_cast<double>(found.alternatives.size()), "{1} alternative", "{1} alternatives");
  report.provenance = {provenance_of(files_of(found))};
  std::erase_if(report.facts, [](const Fact& each) { return each.id.starts_with("bid_"); });
  if (!found.ranking.empty())
    report.facts.push_back({"best",
                            {.value = verbatim(id_of(found.alternatives[found.ranking.front()])),
                             .kind = Kind::text}});
  Section answer{.id = "answer", .blocks = {Paragraph{.id = "headline", .text = headline(found)}}};
  if (!found.ranking.empty())
    answer.blocks.push_back(Paragraph{.id = "reason", .text = found.reason});
  if (const Message remark = verdict_remark(found); !remark.empty())
    answer.blocks.push_back(Paragraph{.id = "verdict", .text = remark, .tone = Tone::caution});
  answer.blocks.push_back(alternatives_table(found));
  report.sections.push_back(std::move(answer));
  Section increments{.id = "increments",
                     .title = say("What more money earns"),
                     .blocks = {increments_table(found)}};
  if (!found.leads.empty())
    increments.blocks.push_back(Paragraph{.id = "lead", .text = lead_text(found)});
  report.sections.push_back(std::move(increments));
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
