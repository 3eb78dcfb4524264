// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "choice/changes_of_choice.hpp"
#include "choice/reasons.hpp"
#include "choice/risk_of_choice.hpp"
#include "choice/years_of_choice.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/seals.hpp"
#include "gonogo/choice/portfolio_choice.hpp"
#include "gonogo/report/render.hpp"

namespace gonogo {
namespace {

Message money(double value) { return number({.value = value, .kind = Kind::money}); }

class Teller {
 public:
  Teller(const PortfolioProblem& problem, const PortfolioChoice& found)
      : problem_(problem), found_(found) {}

  Section answer() const {
    Section section{.id = "answer", .blocks = {Paragraph{.id = "headline", .text = headline()}}};
    const auto caution = [&](std::string id, Message text) {
      if (!text.empty())
        section.blocks.push_back(
            Paragraph{.id = std::move(id), .text = std::move(text), .tone = Tone::caution});
    };
    caution("not_proven", not_proven());
    caution("not_judged", not_judged());
    if (!found_.best) {
      if (found_.proven) section.blocks.push_back(conflict());
      if (!found_.conflict_is_least)
        caution("not_searched", say("The search ran out of steps: some of these may do no harm."));
      return section;
    }
    caution("no_go", chosen_no_go());
    caution("not_searched", not_searched_text());
    section.blocks.push_back(bids());
    return section;
  }

 private:
  Message headline() const {
    if (!found_.best)
      return found_.proven ? say("No choice of bids keeps to all limits.")
                           : say("No choice of bids was found.");
    const auto chosen = std::count_if(found_.best->shares.begin(), found_.best->shares.end(),
                                      [](double share) { return share > 0; });
    return say("Win {1} of {2} bids: NPV {3}.", number(chosen), number(problem_.candidates.size()),
               money(found_.best->npv));
  }

  Message not_proven() const {
    if (found_.proven) return {};
    if (!found_.best)
      return say(
          "The search ran out of steps before it found a choice that keeps to all limits, or "
          "proved that there is none.");
    const double gap = found_.bound - found_.best->npv;
    return say(
        "The best choice found, not proven to be the best: the search ran out of steps. No "
        "choice is worth more than {1}, which is {2} more. What would change the choice was "
        "not searched.",
        money(found_.bound), money(gap));
  }

  Message not_judged() const {
    std::vector<Message> names;
    for (const Candidate& each : problem_.candidates) {
      if (!each.judged) names.push_back(each.name);
    }
    return names.empty() ? Message()
                         : say("Not judged, and not among the choices: {1}.",
                               listed(Join::comma, std::move(names)));
  }

  /// What was left out as the steps were used up. Of bids and budgets the cells say so too.
  Message not_searched_text() const {
    std::vector<Message> parts, names;
    for (std::size_t i = 0; i < found_.budgets.size(); ++i) {
      const BudgetWorth& worth = found_.budgets[i];
      if (!worth.with_increment || worth.least_is == Searched::stopped)
        parts.push_back(say("what more of {1} is worth", problem_.budgets[i].name));
    }
    if (found_.next_is == Searched::stopped) parts.push_back(say("the next best choices"));
    for (const LeftOut& each : found_.left_out) {
      if (each.entry_is == Searched::stopped)
        names.push_back(problem_.candidates[each.candidate].name);
    }
    if (!names.empty())
      parts.push_back(say("above which NPV these enter: {1}", listed(Join::comma, names)));
    if (parts.empty()) return {};
    return say("Not searched, as the steps were used up: {1}.",
               listed(Join::semicolon, std::move(parts)));
  }

  Message chosen_no_go() const {
    std::vector<Message> names;
    for (std::size_t j = 0; j < problem_.candidates.size(); ++j) {
      const Candidate& each = problem_.candidates[j];
      if (found_.best->shares[j] > 0 && each.outcome && each.outcome->verdict == Verdict::no_go)
        names.push_back(each.name);
    }
    if (names.empty()) return {};
    return say(
        "Chosen, and a NO-GO by its rules: {1}. [portfolio] without_no_go = true leaves such "
        "bids out.",
        listed(Join::comma, std::move(names)));
  }

  List conflict() const {
    List list{.id = "conflict"};
    for (const std::size_t each : found_.conflict) {
      const ChoiceLimit& limit = problem_.limits[each];
      list.items.push_back(limit.place.known()
                               ? say("{1} ({2})", limit.text, verbatim(to_string(limit.place)))
                               : limit.text);
    }
    return list;
  }

  const LeftOut* left_out(std::size_t candidate) const {
    const auto at = std::find_if(found_.left_out.begin(), found_.left_out.end(),
                                 [&](const LeftOut& each) { return each.candidate == candidate; });
    return at == found_.left_out.end() ? nullptr : &*at;
  }

  Row bid_row(std::size_t j) const {
    const Candidate& each = problem_.candidates[j];
    const double share = found_.best->shares[j];
    const LeftOut* left = left_out(j);
    const Reasons reasons(problem_, *found_.best);
    Row row{.id = each.id,
            .cells = {{.value = each.name}, {.value = verbatim(each.title)}},
            .place = each.place};
    Cell taken{.value = share};
    if (share == 1) taken.shown = say("win"), taken.tone = Tone::good;
    if (share == 0) taken.shown = say("leave"), taken.tone = Tone::faint;
    row.cells.push_back(std::move(taken));
    const BidOutcome none;
    const BidOutcome& outcome = each.outcome ? *each.outcome : none;
    row.cells.push_back(each.outcome ? verdict_cell(outcome.verdict) : Cell());
    row.cells.push_back({.value = verbatim_list(outcome.waivers)});
    row.cells.push_back({.value = verbatim_list(outcome.approvers)});
    const double capital = std::accumulate(each.capital.begin(), each.capital.end(), 0.0);
    for (const double amount : {each.npv, capital})
      row.cells.push_back(each.judged ? Cell{.value = amount}
                                      : Cell{.note = say("not judged"), .code = "not_judged"});
    for (const ChoiceBudget& budget : problem_.budgets)
      row.cells.push_back({.value = budget.uses[j]});
    row.cells.push_back(left != nullptr ? entry_cell(*left) : Cell());
    row.cells.push_back(left != nullptr ? Cell{.value = reasons.text(*left)} : Cell());
    row.cells.push_back(left != nullptr ? Cell{.value = reasons.codes(*left)} : Cell());
    return row;
  }

  /// Whether a bid has names in such a list.
  bool states(std::vector<std::string> BidOutcome::*list) const {
    return std::any_of(
        problem_.candidates.begin(), problem_.candidates.end(),
        [&](const Candidate& each) { return each.outcome && !((*each.outcome).*list).empty(); });
  }

  Table bids() const {
    const bool judged = std::any_of(problem_.candidates.begin(), problem_.candidates.end(),
                                    [](const Candidate& each) { return each.outcome.has_value(); });
    Table table{
        .id = "bids",
        .columns = {
            {.id = "bid", .title = say("Bid"), .flexible = true},
            {.id = "title", .title = say("Title"), .drawn = false},
            {.id = "share", .title = say("Choice"), .kind = Kind::rate},
            {.id = "verdict", .title = say("Verdict"), .drawn = judged},
            {.id = "waivers", .title = say("Waived by"), .drawn = states(&BidOutcome::waivers)},
            {.id = "approvers",
             .title = say("Must sign"),
             .flexible = true,
             .drawn = states(&BidOutcome::approvers)},
            {.id = "npv", .title = say("NPV"), .kind = Kind::money},
            {.id = "capital",
             .title = capital_title(problem_.portfolio.terms),
             .kind = Kind::money}}};
    for (const ChoiceBudget& each : problem_.budgets)
      table.columns.push_back({.id = "uses_" + each.id,
                               .title = each.name,
                               .kind = each.money ? Kind::money : Kind::number,
                               .drawn = false});
    table.columns.push_back(
        {.id = "enters_above", .title = say("Enters above"), .kind = Kind::money, .drawn = false});
    table.columns.push_back({.id = "why", .title = say("Why not"), .flexible = true});
    table.columns.push_back({.id = "reasons", .title = say("Reasons"), .drawn = false});
    for (const bool chosen : {true, false}) {
      for (std::size_t j = 0; j < problem_.candidates.size(); ++j) {
        if ((found_.best->shares[j] > 0) == chosen) table.rows.push_back(bid_row(j));
      }
    }
    return table;
  }

  const PortfolioProblem& problem_;
  const PortfolioChoice& found_;
};

std::vector<Seal> seals_of(const PortfolioProblem& problem) {
  std::vector<std::vector<Seal>> seals;
  const Portfolio& portfolio = problem.portfolio;
  if (!portfolio.hash.empty())
    seals.push_back({{say("Portfolio"), file_seal(portfolio.file, portfolio.hash)}});
  if (!portfolio.what_if.empty())
    seals.push_back({{say("What-if"), verbatim(portfolio.what_if), true}});
  for (const Candidate& each : problem.candidates) seals.push_back(each.seals);
  return joined_seals(seals);
}

std::string_view status_of(const PortfolioChoice& found) {
  if (found.best) return found.proven ? "chosen" : "not_proven";
  return found.proven ? "impossible" : "not_found";
}

}  // namespace

Report portfolio_choice_report(const PortfolioProblem& problem, const PortfolioChoice& found) {
  const Portfolio& portfolio = problem.portfolio;
  const Teller teller(problem, found);
  const auto count = static_cast<double>(problem.candidates.size());
  Report report{.command = "portfolio",
                .title = portfolio.terms.name.value.empty() ? plural(count, "{1} bid", "{1} bids")
                                                            : verbatim(portfolio.terms.name.value),
                .currency = problem.currency,
                .scale = problem.scale};
  std::vector<Message> files;
  if (!portfolio.hash.empty()) files.push_back(short_hash(portfolio.file, portfolio.hash));
  std::vector<const BidOutcome*> outcomes;
  for (const Candidate& each : problem.candidates) {
    if (!each.outcome) continue;
    outcomes.push_back(&*each.outcome);
    report.as_of = std::max(report.as_of, each.outcome->as_of);
  }
  report.banners = once_each(outcomes, &BidOutcome::banners);
  if (!portfolio.what_if.empty())
    report.banners.push_back(say("WHAT-IF, not the file: {1}", verbatim(portfolio.what_if)));
  for (Message& each : once_each(outcomes, &BidOutcome::files)) files.push_back(std::move(each));
  report.provenance = {provenance_of(std::move(files))};
  report.seals = seals_of(problem);
  if (!portfolio.hash.empty())
    report.facts.push_back({"portfolio_sha256", {.value = verbatim(portfolio.hash)}});
  report.facts.push_back({"status", {.value = verbatim(status_of(found))}});
  report.sections.push_back(teller.answer());
  if (!found.best) return report;
  report.facts.push_back({"npv", {.value = found.best->npv, .kind = Kind::money}});
  report.facts.push_back({"npv_bound", {.value = found.bound, .kind = Kind::money}});
  report.facts.push_back({"chosen", {.value = ids_of(problem, *found.best)}});
  if (!found.budgets.empty()) report.sections.push_back(budgets_of_choice(problem, found));
  if (auto entries = entries_of_choice(problem, found))
    report.sections.push_back(*std::move(entries));
  if (!found.next.empty()) report.sections.push_back(next_of_choice(problem, found));
  if (found.risk) {
    const auto cases = static_cast<double>(found.risk->cases);
    report.facts.push_back({"cases", {.value = cases, .kind = Kind::count}});
    report.sections.push_back(risk_of_choice(problem, found));
  }
  report.sections.push_back(years_of_choice(problem, *found.best));
  return report;
}

}  // namespace gonogo
