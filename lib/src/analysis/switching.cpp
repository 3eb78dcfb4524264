// SPDX-License-Identifier: MIT
#include "gonogo/analysis/switching.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

namespace gonogo {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();
constexpr double unbounded = std::numeric_limits<double>::infinity();
constexpr double closest = 1e-12;  ///< relative width at which a change counts as isolated
constexpr int most_steps = 200;

double score_of(const TrialResults& results, const Question& question, std::size_t trial) {
  if (question.about == Question::About::measure) {
    return results.measures[question.index].value[trial] - question.target;
  }
  if (question.about == Question::About::rule) return results.slacks[question.index][trial];
  double least = unbounded;
  for (const auto& slacks : results.slacks) {
    if (std::isnan(slacks[trial])) return no_value;
    least = std::min(least, slacks[trial]);
  }
  return least;
}

struct Point {
  double value = 0;
  double score = no_value;
};

/// A pair of values between which the answer changes, closing in, and what is known beyond them.
struct Bracket {
  std::size_t path = 0;
  Point before = {}, low = {}, high = {}, after = {};
  bool stalled = false;  ///< the last step gained little: a jump

  double width() const { return high.value - low.value; }

  /// Relative to the values; near 0, to what is written there.
  double close(const Variable& number) const {
    const double size = number.base == 0 ? 1 : std::abs(number.base);
    return closest * std::max({std::abs(low.value), std::abs(high.value), 1e-9 * size});
  }

  bool closed(const Variable& number) const {
    if (number.structural) return width() <= 1;
    return width() <= close(number) || std::nextafter(low.value, high.value) >= high.value;
  }
};

/// Where the straight line through two points meets 0.
double root_of(const Point& a, const Point& b) {
  return a.value - a.score * (b.value - a.value) / (b.score - a.score);
}

constexpr int cuts = 10;  ///< parts into which a bracket is cut that closes in slowly

std::vector<double> guesses(const Bracket& bracket, const Variable& number) {
  std::vector<double> values;
  if (bracket.stalled && !number.structural) {
    for (int k = 1; k < cuts; ++k) values.push_back(bracket.low.value + bracket.width() * k / cuts);
    return values;
  }
  // A measure in pieces that are straight is met at once from the side that the root lies on.
  const double hedge = 0.4 * bracket.close(number);
  const double secant = root_of(bracket.low, bracket.high);
  values = {bracket.low.value + bracket.width() / 2, secant - hedge, secant + hedge};
  if (number.structural) return values;
  for (const double root :
       {root_of(bracket.before, bracket.low), root_of(bracket.high, bracket.after)}) {
    values.insert(values.end(), {root - hedge, root + hedge});
  }
  const double wide = 1e-3 * bracket.width();
  values.insert(values.end(), {secant - wide, secant + wide});
  return values;
}

/// Where to look next, within the bracket: close to either side of a likely root, and in the
/// middle.
std::vector<double> next_values(const Bracket& bracket, const Variable& number) {
  std::vector<double> values = guesses(bracket, number);
  if (number.structural) {
    for (double& value : values) value = std::floor(value);
  }
  std::erase_if(values, [&](double value) {  // also what is not a number
    return !(value > bracket.low.value && value < bracket.high.value);
  });
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

/// Narrows to the part, nearest to where the low end stands, in which the answer changes.
void narrow(Bracket& bracket, std::span<const double> values, std::span<const double> scores) {
  const double width = bracket.width();
  std::vector<Point> points = {bracket.before, bracket.low};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(scores[i])) points.push_back({values[i], scores[i]});
  }
  points.insert(points.end(), {bracket.high, bracket.after});
  std::size_t low = 1;
  while ((points[low + 1].score >= 0) == (bracket.low.score >= 0)) ++low;
  bracket.low = points[low];
  bracket.high = points[low + 1];
  // A slope is taken over a way that is long beside what is left: rounding drowns a short one.
  const double apart = 0.01 * bracket.width();
  std::size_t before = low - 1;
  while (before > 0 && bracket.low.value - points[before].value < apart) --before;
  std::size_t after = low + 2;
  while (after + 1 < points.size() && points[after].value - bracket.high.value < apart) ++after;
  bracket.before = points[before];
  bracket.after = points[after];
  bracket.stalled = bracket.width() > 0.2 * width;
}

class Searcher {
 public:
  Searcher(const Search& search, std::span<const Path> paths) : search_(search), paths_(paths) {
    if (!search.runner) own_runner_.emplace(*search.bid, search.numbers, search.measures);
  }

  std::vector<Changes> find() {
    scan();
    for (int step = 0; step < most_steps && refine(); ++step) {
    }
    for (const Bracket& each : brackets_) {
      const bool low_passes = each.low.score >= 0;
      changes_[each.path].found.push_back({.passing = low_passes ? each.low.value : each.high.value,
                                           .failing = low_passes ? each.high.value : each.low.value,
                                           .gap = each.width()});
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

  std::vector<double> ask(const std::vector<Probe>& asked) {
    const TrialResults found = run_probes(asked);
    std::vector<double> scores;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      scores.push_back(score_of(found, paths_[asked[i].path].question, i));
    }
    return scores;
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
        changes_[p].scores.push_back(score_of(found, paths_[p].question, first[p] + i));
      }
      add_brackets(p);
    }
  }

  void add_brackets(std::size_t p) {
    Changes& changes = changes_[p];
    const auto& scan = paths_[p].scan;
    std::vector<Point> points = {{}};
    for (std::size_t i = 0; i < scan.size(); ++i) {
      if (std::isnan(changes.scores[i])) {
        ++changes.without_value;
      } else {
        points.push_back({scan[i], changes.scores[i]});
      }
    }
    points.push_back({});
    for (std::size_t i = 1; i + 2 < points.size(); ++i) {
      if ((points[i].score >= 0) == (points[i + 1].score >= 0)) continue;
      brackets_.push_back({p, points[i - 1], points[i], points[i + 1], points[i + 2]});
    }
  }

  const Variable& number_of(const Bracket& bracket) const {
    return search_.numbers[paths_[bracket.path].number];
  }

  /// One step for every open bracket; false when none is left.
  bool refine() {
    std::vector<Probe> asked;
    std::vector<std::size_t> open, first;
    for (std::size_t b = 0; b < brackets_.size(); ++b) {
      if (brackets_[b].closed(number_of(brackets_[b]))) continue;
      open.push_back(b);
      first.push_back(asked.size());
      for (const double value : next_values(brackets_[b], number_of(brackets_[b]))) {
        asked.push_back({brackets_[b].path, value});
      }
    }
    if (open.empty()) return false;
    first.push_back(asked.size());
    const auto scores = ask(asked);
    for (std::size_t o = 0; o < open.size(); ++o) {
      Bracket& bracket = brackets_[open[o]];
      std::vector<double> values;
      for (std::size_t i = first[o]; i < first[o + 1]; ++i) values.push_back(asked[i].value);
      const double before = bracket.width();
      narrow(bracket, values, std::span(scores).subspan(first[o], values.size()));
      // Where the middle has no value the change cannot be followed: it counts as closed below.
      if (bracket.width() == before) lost_.insert(open[o]);
    }
    drop_lost();
    return true;
  }

  /// Looks at five ticks about each change: it may stand on a tick itself, a rounding error to
  /// either side of it.
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
    const auto scores = ask(asked);
    for (std::size_t r = 0; r < rounded.size(); ++r) {
      rounded[r]->on_tick = no_value;
      for (std::size_t i = 5 * r + 1; i < 5 * r + 5 && std::isnan(rounded[r]->on_tick); ++i) {
        if (scores[i] >= 0 && !(scores[i - 1] >= 0)) rounded[r]->on_tick = asked[i].value;
      }
    }
  }

  void drop_lost() {
    for (auto each = lost_.rbegin(); each != lost_.rend(); ++each) {
      brackets_.erase(brackets_.begin() + static_cast<std::ptrdiff_t>(*each));
    }
    lost_.clear();
  }

  const Search& search_;
  std::span<const Path> paths_;
  std::optional<TrialRunner> own_runner_ = {};
  std::vector<Changes> changes_ = {};
  std::vector<Bracket> brackets_ = {};
  std::set<std::size_t> lost_ = {};
};

std::vector<double> with_bounds(const Variable& number, std::vector<double> scan) {
  for (const auto& bound : {number.low, number.high}) {
    if (bound) scan.push_back(*bound);
  }
  scan.push_back(number.base);
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
