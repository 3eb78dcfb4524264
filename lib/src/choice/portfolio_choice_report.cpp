// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "choice/risk_of_choice.hpp"
#include "choice/years_of_choice.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/seals.hpp"
#include "gonogo/choice/portfolio_choice.hpp"
#include "gonogo/report/render.hpp"

namespace gonogo {
namespace {

Message money(double value) { return number({.value = value, .kind = Kind::money}); }

std::string_view id_of(LimitKind kind) {
  switch (kind) {
    case LimitKind::budget:
      return "budget";
    case LimitKind::must:
      return "must";
    case LimitKind::required:
      return "requires";
    case LimitKind::excludes:
      return "excludes";
    case LimitKind::at_most:
      return "at_most";
    case LimitKind::at_least:
      return "at_least";
    case LimitKind::no_go:
      break;
  }
  return "no_go";
}

/// Whether a reason says by how much: people see the amounts of a table beside it.
enum class Amounts { said, left_out };

class Teller {
 public:
  Teller(const PortfolioProblem& problem, const PortfolioChoice& found)
      : problem_(problem), found_(found) {}

  Section answer() const {
    Section section{.id = "answer", .blocks = {Paragraph{.id = "headline", .text = headline()}}};
    if (!found_.best) {
      section.blocks.push_back(conflict());
      return section;
    }
    if (const Message no_go = chosen_no_go(); !no_go.empty())
      section.blocks.push_back(Paragraph{.id = "no_go", .text = no_go, .tone = Tone::caution});
    section.blocks.push_back(bids());
    return section;
  }

  Section budgets() const {
    Table table{
        .id = "budgets",
        .columns = {{.id = "budget", .title = say("Budget"), .flexible = true},
                    {.id = "available", .title = say("Available"), .kind = Kind::money},
                    {.id = "used", .title = say("Used"), .kind = Kind::money},
                    {.id = "more", .title = say("Increase"), .kind = Kind::money},
                    {.id = "more_npv", .title = say("NPV gained"), .kind = Kind::money},
                    {.id = "more_bids", .title = say("Bids chosen"), .drawn = false},
                    {.id = "least", .title = say("Least increase"), .kind = Kind::money},
                    {.id = "least_npv", .title = say("NPV gained"), .kind = Kind::money},
                    {.id = "least_bids", .title = say("Bids that enter"), .flexible = true}}};
    for (std::size_t i = 0; i < problem_.budgets.size(); ++i) table.rows.push_back(budget_row(i));
    return {.id = "budgets",
            .title = say("What more of a budget is worth"),
            .blocks = {std::move(table),
                       Paragraph{.id = "budgets_note",
                                 .text = say(
                                     "Each found by choosing anew: with the increase, and with the "
                                     "least increase that makes a choice better."),
                                 .tone = Tone::faint}}};
  }

  Section next() const {
    Table table{.id = "next_best",
                .columns = {{.id = "choice", .title = say("Choice"), .drawn = false},
                            {.id = "npv", .title = say("NPV"), .kind = Kind::money},
                            {.id = "less", .title = say("Less"), .kind = Kind::money},
                            {.id = "without", .title = say("Without"), .flexible = true},
                            {.id = "with", .title = say("With"), .flexible = true},
                            {.id = "bids", .title = say("Bids"), .drawn = false}},
                .frozen_columns = 0};
    for (const Selection& each : found_.next) {
      const std::string rank = std::to_string(table.rows.size() + 2);
      table.rows.push_back({.id = "choice_" + rank,
                            .cells = {{.value = verbatim(rank)},
                                      {.value = each.npv},
                                      {.value = found_.best->npv - each.npv},
                                      {.value = changed(*found_.best, each)},
                                      {.value = changed(each, *found_.best)},
                                      {.value = ids(each)}}});
    }
    return {.id = "next_best", .title = say("The next best choices"), .blocks = {std::move(table)}};
  }

  Message ids(const Selection& selection) const {
    std::vector<std::string> chosen;
    for (std::size_t j = 0; j < selection.shares.size(); ++j) {
      if (selection.shares[j] > 0) chosen.push_back(problem_.candidates[j].id);
    }
    return verbatim_list(chosen);
  }

 private:
  Message headline() const {
    if (!found_.best) return say("No choice of bids keeps to all limits.");
    const auto chosen = std::count_if(found_.best->shares.begin(), found_.best->shares.end(),
                                      [](double share) { return share > 0; });
    return say("Win {1} of {2} bids: NPV {3}.", number(chosen), number(problem_.candidates.size()),
               money(found_.best->npv));
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

  double used(const ChoiceBudget& budget) const {
    return std::inner_product(budget.uses.begin(), budget.uses.end(), found_.best->shares.begin(),
                              0.0);
  }

  /// "Budget by 60": what is used beside the bids chosen, beyond what there is.
  Message shortfall(std::size_t limit, std::size_t candidate) const {
    const auto is_of = [&](const ChoiceBudget& each) { return each.limits.front() == limit; };
    const ChoiceBudget& budget =
        *std::find_if(problem_.budgets.begin(), problem_.budgets.end(), is_of);
    const double more = (1 - found_.best->shares[candidate]) * budget.uses[candidate];
    return say("{1} by {2}", budget.name,
               number({.value = used(budget) + more - budget.available,
                       .kind = budget.money ? Kind::money : Kind::number}));
  }

  Message why(const LeftOut& left, Amounts amounts) const {
    std::vector<Message> reasons, budgets;
    for (const std::size_t each : left.limits) {
      const ChoiceLimit& limit = problem_.limits[each];
      const auto& [one, other] = limit.pair;
      if (limit.kind == LimitKind::budget)
        budgets.push_back(amounts == Amounts::said ? shortfall(each, left.candidate)
                                                   : limit.short_text);
      else if (limit.kind == LimitKind::excludes)
        reasons.push_back(
            say("excluded by {1}", problem_.candidates[one == left.candidate ? other : one].name));
      else
        reasons.push_back(limit.short_text.empty() ? limit.text : limit.short_text);
    }
    if (!budgets.empty()) reasons.push_back(say("over {1}", listed(Join::all, std::move(budgets))));
    if (!reasons.empty()) return listed(Join::comma, std::move(reasons));
    const bool gains = problem_.candidates[left.candidate].npv > 0;
    if (found_.best->shares[left.candidate] > 0)
      return gains ? say("the rest takes more from others than it adds")
                   : say("the rest adds no NPV");
    return gains ? say("takes more from others than it adds") : say("adds no NPV");
  }

  /// The same in words for programs: "excludes, budget".
  Message reasons(const LeftOut& left) const {
    std::vector<std::string> codes;
    for (const std::size_t each : left.limits) {
      const std::string code(id_of(problem_.limits[each].kind));
      if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
    }
    if (codes.empty())
      codes = {problem_.candidates[left.candidate].npv > 0 ? "takes_from_others" : "no_npv"};
    return verbatim_list(codes);
  }

  Cell entry(const LeftOut& left) const {
    if (left.enters_above) return {.value = *left.enters_above};
    return left.searched ? Cell{.note = say("never"), .code = "never"}
                         : Cell{.note = say("not searched"), .code = "not_searched"};
  }

  Row bid_row(std::size_t j) const {
    const Candidate& each = problem_.candidates[j];
    const double share = found_.best->shares[j];
    const LeftOut* left = left_out(j);
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
    row.cells.push_back({.value = each.npv});
    row.cells.push_back({.value = std::accumulate(each.capital.begin(), each.capital.end(), 0.0)});
    for (const ChoiceBudget& budget : problem_.budgets)
      row.cells.push_back({.value = budget.uses[j]});
    row.cells.push_back(left != nullptr ? entry(*left) : Cell());
    row.cells.push_back(left != nullptr ? Cell{.value = why(*left, Amounts::said),
                                               .shown = why(*left, Amounts::left_out)}
                                        : Cell());
    row.cells.push_back(left != nullptr ? Cell{.value = reasons(*left)} : Cell());
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
        {.id = "enters_above", .title = say("Enters above"), .kind = Kind::money});
    table.columns.push_back({.id = "why", .title = say("Why not"), .flexible = true});
    table.columns.push_back({.id = "reasons", .title = say("Reasons"), .drawn = false});
    for (const bool chosen : {true, false}) {
      for (std::size_t j = 0; j < problem_.candidates.size(); ++j) {
        if ((found_.best->shares[j] > 0) == chosen) table.rows.push_back(bid_row(j));
      }
    }
    return table;
  }

  /// The bids that one choice has and another has not.
  Message changed(const Selection& of, const Selection& in) const {
    std::vector<Message> names;
    for (std::size_t j = 0; j < of.shares.size(); ++j) {
      if (of.shares[j] > in.shares[j]) names.push_back(problem_.candidates[j].name);
    }
    return listed(Join::comma, std::move(names));
  }

  Row budget_row(std::size_t index) const {
    const ChoiceBudget& budget = problem_.budgets[index];
    const BudgetWorth& worth = found_.budgets[index];
    const auto amount = [&](double value) {
      return Cell{
          .value = value, .kind = budget.money ? Kind::money : Kind::number, .unit = budget.unit};
    };
    const double best = found_.best->npv;
    Row row{.id = budget.id,
            .cells = {{.value = budget.name},
                      amount(budget.available),
                      amount(used(budget)),
                      amount(budget.increment),
                      {.value = worth.with_increment.npv - best},
                      {.value = ids(worth.with_increment)}}};
    if (!worth.least || !worth.with_least) return row;
    row.cells.push_back(amount(*worth.least));
    row.cells.push_back({.value = worth.with_least->npv - best});
    row.cells.push_back({.value = changed(*worth.with_least, *found_.best)});
    return row;
  }

  const PortfolioProblem& problem_;
  const PortfolioChoice& found_;
};

std::vector<Seal> seals_of(const PortfolioProblem& problem) {
  std::vector<std::vector<Seal>> seals;
  const Portfolio& portfolio = problem.portfolio;
  if (!portfolio.hash.empty())
    seals.push_back({{say("Portfolio"), file_seal(portfolio.file, portfolio.hash)}});
  for (const Candidate& each : problem.candidates) seals.push_back(each.seals);
  return joined_seals(seals);
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
  for (Message& each : once_each(outcomes, &BidOutcome::files)) files.push_back(std::move(each));
  report.provenance = {provenance_of(std::move(files))};
  report.seals = seals_of(problem);
  if (!portfolio.hash.empty())
    report.facts.push_back({"portfolio_sha256", {.value = verbatim(portfolio.hash)}});
  report.facts.push_back({"status", {.value = verbatim(found.best ? "chosen" : "impossible")}});
  report.sections.push_back(teller.answer());
  if (!found.best) return report;
  report.facts.push_back({"npv", {.value = found.best->npv, .kind = Kind::money}});
  report.facts.push_back({"chosen", {.value = teller.ids(*found.best)}});
  if (!problem.budgets.empty()) report.sections.push_back(teller.budgets());
  if (!found.next.empty()) report.sections.push_back(teller.next());
  if (found.risk) {
    const auto cases = static_cast<double>(found.risk->cases);
    report.facts.push_back({"cases", {.value = cases, .kind = Kind::count}});
    report.sections.push_back(risk_of_choice(problem, found));
  }
  report.sections.push_back(years_of_choice(problem, *found.best));
  return report;
}

}  // namespace gonogo
