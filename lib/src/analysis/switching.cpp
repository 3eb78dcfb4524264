// SPDX-License-Identifier: MIT
#include "gonogo/analysis/switching.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace gonogo {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();
constexpr double unbounded = std::numeric_limits<double>::infinity();
constexpr double closest = 1e-12;  ///< relative width at which a change counts as isolated
constexpr int most_steps = 200;

double signed_margin(double margin, Why why) {
  switch (why) {
    case Why::computed:
      return margin;
    case Why::not_applicable:
      return unbounded;
    case Why::never:
    case Why::none:
      return -unbounded;
    default:
      return no_value;
  }
}

double score_of(const Judged& judged, const Question& question, std::size_t trial) {
  if (question.about == Question::About::measure) {
    return judged.measures[question.index].value[trial] - question.target;
  }
  if (question.about == Question::About::rule) return judged.margins[question.index][trial];
  double least = unbounded;
  for (const auto& margins : judged.margins) {
    if (std::isnan(margins[trial])) return no_value;
    least = std::min(least, margins[trial]);
  }
  return least;
}

/// A pair of values between which the answer changes, closing in.
struct Bracket {
  std::size_t line = 0;
  double low = 0, high = 0;
  double low_score = 0, high_score = 0;

  bool closed(const Movable& number) const {
    if (number.shapes) return high - low <= 1;
    return high - low <= closest * std::max(std::abs(low), std::abs(high)) ||
           std::nextafter(low, high) >= high;
  }
};

double between(const Bracket& bracket, double share) {
  return bracket.low + (bracket.high - bracket.low) * share;
}

constexpr std::size_t probes = 6;

/// Where to look next: the secant's root, hedged on both sides, and cuts that close in on a jump.
std::array<double, probes> next_values(const Bracket& bracket, bool whole) {
  const double width = bracket.high - bracket.low;
  double root = bracket.low_score / (bracket.low_score - bracket.high_score);
  if (!(root > 0 && root < 1)) root = 0.5;
  const double guess = between(bracket, root);
  const double hedge = std::max(
      width * 1e-7, 0.4 * closest * std::max(std::abs(bracket.low), std::abs(bracket.high)));
  std::array<double, probes> values = {guess,
                                       guess - hedge,
                                       guess + hedge,
                                       between(bracket, 0.25),
                                       between(bracket, 0.5),
                                       between(bracket, 0.75)};
  for (double& value : values) {
    if (whole) value = std::round(value);
    if (!(value > bracket.low && value < bracket.high)) value = between(bracket, 0.5);
    if (whole) value = std::floor(value);
    if (!(value > bracket.low && value < bracket.high)) value = bracket.high;
  }
  std::sort(values.begin(), values.end());
  return values;
}

/// Narrows to the part, nearest to where the low end stands, in which the answer changes.
void narrow(Bracket& bracket, std::span<const double> values, std::span<const double> scores) {
  const bool low_passes = bracket.low_score >= 0;
  Bracket inner = bracket;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(scores[i]) || values[i] <= inner.low || values[i] >= inner.high) continue;
    if ((scores[i] >= 0) == low_passes) {
      inner.low = values[i];
      inner.low_score = scores[i];
    } else {
      inner.high = values[i];
      inner.high_score = scores[i];
      break;
    }
  }
  bracket = inner;
}

class Searcher {
 public:
  Searcher(const Search& search, std::span<const Path> lines) : search_(search), lines_(lines) {}

  std::vector<Changes> find() {
    scan();
    for (int step = 0; step < most_steps && refine(); ++step) {
    }
    for (const Bracket& each : brackets_) {
      const bool low_passes = each.low_score >= 0;
      changes_[each.line].found.push_back({.passing = low_passes ? each.low : each.high,
                                           .failing = low_passes ? each.high : each.low,
                                           .gap = each.high - each.low});
    }
    return std::move(changes_);
  }

 private:
  struct Probe {
    std::size_t line = 0;
    double value = 0;
  };

  Judged judged(const std::vector<Probe>& asked) const {
    const Trials trials{.numbers = search_.numbers,
                        .count = asked.size(),
                        .value = [&](std::size_t trial, std::size_t number) {
                          const Path& path = lines_[asked[trial].line];
                          if (path.number == number) return asked[trial].value;
                          return path.at.empty() ? search_.numbers[number].base : path.at[number];
                        }};
    return judge(*search_.bid, trials, search_.measures);
  }

  std::vector<double> ask(const std::vector<Probe>& asked) const {
    const Judged found = judged(asked);
    std::vector<double> scores;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      scores.push_back(score_of(found, lines_[asked[i].line].question, i));
    }
    return scores;
  }

  /// Paths that differ by their question alone share the trials of the first of them.
  void scan() {
    std::vector<Probe> asked;
    std::vector<std::size_t> first;
    for (std::size_t p = 0; p < lines_.size(); ++p) {
      const bool shared = p > 0 && lines_[p].number == lines_[p - 1].number &&
                          lines_[p].at == lines_[p - 1].at && lines_[p].scan == lines_[p - 1].scan;
      first.push_back(shared ? first.back() : asked.size());
      if (shared) continue;
      for (const double value : lines_[p].scan) asked.push_back({p, value});
    }
    const Judged found = judged(asked);
    changes_.resize(lines_.size());
    for (std::size_t p = 0; p < lines_.size(); ++p) {
      for (std::size_t i = 0; i < lines_[p].scan.size(); ++i) {
        changes_[p].scores.push_back(score_of(found, lines_[p].question, first[p] + i));
      }
      add_brackets(p);
    }
  }

  void add_brackets(std::size_t p) {
    Changes& changes = changes_[p];
    const auto& scan = lines_[p].scan;
    std::size_t last = scan.size();  // the last point with a value
    for (std::size_t i = 0; i < scan.size(); ++i) {
      const double score = changes.scores[i];
      if (std::isnan(score)) {
        ++changes.without_value;
        continue;
      }
      if (last < i && (changes.scores[last] >= 0) != (score >= 0)) {
        brackets_.push_back({p, scan[last], scan[i], changes.scores[last], score});
      }
      last = i;
    }
  }

  const Movable& number_of(const Bracket& bracket) const {
    return search_.numbers[lines_[bracket.line].number];
  }

  /// One step for every open bracket; false when none is left.
  bool refine() {
    std::vector<Probe> asked;
    std::vector<std::size_t> open;
    for (std::size_t b = 0; b < brackets_.size(); ++b) {
      if (brackets_[b].closed(number_of(brackets_[b]))) continue;
      open.push_back(b);
      for (const double value : next_values(brackets_[b], number_of(brackets_[b]).shapes)) {
        asked.push_back({brackets_[b].line, value});
      }
    }
    if (open.empty()) return false;
    const auto scores = ask(asked);
    for (std::size_t o = 0; o < open.size(); ++o) {
      std::array<double, probes> values = {};
      for (std::size_t p = 0; p < probes; ++p) values[p] = asked[o * probes + p].value;
      const double before = brackets_[open[o]].high - brackets_[open[o]].low;
      narrow(brackets_[open[o]], values, std::span(scores).subspan(o * probes, probes));
      // Where the middle has no value the change cannot be followed: it counts as closed below.
      if (brackets_[open[o]].high - brackets_[open[o]].low == before) lost_.insert(open[o]);
    }
    drop_lost();
    return true;
  }

  void drop_lost() {
    for (auto each = lost_.rbegin(); each != lost_.rend(); ++each) {
      brackets_.erase(brackets_.begin() + static_cast<std::ptrdiff_t>(*each));
    }
    lost_.clear();
  }

  const Search& search_;
  std::span<const Path> lines_;
  std::vector<Changes> changes_ = {};
  std::vector<Bracket> brackets_ = {};
  std::set<std::size_t> lost_ = {};
};

std::vector<double> with_bounds(const Movable& number, std::vector<double> scan) {
  for (const auto& bound : {number.low, number.high}) {
    if (bound) scan.push_back(*bound);
  }
  scan.push_back(number.base);
  std::sort(scan.begin(), scan.end());
  scan.erase(std::unique(scan.begin(), scan.end()), scan.end());
  return scan;
}

/// A lever of a scenario may stand elsewhere than the bid's: a factor multiplies what stands there.
double in_scenario(const Movable& number, double value, const Model& scenario) {
  if (!number.factor) return value;
  const auto base = value_at(scenario, number.address);
  return base ? value * *base / number.base : value;
}

/// A number that shapes the bid and stands still is left out: moving it compiles the bid anew.
bool stands_still(const Trials& trials, std::size_t number, const Model& model) {
  const Movable& moved = trials.numbers[number];
  if (!moved.shapes || value_at(model, moved.address) != moved.base) return false;
  for (std::size_t i = 0; i < trials.count; ++i) {
    if (trials.value(i, number) != moved.base) return false;
  }
  return true;
}

/// Runs the trials on one model.
Outcomes run_on(const Model& model, const Trials& trials, const Wanted& wanted) {
  Cases cases{.count = trials.count};
  std::vector<std::size_t> moved;
  for (std::size_t n = 0; n < trials.numbers.size(); ++n) {
    if (!value_at(model, trials.numbers[n].address) || stands_still(trials, n, model)) continue;
    moved.push_back(n);
    cases.moved.push_back(trials.numbers[n].address);
  }
  cases.fill = [&](std::size_t first, std::span<const std::span<double>> columns) {
    for (std::size_t m = 0; m < columns.size(); ++m) {
      const Movable& number = trials.numbers[moved[m]];
      for (std::size_t i = 0; i < columns[m].size(); ++i) {
        columns[m][i] = in_scenario(number, trials.value(first + i, moved[m]), model);
      }
    }
  };
  return run(model, cases, wanted);
}

}  // namespace

Judged judge(const Bid& bid, const Trials& trials, std::span<const WantedMeasure> measures) {
  const Model& model = *bid.model;
  Judged judged;
  Outcomes found =
      run_on(model, trials, {.measures = {measures.begin(), measures.end()}, .margins = true});
  judged.measures = std::move(found.measures);
  std::map<std::string, Outcomes> scenarios;
  for (const auto& [id, scenario] : bid.scenarios) {
    scenarios.emplace(id, run_on(*scenario, trials, {.margins = true}));
  }
  for (std::size_t r = 0; r < model.rules.size(); ++r) {
    const auto& scenario = model.rules[r].rule.scenario;
    const Answers& answers = scenario ? scenarios.at(scenario->value).margins[r] : found.margins[r];
    std::vector<double> margins;
    for (std::size_t i = 0; i < trials.count; ++i) {
      margins.push_back(signed_margin(answers.value[i], answers.why[i]));
    }
    judged.margins.push_back(std::move(margins));
  }
  return judged;
}

Verdict verdict_of(const Model& model, const Judged& judged, std::size_t trial) {
  std::vector<RuleResult> results;
  for (std::size_t r = 0; r < model.rules.size(); ++r) {
    const double margin = judged.margins[r][trial];
    results.push_back({.rule = r,
                       .margin = margin,
                       .outcome = std::isnan(margin) ? RuleOutcome::cannot_compute
                                  : margin >= 0      ? RuleOutcome::pass
                                                     : RuleOutcome::fail});
  }
  return verdict_of(model, results);
}

std::vector<Changes> find_changes(const Search& search, std::span<const Path> lines) {
  return Searcher(search, lines).find();
}

std::vector<double> scan_of(const Movable& number) {
  constexpr int half = 32;
  std::vector<double> scan;
  if (number.shapes) {
    for (int k = 1; k <= 16; ++k) scan.push_back(std::max(1.0, std::round(number.base * k / 8)));
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

double passing_tick(const Search& search, const Path& line, const Change& change) {
  const Movable& number = search.numbers[line.number];
  if (number.shapes || !number.tick || !(*number.tick > 0)) return change.passing;
  const double outward = change.passing > change.failing ? 1 : -1;
  const double tick = *number.tick;
  const double first =
      outward > 0 ? std::ceil(change.passing / tick) : std::floor(change.passing / tick);
  // The change may stand on a tick itself, a rounding error to either side of it.
  Path ticks = line;
  ticks.scan.clear();
  for (double k = -2; k <= 2; ++k) ticks.scan.push_back((first + k) * tick);
  const auto scores = find_changes(search, std::span(&ticks, 1)).front().scores;
  for (int i = 1; i <= 4; ++i) {
    const auto here = static_cast<std::size_t>(outward > 0 ? i : 4 - i);
    const auto nearer = static_cast<std::size_t>(outward > 0 ? i - 1 : 5 - i);
    if (scores[here] >= 0 && !(scores[nearer] >= 0)) return ticks.scan[here];
  }
  return no_value;
}

}  // namespace gonogo
