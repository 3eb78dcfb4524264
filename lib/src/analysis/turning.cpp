// SPDX-License-Identifier: MIT
#include "gonogo/analysis/turning.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/printable_values.hpp"
#include "analysis/stepped.hpp"
#include "analysis/together.hpp"
#include "analysis/work.hpp"
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

double distance(const Variable& number, double value) { return std::abs(value - number.base); }

/// Ours, the customer's, chance's; then the smallest change.
bool nearer(const Variable& a, const Turn& at_a, const Variable& b, const Turn& at_b) {
  const int first = order_of(a.control), second = order_of(b.control);
  return first != second ? first < second
                         : size_of_change(a, at_a.value) < size_of_change(b, at_b.value);
}

/// A path for each number and each question, in that order.
std::vector<Path> paths_of(const Model& model, const std::vector<Variable>& numbers,
                           const std::vector<Question>& questions) {
  std::vector<Path> paths;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    const std::vector<double> scan = scan_of(model, numbers[n]);
    for (const Question& question : questions)
      paths.push_back({.number = n, .scan = scan, .question = question});
  }
  return paths;
}

Turn turn_at(const Variable& number, std::size_t index, double value, double failing,
             const Change& change) {
  return {.number = index,
          .value = value,
          .failing = failing,
          .printed = value,
          .change = relative_change(number, value),
          .at_a_gap = change.at_a_gap,
          .within_bounds = number.allows(value)};
}

/// Whether less than nothing is meant: nobody offers it of a number that is 0, unless its range says so.
bool is_below_nothing(const Variable& number, double value) {
  return number.base == 0 && value < 0 && !(number.low && *number.low < 0);
}

/// The change nearest to the base at which the question begins to pass, on a tick.
std::optional<Turn> nearest_pass(const Search& search, const Path& path, const Changes& changes) {
  const Variable& number = search.numbers[path.number];
  std::optional<Turn> best;
  for (const Change& change : changes.found) {
    const double value = change.on_tick;
    if (!std::isfinite(value) || !is_believable(number, value)) continue;
    if (is_below_nothing(number, value)) continue;
    if (best && distance(number, best->value) <= distance(number, value)) continue;
    best = turn_at(number, path.number, value, change.failing, change);
  }
  return best;
}

Question about_rule(std::size_t rule) { return {.about = Question::About::rule, .index = rule}; }

Question about_group(RuleGroup group) { return {.about = Question::About::group, .group = group}; }

/// Where the pool holds the trials of one number at a value.
std::vector<std::size_t> places_of(const Search& search,
                                   const std::vector<std::pair<std::size_t, double>>& at) {
  std::vector<NumberValues> trials;
  for (const auto& each : at) trials.push_back({each});
  return search.pool->run(trials);
}

/// A turn whose printed value is wanted.
Unprinted unprinted(const Turn& turn, const Question& question) {
  return {
      .number = turn.number, .question = question, .passing = turn.value, .failing = turn.failing};
}

void print_turns(const Search& search, const std::vector<Turn*>& turns,
                 const std::vector<Unprinted>& values) {
  const std::vector<double> printed = printed_values(search, values);
  for (std::size_t t = 0; t < turns.size(); ++t) {
    turns[t]->printed = printed[t];
    turns[t]->setting = setting(search.numbers[turns[t]->number], printed[t]);
  }
}

void settle_all_pass(const Search& search, std::vector<RuleTurn>& rules) {
  std::vector<Turn*> turns;
  std::vector<std::pair<std::size_t, double>> at;
  std::vector<Unprinted> values;
  for (RuleTurn& rule : rules) {
    for (Turn& turn : rule.turns) {
      turns.push_back(&turn);
      at.emplace_back(turn.number, turn.value);
      values.push_back(unprinted(turn, about_rule(rule.rule)));
    }
  }
  const std::vector<std::size_t> places = places_of(search, at);
  for (std::size_t t = 0; t < turns.size(); ++t) {
    turns[t]->all_pass =
        passes(*search.bid->model, search.pool->results(), about_group(RuleGroup::all), places[t]);
  }
  print_turns(search, turns, values);
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

/// The rule of a group that fails next to a turn; none where nothing can be judged.
std::optional<std::size_t> binding_rule(const Model& model, const TrialResults& results,
                                        RuleGroup group, std::size_t trial) {
  for (std::size_t r = 0; r < model.rules.size(); ++r) {
    if (is_in(group, model.rules[r]) && results.margins[r][trial] < 0) return r;
  }
  return {};
}

Remedy remedy_of(const Search& search, RuleGroup group, std::size_t question, std::size_t questions,
                 const std::vector<Path>& paths, const std::vector<Changes>& changes) {
  Remedy remedy{.group = group};
  for (std::size_t l = question; l < paths.size(); l += questions) {
    if (auto turn = nearest_pass(search, paths[l], changes[l]))
      remedy.alone.push_back(std::move(*turn));
  }
  const bool stated = std::any_of(remedy.alone.begin(), remedy.alone.end(), [&](const Turn& each) {
    return each.within_bounds && search.numbers[each.number].has_range();
  });
  std::stable_sort(remedy.alone.begin(), remedy.alone.end(), [&](const Turn& a, const Turn& b) {
    if (stated && a.within_bounds != b.within_bounds) return a.within_bounds;
    return nearer(search.numbers[a.number], a, search.numbers[b.number], b);
  });
  std::vector<Turn*> turns;
  std::vector<Unprinted> values;
  std::vector<std::pair<std::size_t, double>> failing;
  for (Turn& turn : remedy.alone) {
    turns.push_back(&turn);
    values.push_back(unprinted(turn, about_group(group)));
    failing.emplace_back(turn.number, turn.failing);
  }
  print_turns(search, turns, values);
  for (const std::size_t place : places_of(search, failing)) {
    remedy.binding.push_back(
        binding_rule(*search.bid->model, search.pool->results(), group, place));
  }
  const bool ranges = std::any_of(search.numbers.begin(), search.numbers.end(),
                                  [](const Variable& each) { return each.has_range(); });
  const bool without_range = std::any_of(remedy.alone.begin(), remedy.alone.end(),
                                         [](const Turn& each) { return each.within_bounds; });
  if (remedy.alone.empty() || (ranges && !stated))
    find_together(search, remedy, without_range ? Ways::stated : Ways::all);
  return remedy;
}

/// The groups for which a common remedy is of use.
std::vector<RuleGroup> remedies_of(const Model& model, const std::vector<std::size_t>& failed) {
  const auto mandatory =
      static_cast<std::size_t>(std::count_if(failed.begin(), failed.end(), [&](std::size_t rule) {
        return is_mandatory(model.rules[rule]);
      }));
  if (mandatory == 0 || mandatory == failed.size()) return {RuleGroup::all};
  return {RuleGroup::all, RuleGroup::mandatory};
}

void find_passes(const Search& search, const std::vector<std::size_t>& failed, Turning& turning) {
  const std::vector<RuleGroup> groups = remedies_of(*search.bid->model, failed);
  std::vector<Question> questions;
  for (const std::size_t rule : failed) questions.push_back(about_rule(rule));
  for (const RuleGroup group : groups) questions.push_back(about_group(group));
  const auto paths = paths_of(*search.bid->model, turning.numbers, questions);
  const auto changes = find_changes(search, paths);
  for (const Changes& each : changes) turning.has_gaps |= each.without_value > 0;
  std::size_t question = 0;
  for (const std::size_t rule : failed)
    turning.rules.push_back(rule_turn(search, rule, question++, questions.size(), paths, changes));
  settle_all_pass(search, turning.rules);
  for (const RuleGroup group : groups)
    turning.remedies.push_back(
        remedy_of(search, group, question++, questions.size(), paths, changes));
}

/// A change by which a bid that passes as written fails, or cannot be judged.
struct Failure {
  std::size_t path = 0;
  const Change* change = nullptr;
  double away = 0;  ///< from the base
  double size = 0;  ///< of the change
};

/// Their product can be 0: from a base of 0 the nearest number is 5e-324.
bool same_direction(const Failure& a, const Failure& b) { return (a.away > 0) == (b.away > 0); }

bool is_nearer(const std::vector<Path>& paths, const Failure& a, const Failure& b) {
  if (paths[a.path].number == paths[b.path].number) return std::abs(a.away) < std::abs(b.away);
  return a.size < b.size;
}

/// The nearest failure of those asked for.
template <typename Asked>
std::optional<Failure> nearest_failure(const Search& search, const std::vector<Path>& paths,
                                       const std::vector<Changes>& changes, const Asked& asked) {
  std::optional<Failure> nearest;
  for (std::size_t p = 0; p < paths.size(); ++p) {
    const Variable& number = search.numbers[paths[p].number];
    for (const Change& change : changes[p].found) {
      if (!is_believable(number, change.failing)) continue;
      // Behind a stretch that passes again it is not the nearest.
      if (distance(number, change.passing) > distance(number, change.failing)) continue;
      const Failure found = {p, &change, change.failing - number.base,
                             size_of_change(number, change.failing)};
      if (!asked(found) || (nearest && !is_nearer(paths, found, *nearest))) continue;
      nearest = found;
    }
  }
  return nearest;
}

Turn threat_of(const Search& search, const std::vector<Path>& paths, const Failure& failure) {
  const Change& change = *failure.change;
  const std::size_t number = paths[failure.path].number;
  Turn turn = turn_at(search.numbers[number], number, change.failing, change.passing, change);
  const double passing = std::isfinite(change.on_tick) ? change.on_tick : change.passing;
  print_turns(search, {&turn},
              {{.number = number,
                .question = about_group(RuleGroup::all),
                .passing = passing,
                .failing = change.failing}});
  return turn;
}

/// Whether the margin of the threatened rule is large just before it fails, seen from what it is a
/// little beyond: a payback by whole columns or a cost by steps jumps over its limit.
bool jumps(const Search& search, const Turning& turning) {
  constexpr double little = 1e-4, of_a_continuous_margin = 1e-3;
  const Turn& threat = *turning.threat;
  const Variable& number = search.numbers[threat.number];
  if (number.moves_in_steps()) return false;
  const double away = threat.value > threat.failing ? little : -little;
  const double beyond = threat.value + away * std::max(std::abs(threat.value), 1e-9);
  const auto places = places_of(search, {{threat.number, threat.failing}, {threat.number, beyond}});
  const std::vector<double>& margins = search.pool->results().margins[turning.threatened];
  const double before = margins[places[0]], after = std::abs(margins[places[1]]);
  return before > 0 && (std::isinf(after) || before > of_a_continuous_margin * after);
}

/// Inside the bounds that the bid states, or else within the tenth that sensitivity moves it by.
bool is_near(const Variable& number, double value) {
  constexpr double share = 0.1;
  if (number.has_range()) return number.allows(value);
  return !number.structural && size_of_change(number, value) <= share;
}

void find_threat(const Search& search, const Model& model, Turning& turning) {
  std::vector<Question> all;
  for (std::size_t r = 0; r < model.rules.size(); ++r) all.push_back(about_rule(r));
  const auto paths = paths_of(model, turning.numbers, all);
  const auto changes = find_changes(search, paths);
  for (const Changes& each : changes) turning.has_gaps |= each.without_value > 0;
  const auto fails = [](const Failure& each) { return !each.change->at_a_gap; };
  auto first = nearest_failure(search, paths, changes, fails);
  if (!first) return;
  // Where the number that fails first cannot be judged before, this is as far as it may go.
  first = nearest_failure(search, paths, changes, [&](const Failure& each) {
    return paths[each.path].number == paths[first->path].number && same_direction(each, *first);
  });
  turning.threat = threat_of(search, paths, *first);
  turning.threatened = paths[first->path].question.index;
  turning.threat_jumps = jumps(search, turning);
  const auto number_of = [&](const Failure& each) { return paths[each.path].number; };
  for (std::size_t n = 0; n < turning.numbers.size(); ++n) {
    const Variable& number = turning.numbers[n];
    if (n == number_of(*first)) continue;
    const auto inside = nearest_failure(search, paths, changes, [&](const Failure& each) {
      return number_of(each) == n && fails(each) && is_near(number, each.change->failing);
    });
    if (inside) turning.others.push_back(threat_of(search, paths, *inside));
  }
  const auto other = nearest_failure(search, paths, changes, [&](const Failure& each) {
    return number_of(each) == number_of(*first) && !same_direction(each, *first);
  });
  if (!other) return;
  turning.opposite = threat_of(search, paths, *other);
  turning.opposed = paths[other->path].question.index;
}

/// Leaves out the last numbers of a bid so large that they would take too long.
void keep_to(double most_work, const Model& model, Turning& turning) {
  turning.left_out = take_off(most_work, model, turning.numbers, work_of_search);
  turning.passes_over_steps = std::any_of(
      turning.numbers.begin(), turning.numbers.end(),
      [&](const Variable& each) { return is_too_large_for_jumps(model, {each.address}); });
}

}  // namespace

Turning find_turning(const Bid& bid, const Evaluation& evaluation, double most_work) {
  Turning turning;
  if (evaluation.verdict == Verdict::not_judged) return turning;
  turning.numbers = find_variables(*bid.written, tried_kinds);
  keep_to(most_work, *bid.model, turning);
  TrialPool pool(bid, turning.numbers, true);
  const Search search{.bid = &bid, .numbers = turning.numbers, .pool = &pool};
  std::vector<std::size_t> failed;
  bool by_chance = false;
  for (const RuleResult& each : evaluation.rules) {
    if (each.outcome != RuleOutcome::fail) continue;
    by_chance = by_chance || each.chance;
    if (!each.chance) failed.push_back(each.rule);
  }
  // Of a bid that fails by chance alone, or that chance alone judges, no single case says what would
  // turn it.
  const bool only_chance =
      std::all_of(evaluation.rules.begin(), evaluation.rules.end(), [](const RuleResult& each) {
        return each.chance || each.outcome == RuleOutcome::does_not_apply;
      });
  if (failed.empty() && (by_chance || only_chance)) return {};
  if (turning.numbers.empty()) return turning;
  if (failed.empty()) {
    find_threat(search, *bid.model, turning);
  } else {
    find_passes(search, failed, turning);
  }
  turning.cases = pool.cases();
  return turning;
}

}  // namespace gonogo
