// SPDX-License-Identifier: MIT
#include "gonogo/analysis/portfolio.hpp"

#include <algorithm>
#include <string>

#include "analysis/front_page.hpp"
#include "gonogo/analysis/report_text.hpp"

namespace gonogo {
namespace {

std::string fact(const Report& report, const std::string& id) {
  for (const Fact& each : report.facts) {
    const auto* text = std::get_if<Message>(&each.cell.value);
    if (each.id == id && text) return in_words(*text, Language::english);
  }
  return {};
}

const Table* table_of(const Report& report, const std::string& id) {
  for (const Section& section : report.sections) {
    for (const Block& block : section.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table && table->id == id) return table;
    }
  }
  return nullptr;
}

/// The value, or in a word why there is none; nothing of what has an error.
Cell measure(const Report& report, const std::string& id) {
  const Table* table = table_of(report, "measures");
  if (!table) return {};
  for (const Row& row : table->rows) {
    if (row.id != id) continue;
    Cell cell = row.cells[1];
    if (cell.code == id_of(Why::none)) cell.note = say("none");
    if (cell.code == id_of(Why::never)) cell.note = say("never");
    if (cell.code == id_of(Why::several)) cell.note = say("several");
    if (cell.code == id_of(Why::fault)) return {};
    return cell;
  }
  return {};
}

Message failed_rules(const Report& report) {
  std::vector<std::string> ids;
  const Table* table = table_of(report, "rules");
  if (!table) return {};
  for (const Row& row : table->rows) {
    const bool fails = std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
      return cell.code == id_of(RuleOutcome::fail);
    });
    if (fails) ids.push_back(row.id);
  }
  return verbatim_list(ids);
}

Verdict verdict_in(const Report& report) {
  const std::string id = fact(report, "verdict");
  for (const Verdict each : {Verdict::go, Verdict::conditional, Verdict::no_go}) {
    if (id == id_of(each)) return each;
  }
  return Verdict::not_judged;
}

}  // namespace

Report portfolio_report(std::span<const Report> evaluations) {
  Table table{.id = "portfolio",
              .columns = {{.id = "bid", .title = say("Bid")},
                          {.id = "verdict", .title = say("Verdict")},
                          {.id = "currency", .title = say("Currency"), .drawn = false},
                          {.id = "npv", .title = say("NPV"), .kind = Kind::money},
                          {.id = "irr", .title = say("IRR"), .kind = Kind::rate},
                          {.id = "payback", .title = say("Payback"), .kind = Kind::years},
                          {.id = "failed", .title = say("Failed rules"), .flexible = true}},
              .money_decimals = 0};
  for (const Report& each : evaluations) {
    const Verdict verdict = verdict_in(each);
    table.rows.push_back({.id = "bid_" + std::to_string(table.rows.size() + 1),
                          .cells = {{.value = verbatim(fact(each, "bid_file"))},
                                    {.value = verdict_text(verdict),
                                     .code = std::string(id_of(verdict)),
                                     .tone = tone_of(verdict)},
                                    {.value = verbatim(each.currency)},
                                    measure(each, "npv"),
                                    measure(each, "irr"),
                                    measure(each, "static_payback"),
                                    {.value = failed_rules(each)}}});
  }
  Report report{.command = "evaluate"};
  if (!evaluations.empty()) report.banners = evaluations.front().banners;
  report.sections.push_back({.id = "portfolio", .blocks = {std::move(table)}});
  return report;
}

}  // namespace gonogo
