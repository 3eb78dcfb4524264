// SPDX-License-Identifier: MIT
#include "gonogo/analysis/turning.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/printable_values.hpp"
#include "analysis/together.hpp"
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

/// Ours, the customer's, chance's; then the smallest change.
bool nearer(const Variable& a, const Turn& at_a, const Variable& b, const Turn& at_b) {
  const int first = order_of(a.control), second = order_of(b.control);
  return first != second ? first < second : std::abs(at_a.change) < std::abs(at_b.change);
}

/// A path for each number and each question, in that order.
std::vector<Path> paths_of(const std::vector<Variable>& numbers,
                           const std::vector<Question>& questions) {
  std::vector<Path> paths;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    for (const Question& question : questions)
      paths.push_back({.number = n, .scan = scan_of(numbers[n]), .question = question});
  }
  return paths;
}

Turn turn_at(const Variable& number, std::size_t index, double value, double failing) {
  return {.number = index,
          .value = value,
          .failing = failing,
          .printed = value,
          .change = relative_change(number, value),
          .within_bounds = within(number, value)};
}

/// The change nearest to the base at which the question begins to pass, on a tick.
std::optional<Turn> nearest_pass(const Search& search, const Path& path, const Changes& changes) {
  const Variable& number = search.numbers[path.number];
  std::optional<Turn> best;
  for (const Change& change : changes.found) {
    const double value = change.on_tick;
    if (!std::isfinite(value) || !is_believable(number, value)) continue;
    if (best && distance(number, best->value) <= distance(number, value)) continue;
    best = turn_at(number, path.number, value, change.failing);
  }
  return best;
}

/// Margins of all rules with one number of each turn changed.
TrialResults results_at(const Search& search,
                        const std::vector<std::pair<std::size_t, double>>& at) {
  return (*search.runner)(at.size(), [&](std::size_t trial, std::size_t n) {
    return at[trial].first == n ? at[trial].second : search.numbers[n].base;
  });
}

/// A turn whose printed value is wanted, with the question that it answers.
struct Unprinted {
  Turn* turn = nullptr;
  Question question = {};
  double passing = 0;
  double failing = 0;
};

void print_turns(const Search& search, const std::vector<Unprinted>& turns) {
  std::vector<std::pair<std::size_t, double>> asked;
  std::vector<std::size_t> first;
  for (const Unprinted& each : turns) {
    first.push_back(asked.size());
    const Variable& number = search.numbers[each.turn->number];
    for (const double value : printable_values(number, each.passing, each.passing > each.failing))
      asked.emplace_back(each.turn->number, value);
  }
  first.push_back(asked.size());
  const TrialResults results = results_at(search, asked);
  for (std::size_t t = 0; t < turns.size(); ++t) {
    const Unprinted& each = turns[t];
    const Variable& number = search.numbers[each.turn->number];
    each.turn->printed = each.passing;
    for (std::size_t i = first[t]; i < first[t + 1]; ++i) {
      if (!passes(*search.bid->model, results, each.question, i)) continue;
      // Rounding must not leave the bounds, nor reach beyond the number as written.
      if (within(number, each.passing) && !within(number, asked[i].second)) continue;
      if (number.most && asked[i].second > *number.most) continue;
      if ((asked[i].second - number.base) * (each.passing - number.base) < 0) continue;
      each.turn->printed = asked[i].second;
      break;
    }
    each.turn->setting = setting(number, each.turn->printed);
  }
}

Question about_rule(std::size_t rule) { return {.about = Question::About::rule, .index = rule}; }

Question about_severity(Must severity) {
  return {.about = severity == Must::must ? Question::About::mandatory_rules
                                          : Question::About::all_rules};
}

void settle_all_pass(const Search& search, std::vector<RuleTurn>& rules) {
  std::vector<Turn*> turns;
  std::vector<std::pair<std::size_t, double>> at;
  std::vector<Unprinted> unprinted;
  for (RuleTurn& rule : rules) {
    for (Turn& turn : rule.turns) {
      turns.push_back(&turn);
      at.emplace_back(turn.number, turn.value);
      unprinted.push_back({&turn, about_rule(rule.rule), turn.value, turn.failing});
    }
  }
  const TrialResults results = results_at(search, at);
  for (std::size_t t = 0; t < turns.size(); ++t)
    turns[t]->all_pass = passes(*search.bid->model, results, about_severity(Must::should), t);
  print_turns(search, unprinted);
}

RuleTurn rule_turn(const Search& search, std::size_t rule, std::size_t question,
                   std::size_t questions, const std::vector<Path>& paths,
                   const std::vector<Changes>& changes) {
  RuleTurn found{.rule = rule};
  for (std::size_t l = question; l < paths.size(); l += questions) {
    if (auto turn = nearest_pass(search, paths[l], changes[l])) {
      found.turns.push_back(std::move(*turn));
    } else {
      found.not_alone.push_back(paths[l].number);
    }
  }
  std::stable_sort(found.turns.begin(), found.turns.end(), [&](const Turn& a, const Turn& b) {
    return nearer(search.numbers[a.number], a, search.numbers[b.number], b);
  });
  return found;
}

/// The rule of those asked for that fails next to a turn.
std::size_t binding_rule(const Model& model, const TrialResults& results, Must severity,
                         std::size_t trial) {
  for (std::size_t r = 0; r < model.rules.size(); ++r) {
    if (severity == Must::must && model.rules[r].rule.severity != Must::must) continue;
    if (!(results.margins[r][trial] >= 0)) return r;
  }
  return 0;
}

Remedy remedy_of(const Search& search, Must severity, std::size_t question, std::size_t questions,
                 const std::vector<Path>& paths, const std::vector<Changes>& changes) {
  Remedy remedy{.severity = severity};
  for (std::size_t l = question; l < paths.size(); l += questions) {
    if (auto turn = nearest_pass(search, paths[l], changes[l]))
      remedy.alone.push_back(std::move(*turn));
  }
  std::stable_sort(remedy.alone.begin(), remedy.alone.end(), [&](const Turn& a, const Turn& b) {
    if (a.within_bounds != b.within_bounds) return a.within_bounds;
    return nearer(search.numbers[a.number], a, search.numbers[b.number], b);
  });
  std::vector<Unprinted> unprinted;
  std::vector<std::pair<std::size_t, double>> failing;
  for (Turn& turn : remedy.alone) {
    unprinted.push_back({&turn, about_severity(severity), turn.value, turn.failing});
    failing.emplace_back(turn.number, turn.failing);
  }
  print_turns(search, unprinted);
  const TrialResults results = results_at(search, failing);
  for (std::size_t t = 0; t < failing.size(); ++t)
    remedy.binding.push_back(binding_rule(*search.bid->model, results, severity, t));
  const bool inside = !remedy.alone.empty() && remedy.alone.front().within_bounds;
  if (!inside) find_together(search, remedy);
  return remedy;
}

/// The severities for which a common remedy is of use.
std::vector<Must> remedies_of(const Model& model, const std::vector<std::size_t>& failed) {
  const auto mandatory =
      static_cast<std::size_t>(std::count_if(failed.begin(), failed.end(), [&](std::size_t rule) {
        return model.rules[rule].rule.severity == Must::must;
      }));
  if (mandatory == 0 || mandatory == failed.size()) return {Must::should};
  return {Must::should, Must::must};
}

void find_passes(const Search& search, const std::vector<std::size_t>& failed, Turning& turning) {
  const std::vector<Must> severities = remedies_of(*search.bid->model, failed);
  std::vector<Question> questions;
  for (const std::size_t rule : failed) questions.push_back(about_rule(rule));
  for (const Must severity : severities) questions.push_back(about_severity(severity));
  const auto paths = paths_of(turning.numbers, questions);
  const auto changes = find_changes(search, paths);
  std::size_t question = 0;
  for (const std::size_t rule : failed)
    turning.rules.push_back(rule_turn(search, rule, question++, questions.size(), paths, changes));
  settle_all_pass(search, turning.rules);
  for (const Must severity : severities)
    turning.remedies.push_back(
        remedy_of(search, severity, question++, questions.size(), paths, changes));
}

void find_threat(const Search& search, const Model& model, Turning& turning) {
  std::vector<Question> all;
  for (std::size_t r = 0; r < model.rules.size(); ++r) all.push_back(about_rule(r));
  const auto paths = paths_of(turning.numbers, all);
  const auto changes = find_changes(search, paths);
  double passing = 0;
  for (std::size_t l = 0; l < paths.size(); ++l) {
    const Variable& number = turning.numbers[paths[l].number];
    turning.has_gaps = turning.has_gaps || changes[l].without_value > 0;
    for (const Change& change : changes[l].found) {
      if (!is_believable(number, change.failing)) continue;
      const double away = relative_change(number, change.failing);
      if (turning.threat && std::abs(turning.threat->change) <= std::abs(away)) continue;
      turning.threat = turn_at(number, paths[l].number, change.failing, change.passing);
      passing = std::isfinite(change.on_tick) ? change.on_tick : change.passing;
      turning.threatened = paths[l].question.index;
    }
  }
  if (!turning.threat) return;
  print_turns(search, {{.turn = &*turning.threat,
                        .question = about_severity(Must::should),
                        .passing = passing,
                        .failing = turning.threat->value}});
}

}  // namespace

Turning find_turning(const Bid& bid, const Evaluation& evaluation) {
  Turning turning;
  if (evaluation.verdict == Verdict::not_judged) return turning;
  turning.numbers = find_variables(*bid.model, tried_kinds);
  TrialRunner runner(bid, turning.numbers);
  const Search search{.bid = &bid, .numbers = turning.numbers, .runner = &runner};
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
