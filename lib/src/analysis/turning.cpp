// SPDX-License-Identifier: MIT
#include "gonogo/analysis/turning.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/analysis/switching.hpp"

namespace gonogo {
namespace {

constexpr VariableKinds tried_kinds = {.lines = true, .period = true};

int order_of(Control control) {
  switch (control) {
    case Control::ours:
      return 0;
    case Control::customer:
      return 1;
    case Control::chance:
      return 2;
    case Control::unsaid:
      break;
  }
  return 3;
}

bool within(const Variable& number, double value) {
  return (!number.low || value >= *number.low) && (!number.high || value <= *number.high);
}

double distance(const Variable& number, double value) {
  return std::abs(relative_change(number, value));
}

/// A path for each number and each of the rules, in that order.
std::vector<Path> paths_of(const std::vector<Variable>& numbers,
                           const std::vector<std::size_t>& rules) {
  std::vector<Path> paths;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    for (const std::size_t rule : rules) {
      paths.push_back({.number = n,
                       .scan = scan_of(numbers[n]),
                       .question = {.about = Question::About::rule, .index = rule}});
    }
  }
  return paths;
}

/// The change nearest to the base at which the rule begins to pass, on a tick.
std::optional<Turn> nearest_pass(const Search& search, const Path& path, const Changes& changes) {
  const Variable& number = search.numbers[path.number];
  std::optional<Turn> best;
  for (const Change& change : changes.found) {
    const double value = change.on_tick;
    if (!std::isfinite(value)) continue;
    if (best && distance(number, best->value) <= distance(number, value)) continue;
    best = Turn{.number = path.number,
                .value = value,
                .failing = change.failing,
                .change = relative_change(number, value),
                .within_bounds = within(number, value),
                .setting = setting(number, value)};
  }
  return best;
}

void settle_all_pass(const Search& search, std::vector<RuleTurn>& rules) {
  std::vector<Turn*> turns;
  for (RuleTurn& rule : rules) {
    for (Turn& turn : rule.turns) turns.push_back(&turn);
  }
  const TrialResults results =
      run_trials(*search.bid, {.numbers = search.numbers,
                               .count = turns.size(),
                               .value = [&](std::size_t trial, std::size_t n) {
                                 return turns[trial]->number == n ? turns[trial]->value
                                                                  : search.numbers[n].base;
                               }});
  for (std::size_t t = 0; t < turns.size(); ++t) {
    turns[t]->all_pass = std::all_of(results.margins.begin(), results.margins.end(),
                                     [&](const auto& margins) { return margins[t] >= 0; });
  }
}

void find_passes(const Search& search, const std::vector<std::size_t>& failed, Turning& turning) {
  const auto paths = paths_of(turning.numbers, failed);
  const auto changes = find_changes(search, paths);
  for (const std::size_t rule : failed) {
    RuleTurn found{.rule = rule};
    for (std::size_t l = 0; l < paths.size(); ++l) {
      if (paths[l].question.index != rule) continue;
      if (auto turn = nearest_pass(search, paths[l], changes[l])) {
        found.turns.push_back(std::move(*turn));
      } else {
        found.not_alone.push_back(paths[l].number);
      }
    }
    std::stable_sort(found.turns.begin(), found.turns.end(), [&](const Turn& a, const Turn& b) {
      const int first = order_of(turning.numbers[a.number].control);
      const int second = order_of(turning.numbers[b.number].control);
      return first != second ? first < second : std::abs(a.change) < std::abs(b.change);
    });
    turning.rules.push_back(std::move(found));
  }
  settle_all_pass(search, turning.rules);
}

void find_threat(const Search& search, const Model& model, Turning& turning) {
  std::vector<std::size_t> all;
  for (std::size_t r = 0; r < model.rules.size(); ++r) all.push_back(r);
  const auto paths = paths_of(turning.numbers, all);
  const auto changes = find_changes(search, paths);
  for (std::size_t l = 0; l < paths.size(); ++l) {
    const Variable& number = turning.numbers[paths[l].number];
    for (const Change& change : changes[l].found) {
      const double away = relative_change(number, change.failing);
      if (turning.threat && std::abs(turning.threat->change) <= std::abs(away)) continue;
      turning.threat = Turn{.number = paths[l].number,
                            .value = change.failing,
                            .failing = change.passing,
                            .change = away,
                            .within_bounds = within(number, change.failing),
                            .setting = setting(number, change.failing)};
      turning.threatened = paths[l].question.index;
    }
  }
}

}  // namespace

Turning find_turning(const Bid& bid, const Evaluation& evaluation) {
  Turning turning;
  if (evaluation.verdict == Verdict::not_judged) return turning;
  turning.numbers = find_variables(*bid.model, tried_kinds);
  const Search search{.bid = &bid, .numbers = turning.numbers};
  std::vector<std::size_t> failed;
  for (const RuleResult& each : evaluation.rules) {
    if (each.outcome == RuleOutcome::fail) failed.push_back(each.rule);
  }
  if (turning.numbers.empty()) return turning;
  if (failed.empty()) {
    find_threat(search, *bid.model, turning);
  } else {
    find_passes(search, failed, turning);
  }
  return turning;
}

}  // namespace gonogo
