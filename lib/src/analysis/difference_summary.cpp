// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/difference_tables.hpp"
#include "analysis/rule_text.hpp"
#include "gonogo/analysis/difference.hpp"
#include "gonogo/analysis/report_text.hpp"

namespace gonogo {
namespace {

std::optional<double> npv_of(const Bid& bid) {
  const Answer npv = bid.model.measure(measures::npv);
  return npv.why == Why::computed ? std::optional(npv.value) : std::nullopt;
}

/// The rules whose result differs from the old bid to the new one.
std::vector<RuleTurned> turned_in(const Difference& found) {
  std::vector<RuleTurned> turned;
  for (const BidChange& change : found.changes) {
    for (const RuleTurned& each : change.turned) {
      const auto known = std::find_if(turned.begin(), turned.end(), [&](const RuleTurned& other) {
        return other.rule == each.rule;
      });
      if (known == turned.end()) {
        turned.push_back(each);
      } else {
        known->after = each.after;
      }
    }
  }
  std::erase_if(turned, [](const RuleTurned& each) { return each.before == each.after; });
  return turned;
}

Message greatest_in(const Difference& found) {
  const auto greatest = std::max_element(found.changes.begin(), found.changes.end(),
                                         [](const BidChange& a, const BidChange& b) {
                                           return std::abs(a.shapley) < std::abs(b.shapley);
                                         });
  if (greatest == found.changes.end() || greatest->shapley == 0) return {};
  return name_of_change(found, *greatest);
}

Cell verdict_cell(const std::optional<Verdict>& verdict) {
  if (!verdict) return {.note = say("none"), .code = "none"};
  return {.value = verdict_text(*verdict),
          .code = std::string(id_of(*verdict)),
          .tone = tone_of(*verdict)};
}

Cell money_cell(const std::optional<double>& value) {
  return value ? Cell{.value = *value} : Cell();
}

/// A bid that is in one folder only is worth nothing in the other.
std::optional<double> difference_of(const DifferenceOutcome& each) {
  if (each.before && !each.npv_before) return {};
  if (each.after && !each.npv_after) return {};
  return each.npv_after.value_or(0) - each.npv_before.value_or(0);
}

bool have_one_unit(const std::vector<DifferenceOutcome>& outcomes) {
  std::set<std::pair<std::string, double>> units;
  for (const DifferenceOutcome& each : outcomes) {
    if (!each.currency.empty()) units.emplace(each.currency, each.scale);
  }
  return units.size() <= 1;
}

Row total_row(const std::vector<DifferenceOutcome>& outcomes) {
  double before = 0, after = 0, difference = 0;
  for (const DifferenceOutcome& each : outcomes) {
    if (!difference_of(each)) continue;
    before += each.npv_before.value_or(0);
    after += each.npv_after.value_or(0);
    difference += *difference_of(each);
  }
  return {.id = "total",
          .cells = {{.value = say("Total")},
                    {},
                    {},
                    {.value = before},
                    {.value = after},
                    {.value = difference}},
          .emphasis = Emphasis::total};
}

Message title_of(const std::vector<DifferenceOutcome>& outcomes) {
  const auto changed = std::count_if(outcomes.begin(), outcomes.end(), [](const auto& each) {
    return each.changes > 0 || each.before != each.after;
  });
  return plural(static_cast<double>(outcomes.size()), "{1} bid, {2} changed",
                "{1} bids, {2} changed", number(changed));
}

}  // namespace

bool is_worse(Verdict before, Verdict after) { return after > before; }

DifferenceOutcome outcome_of(const Bid* before, const Bid* after, const Difference* found) {
  const Bid& known = after ? *after : *before;
  const Project& project = known.model->proposal.project;
  DifferenceOutcome outcome{.file = known.options.bid, .currency = project.currency.value};
  if (const double* scale = std::get_if<double>(&project.scale.value)) outcome.scale = *scale;
  if (before) outcome.npv_before = npv_of(*before);
  if (after) outcome.npv_after = npv_of(*after);
  if (!found) {
    if (before) outcome.before = evaluate(*before).verdict;
    if (after) outcome.after = evaluate(*after).verdict;
    return outcome;
  }
  outcome.before = found->before.verdict;
  outcome.after = found->after.verdict;
  outcome.changes = found->changes.size();
  outcome.greatest = greatest_in(*found);
  outcome.turned = turned_text(turned_in(*found));
  return outcome;
}

Report difference_summary(const std::vector<DifferenceOutcome>& outcomes) {
  Table table{
      .id = "bids",
      .columns = {{.id = "bid", .title = say("Bid"), .flexible = true},
                  {.id = "before", .title = say("Old")},
                  {.id = "after", .title = say("New")},
                  {.id = "npv_before", .title = say("Old NPV"), .kind = Kind::money},
                  {.id = "npv_after", .title = say("New NPV"), .kind = Kind::money},
                  {.id = "difference", .title = say("Difference"), .kind = Kind::money},
                  {.id = "changes", .title = say("Changes"), .kind = Kind::count, .drawn = false},
                  {.id = "greatest", .title = say("Greatest change"), .flexible = true},
                  {.id = "rules", .title = say("Rules that turn"), .flexible = true}},
      .money_decimals = 0};
  for (const DifferenceOutcome& each : outcomes) {
    table.rows.push_back({.id = "bid_" + std::to_string(table.rows.size() + 1),
                          .cells = {{.value = verbatim(each.file)},
                                    verdict_cell(each.before),
                                    verdict_cell(each.after),
                                    money_cell(each.npv_before),
                                    money_cell(each.npv_after),
                                    money_cell(difference_of(each)),
                                    {.value = static_cast<double>(each.changes)},
                                    {.value = each.greatest},
                                    {.value = each.turned}}});
  }
  Report report{.command = "diff", .title = title_of(outcomes)};
  if (have_one_unit(outcomes)) {
    if (!outcomes.empty()) {
      report.currency = outcomes.front().currency;
      report.scale = outcomes.front().scale;
    }
    table.rows.push_back(total_row(outcomes));
  }
  report.sections.push_back({.id = "bids", .blocks = {std::move(table)}});
  return report;
}

}  // namespace gonogo
