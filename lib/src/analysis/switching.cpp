// SPDX-License-Identifier: MIT
#include "gonogo/analysis/switching.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/stepped.hpp"
#include "analysis/trial_pool.hpp"
#include "gonogo/base/no_value.hpp"
#include "gonogo/measure/bracketed_roots.hpp"

namespace gonogo {
namespace {

/// What all values that may be tried are multiples of; 0: any may.
double unit_of(const Variable& number) {
  if (!number.states.empty()) return 0;
  return number.structural ? number.tick.value_or(1) : number.whole ? 1 : 0;
}

class Searcher {
 public:
  Searcher(const Search& search, std::span<const Path> paths) : search_(search), paths_(paths) {}

  std::vector<Changes> find() {
    scan();
    std::vector<Bracket> of_rules, of_groups;
    for (std::size_t p = 0; p < paths_.size(); ++p) {
      const bool group = paths_[p].question.about == Question::About::group;
      add_brackets(p, paths_[p].scan, changes_[p].scores, group ? of_groups : of_rules);
    }
    close(of_rules);
    close(narrowed(of_groups));
    find_gaps();
    settle_ticks();
    return std::move(changes_);
  }

 private:
  struct Probe {
    std::size_t path = 0;
    double value = 0;
  };

  struct Bracket {
    std::size_t path = 0;
    SignBracket ends = {};
  };

  TrialPool::Asked asked_of(const Probe& probe) const {
    const Path& path = paths_[probe.path];
    TrialPool::Asked asked{.question = path.question};
    for (std::size_t n = 0; n < path.at.size(); ++n) {
      if (n != path.number) asked.values.emplace_back(n, path.at[n]);
    }
    asked.values.emplace_back(path.number, probe.value);
    return asked;
  }

  std::vector<double> scores(const std::vector<Probe>& probes) {
    std::vector<TrialPool::Asked> asked;
    for (const Probe& each : probes) asked.push_back(asked_of(each));
    const std::vector<std::size_t> places = search_.pool->run(asked);
    std::vector<double> result;
    for (std::size_t i = 0; i < probes.size(); ++i) {
      result.push_back(
          score_of(*search_.bid->model, search_.pool->results(), asked[i].question, places[i]));
    }
    return result;
  }

  void scan() {
    std::vector<Probe> asked;
    for (std::size_t p = 0; p < paths_.size(); ++p) {
      for (const double value : paths_[p].scan) asked.push_back({p, value});
    }
    const std::vector<double> found = scores(asked);
    changes_.resize(paths_.size());
    for (std::size_t i = 0; i < asked.size(); ++i)
      changes_[asked[i].path].scores.push_back(found[i]);
    for (Changes& each : changes_) {
      each.without_value = static_cast<std::size_t>(std::count_if(
          each.scores.begin(), each.scores.end(), [](double v) { return std::isnan(v); }));
    }
  }

  void add_brackets(std::size_t p, std::span<const double> values, std::span<const double> scores,
                    std::vector<Bracket>& brackets) const {
    const Variable& number = search_.numbers[paths_[p].number];
    for (SignBracket& each : brackets_in(values, scores)) {
      each.size = number.base == 0 ? 1 : std::abs(number.base);
      each.unit = unit_of(number);
      each.neighbours = !number.states.empty();
      brackets.push_back({p, each});
    }
  }

  /// A group of rules changes where one of its rules does: brackets cut at the changes found for
  /// rules along the same path.
  std::vector<Bracket> narrowed(const std::vector<Bracket>& brackets) {
    std::vector<Probe> cuts;
    std::vector<std::size_t> first;
    for (const Bracket& each : brackets) {
      first.push_back(cuts.size());
      for (const double value : changes_inside(each)) cuts.push_back({each.path, value});
    }
    first.push_back(cuts.size());
    const std::vector<double> found = scores(cuts);
    std::vector<Bracket> parts;
    for (std::size_t b = 0; b < brackets.size(); ++b) {
      const SignBracket& ends = brackets[b].ends;
      std::vector<double> values = {ends.low.value}, its_scores = {ends.low.score};
      for (std::size_t i = first[b]; i < first[b + 1]; ++i) {
        values.push_back(cuts[i].value);
        its_scores.push_back(found[i]);
      }
      values.push_back(ends.high.value);
      its_scores.push_back(ends.high.score);
      add_brackets(brackets[b].path, values, its_scores, parts);
    }
    return parts;
  }

  std::vector<double> changes_inside(const Bracket& bracket) const {
    const Path& path = paths_[bracket.path];
    std::vector<double> values;
    for (std::size_t p = 0; p < paths_.size(); ++p) {
      if (paths_[p].number != path.number || paths_[p].at != path.at) continue;
      for (const Change& each : changes_[p].found) {
        for (const double value : {each.passing, each.failing}) {
          if (value > bracket.ends.low.value && value < bracket.ends.high.value)
            values.push_back(value);
        }
      }
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
  }

  void close(const std::vector<Bracket>& brackets) {
    std::vector<SignBracket> ends;
    for (const Bracket& each : brackets) ends.push_back(each.ends);
    const auto closed = close_brackets(ends, [&](std::span<const BracketProbe> probes) {
      std::vector<Probe> asked;
      for (const BracketProbe& each : probes)
        asked.push_back({brackets[each.bracket].path, each.value});
      return scores(asked);
    });
    for (std::size_t b = 0; b < closed.size(); ++b) {
      if (closed[b].lost) {
        lost_.push_back({brackets[b].path, closed[b]});
      } else {
        changes_[brackets[b].path].found.push_back(change_of(closed[b]));
      }
    }
  }

  static Change change_of(const SignBracket& closed) {
    return {.passing = closed.passing().value,
            .failing = closed.failing().value,
            .gap = closed.width()};
  }

  /// Where values begin that have no score, beside one that passes: as where it fails.
  void find_gaps() {
    std::vector<Bracket> brackets;
    for (std::size_t p = 0; p < paths_.size(); ++p) add_gaps(p, brackets);
    std::vector<SignBracket> ends;
    for (const Bracket& each : brackets) ends.push_back(each.ends);
    const auto closed = close_brackets(ends, [&](std::span<const BracketProbe> probes) {
      std::vector<Probe> asked;
      for (const BracketProbe& each : probes)
        asked.push_back({brackets[each.bracket].path, each.value});
      std::vector<double> found = scores(asked);
      for (double& score : found) score = passing_sign(score);
      return found;
    });
    std::vector<Probe> failing;
    for (std::size_t b = 0; b < closed.size(); ++b)
      failing.push_back({brackets[b].path, closed[b].failing().value});
    const std::vector<double> beyond = scores(failing);
    for (std::size_t b = 0; b < closed.size(); ++b) {
      std::vector<Change>& found = changes_[brackets[b].path].found;
      found.push_back(change_of(closed[b]));
      found.back().at_a_gap = std::isnan(beyond[b]);
    }
    for (Changes& each : changes_) {
      std::sort(each.found.begin(), each.found.end(), [](const Change& a, const Change& b) {
        return a.passing + a.failing < b.passing + b.failing;
      });
    }
  }

  /// A score that only says whether a value passes.
  static double passing_sign(double score) { return score >= 0 ? 1 : -1; }

  /// Of all values of a path whose score is known, the neighbours of which one passes and the other
  /// does not, though no change is found between them.
  void add_gaps(std::size_t p, std::vector<Bracket>& brackets) const {
    std::vector<ScoredValue> known;
    for (std::size_t i = 0; i < paths_[p].scan.size(); ++i)
      known.push_back({paths_[p].scan[i], passing_sign(changes_[p].scores[i])});
    for (const Change& each : changes_[p].found)
      known.insert(known.end(), {{each.passing, 1}, {each.failing, -1}});
    for (const Bracket& each : lost_) {
      if (each.path == p)
        known.insert(known.end(),
                     {{each.ends.passing().value, 1}, {each.ends.failing().value, -1}});
    }
    std::sort(known.begin(), known.end(),
              [](const ScoredValue& a, const ScoredValue& b) { return a.value < b.value; });
    std::vector<double> values, signs;
    for (const ScoredValue& each : known) {
      values.push_back(each.value);
      signs.push_back(each.score);
    }
    std::vector<Bracket> open;
    add_brackets(p, values, signs, open);
    for (const Bracket& each : open) {
      const bool is_found = std::any_of(changes_[p].found.begin(), changes_[p].found.end(),
                                        [&](const Change& change) {
                                          return change.passing == each.ends.passing().value &&
                                                 change.failing == each.ends.failing().value;
                                        });
      if (!is_found) brackets.push_back(each);
    }
  }

  /// A change that is to be found on a tick: give or take a rounding error it is between the k-th
  /// and the next multiple from here, most often with k = 0.
  struct OnTick {
    Change* change = nullptr;
    std::size_t path = 0;
    double nearest = 0;  ///< in ticks, on the passing side
    double away = 1;     ///< 1: greater values pass
    double tick = 1;

    double at(int k) const { return (nearest + away * k) * tick; }
  };

  /// Where the k-th multiple passes and the one before it fails.
  void settle_at(const std::vector<int>& steps, std::vector<OnTick>& open) {
    std::vector<Probe> asked;
    for (const OnTick& each : open) {
      for (const int k : steps) {
        asked.push_back({each.path, each.at(k - 1)});
        asked.push_back({each.path, each.at(k)});
      }
    }
    const std::vector<double> found = scores(asked);
    for (std::size_t i = 0; i < asked.size(); i += 2) {
      Change& change = *open[i / (2 * steps.size())].change;
      if (std::isnan(change.on_tick) && found[i + 1] >= 0 && !(found[i] >= 0))
        change.on_tick = asked[i + 1].value;
    }
    std::erase_if(open, [](const OnTick& each) { return !std::isnan(each.change->on_tick); });
  }

  void settle_ticks() {
    std::vector<OnTick> open;
    for (std::size_t p = 0; p < paths_.size(); ++p) {
      const Variable& number = search_.numbers[paths_[p].number];
      for (Change& change : changes_[p].found) {
        change.on_tick = change.passing;
        if (number.structural || !number.tick || !(*number.tick > 0)) continue;
        change.on_tick = no_value;
        const bool up = change.passing > change.failing;
        const double exact = change.passing / *number.tick;
        open.push_back({.change = &change,
                        .path = p,
                        .nearest = up ? std::ceil(exact) : std::floor(exact),
                        .away = up ? 1.0 : -1.0,
                        .tick = *number.tick});
      }
    }
    settle_at({0}, open);
    settle_at({-1, 1, 2}, open);
    keep_to_the_base();
  }

  /// A base that passes is within what passes, also where the next tick is beyond it.
  void keep_to_the_base() {
    for (std::size_t p = 0; p < paths_.size(); ++p) {
      const double base = search_.numbers[paths_[p].number].base;
      for (Change& change : changes_[p].found) {
        const double to_limit = change.passing - base, to_tick = change.on_tick - base;
        if (to_limit == 0 || to_limit * to_tick < 0) change.on_tick = change.passing;
      }
    }
  }

  const Search& search_;
  std::span<const Path> paths_;
  std::vector<Changes> changes_ = {};
  std::vector<Bracket> lost_ = {};  ///< between what passes and what fails nothing has a score
};

constexpr double zero_decades = 12;  ///< between the least and the greatest point about 0

bool is_multiple_of(double unit, double value) {
  const double steps = value / unit;
  return std::abs(steps - std::round(steps)) <= 1e-9 * std::max(1.0, std::abs(steps));
}

std::vector<double> with_bounds(const Variable& number, std::vector<double> scan) {
  const double unit = unit_of(number);
  if (unit > 0) {
    for (double& value : scan) value = std::round(value / unit) * unit;
  }
  for (const auto& bound : {number.low, number.high}) {
    if (bound) scan.push_back(*bound);
  }
  scan.push_back(number.base);
  if (number.most) {
    std::erase_if(scan, [&](double value) { return value > *number.most; });
    scan.push_back(*number.most);
  }
  if (number.least) {
    std::erase_if(scan, [&](double value) { return value < *number.least; });
    scan.push_back(*number.least);
  }
  const auto is_multiple = [&](double value) { return is_multiple_of(unit, value); };
  if (unit > 0 && is_multiple(number.base))
    std::erase_if(scan, [&](double value) { return !is_multiple(value); });
  std::sort(scan.begin(), scan.end());
  scan.erase(std::unique(scan.begin(), scan.end()), scan.end());
  return scan;
}

/// The points between which nothing of the bid jumps, as far as its formulas say.
std::vector<double> with_jumps(const Model& model, const Variable& number,
                               std::vector<double> scan) {
  std::sort(scan.begin(), scan.end());
  const Course course{.addresses = {number.address}, .at = scan, .numbers = [&](double value) {
                        return std::map<Address, double>{{number.address, value}};
                      }};
  const double unit = unit_of(number);
  for (const double place : jumps_along(model, course, number.base)) {
    // Of what counts things, the units about it.
    for (const double units : {-1.0, 0.0, 1.0, 2.0}) {
      const double value = unit == 0 ? place : (std::floor(place / unit) + units) * unit;
      if (value >= course.at.front() && value <= course.at.back()) scan.push_back(value);
    }
  }
  return with_bounds(number, std::move(scan));
}

}  // namespace

double greatest_about_nothing(const Variable& number) {
  constexpr double unbounded = 1e9;
  if (number.most) return *number.most;
  const double bounds =
      std::max(std::abs(number.low.value_or(0)), std::abs(number.high.value_or(0)));
  return bounds > 0 ? bounds : unbounded;
}

double first_beyond(const Variable& number, const Change& change) {
  const bool beyond =
      std::abs(change.failing - number.base) > std::abs(change.passing - number.base);
  return beyond ? change.failing : change.passing;
}

std::vector<Changes> find_changes(const Search& search, std::span<const Path> paths) {
  return Searcher(search, paths).find();
}

std::vector<double> scan_of(const Model& model, const Variable& number) {
  constexpr int half = 32;
  std::vector<double> scan;
  if (!number.states.empty()) return with_bounds(number, number.states);
  if (number.structural) {
    for (int k = 1; k <= 8; ++k) scan.push_back(nearest_admitted(number, number.base * k / 4));
    return with_bounds(number, std::move(scan));
  }
  if (number.base == 0) {
    constexpr int points = 2 * half;  // a factor of 1.6 between them
    const double most = greatest_about_nothing(number);
    for (int k = 0; k < points; ++k) {
      const double size = most * std::pow(10, -zero_decades * k / (points - 1.0));
      for (const double value : {-size, size}) scan.push_back(value);
    }
    return with_jumps(model, number, with_bounds(number, std::move(scan)));
  }
  const double size = std::abs(number.base);
  const double sign = number.base < 0 ? -1 : 1;
  constexpr double outward = most_times_the_base - 1;
  if (const auto units = every_unit(model, number); !units.empty())
    return with_bounds(number, units);
  for (int k = 1; k <= half; ++k) {
    const double part = std::pow(static_cast<double>(k) / half, 2);
    scan.push_back(number.base - sign * size * part);
    scan.push_back(number.base + sign * size * outward * part);
  }
  return with_jumps(model, number, with_bounds(number, std::move(scan)));
}

}  // namespace gonogo
