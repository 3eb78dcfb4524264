// SPDX-License-Identifier: MIT
#include "gonogo/analysis/switching.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "gonogo/base/no_value.hpp"
#include "gonogo/measure/bracketed_roots.hpp"

namespace gonogo {
namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

double score_of(const Model& model, const TrialResults& results, const Question& question,
                std::size_t trial) {
  if (question.about == Question::About::measure) {
    return results.measures[question.index].value[trial] - question.target;
  }
  if (question.about == Question::About::rule) return results.slacks[question.index][trial];
  double least = unbounded;
  for (std::size_t r = 0; r < results.slacks.size(); ++r) {
    const bool mandatory = model.rules[r].rule.severity == Must::must;
    if (question.about == Question::About::mandatory_rules && !mandatory) continue;
    const double slack = results.slacks[r][trial];
    if (std::isnan(slack)) return no_value;
    least = std::min(least, slack);
  }
  return least;
}

class Searcher {
 public:
  Searcher(const Search& search, std::span<const Path> paths) : search_(search), paths_(paths) {
    if (!search.runner) own_runner_.emplace(*search.bid, search.numbers, search.measures);
  }

  std::vector<Changes> find() {
    scan();
    const auto closed = close_brackets(brackets_, [&](std::span<const BracketProbe> probes) {
      std::vector<Probe> asked;
      for (const BracketProbe& each : probes)
        asked.push_back({path_of_bracket_[each.bracket], each.value});
      return scores(asked);
    });
    for (std::size_t b = 0; b < closed.size(); ++b) {
      if (!closed[b]) continue;
      changes_[path_of_bracket_[b]].found.push_back({.passing = closed[b]->passing().value,
                                                     .failing = closed[b]->failing().value,
                                                     .gap = closed[b]->width()});
    }
    settle_ticks();
    return std::move(changes_);
  }

 private:
  struct Probe {
    std::size_t path = 0;
    double value = 0;
  };

  TrialResults run_probes(const std::vector<Probe>& asked) {
    TrialRunner& runner = search_.runner ? *search_.runner : *own_runner_;
    return runner(asked.size(), [&](std::size_t trial, std::size_t number) {
      const Path& path = paths_[asked[trial].path];
      if (path.number == number) return asked[trial].value;
      return path.at.empty() ? search_.numbers[number].base : path.at[number];
    });
  }

  std::vector<double> scores(const std::vector<Probe>& asked) {
    const TrialResults found = run_probes(asked);
    std::vector<double> result;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      result.push_back(score_of(*search_.bid->model, found, paths_[asked[i].path].question, i));
    }
    return result;
  }

  /// Paths that differ by their question alone share the trials of the first of them.
  void scan() {
    std::vector<Probe> asked;
    std::vector<std::size_t> first;
    for (std::size_t p = 0; p < paths_.size(); ++p) {
      const bool shared = p > 0 && paths_[p].number == paths_[p - 1].number &&
                          paths_[p].at == paths_[p - 1].at && paths_[p].scan == paths_[p - 1].scan;
      first.push_back(shared ? first.back() : asked.size());
      if (shared) continue;
      for (const double value : paths_[p].scan) asked.push_back({p, value});
    }
    const TrialResults found = run_probes(asked);
    changes_.resize(paths_.size());
    for (std::size_t p = 0; p < paths_.size(); ++p) {
      for (std::size_t i = 0; i < paths_[p].scan.size(); ++i) {
        changes_[p].scores.push_back(
            score_of(*search_.bid->model, found, paths_[p].question, first[p] + i));
      }
      add_brackets(p);
    }
  }

  void add_brackets(std::size_t p) {
    Changes& changes = changes_[p];
    const Variable& number = search_.numbers[paths_[p].number];
    changes.without_value = static_cast<std::size_t>(std::count_if(
        changes.scores.begin(), changes.scores.end(), [](double v) { return std::isnan(v); }));
    for (SignBracket& each : brackets_in(paths_[p].scan, changes.scores)) {
      each.size = number.base == 0 ? 1 : std::abs(number.base);
      each.whole = number.structural;
      brackets_.push_back(each);
      path_of_bracket_.push_back(p);
    }
  }

  /// Scores five ticks about each change: the change may be at a tick, give or take a rounding
  /// error.
  void settle_ticks() {
    std::vector<Probe> asked;
    std::vector<Change*> rounded;
    for (std::size_t p = 0; p < paths_.size(); ++p) {
      const Variable& number = search_.numbers[paths_[p].number];
      for (Change& change : changes_[p].found) {
        change.on_tick = change.passing;
        if (number.structural || !number.tick || !(*number.tick > 0)) continue;
        rounded.push_back(&change);
        const bool up = change.passing > change.failing;
        const double nearest = change.passing / *number.tick;
        const double at = up ? std::ceil(nearest) : std::floor(nearest);
        for (int k = -2; k <= 2; ++k) asked.push_back({p, (at + (up ? k : -k)) * *number.tick});
      }
    }
    if (asked.empty()) return;
    const auto found = scores(asked);
    for (std::size_t r = 0; r < rounded.size(); ++r) {
      rounded[r]->on_tick = no_value;
      for (std::size_t i = 5 * r + 1; i < 5 * r + 5 && std::isnan(rounded[r]->on_tick); ++i) {
        if (found[i] >= 0 && !(found[i - 1] >= 0)) rounded[r]->on_tick = asked[i].value;
      }
    }
  }

  const Search& search_;
  std::span<const Path> paths_;
  std::optional<TrialRunner> own_runner_ = {};
  std::vector<Changes> changes_ = {};
  std::vector<SignBracket> brackets_ = {};
  std::vector<std::size_t> path_of_bracket_ = {};
};

std::vector<double> with_bounds(const Variable& number, std::vector<double> scan) {
  for (const auto& bound : {number.low, number.high}) {
    if (bound) scan.push_back(*bound);
  }
  scan.push_back(number.base);
  if (number.most) {
    std::erase_if(scan, [&](double value) { return value > *number.most; });
    scan.push_back(*number.most);
  }
  std::sort(scan.begin(), scan.end());
  scan.erase(std::unique(scan.begin(), scan.end()), scan.end());
  return scan;
}

}  // namespace

std::vector<Changes> find_changes(const Search& search, std::span<const Path> paths) {
  return Searcher(search, paths).find();
}

std::vector<double> scan_of(const Variable& number) {
  constexpr int half = 32;
  std::vector<double> scan;
  if (number.structural) {
    for (int k = 1; k <= 8; ++k) scan.push_back(std::max(1.0, std::round(number.base * k / 4)));
    return with_bounds(number, std::move(scan));
  }
  const double size = number.base == 0 ? 1 : std::abs(number.base);
  const double sign = number.base < 0 ? -1 : 1;
  const double outward = number.base == 0 ? 1 : 3;
  for (int k = 1; k <= half; ++k) {
    const double part = std::pow(static_cast<double>(k) / half, 2);
    scan.push_back(number.base - sign * size * part);
    scan.push_back(number.base + sign * size * outward * part);
  }
  return with_bounds(number, std::move(scan));
}

}  // namespace gonogo
