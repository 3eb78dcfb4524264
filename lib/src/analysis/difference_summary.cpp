// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "analysis/approval.hpp"
#include "analysis/difference_results.hpp"
#include "analysis/difference_tables.hpp"
#include "analysis/rule_text.hpp"
#include "gonogo/analysis/difference.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/seals.hpp"
#include "gonogo/analysis/waivers.hpp"
#include "gonogo/report/render.hpp"

namespace gonogo {
namespace {

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
  return say("{1} {2}", name_of_change(found, *greatest), worth_text(found, *greatest));
}

Cell verdict_cell(const std::optional<SideOutcome>& side) {
  if (!side) return {.note = say("none"), .code = "none"};
  return {.value = verdict_text(side->verdict),
          .code = std::string(id_of(side->verdict)),
          .tone = tone_of(side->verdict)};
}

using Unit = std::pair<std::string, double>;

Unit unit_of(const SideOutcome& side) { return {side.currency, side.scale}; }

/// The units of the amounts of all bids.
std::set<Unit> units_of(const std::vector<DifferenceOutcome>& outcomes) {
  std::set<Unit> units;
  for (const DifferenceOutcome& each : outcomes) {
    for (const auto* side : {&each.before, &each.after}) {
      if (*side && (*side)->npv) units.insert(unit_of(**side));
    }
  }
  return units;
}

/// `units`: the amount has its unit beside it.
Cell npv_cell(const std::optional<SideOutcome>& side, bool units) {
  if (!side || !side->npv) return {};
  Cell cell{.value = *side->npv};
  if (units) cell.unit = unit_behind(side->currency, side->scale);
  return cell;
}

Cell money_cell(const std::optional<SideOutcome>& side) {
  return side && side->npv ? Cell{.value = money_unit(side->currency, side->scale)} : Cell();
}

/// A bid that is in one folder only is worth nothing in the other. Empty: one of them has no amount, or
/// they have different units.
std::optional<double> difference_of(const DifferenceOutcome& each) {
  const auto amount = [](const std::optional<SideOutcome>& side) {
    return side ? side->npv : std::optional(0.0);
  };
  const auto before = amount(each.before), after = amount(each.after);
  if (!before || !after) return {};
  if (each.before && each.after && unit_of(*each.before) != unit_of(*each.after)) return {};
  return *after - *before;
}

Cell difference_cell(const DifferenceOutcome& each, bool units) {
  const auto difference = difference_of(each);
  if (!difference) return {};
  Cell cell{.value = *difference};
  const SideOutcome& side = each.after ? *each.after : *each.before;
  if (units) cell.unit = unit_behind(side.currency, side.scale);
  return cell;
}

double amount_of(const std::optional<SideOutcome>& side) {
  return side ? side->npv.value_or(0) : 0;
}

Row total_row(const std::vector<DifferenceOutcome>& outcomes) {
  double before = 0, after = 0, difference = 0;
  for (const DifferenceOutcome& each : outcomes) {
    if (!difference_of(each)) continue;
    before += amount_of(each.before);
    after += amount_of(each.after);
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
    return each.changes > 0 || each.before.has_value() != each.after.has_value();
  });
  return plural(static_cast<double>(outcomes.size()), "{1} bid, {2} changed",
                "{1} bids, {2} changed", number(changed));
}

/// Whether a new bid has names in such a list.
bool states(const std::vector<DifferenceOutcome>& outcomes,
            std::vector<std::string> SideOutcome::*list) {
  return std::any_of(outcomes.begin(), outcomes.end(), [&](const DifferenceOutcome& each) {
    return each.after && !((*each.after).*list).empty();
  });
}

Cell names_cell(const std::optional<SideOutcome>& side,
                std::vector<std::string> SideOutcome::*list) {
  return side ? Cell{.value = verbatim_list((*side).*list)} : Cell();
}

Table bids_table(const std::vector<DifferenceOutcome>& outcomes) {
  Table table{
      .id = "bids",
      .columns = {{.id = "bid", .title = say("Bid"), .flexible = true},
                  {.id = "before", .title = say("Old")},
                  {.id = "after", .title = say("New")},
                  {.id = "npv_before", .title = say("Old NPV"), .kind = Kind::money},
                  {.id = "npv_after", .title = say("New NPV"), .kind = Kind::money},
                  {.id = "difference", .title = say("Difference"), .kind = Kind::money},
                  {.id = "money_before", .title = say("Old money in"), .drawn = false},
                  {.id = "money_after", .title = say("New money in"), .drawn = false},
                  {.id = "waivers",
                   .title = say("Waived by"),
                   .drawn = states(outcomes, &SideOutcome::waivers)},
                  {.id = "approvers",
                   .title = say("Must sign"),
                   .flexible = true,
                   .drawn = states(outcomes, &SideOutcome::approvers)},
                  {.id = "changes", .title = say("Changes"), .kind = Kind::count, .drawn = false},
                  {.id = "greatest", .title = say("Greatest change"), .drawn = false},
                  {.id = "rules", .title = say("Rules that turn"), .drawn = false}},
      .money_decimals = 0};
  const bool units = units_of(outcomes).size() > 1;
  for (const DifferenceOutcome& each : outcomes) {
    table.rows.push_back({.id = "bid_" + std::to_string(table.rows.size() + 1),
                          .cells = {{.value = verbatim(each.file)},
                                    verdict_cell(each.before),
                                    verdict_cell(each.after),
                                    npv_cell(each.before, units),
                                    npv_cell(each.after, units),
                                    difference_cell(each, units),
                                    money_cell(each.before),
                                    money_cell(each.after),
                                    names_cell(each.after, &SideOutcome::waivers),
                                    names_cell(each.after, &SideOutcome::approvers),
                                    {.value = static_cast<double>(each.changes)},
                                    {.value = each.greatest},
                                    {.value = each.turned}}});
  }
  return table;
}

/// "a.toml: most by integration 967,073; value now passes": in a line what no row has room for.
List changes_list(const std::vector<DifferenceOutcome>& outcomes) {
  List list{.id = "changes"};
  for (const DifferenceOutcome& each : outcomes) {
    std::vector<Message> parts;
    if (!each.greatest.empty()) parts.push_back(say("most by {1}", each.greatest));
    if (!each.turned.empty()) parts.push_back(each.turned);
    if (!parts.empty())
      list.items.push_back(
          say("{1}: {2}", verbatim(each.file), listed(Join::semicolon, std::move(parts))));
  }
  return list;
}

/// Says which amounts are in no difference.
Message left_out(const std::vector<DifferenceOutcome>& outcomes) {
  if (units_of(outcomes).size() > 1)
    return say("There is no total: the bids have money of different units.");
  std::vector<Message> names;
  for (const DifferenceOutcome& each : outcomes) {
    if (!difference_of(each)) names.push_back(verbatim(each.file));
  }
  if (names.empty()) return {};
  return say("The total leaves out what has no NPV on one side: {1}.",
             listed(Join::comma, std::move(names)));
}

std::vector<Message> files_of(const std::vector<DifferenceOutcome>& outcomes) {
  std::vector<Message> files;
  for (const DifferenceOutcome& outcome : outcomes) {
    for (const auto* side : {&outcome.before, &outcome.after}) {
      if (!*side) continue;
      for (const Message& each : (*side)->files) {
        if (std::find(files.begin(), files.end(), each) == files.end()) files.push_back(each);
      }
    }
  }
  return files;
}

std::vector<std::vector<Seal>> seals_in(const std::vector<DifferenceOutcome>& outcomes) {
  std::vector<std::vector<Seal>> seals;
  for (const DifferenceOutcome& outcome : outcomes) {
    for (const auto* side : {&outcome.before, &outcome.after}) {
      if (*side) seals.push_back((*side)->seals);
    }
  }
  return seals;
}

}  // namespace

bool is_worse(Verdict before, Verdict after) { return after > before; }

SideOutcome side_of(const Bid& bid, const Evaluation& found) {
  SideOutcome side{.verdict = found.verdict,
                   .npv = npv_of(bid),
                   .currency = bid.model->proposal.project.currency.value,
                   .scale = scale_of(bid),
                   .files = files_read(bid),
                   .seals = seals_of(bid)};
  for (const Waiver* each : waivers_used(*bid.model, found.rules)) side.waivers.push_back(each->id);
  for (const RulesOfApprover& each : approvers_of(*bid.model, found.rules))
    side.approvers.push_back(each.approver);
  return side;
}

DifferenceOutcome outcome_of(const Bid& before, const Bid& after, const Difference& found) {
  return {.file = after.options.bid,
          .before = side_of(before, found.before),
          .after = side_of(after, found.after),
          .changes = found.changes.size(),
          .greatest = greatest_in(found),
          .turned = turned_text(turned_in(found))};
}

Report difference_summary(const std::vector<DifferenceOutcome>& outcomes) {
  Report report{.command = "diff",
                .title = title_of(outcomes),
                .provenance = {provenance_of(files_of(outcomes))}};
  report.seals = joined_seals(seals_in(outcomes));
  Table table = bids_table(outcomes);
  if (const auto units = units_of(outcomes); units.size() == 1) {
    std::tie(report.currency, report.scale) = *units.begin();
    table.rows.push_back(total_row(outcomes));
  }
  report.sections.push_back({.id = "bids", .blocks = {std::move(table)}});
  auto& blocks = report.sections.back().blocks;
  if (List changes = changes_list(outcomes); !changes.items.empty())
    blocks.push_back(std::move(changes));
  if (const Message note = left_out(outcomes); !note.empty())
    blocks.push_back(Paragraph{.id = "left_out", .text = note, .tone = Tone::caution});
  return report;
}

}  // namespace gonogo
