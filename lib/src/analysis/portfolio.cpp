// SPDX-License-Identifier: MIT
#include "gonogo/analysis/portfolio.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "analysis/approval.hpp"
#include "analysis/front_page.hpp"
#include "analysis/rule_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/waivers.hpp"
#include "gonogo/report/render.hpp"

namespace gonogo {
namespace {

Cell cell_of(const std::optional<MeasureResult>& result) {
  return result ? short_measure_cell(*result) : Cell();
}

/// The folder that all files are in, with its slash; empty where there is none.
std::string common_folder(std::span<const BidOutcome> outcomes) {
  std::string common = outcomes.empty() ? "" : outcomes.front().file;
  for (const BidOutcome& each : outcomes) {
    const auto differs =
        std::mismatch(common.begin(), common.end(), each.file.begin(), each.file.end()).first;
    common.erase(differs, common.end());
  }
  const auto slash = common.rfind('/');
  return slash == std::string::npos ? "" : common.substr(0, slash + 1);
}

/// Whether the amounts of all judged bids have one unit.
bool has_one_unit(std::span<const BidOutcome> outcomes) {
  std::set<std::pair<std::string, double>> units;
  for (const BidOutcome& each : outcomes) {
    if (each.npv) units.emplace(each.currency, each.scale);
  }
  return units.size() <= 1;
}

bool states(std::span<const BidOutcome> outcomes, std::vector<std::string> BidOutcome::*list) {
  return std::any_of(outcomes.begin(), outcomes.end(),
                     [&](const BidOutcome& each) { return !(each.*list).empty(); });
}

/// "4 bids: 2 GO, 1 CONDITIONAL, 1 NO-GO"
Message title_of(std::span<const BidOutcome> outcomes) {
  std::vector<Message> counts;
  for (const Verdict verdict :
       std::array{Verdict::go, Verdict::conditional, Verdict::no_go, Verdict::not_judged}) {
    const auto count = std::count_if(outcomes.begin(), outcomes.end(), [&](const BidOutcome& each) {
      return each.verdict == verdict;
    });
    if (count > 0) counts.push_back(say("{1} {2}", number(count), verdict_text(verdict)));
  }
  if (counts.empty()) return {};
  return plural(static_cast<double>(outcomes.size()), "{1} bid: {2}", "{1} bids: {2}",
                listed(Join::comma, std::move(counts)));
}

Message name_of(const BidOutcome& outcome, const std::string& folder) {
  return verbatim(outcome.file.substr(folder.size()));
}

/// "leased-lines.toml: GO: NPV 136,284; all 4 rules pass."
List headlines(std::span<const BidOutcome> outcomes, const std::string& folder) {
  List list{.id = "headlines"};
  for (const BidOutcome& each : outcomes) {
    const Message headline = each.headline.empty()
                                 ? say("{1}: see its errors.", verdict_text(each.verdict))
                                 : each.headline;
    list.items.push_back(say("{1}: {2}", name_of(each, folder), headline));
  }
  return list;
}

Row row_of(const BidOutcome& outcome, std::size_t place, const std::string& folder) {
  return {.id = "bid_" + std::to_string(place),
          .cells = {{.value = verbatim(outcome.file), .shown = name_of(outcome, folder)},
                    verdict_cell(outcome.verdict),
                    {.value = verbatim(outcome.currency)},
                    {.value = outcome.scale},
                    {.value = money_unit(outcome.currency, outcome.scale)},
                    cell_of(outcome.npv),
                    cell_of(outcome.irr),
                    outcome.payback,
                    {.value = verbatim_list(outcome.failed)},
                    {.value = verbatim_list(outcome.waivers)},
                    {.value = verbatim_list(outcome.approvers)},
                    {.value = verbatim(outcome.bid_hash)},
                    {.value = verbatim(outcome.policy_hash)}}};
}

Table table_of(std::span<const BidOutcome> outcomes, const std::string& folder) {
  Table table{
      .id = "portfolio",
      .columns = {{.id = "bid",
                   .title = folder.empty() ? say("Bid") : say("Bid in {1}", verbatim(folder)),
                   .flexible = true},
                  {.id = "verdict", .title = say("Verdict")},
                  {.id = "currency", .title = say("Currency"), .drawn = false},
                  {.id = "scale", .title = say("Scale"), .kind = Kind::number, .drawn = false},
                  {.id = "money", .title = say("Money in"), .drawn = !has_one_unit(outcomes)},
                  {.id = "npv", .title = say("NPV"), .kind = Kind::money},
                  {.id = "irr", .title = say("IRR"), .kind = Kind::rate},
                  {.id = "payback", .title = say("Static payback"), .kind = Kind::years},
                  {.id = "failed", .title = say("Fails"), .flexible = true},
                  {.id = "waivers",
                   .title = say("Waived by"),
                   .drawn = states(outcomes, &BidOutcome::waivers)},
                  {.id = "approvers",
                   .title = say("Must sign"),
                   .flexible = true,
                   .drawn = states(outcomes, &BidOutcome::approvers)},
                  {.id = "bid_sha256", .title = say("Hash of the bid"), .drawn = false},
                  {.id = "policy_sha256", .title = say("Hash of the policy"), .drawn = false}},
      .money_decimals = 0};
  for (const BidOutcome& each : outcomes)
    table.rows.push_back(row_of(each, table.rows.size() + 1, folder));
  return table;
}

}  // namespace

std::vector<Message> once_each(std::span<const BidOutcome* const> outcomes,
                               std::vector<Message> BidOutcome::*list) {
  std::vector<Message> all;
  std::set<std::string> known;
  for (const BidOutcome* outcome : outcomes) {
    for (const Message& each : outcome->*list) {
      if (known.insert(in_words(each, Language::english)).second) all.push_back(each);
    }
  }
  return all;
}

Cell verdict_cell(Verdict verdict) {
  return {.value = verdict_text(verdict),
          .code = std::string(id_of(verdict)),
          .tone = tone_of(verdict)};
}

BidOutcome outcome_of(const Bid& bid, const Evaluation& evaluation) {
  const Model& model = *bid.model;
  const Project& project = model.proposal.project;
  const FrontPage page = front_page_of(bid, evaluation);
  BidOutcome outcome{
      .file = bid.options.bid,
      .verdict = evaluation.verdict,
      .headline = headline_of(model, page),
      .currency = project.currency.value,
      .npv = *evaluation.find(measures::npv),
      .irr = *evaluation.find(measures::irr),
      .payback = payback_cell(bid, evaluation, *evaluation.find(measures::static_payback)),
      .files = files_read(bid),
      .bid_hash = bid.loaded.bid_hash,
      .policy_hash = bid.loaded.policy_hash};
  // Which rule it fails is in a column of its own.
  if (std::holds_alternative<double>(outcome.payback.value)) outcome.payback.note = {};
  if (const double* scale = std::get_if<double>(&project.scale.value)) outcome.scale = *scale;
  for (const RuleResult& each : page.failed)
    outcome.failed.push_back(model.rules[each.rule].rule.id);
  for (const Waiver* each : waivers_used(model, page.failed)) outcome.waivers.push_back(each->id);
  for (const RulesOfApprover& each : approvers_of(model, page.failed))
    outcome.approvers.push_back(each.approver);
  if (const auto& day = bid.loaded.waivers_as_of) outcome.as_of = to_string(*day);
  if (!bid.options.scenario.empty())
    outcome.banners.push_back(
        say("SCENARIO {1}: not the bids as written", verbatim(bid.options.scenario)));
  // As it was written: what it replaces differs from bid to bid.
  for (const Setting& each : bid.loaded.settings)
    outcome.banners.push_back(say("WHAT-IF, not the files: {1} (--set)", verbatim(each.written)));
  return outcome;
}

Report portfolio_report(std::span<const BidOutcome> outcomes) {
  const std::string folder = common_folder(outcomes);
  std::vector<const BidOutcome*> all;
  for (const BidOutcome& each : outcomes) all.push_back(&each);
  Report report{.command = "evaluate",
                .title = title_of(outcomes),
                .banners = once_each(all, &BidOutcome::banners),
                .provenance = {provenance_of(once_each(all, &BidOutcome::files))}};
  for (const BidOutcome& each : outcomes) report.as_of = std::max(report.as_of, each.as_of);
  if (has_one_unit(outcomes)) {
    for (const BidOutcome& each : outcomes) {
      if (!each.npv) continue;
      report.currency = each.currency;
      report.scale = each.scale;
    }
  }
  Section section{.id = "portfolio"};
  section.blocks.emplace_back(headlines(outcomes, folder));  // moved: a list in braces is copied
  section.blocks.emplace_back(table_of(outcomes, folder));
  report.sections.push_back(std::move(section));
  return report;
}

}  // namespace gonogo
