// SPDX-License-Identifier: MIT
#include "choice/changes_of_choice.hpp"

#include <algorithm>

#include "choice/reasons.hpp"

namespace gonogo {
namespace {

/// The bids that one choice has and another has not, apart from one of them. People see some of many.
Cell changed(const PortfolioProblem& problem, const Selection& of, const Selection& in,
             std::optional<std::size_t> apart = {}) {
  constexpr std::size_t shown = 5;
  std::vector<Message> names;
  for (std::size_t j = 0; j < of.shares.size(); ++j) {
    if (j != apart && of.shares[j] > in.shares[j]) names.push_back(problem.candidates[j].name);
  }
  Cell cell{.value = listed(Join::comma, names)};
  if (names.size() <= shown + 1) return cell;
  const std::size_t more = names.size() - shown;
  names.resize(shown);
  names.push_back(say("{1} more", number(more)));
  cell.shown = listed(Join::all, std::move(names));
  return cell;
}

Cell not_searched() { return {.note = say("not searched"), .code = "not_searched"}; }

Row budget_row(const PortfolioProblem& problem, const PortfolioChoice& found, std::size_t index) {
  const ChoiceBudget& budget = problem.budgets[index];
  const BudgetWorth& worth = found.budgets[index];
  const Selection& best = *found.best;
  const auto amount = [&](double value) {
    return Cell{
        .value = value, .kind = budget.money ? Kind::money : Kind::number, .unit = budget.unit};
  };
  Row row{.id = budget.id,
          .cells = {{.value = budget.name},
                    amount(budget.available),
                    amount(use_of(best, budget)),
                    amount(budget.increment)}};
  const auto& more = worth.with_increment;
  row.cells.push_back(more ? Cell{.value = more->npv - best.npv} : not_searched());
  row.cells.push_back(more ? Cell{.value = ids_of(problem, *more)} : Cell());
  if (worth.least) {
    row.cells.push_back(amount(*worth.least));
    row.cells.push_back({.value = worth.with_least->npv - best.npv});
    row.cells.push_back(changed(problem, *worth.with_least, best));
    row.cells.push_back(changed(problem, best, *worth.with_least));
  } else if (worth.least_is == Searched::yes) {
    row.cells.push_back({.note = say("none"), .code = "none"});
  } else if (worth.least_is == Searched::stopped) {
    row.cells.push_back(not_searched());
  }
  return row;
}

}  // namespace

Message ids_of(const PortfolioProblem& problem, const Selection& choice) {
  std::vector<std::string> chosen;
  for (std::size_t j = 0; j < choice.shares.size(); ++j) {
    if (choice.shares[j] > 0) chosen.push_back(problem.candidates[j].id);
  }
  return verbatim_list(chosen);
}

Cell entry_cell(const LeftOut& left) {
  if (left.enters_above) return {.value = *left.enters_above};
  if (left.entry_is == Searched::yes) return {.note = say("at no NPV"), .code = "never"};
  return not_searched();
}

Section budgets_of_choice(const PortfolioProblem& problem, const PortfolioChoice& found) {
  Table table{.id = "budgets",
              .columns = {{.id = "budget", .title = say("Budget"), .flexible = true},
                          {.id = "available", .title = say("Available"), .kind = Kind::money},
                          {.id = "used", .title = say("Taken"), .kind = Kind::money},
                          {.id = "more", .title = say("Increase"), .kind = Kind::money},
                          {.id = "more_npv", .title = say("NPV gained"), .kind = Kind::money},
                          {.id = "more_bids", .title = say("Bids chosen"), .drawn = false},
                          {.id = "least", .title = say("Least increase"), .kind = Kind::money},
                          {.id = "least_npv", .title = say("NPV gained"), .kind = Kind::money},
                          {.id = "least_bids", .title = say("Enter"), .flexible = true},
                          {.id = "least_without", .title = say("Leave"), .flexible = true}}};
  for (std::size_t i = 0; i < problem.budgets.size(); ++i)
    table.rows.push_back(budget_row(problem, found, i));
  const bool least =
      std::any_of(found.budgets.begin(), found.budgets.end(),
                  [](const BudgetWorth& each) { return each.least_is != Searched::no; });
  const Message note = least ? say("Each found by choosing anew: with the increase, and with the "
                                   "least increase that makes a choice better.")
                             : say("Each found by choosing anew, with the increase.");
  return {.id = "budgets",
          .title = say("What more of a budget is worth"),
          .blocks = {std::move(table),
                     Paragraph{.id = "budgets_note", .text = note, .tone = Tone::faint}}};
}

std::optional<Section> entries_of_choice(const PortfolioProblem& problem,
                                         const PortfolioChoice& found) {
  Table table{.id = "entries",
              .columns = {{.id = "bid", .title = say("Bid"), .flexible = true},
                          {.id = "npv", .title = say("NPV"), .kind = Kind::money},
                          {.id = "enters_above", .title = say("Enters above"), .kind = Kind::money},
                          {.id = "without", .title = say("In place of"), .flexible = true},
                          {.id = "with", .title = say("Together with"), .flexible = true}}};
  for (const LeftOut& left : found.left_out) {
    if (left.entry_is == Searched::no) continue;
    const Candidate& bid = problem.candidates[left.candidate];
    Row row{.id = bid.id, .cells = {{.value = bid.name}, {.value = bid.npv}, entry_cell(left)}};
    if (!bid.judged) continue;
    if (left.then) {
      row.cells.push_back(changed(problem, *found.best, *left.then, left.candidate));
      row.cells.push_back(changed(problem, *left.then, *found.best, left.candidate));
    }
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return {};
  return Section{.id = "entries",
                 .title = say("When a bid left out would be chosen"),
                 .blocks = {std::move(table)}};
}

Section next_of_choice(const PortfolioProblem& problem, const PortfolioChoice& found) {
  Table table{.id = "next_best",
              .columns = {{.id = "choice", .title = say("Choice"), .drawn = false},
                          {.id = "npv", .title = say("NPV"), .kind = Kind::money},
                          {.id = "less", .title = say("Less"), .kind = Kind::money},
                          {.id = "without", .title = say("Drops"), .flexible = true},
                          {.id = "with", .title = say("Takes"), .flexible = true},
                          {.id = "bids", .title = say("Bids"), .drawn = false}},
              .frozen_columns = 0};
  for (const Selection& each : found.next) {
    const std::string rank = std::to_string(table.rows.size() + 2);
    table.rows.push_back({.id = "choice_" + rank,
                          .cells = {{.value = verbatim(rank)},
                                    {.value = each.npv},
                                    {.value = found.best->npv - each.npv},
                                    changed(problem, *found.best, each),
                                    changed(problem, each, *found.best),
                                    {.value = ids_of(problem, each)}}});
  }
  return {.id = "next_best", .title = say("The next best choices"), .blocks = {std::move(table)}};
}

}  // namespace gonogo
