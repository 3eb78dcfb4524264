// SPDX-License-Identifier: MIT
#include "analysis/together.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "analysis/printable_values.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/measure/bracketed_roots.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_pairs = 28;  ///< tried of one kind
constexpr int steps_each_way = 6;       ///< tried: each of them compiles the bid again
constexpr int most_ticks_back = 64;     ///< by which rounding both numbers may overshoot
constexpr double never = std::numeric_limits<double>::infinity();
constexpr double unlikely = 1e6;  ///< added to the share of a pair that does not pass by its sums

/// One number at the end of its way.
struct Way {
  std::size_t number = 0;
  double end = 0;
  std::size_t place = 0;  ///< of its trial alone
  bool in_steps = false;  ///< a term or a choice: it has no value on the way
  double share = 1;       ///< of one in steps: which part of the way to its bound the end is
};

/// Both numbers at one share of their way; one in steps, the second, is at its end whatever the
/// share.
struct Pair {
  std::array<const Way*, 2> ways = {};
  double share = 1;
  double expected = 0;  ///< the share at which both pass, if what they do alone adds up

  bool has_steps() const { return ways[1]->in_steps; }
};

class Together {
 public:
  Together(const Search& search, Remedy& remedy, Ways wanted)
      : search_(search),
        remedy_(remedy),
        wanted_(wanted),
        asked_{.about = Question::About::group, .group = remedy.group} {}

  void find() {
    find_ways();
    const double base = score_at(base_);
    if (!(base < 0)) return;
    for (const int ours : {2, 1, 0}) {
      if (const auto best = best_of(likely_pairs(ours), base)) {
        settle(*best);
        return;
      }
    }
    if (wanted_ == Ways::all) settle_closest(base);
  }

 private:
  const TrialResults& results() const { return search_.pool->results(); }
  const Variable& number_of(const Way& way) const { return search_.numbers[way.number]; }
  double score_at(std::size_t place) const {
    return score_of(*search_.bid->model, results(), asked_, place);
  }

  /// Scores of trials, in their order.
  std::vector<double> scores(const std::vector<NumberValues>& trials) {
    std::vector<double> found;
    for (const std::size_t place : search_.pool->run(trials)) found.push_back(score_at(place));
    return found;
  }

  static std::array<double, 2> ends_of(const Variable& number) {
    return {number.low.value_or(0.5 * number.base), number.high.value_or(1.5 * number.base)};
  }

  void find_ways() {
    std::vector<Way> ways;
    for (std::size_t n = 0; n < search_.numbers.size(); ++n) {
      const Variable& number = search_.numbers[n];
      if (wanted_ == Ways::stated && !number.has_range()) continue;
      if (number.structural || !number.states.empty()) {
        add_steps(n, ways);
        continue;
      }
      if (number.base == 0) continue;
      for (double end : ends_of(number)) {
        if (number.most) end = std::min(end, *number.most);
        ways.push_back({.number = n, .end = end});
      }
    }
    std::vector<NumberValues> trials = {{}};
    for (const Way& each : ways) trials.push_back({{each.number, each.end}});
    const std::vector<std::size_t> places = search_.pool->run(trials);
    base_ = places[0];
    for (std::size_t w = 0; w < ways.size(); ++w) {
      ways[w].place = places[w + 1];
      if (helps(ways[w])) ways_.push_back(ways[w]);
    }
  }

  /// A term or a choice on its way to either bound.
  void add_steps(std::size_t n, std::vector<Way>& ways) const {
    const Variable& number = search_.numbers[n];
    for (const double end : ends_of(number)) {
      double last = number.base;
      for (int k = 1; k <= steps_each_way && end != number.base; ++k) {
        const double part = static_cast<double>(k) / steps_each_way;
        const double value = nearest_admitted(number, number.base + part * (end - number.base));
        if (value == last || value == number.base) continue;
        ways.push_back({.number = n,
                        .end = value,
                        .in_steps = true,
                        .share = (value - number.base) / (end - number.base)});
        last = value;
      }
    }
  }

  double score_of_rule(std::size_t rule, std::size_t place) const {
    return results().scores[rule][place];
  }

  bool is_asked(std::size_t rule) const {
    return is_in(remedy_.group, search_.bid->model->rules[rule]);
  }

  /// Whether it brings a rule that fails nearer to its limit.
  bool helps(const Way& way) const {
    for (std::size_t r = 0; r < results().scores.size(); ++r) {
      const double base = score_of_rule(r, base_);
      if (is_asked(r) && base < 0 && score_of_rule(r, way.place) > base) return true;
    }
    return false;
  }

  /// A term is ours to offer, as a price is.
  bool is_ours(const Way& way) const {
    return number_of(way).structural || number_of(way).control == Control::ours;
  }

  /// The share of the way at which all rules pass if what both do alone adds up; more than `unlikely` where
  /// none is; infinite where neither mends some rule.
  double expected_share(const Way& a, const Way& b) const {
    double least = 0, most = b.in_steps ? std::min(b.share, 1.0) : 1;
    for (std::size_t r = 0; r < results().scores.size(); ++r) {
      if (!is_asked(r)) continue;
      const double base = score_of_rule(r, base_);
      const double first = score_of_rule(r, a.place), second = score_of_rule(r, b.place);
      if (!std::isfinite(base)) {
        if (base < 0 && !(std::max(first, second) > base)) return never;
        continue;
      }
      const double from = b.in_steps ? second : base;
      const double way = first - base + (b.in_steps ? 0 : second - base);
      if (from < 0 && !(way > 0)) return never;
      if (from < 0) least = std::max(least, -from / way);
      if (from >= 0 && way < 0) most = std::min(most, -from / way);
    }
    if (!(least <= most)) return unlikely + least;
    return b.in_steps ? std::min(b.share, 1.0) : least;
  }

  /// The pairs with so many numbers of ours that come closest.
  std::vector<Pair> likely_pairs(int ours) const {
    std::vector<Pair> pairs;
    for (const Way& a : ways_) {
      for (const Way& b : ways_) {
        // Each pair once; what moves in steps second.
        if (a.in_steps || a.number == b.number || (!b.in_steps && &b < &a)) continue;
        if (is_ours(a) + is_ours(b) != ours) continue;
        const double expected = expected_share(a, b);
        if (expected == never || std::isnan(expected)) continue;
        const double share = b.in_steps ? std::min(b.share, 1.0) : 1;
        pairs.push_back({.ways = {&a, &b}, .share = share, .expected = expected});
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.expected < b.expected; });
    if (pairs.size() > most_pairs) pairs.resize(most_pairs);
    return pairs;
  }

  NumberValues at(const Pair& pair, double share) const {
    NumberValues values;
    for (const Way* way : pair.ways) {
      const double base = number_of(*way).base;
      values.emplace_back(way->number, way->in_steps ? way->end : base + share * (way->end - base));
    }
    return values;
  }

  std::vector<double> scores(const std::vector<Pair>& pairs, std::span<const BracketProbe> probes) {
    std::vector<NumberValues> trials;
    for (const BracketProbe& each : probes) trials.push_back(at(pairs[each.bracket], each.value));
    return scores(trials);
  }

  /// Of the pairs that pass the one with the least share.
  std::optional<Pair> best_of(const std::vector<Pair>& pairs, double base) {
    std::vector<NumberValues> ends;
    for (const Pair& each : pairs) ends.push_back(at(each, each.share));
    const std::vector<double> at_end = scores(ends);
    std::vector<Pair> passing, moving;
    std::vector<SignBracket> brackets;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      if (!(at_end[p] >= 0)) continue;
      passing.push_back(pairs[p]);
      if (pairs[p].has_steps()) continue;
      moving.push_back(pairs[p]);
      brackets.push_back({.low = {0, base}, .high = {1, at_end[p]}});
    }
    const auto closed = close_brackets(
        brackets, [&](std::span<const BracketProbe> probes) { return scores(moving, probes); });
    std::erase_if(passing, [](const Pair& each) { return !each.has_steps(); });
    for (std::size_t p = 0; p < moving.size(); ++p) {
      moving[p].share = closed[p].passing().value;
      passing.push_back(moving[p]);
    }
    const auto best =
        std::min_element(passing.begin(), passing.end(),
                         [](const Pair& a, const Pair& b) { return a.share < b.share; });
    if (best == passing.end()) return {};
    return best->has_steps() ? least_beside_steps(*best) : *best;
  }

  /// The first goes no further than it must beside the second, which moves in steps.
  Pair least_beside_steps(Pair pair) {
    const std::vector<Pair> one = {pair};
    const std::array<BracketProbe, 2> ends = {BracketProbe{0, 0}, BracketProbe{0, pair.share}};
    const std::vector<double> at_ends = scores(one, ends);
    if (!(at_ends[0] < 0)) return pair;
    const std::vector<SignBracket> bracket = {
        {.low = {0, at_ends[0]}, .high = {pair.share, at_ends[1]}}};
    const auto closed = close_brackets(
        bracket, [&](std::span<const BracketProbe> probes) { return scores(one, probes); });
    pair.share = closed[0].passing().value;
    return pair;
  }

  /// Values of few digits on the passing side, so far as the bounds allow; the exact one last.
  std::vector<double> rounded(const Way& way, double exact) const {
    const Variable& number = number_of(way);
    const bool up = way.end > number.base;
    std::vector<double> values;
    for (const double value : printable_values(number, on_tick(number, exact, up), up))
      values.push_back(up ? std::min(value, way.end) : std::max(value, way.end));
    values.push_back(exact);
    return values;
  }

  void settle(const Pair& pair) {
    const NumberValues exact = at(pair, pair.share);
    const std::vector<double> first = rounded(*pair.ways[0], exact[0].second),
                              second = rounded(*pair.ways[1], exact[1].second);
    std::vector<NumberValues> trials;
    for (std::size_t k = 0; k < std::max(first.size(), second.size()); ++k) {
      trials.push_back({{exact[0].first, first[std::min(k, first.size() - 1)]},
                        {exact[1].first, second[std::min(k, second.size() - 1)]}});
    }
    const std::vector<double> found = scores(trials);
    for (std::size_t t = 0; t < trials.size(); ++t) {
      if (!(found[t] >= 0)) continue;
      for (std::size_t w = 0; w < 2; ++w) step_back(trials[t], w);
      for (const auto& [n, value] : trials[t]) remedy_.together.push_back(turn(n, value));
      return;
    }
  }

  /// Takes back the ticks by which rounding both goes further than it must.
  void step_back(NumberValues& values, std::size_t which) {
    auto& [n, value] = values[which];
    const Variable& number = search_.numbers[n];
    const double tick = number.tick.value_or(0);
    for (int k = 0; k < most_ticks_back && std::abs(value - number.base) > tick && tick > 0; ++k) {
      const double here = value;
      value = to_digits(value + (value > number.base ? -tick : tick), 12);
      if (scores(std::vector<NumberValues>{values})[0] >= 0) continue;
      value = here;
      return;
    }
  }

  Turn turn(std::size_t n, double value) const {
    const Variable& number = search_.numbers[n];
    return {.number = n,
            .value = value,
            .failing = number.base,
            .printed = value,
            .change = relative_change(number, value),
            .setting = setting(number, value)};
  }

  /// The rule of the lowest score in a trial.
  std::size_t lowest_rule(std::size_t place) const {
    std::size_t lowest = 0;
    double least = never;
    for (std::size_t r = 0; r < results().scores.size(); ++r) {
      if (!is_asked(r) || !(score_of_rule(r, place) < least)) continue;
      least = score_of_rule(r, place);
      lowest = r;
    }
    return lowest;
  }

  void settle_closest(double base) {
    const Way* best = nullptr;
    for (const Way& each : ways_) {
      if (each.in_steps || !(score_at(each.place) > (best ? score_at(best->place) : base)))
        continue;
      best = &each;
    }
    if (!best) return;
    remedy_.short_rule = lowest_rule(best->place);
    const std::vector<double>& margins = results().margins[remedy_.short_rule];
    remedy_.short_by = margins[best->place];
    // A payback that jumps may be as late as before.
    if (remedy_.short_by != margins[base_]) remedy_.closest = turn(best->number, best->end);
  }

  const Search& search_;
  Remedy& remedy_;
  Ways wanted_;
  Question asked_;
  std::size_t base_ = 0;  ///< place of the trial of the bid as written
  std::vector<Way> ways_ = {};
};

}  // namespace

void find_together(const Search& search, Remedy& remedy, Ways ways) {
  Together(search, remedy, ways).find();
}

}  // namespace gonogo
